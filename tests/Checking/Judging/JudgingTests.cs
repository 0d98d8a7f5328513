namespace Kyma.Krm.Tests.Checking.Judging;

/// <summary>What a check looks at, what it leaves out, and how much of it is told.</summary>
public sealed class JudgingTests
{
    static string Resource(string apiVersion, string kind, string rest, string name = "x") =>
        $"---\napiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: {name}, namespace: shop}}\n{rest}\n";

    [Theory]
    [InlineData("v1", "ConfigMap", true)]
    [InlineData("apps/v1", "Deployment", true)]
    [InlineData("gateway.kyma-project.io/v2", "APIRule", false)]
    [InlineData("gateway.kyma-project.io/v1alpha1", "RateLimit", false)]
    [InlineData("gateway.kyma-project.io/v1", "ExternalGateway", true)]
    [InlineData("example.com/v1", "APIRule", true)]
    [InlineData("example.com/v1", "RateLimit", true)]
    [InlineData("networking.istio.io/v1", "Gateway", false)]
    [InlineData("dns.gardener.cloud/v1alpha1", "DNSEntry", false)]
    [InlineData("kustomize.config.k8s.io/v1beta1", "Kustomization", false)]
    public void Kinds_of_which_only_the_metadata_is_judged(string apiVersion, string kind, bool isNamed) =>
        Assert.Equal(
            isNamed,
            CheckRun
                .Of(Resource(apiVersion, kind, ""))
                .Stderr.Contains($"not checked: 1 {kind}", StringComparison.Ordinal)
        );

    const string Hosts = "hosts: [a.example.com], ";
    const string Reaches = "gateway: shop/in, service: {name: a, port: 80}, ";
    const string Rules = "rules: [{path: /*, methods: [GET], noAuth: true}]";

    [Theory]
    [InlineData(Hosts + Reaches + Rules, "")]
    [InlineData(Hosts + "service: {name: a, port: 80}, " + Rules, "error apirule-no-gateway spec.gateway")]
    [InlineData(Hosts + "externalGateway: shop/in, service: {name: a, port: 80}, " + Rules, "")]
    [InlineData(Hosts + "externalGateway: shop/in, " + Reaches + Rules, "error apirule-no-gateway spec.gateway")]
    [InlineData("hosts: [], " + Reaches + Rules, "error apirule-host-count spec.hosts")]
    [InlineData("hosts: [a.example.com, b.example.com], " + Reaches + Rules, "error apirule-host-count spec.hosts")]
    [InlineData(Hosts + "gateway: shop/in, " + Rules, "error apirule-no-service spec.rules[0]")]
    [InlineData(
        Hosts + "gateway: shop/in, rules: [{path: /*, methods: [GET], noAuth: true, service: {name: a, port: 80}}]",
        ""
    )]
    [InlineData(
        Hosts + Reaches + "rules: [{path: /*, methods: [GET], noAuth: false}]",
        "error apirule-no-authentication spec.rules[0]"
    )]
    [InlineData(
        Hosts + Reaches + "rules: [{path: /*, methods: [GET]}]",
        "error apirule-no-authentication spec.rules[0]"
    )]
    [InlineData("hosts: [a..example.com], " + Reaches + Rules, "error apirule-host-refused spec.hosts[0]")]
    public void An_APIRule_by_hand(string spec, string told) =>
        Assert.Equal(told, Of("gateway.kyma-project.io/v2", $"spec: {{{spec}}}"));

    [Theory]
    [InlineData("v2", "error missing-field spec")]
    [InlineData("v2alpha1", "error missing-field spec")]
    [InlineData("v1beta1", "error apirule-version apiVersion")]
    [InlineData("v1alpha1", "error apirule-version apiVersion")]
    public void An_APIRule_without_a_spec(string version, string told) =>
        Assert.Equal(told, Of($"gateway.kyma-project.io/{version}", ""));

    static string Of(string apiVersion, string rest) =>
        string.Join(
            ',',
            CheckRun
                .Of(Resource(apiVersion, "APIRule", rest))
                .Findings.Where(finding => (string)finding["severity"]! == "error")
                .Select(finding => $"{finding["severity"]} {finding["rule"]} {finding["field"]}")
        );

