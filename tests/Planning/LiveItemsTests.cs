using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Planning;

/// <summary>Objects as the API server returns them: what it adds is neither a change nor handed on.</summary>
public sealed class LiveItemsTests
{
    const string External =
        "{domain: shop.example.com, gateway: {namespace: shop, name: shop-gateway}, certificate: "
        + "{provided: {externalSecret: {secretStoreRef: {name: vault, kind: ClusterSecretStore}, key: "
        + "shop}}}}";

    const string SelfSigned =
        "{domain: local.kyma.dev, gateway: {namespace: shop, name: shop-gateway}, certificate: {selfSigned: {}}}";

    [Fact]
    public void An_ExternalSecret_with_the_defaults_of_the_API_server_is_no_change()
    {
        var package = new KptPackage(KptPackage.Config(External)).Run();
        Assert.Equal(0, package.ExitCode);
        AddDefaults(package.Find("ExternalSecret"));
        var before = package.Find("ExternalSecret").ToJsonString();

        package.Run();

        Assert.DoesNotContain("ExternalSecret", package.Results, StringComparison.Ordinal);
        Assert.Equal(before, package.Find("ExternalSecret").ToJsonString());
    }

    [Fact]
    public void What_is_no_default_is_a_hand_edit_that_is_replaced_and_reported()
    {
        var package = new KptPackage(KptPackage.Config(External)).Run();
        AddDefaults(package.Find("ExternalSecret"));
        package.Find("ExternalSecret")["spec"]!["target"]!["deletionPolicy"] = "Delete";

        package.Run();

        Assert.Contains("ExternalSecret", package.Results, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "deletionPolicy",
            package.Find("ExternalSecret").ToJsonString(),
            StringComparison.Ordinal
        );
        Assert.Contains("mergePolicy", package.Find("ExternalSecret").ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_takes_over_an_ExternalSecret_with_the_defaults()
    {
        var package = new KptPackage(KptPackage.Config(External)).Run();
        AddDefaults(package.Find("ExternalSecret"));
        package.Find("ExternalSecret")["spec"]!["refreshInterval"] = "1h0m0s";
        foreach (var item in package.Items)
            item["metadata"]!.AsObject().Remove("annotations");

        var session = Session.RunWith(Documents(package.Items.Skip(1)), "import", "-");

        Assert.Equal(0, session.ExitCode);
        Assert.Contains("externalSecret:", session.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", session.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_prints_no_status_of_what_it_rendered()
    {
        var package = new KptPackage(KptPackage.Config(External)).Run();
        package.Find("Gateway")["status"] = new JsonObject { ["observedGeneration"] = 1 };

        var session = Session.RunWith(Documents(package.Items), "render", "-");

        Assert.Equal(0, session.ExitCode);
        Assert.Contains("kind: Gateway", session.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("observedGeneration", session.Stdout, StringComparison.Ordinal);
        Assert.NotNull(package.Run().Find("Gateway")["status"]);
    }

    [Theory]
    [InlineData("resourceVersion: \"12\"", true)]
    [InlineData("uid: 0a6f", true)]
    [InlineData("\"u\\x69d\": 0a6f", true)]
    [InlineData("managedFields: [{manager: kubectl}]", true)]
    [InlineData("creationTimestamp: \"2026-01-01T00:00:00Z\"", false)]
    [InlineData("creationTimestamp: null", false)]
    [InlineData("uid: null", false)]
    public void Check_reports_fields_of_the_API_server_that_stop_an_apply(string field, bool isReported)
    {
        var run = CheckRun.Of($"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a, namespace: b, {field}}}}}\n");

        Assert.Equal(isReported, run.Told.Contains(" live-object-fields ", StringComparison.Ordinal));
    }

    /// <summary>Set-labels and kustomize's labels write over the label that says whose it is.</summary>
    [Fact]
    public void A_rendered_Secret_whose_labels_others_wrote_over_is_kept()
    {
        var package = new KptPackage(KptPackage.Config(SelfSigned)).Run();
        Assert.Equal(0, package.ExitCode);
        var labels = package.Find("Secret")["metadata"]!["labels"]!.AsObject();
        labels["app.kubernetes.io/managed-by"] = "blue";
        var data = package.Find("Secret")["data"]!.ToJsonString();

        package.Run();

        Assert.Equal(0, package.ExitCode);
        Assert.DoesNotContain(" Secret ", package.Results, StringComparison.Ordinal);
        Assert.Equal(data, package.Find("Secret")["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData(SelfSigned, true)]
    [InlineData(External, true)]
    [InlineData("{domain: shop.example.com, certificate: {gardener: {}}}", false)]
    [InlineData("{egress: {services: [{hosts: [api.partner.com]}]}}", false)]
    public void A_kustomize_generator_warns_where_a_prefix_would_tear_the_credential(string spec, bool isReported)
    {
        var config = KptPackage.Config(spec);
        config["metadata"]!["annotations"]!.AsObject().Remove("internal.config.kubernetes.io/path");

        var package = new KptPackage().Run(config);

        Assert.Equal(0, package.ExitCode);
        Assert.Equal(
            isReported,
            package.Results.Contains("warning generator-tears-credential", StringComparison.Ordinal)
        );

        // As a transformer it runs behind them.
        var transformed = new KptPackage(
            KptPackage.Parse("{apiVersion: v1, kind: ConfigMap, metadata: {name: other}}")
        ).Run(config);
        Assert.DoesNotContain("generator-tears-credential", transformed.Results, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("internal.config.kubernetes.io/previousNames: shop-certs", true)]
    [InlineData("krm.kyma-project.io/rendered-as: istio-system/shop-certs", true)]
    [InlineData("note: shop-certs", false)]
    public void Check_reports_a_credential_that_a_prefix_tore_from_its_Secret(string annotation, bool isReported)
    {
        var run = CheckRun.Of(
            $$"""
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: pre-shop, namespace: istio-system}
            spec:
              selector: {istio: ingressgateway}
              servers:
              - port: {number: 443, name: https, protocol: HTTPS}
                hosts: ["*.shop.example.com"]
                tls: {mode: SIMPLE, credentialName: shop-certs}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: pre-shop-certs, namespace: istio-system, annotations: { {{annotation}} } }
            type: kubernetes.io/tls
            data: {tls.crt: "", tls.key: ""}

            """
        );

        Assert.Equal(
            isReported,
            run.Told.Contains("credential-renamed spec.servers[0].tls.credentialName", StringComparison.Ordinal)
        );
    }

    static void AddDefaults(JsonObject secret)
    {
        var target = secret["spec"]!["target"]!;
        target["deletionPolicy"] = "Retain";
        target["template"]!["engineVersion"] = "v2";
        target["template"]!["mergePolicy"] = "Replace";
        foreach (var entry in secret["spec"]!["data"]!.AsArray())
        {
            var remote = entry!["remoteRef"]!;
            remote["conversionStrategy"] = "Default";
            remote["decodingStrategy"] = "None";
            remote["metadataPolicy"] = "None";
        }
    }

    static string Documents(IEnumerable<JsonObject> items) =>
        string.Join("---\n", items.Select(item => $"{YamlText.Of(item)}\n"));
}
