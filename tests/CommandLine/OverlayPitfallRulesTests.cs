using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.CommandLine;

/// <summary>
/// Forms of overlays in which kustomize drops, moves or misses what a config renders, without an error.
/// </summary>
public sealed class OverlayPitfallRulesTests : IDisposable
{
    const string App = """
        apiVersion: v1
        kind: Service
        metadata: {name: app, namespace: shop}
        spec: {ports: [{port: 80}]}

        """;

    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("resources: [config.yaml]")]
    [InlineData("resources: [config.yaml]\npatches: [{target: {kind: KymaTraffic}, patch: '[]'}]")]
    public void A_local_config_in_a_folder_of_plugins_is_dropped_by_kustomize_4(string below)
    {
        Write("kustomization.yaml", "resources: [app.yaml]\ntransformers: [traffic]\n");
        Write("app.yaml", App);
        Write("traffic/kustomization.yaml", below);
        WriteConfig("traffic/config.yaml", local: true);

        var text = Check().Text;

        if (!below.Contains("patches", StringComparison.Ordinal))
            Assert.DoesNotContain("not read", text, StringComparison.Ordinal);
        Assert.Contains("kustomize 4 drops what is marked as local", text, StringComparison.Ordinal);
        Assert.Contains("traffic/config.yaml:6:", text, StringComparison.Ordinal);
        Assert.Equal(["warning"], Severities("local-config-in-plugin-folder"));
    }

    [Fact]
    public void Without_the_mark_nothing_is_wrong_where_only_plugins_lead_to_it()
    {
        Write("kustomization.yaml", "resources: [app.yaml]\ntransformers: [traffic]\n");
        Write("app.yaml", App);
        Write("traffic/kustomization.yaml", "resources: [config.yaml]");
        WriteConfig("traffic/config.yaml", local: false);
        Assert.Equal((0, "No findings.\n"), Check());

        Write("kustomization.yaml", "resources: [app.yaml, traffic]\ntransformers: [traffic]\n");
        Assert.Contains(
            "metadata.annotations: the annotation config.kubernetes.io/local-config: \"true\" is required, or the "
                + "config would be applied to the cluster",
            Check().Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("namespace: x")]
    [InlineData("namePrefix: x-")]
    [InlineData("nameSuffix: -x")]
    public void An_overlay_that_moves_what_is_rendered_is_reported(string field)
    {
        Write("base/kustomization.yaml", "resources: [app.yaml]\ntransformers: [config.yaml]\n");
        Write("base/app.yaml", App);
        WriteConfig("base/config.yaml", local: true, SelfSigned);
        Write("middle/kustomization.yaml", "resources: [../base]\n");
        Write("top/kustomization.yaml", $"resources: [../middle]\n{field}\n");

        var text = Check().Text;

        Assert.Contains(
            $"top/kustomization.yaml: `{field.Split(':')[0]}` changes what the config of 'base' renders",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("middle/kustomization.yaml: `", text, StringComparison.Ordinal);
        Assert.Equal(["warning"], Severities("overlay-moves-rendered"));
    }

    [Fact]
    public void Next_to_the_config_only_generators_are_moved()
    {
        Write("app.yaml", App);
        WriteConfig("config.yaml", local: true, SelfSigned);
        Write("kustomization.yaml", "resources: [app.yaml]\nnamespace: x\ngenerators: [config.yaml]\n");
        Assert.Contains("`namespace` changes what 'config.yaml' renders", Check().Text, StringComparison.Ordinal);

        Write("kustomization.yaml", "resources: [app.yaml]\nnamespace: x\ntransformers: [config.yaml]\n");
        Assert.DoesNotContain("changes what", Check().Text, StringComparison.Ordinal);
    }

    /// <summary>
    /// A component changes what its kustomization lists or generates, not what a transformer of it renders.
    /// </summary>
    [Theory]
    [InlineData("resources: [../base]\ncomponents: [../prefix]", "base")]
    [InlineData("resources: [../base]\ncomponents: [../outer]", "base")]
    [InlineData("resources: [../base/app]\ncomponents: [../prefix]\ngenerators: [config.yaml]", "top")]
    [InlineData("resources: [../base/app]\ncomponents: [../prefix]\ntransformers: [config.yaml]", null)]
    public void A_component_moves_what_its_kustomization_lists(string overlay, string? origin)
    {
        Write("base/kustomization.yaml", "resources: [app]\ntransformers: [config.yaml]\n");
        Write("base/app/kustomization.yaml", "resources: [app.yaml]\n");
        Write("base/app/app.yaml", App);
        WriteConfig("base/config.yaml", local: true, SelfSigned);
        Write("top/kustomization.yaml", overlay);
        WriteConfig("top/config.yaml", local: true, SelfSigned);
        Write("prefix/kustomization.yaml", "kind: Component\nnamePrefix: x-\n");
        Write("outer/kustomization.yaml", "kind: Component\ncomponents: [../prefix]\n");

        Assert.Equal(
            origin is not null,
            Check()
                .Text.Contains(
                    $"prefix/kustomization.yaml: `namePrefix` changes what the config of '{origin}' renders",
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [InlineData("resources: [app.yaml, config.yaml]", true, true)]
    [InlineData("resources: [app.yaml, config.yaml]", false, false)]
    [InlineData("resources: [app.yaml, config.yaml]\ntransformers: [config.yaml]", true, false)]
    [InlineData("resources: [config.yaml]", true, false)]
    public void A_config_for_kustomize_that_is_no_plugin_is_not_run(string listed, bool isFunction, bool isReported)
    {
        Write("kustomization.yaml", listed);
        Write("app.yaml", App);
        WriteConfig(
            "config.yaml",
            local: true,
            annotations: isFunction ? "config.kubernetes.io/function: 'exec: {path: kyma-krm}'" : "owner: shop"
        );

        Assert.Equal(
            isReported,
            Check().Text.Contains("under `resources:`, where kustomize runs no function", StringComparison.Ordinal)
        );
        Assert.Equal(isReported ? ["warning"] : [], Severities("config-under-resources"));
    }

    /// <summary>kustomize fails, or does not remove it: a generator sees no resources.</summary>
    [Theory]
    [InlineData("generators: [config.yaml]\nresources: [out.yaml]\n", "Present", "refuses the second of one name")]
    [InlineData("generators: [config.yaml]\nresources: [below]\n", "Present", "refuses the second of one name")]
    [InlineData("generators: [config.yaml]\nresources: [out.yaml]\n", "Absent", "removes nothing there")]
    [InlineData("transformers: [config.yaml]\nresources: [out.yaml]\n", "Present", null)]
    [InlineData("generators: [config.yaml]\nresources: [app.yaml]\n", "Present", null)]
    public void What_a_generator_rendered_before_is_not_listed(string lists, string state, string? finding)
    {
        Write("kustomization.yaml", lists);
        Write("app.yaml", App);
        WriteConfig("config.yaml", local: true);
        var output = Session.Run("render", _scratch.Path("config.yaml")).Stdout;
        if (lists.Contains("below", StringComparison.Ordinal))
            Write("below/kustomization.yaml", "resources: [out.yaml]\n");
        if (!lists.Contains("app", StringComparison.Ordinal))
            Write(lists.Contains("below", StringComparison.Ordinal) ? "below/out.yaml" : "out.yaml", output);
        WriteConfig("config.yaml", local: true, more: $"state: {state}");

        var text = Check().Text;

        Assert.Equal(finding is not null, text.Contains(finding ?? "`generators:`", StringComparison.Ordinal));
        Assert.Equal(finding is not null ? ["error"] : [], Severities("generator-over-output").Distinct());
    }

    /// <summary>As kustomize leaves them: metadata changes, what names a Secret or a Gateway does not.</summary>
    [Theory]
    [InlineData("namespace: x", "gardener: {}", null)]
    [InlineData("namePrefix: x-", "gardener: {}", null)]
    [InlineData("namespace: x", "existing: {}", null)]
    [InlineData("namePrefix: x-", "existing: {}", null)]
    [InlineData("namespace: x", CertManager, NoCertificate)]
    [InlineData("namePrefix: x-", CertManager, null)]
    [InlineData("namespace: x", External, NoCertificate)]
    [InlineData("nameSuffix: -x", External, null)]
    [InlineData("namespace: x", SelfSigned, NoCertificate)]
    [InlineData("nameSuffix: -x", SelfSigned, NoCertificate)]
    [InlineData("namespace: x", "provided: {secretRef: {name: own}}", NoCertificate)]
    [InlineData("namePrefix: x-", "provided: {secretRef: {name: own}}", NoCertificate)]
    [InlineData("namespace: istio-system", SelfSigned, null)]
    [InlineData("namespace: edge", "namespace: edge, " + SelfSigned, null)]
    [InlineData("namespace: istio-system", "namespace: edge, " + SelfSigned, NoCertificate)]
    [InlineData("namespace: istio-system\nnamePrefix: x-", SelfSigned, NoCertificate)]
    public void Only_a_Secret_that_is_moved_or_renamed_is_lost(string field, string certificate, string? broken)
    {
        WriteOverlay(field, certificate);

        AssertBreaks(broken);
    }

    [Theory]
    [InlineData("namespace: x", "apiRules: [{name: a, namespace: shop, host: a, service: {name: a, port: 80}}]", Rules)]
    [InlineData(
        "namePrefix: x-",
        "apiRules: [{name: a, namespace: shop, host: a, service: {name: a, port: 80}}]",
        Rules
    )]
    [InlineData(
        "namespace: shop",
        "apiRules: [{name: a, namespace: shop, host: a, service: {name: a, port: 80}}]",
        null
    )]
    [InlineData(
        "namespace: x",
        "apiRules: [{name: a, namespace: shop, gateway: a/b, host: a, service: {name: a, port: 80}}]",
        null
    )]
    [InlineData("namespace: x", "egress: {namespace: shop, services: [{hosts: [a.example.org]}]}", null)]
    [InlineData("namespace: x", "egress: {services: [{hosts: [a.example.org], via: EgressGateway}]}", NoRoute)]
    [InlineData("nameSuffix: -x", "egress: {services: [{hosts: [a.example.org], via: EgressGateway}]}", NoRoute)]
    [InlineData("namespace: x", "rateLimits: [{name: a, local: {defaultBucket: " + Bucket + "}}]", Limits)]
    [InlineData("namePrefix: x-", "rateLimits: [{name: a, local: {defaultBucket: " + Bucket + "}}]", null)]
    [InlineData("namespace: x", "state: Absent\n  apiRules: []", null)]
    public void So_is_what_names_a_Gateway(string field, string more, string? broken)
    {
        WriteOverlay(field, "existing: {}", more);

        AssertBreaks(broken);
    }

    [Fact]
    public void All_that_breaks_is_one_finding()
    {
        WriteOverlay(
            "namespace: x",
            SelfSigned,
            "egress: {services: [{hosts: [a.example.org], via: EgressGateway}]}\n"
                + "  apiRules: [{name: a, namespace: shop, host: a, service: {name: a, port: 80}}]"
        );

        AssertBreaks($"{NoCertificate}, {Rules} and {NoRoute}");
    }

    const string CertManager = "certManager: {issuerRef: {name: ca, kind: ClusterIssuer}}";

    const string External = "provided: {externalSecret: {secretStoreRef: {name: store}, key: a}}";

    const string SelfSigned = "selfSigned: {notBefore: '2026-01-01T00:00:00Z', seedSecretRef: {name: seed}}";

    const string NoCertificate = "the gateway gets no certificate";

    const string Rules = "its APIRules name a Gateway that does not exist";

    const string NoRoute = "requests through the egress gateway find no route";

    const string Limits = "its RateLimits do not limit the ingress gateway";

    const string Bucket = "{maxTokens: 1, tokensPerFill: 1, fillInterval: 1s}";

    void WriteOverlay(string field, string certificate, string more = "state: Present")
    {
        Write("base/kustomization.yaml", "resources: [app.yaml]\ntransformers: [config.yaml]\n");
        Write("base/app.yaml", App);
        WriteConfig("base/config.yaml", local: true, certificate, more);
        Write("top/kustomization.yaml", $"resources: [../base]\n{field}\n");
    }

    void AssertBreaks(string? broken)
    {
        var text = Check().Text;
        if (broken is null)
            Assert.DoesNotContain("changes what", text, StringComparison.Ordinal);
        else
            Assert.Contains($"use for one another: {broken}. List", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("patches: [{target: {kind: KymaTraffic}, patch: '[]'}]", "select KymaTraffic, and only")]
    [InlineData("replacements: [{source: {kind: Service}, targets: [{select: {kind: Gateway}}]}]", "select Gateway")]
    [InlineData("patches: [{target: {kind: Service}, patch: '[]'}]", null)]
    public void Changes_that_find_nothing_are_reported(string field, string? reported)
    {
        Write("app.yaml", App);
        WriteConfig("config.yaml", local: true);
        Write("kustomization.yaml", $"resources: [app.yaml]\n{field}\ntransformers: [config.yaml]\n");

        var text = Check().Text;

        if (reported is null)
            Assert.DoesNotContain("finds nothing", text, StringComparison.Ordinal);
        else
            Assert.Contains(reported, text, StringComparison.Ordinal);
        Assert.Equal(reported is null ? [] : ["warning"], Severities("patch-misses-rendered"));
    }

    [Theory]
    [InlineData("resources: [../base]\npatches: [{target: {kind: KymaTraffic}, patch: '[]'}]", true)]
    [InlineData("resources: [../base]\npatches: [{target: {kind: Gateway}, patch: '[]'}]", false)]
    [InlineData("resources: [../base, own.yaml]\npatches: [{target: {kind: KymaTraffic}, patch: '[]'}]", false)]
    [InlineData("resources: [../base, '../../x']\npatches: [{target: {kind: KymaTraffic}, patch: '[]'}]", false)]
    [InlineData("resources: [../middle]\npatches: [{target: {kind: KymaTraffic}, patch: '[]'}]", true)]
    [InlineData(
        "resources: [../base]\nreplacements: [{source: {kind: Service}, targets: [{select: {kind: KymaTraffic}}]}]",
        true
    )]
    public void A_config_that_has_run_below_cannot_be_patched(string overlay, bool reported)
    {
        Write("base/app.yaml", App);
        WriteConfig("base/config.yaml", local: true);
        Write("base/kustomization.yaml", "resources: [app.yaml]\ntransformers: [config.yaml]\n");
        Write("middle/kustomization.yaml", "resources: [../base]\n");
        WriteConfig("prod/own.yaml", local: true);
        Write("prod/kustomization.yaml", overlay);

        var text = Check().Text;

        Assert.Equal(
            reported,
            text.Contains(
                "select KymaTraffic, and the kustomization of 'base' runs its config before they do",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public void A_resource_of_the_same_kind_may_be_what_is_meant()
    {
        Write(
            "gateway.yaml",
            """
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: other, namespace: shop}
            spec: {servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [a.example.com]}]}
            """
        );
        WriteConfig("config.yaml", local: true);
        Write(
            "kustomization.yaml",
            "resources: [gateway.yaml]\npatches: [{target: {kind: Gateway}, patch: '[]'}]\n"
                + "transformers: [config.yaml]\n"
        );

        Assert.DoesNotContain("finds nothing", Check().Text, StringComparison.Ordinal);
    }

    void WriteConfig(
        string name,
        bool local,
        string certificate = "gardener: {}",
        string more = "state: Present",
        string annotations = "team: shop"
    ) =>
        Write(
            name,
            $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata:
              name: shop
              annotations:
                {{(local ? "config.kubernetes.io/local-config: \"true\"" : "owner: shop")}}
                {{annotations}}
            spec:
              domain: shop.example.com
              certificate: {{{certificate}}}
              gateway: {name: shop-gateway, namespace: shop}
              {{more}}

            """
        );

    void Write(string name, string text) => _scratch.Write(name, text);

    /// <summary>Of what one rule reports.</summary>
    IEnumerable<string> Severities(string rule) =>
        JsonNode.Parse(Session.Run("check", "--output", "json", _scratch.Path("").TrimEnd('/')).Stdout)!["findings"]!
            .AsArray()
            .Where(finding => (string?)finding!["rule"] == rule)
            .Select(finding => (string)finding!["severity"]!);

    (int ExitCode, string Text) Check()
    {
        var session = Session.Run("check", _scratch.Path("").TrimEnd('/'));
        return (session.ExitCode, session.Stdout);
    }
}