    static string Pod(string labels, string more = "") =>
        $"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: p, namespace: shop, labels: {{{labels}}}}}\n"
        + $"spec: {{{more}containers: [{{name: a}}]}}\n";

    [Theory]
    [InlineData("app: x, sidecar.istio.io/inject: 'true'", "")]
    [InlineData("app: x, sidecar.istio.io/inject: 'false'", "spec.selectorLabels: selects the pods of shop/p, which")]
    [InlineData("app: x, istio: ingressgateway, sidecar.istio.io/inject: 'false'", "")]
    [InlineData("app: y, sidecar.istio.io/inject: 'false'", "")]
    public void A_RateLimit_needs_pods_with_a_sidecar(string labels, string told)
    {
        var found = CheckRun
            .Of(
                Pod(labels)
                    + Resource(
                        "gateway.kyma-project.io/v1alpha1",
                        "RateLimit",
                        "spec: {selectorLabels: {app: x}, local: {defaultBucket: {maxTokens: 1, tokensPerFill: 1, "
                            + "fillInterval: 1s}}}"
                    )
            )
            .Of("rate-limit-pods-without-sidecar");

        Assert.Contains(told, found, StringComparison.Ordinal);
        Assert.Equal(told.Length == 0, found.Length == 0);
    }

    [Theory]
    [InlineData("1.30", "")]
    [InlineData("1.99", "spec.istioVersion")]
    [InlineData("1.9", "spec.istioVersion")]
    public void A_check_for_a_release_that_is_not_known(string version, string field) =>
        Assert.Equal(
            field,
            string.Join(
                ',',
                CheckRun
                    .Of(
                        "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\nmetadata: {name: c}\n"
                            + $"spec: {{istioVersion: '{version}'}}\n"
                    )
                    .OfRule("istio-version-unknown")
                    .Select(finding => (string)finding["field"]!)
            )
        );

    [Theory]
    [InlineData("v1", "ConfigMap", 300, "resource-too-large-for-apply")]
    [InlineData("v1", "ConfigMap", 200, "")]
    [InlineData("networking.istio.io/v1", "Gateway", 300, "resource-too-large-for-apply")]
    [InlineData("kustomize.config.k8s.io/v1beta1", "Kustomization", 300, "")]
    public void Only_what_is_applied_can_be_too_large(string apiVersion, string kind, int kibibytes, string rule) =>
        Assert.Equal(
            rule,
            string.Join(
                ',',
                CheckRun
                    .Of(Resource(apiVersion, kind, $"data: {{a: {new string('x', kibibytes * 1024)}}}"))
                    .OfRule("resource-too-large-for-apply")
                    .Select(finding => (string)finding["rule"]!)
            )
        );

    /// <summary>What kubectl can apply in another way is a warning, what no API server accepts an error.</summary>
    [Theory]
    [InlineData("data: {a: X}", 3 * 1024, "error resource-too-large ")]
    [InlineData("data: {a: X}", 3 * 1024 - 1, "warning resource-too-large-for-apply ")]
    public void A_resource_has_a_size(string data, int kibibytes, string told) =>
        Assert.Equal(
            told,
            CheckRun
                .Of(
                    Resource(
                        "v1",
                        "ConfigMap",
                        data.Replace("X", new string('x', kibibytes * 1024), StringComparison.Ordinal)
                    )
                )
                .Serious
        );

    /// <summary>Keys and values count, as bytes.</summary>
    [Theory]
    [InlineData(256 * 1024, "")]
    [InlineData(256 * 1024 + 1, "error annotations-too-large metadata.annotations")]
    public void All_annotations_together_have_a_size(int size, string told) =>
        Assert.Equal(
            told,
            string.Join(
                '\n',
                CheckRun
                    .Of(
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: shop, annotations: "
                            + $"{{example.com/a: ä{new string('x', size - "example.com/aexample.com/b".Length - 3)}, "
                            + "example.com/b: x}}\n"
                    )
                    .Findings.Where(finding => (string)finding["rule"]! != "resource-too-large-for-apply")
                    .Select(finding => $"{finding["severity"]} {finding["rule"]} {finding["field"]}")
            )
        );

