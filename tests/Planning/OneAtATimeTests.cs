using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Planning;

/// <summary>
/// kustomize runs one config at a time, on what those before it gave: that is there like what a person wrote.
/// </summary>
public sealed class OneAtATimeTests
{
    const string ApiRule =
        "{apiRules: [{name: NAME, namespace: shop, host: api.example.com, gateway: kyma-system/kyma-gateway, "
        + "service: {name: frontend, port: 8080}}]}";

    const string Limit =
        "{rateLimits: [{name: NAME, local: {defaultBucket: {maxTokens: 10, tokensPerFill: 10, fillInterval: 60s}}}]}";

    const string Limited =
        "{egress: {namespace: shop, outboundTrafficPolicy: REGISTRY_ONLY, services: [{hosts: [NAME.example.com]}]}}";

    const string Host = "{egress: {namespace: NAME, services: [{hosts: [api.example.com]}]}}";

    const string Originated =
        "{egress: {namespace: NAME, services: [{hosts: [api.example.com], tls: {mode: SIMPLE}}]}}";

    const string Credential =
        "{egress: {namespace: NAME, services: [{hosts: [NAME.example.com], via: EgressGateway, "
        + "tls: {mode: MUTUAL, credentialName: bank-certs}}]}}";

    const string Own = "{egress: {namespace: NAME, exportTo: [.], services: [{hosts: [api.example.com]}]}}";

    const string Issued =
        "{domain: NAME.example.com, gateway: {name: NAME, namespace: shop}, "
        + "certificate: {secretName: shop-certs, certManager: {issuerRef: {name: ca}}}}";

    const string Provided =
        "{domain: NAME.example.com, gateway: {name: NAME, namespace: shop}, certificate: {secretName: shop-certs, "
        + "provided: {externalSecret: {secretStoreRef: {name: vault, kind: ClusterSecretStore}, key: certs}}}}";

    const string Served = "{domain: example.com, gateway: {name: NAME, namespace: bank}, certificate: {existing: {}}}";

    const string Existing =
        "{domain: example.org, gateway: {name: NAME, namespace: shop}, "
        + "certificate: {existing: {}, secretName: bank-certs}}";

    const string Gateway =
        "{domain: example.com, gateway: {name: bank, namespace: bank}, "
        + "certificate: {existing: {}, secretName: bank-certs}}";

    [Theory]
    [InlineData(Host, Host, "error egress-host-registered-twice")]
    [InlineData(Originated, Originated, "info egress-host-routed-elsewhere")]
    [InlineData(Limited, Limited, "error egress-another-sidecar")]
    [InlineData(Limit, Limit, "error rate-limit-conflict")]
    [InlineData(ApiRule, ApiRule, "error apirule-host-taken")]
    [InlineData(Gateway, Credential, "warning egress-credential-of-gateway")]
    [InlineData(Served, Served, "warning gateway-host-served-twice")]
    [InlineData(Gateway, Existing, "warning gateway-credential-used-twice")]
    [InlineData(Issued, Provided, "error secret-written-twice")]
    [InlineData(Provided, Issued, "error secret-written-twice")]
    public void What_another_config_rendered_in_the_same_build_is_there(string first, string second, string told) =>
        Assert.Contains(told, OneByOne(first, second), StringComparison.Ordinal);

    /// <summary>Each namespace sees its own entry only.</summary>
    [Fact]
    public void What_nobody_sees_together_is_not_told() => Assert.Equal("", OneByOne(Own, Own));

    /// <summary>It is named, so that it can be found.</summary>
    [Fact]
    public void The_other_config_is_named() =>
        Assert.Equal(
            "error secret-written-twice  KymaTraffic two: the Secret istio-system/shop-certs is written by "
                + "the Certificate istio-system/shop-cert in one-certificate-shop-cert.yaml too, from the KymaTraffic "
                + "'one', and each writer replaces the other's content. Keep one of the two, or write to another "
                + "Secret",
            OneByOne(Issued, Provided).Split('\n')[0]
        );

    [Fact]
    public void The_Gateway_of_the_other_config_is_named() =>
        Assert.Contains(
            "'*.example.com' is a host of the Gateway bank/one of the KymaTraffic 'one' already: keep it in one of the "
                + "two",
            OneByOne(Served, Served),
            StringComparison.Ordinal
        );

    /// <summary>What people made of it since may lack anything.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("{servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: []}]}")]
    [InlineData("{servers: [{port: {number: 443, name: https, protocol: HTTPS}}]}")]
    public void A_Gateway_of_another_config_may_be_edited(string spec)
    {
        var package = new KptPackage(Named(Served, "one")).Run();
        package.Items.RemoveAll(item => (string)item["kind"]! == "KymaTraffic");
        var gateway = package.Find("Gateway");
        gateway["metadata"]!["annotations"]!["kustomize.config.k8s.io/id"] = "1";
        gateway["spec"] = KptPackage.Parse($"{{spec: {spec}}}")["spec"]!.DeepClone();

        Assert.DoesNotContain(
            "gateway-host-served-twice",
            package.Run(Named(Served, "two")).Results,
            StringComparison.Ordinal
        );
        Assert.Equal(0, package.ExitCode);
    }

    /// <summary>
    /// The results of the second run, which is given what the first one rendered and not its config.
    /// </summary>
    static string OneByOne(string first, string second)
    {
        var package = new KptPackage(Named(first, "one")).Run();
        Assert.Equal(0, package.ExitCode);
        package.Items.RemoveAll(item => (string)item["kind"]! == "KymaTraffic");
        foreach (var item in package.Items)
            item["metadata"]!["annotations"]!["kustomize.config.k8s.io/id"] = "1";
        return package.Run(Named(second, "two")).Results;
    }

    /// <summary>It is one resource, not two that write one Secret.</summary>
    [Fact]
    public void A_writer_that_is_there_already_is_told_as_what_it_is()
    {
        var package = new KptPackage(Named(Provided, "one")).Run();
        var annotations = package.Find("ExternalSecret")["metadata"]!["annotations"]!.AsObject();
        annotations.Remove("krm.kyma-project.io/rendered-from");
        annotations.Remove("krm.kyma-project.io/rendered-as");

        package.Run();

        Assert.StartsWith("error resource-not-ours", package.Results, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-written-twice", package.Results, StringComparison.Ordinal);
    }

    /// <summary>The new config is told who rendered it, and nothing else of it.</summary>
    [Theory]
    [InlineData(Host)]
    [InlineData(Limited)]
    [InlineData(Limit)]
    [InlineData(ApiRule)]
    public void What_a_renamed_config_rendered_is_not_there_twice(string spec)
    {
        var package = new KptPackage(Named(spec, "one")).Run();

        package.Replace(KptPackage.Config(spec.Replace("NAME", "one", StringComparison.Ordinal), "two")).Run();

        Assert.Equal(1, package.ExitCode);
        Assert.StartsWith("error resource-not-ours", package.Results, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', package.Results);
    }

    /// <summary>Rendered and checked without its configs, as a repository of rendered manifests is.</summary>
    [Fact]
    public void Of_two_rendered_APIRules_with_one_host_check_reports_both()
    {
        var rendered = new KptPackage(Named(ApiRule, "one")).Run().Find("APIRule").ToJsonString();

        var check = CheckRun.Of($"{rendered}\n---\n{rendered.Replace("\"one\"", "\"two\"", StringComparison.Ordinal)}");

        Assert.Equal(2, check.OfRule("apirule-host-occupied").Count());
    }

    static JsonObject Named(string spec, string name) =>
        KptPackage.Config(spec.Replace("NAME", name, StringComparison.Ordinal), name, "");
}