    /// <summary>YAML 1.1 reads it as true, which no key of a label can be.</summary>
    [Theory]
    [InlineData("'yes'", "")]
    [InlineData("yes", "warning key-not-text metadata.labels.yes")]
    public void A_key_is_the_text_that_it_looks_like(string key, string told) =>
        Assert.Equal(
            told,
            CheckRun
                .Of($"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a, namespace: shop, labels: {{{key}: b}}}}\n")
                .Told
        );

    /// <summary>Only a Secret's data is base64, which no placeholder can be in.</summary>
    [Theory]
    [InlineData("v1", "Secret", "spec", 0)]
    [InlineData("v1", "Secret", "data", 1)]
    [InlineData("v1", "ConfigMap", "data", 0)]
    [InlineData("example.com/v1", "Secret", "data", 0)]
    public void A_placeholder_in_data(string apiVersion, string kind, string field, int count) =>
        Assert.Equal(
            count,
            CheckRun.Of(Resource(apiVersion, kind, $"{field}: {{host: '${{HOST}}'}}")).OfRule("placeholder").Count()
        );

    /// <summary>Two subpackages that hold one resource are for two clusters; unless it is a local one.</summary>
    [Theory]
    [InlineData("p", "other", "", true)]
    [InlineData("p", "same", "", false)]
    [InlineData("p", "same", ", annotations: {config.kubernetes.io/local-config: 'true'}", true)]
    [InlineData("", "same", "", true)]
    public void Subpackages_that_share_a_resource_are_judged_apart(
        string second,
        string shared,
        string more,
        bool isOneCluster
    )
    {
        using var scratch = new Scratch();
        Write("d", "same", "");
        Write(second, shared, more);
        scratch.Write("common.yaml", TestMesh.Of("Gateway", "common", "shop", "{selector: {a: b}, servers: []}"));
        var told = Session.Run("check", scratch.Folder).Stdout;

        Assert.Equal(isOneCluster, told.Contains(" writes the Secret ", StringComparison.Ordinal));
        Assert.Contains("Gateway shop/common", told, StringComparison.Ordinal);

        void Write(string folder, string map, string annotations)
        {
            Directory.CreateDirectory(scratch.Path(folder));
            scratch.Write(
                Path.Combine(folder, "Kptfile"),
                "apiVersion: kpt.dev/v1\nkind: Kptfile\nmetadata: {name: shop}\n"
                    + "pipeline: {mutators: [{image: kyma-krm}]}\n"
            );
            scratch.Write(
                Path.Combine(folder, "all.yaml"),
                $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {map}{annotations}}}\n"
                    + "---\napiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: "
                    + $"of-{(folder.Length == 0 ? "root" : folder)}, namespace: istio-system}}\nspec: {{secretName: "
                    + "certs, dnsNames: [a.example.com], issuerRef: {name: own, kind: ClusterIssuer}}\n"
            );
        }
    }

    [Theory]
    [InlineData("TLSV1_1", "'TLSV1_1' must be TLSV1_2 at least, says the KymaTrafficCheck c")]
    [InlineData("TLSV1_0", "'TLSV1_0' must be TLSV1_2 at least, says the KymaTrafficCheck c")]
    public void A_lower_version_is_named(string version, string message) =>
        Assert.Equal(
            $"error spec.servers[0].tls.minProtocolVersion: {message}",
            CheckRun
                .Of(
                    TestMesh.Of(
                        "Gateway",
                        "in",
                        "shop",
                        "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: "
                            + "HTTPS}, hosts: [a.example.com], tls: {mode: SIMPLE, credentialName: c, "
                            + $"minProtocolVersion: {version}}}}}]}}"
                    )
                        + "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\n"
                        + "metadata: {name: c}\nspec: {minProtocolVersion: TLSV1_2}\n"
                )
                .Of("check-min-protocol-version")
        );
}
