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
        WriteConfig("base/config.yaml", local: true);
        Write("middle/kustomization.yaml", "resources: [../base]\n");
        Write("top/kustomization.yaml", $"resources: [../middle]\n{field}\n");

        var text = Check().Text;

        Assert.Contains(
            $"top/kustomization.yaml: `{field.Split(':')[0]}` changes what the config of 'base' renders",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("middle/kustomization.yaml: `", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Next_to_the_config_only_generators_are_moved()
    {
        Write("app.yaml", App);
        WriteConfig("config.yaml", local: true);
        Write("kustomization.yaml", "resources: [app.yaml]\nnamespace: x\ngenerators: [config.yaml]\n");
        Assert.Contains("`namespace` changes what 'config.yaml' renders", Check().Text, StringComparison.Ordinal);

        Write("kustomization.yaml", "resources: [app.yaml]\nnamespace: x\ntransformers: [config.yaml]\n");
        Assert.DoesNotContain("changes what", Check().Text, StringComparison.Ordinal);
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

    void WriteConfig(string name, bool local) =>
        Write(
            name,
            $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata:
              name: shop
              annotations:
                {{(local ? "config.kubernetes.io/local-config: \"true\"" : "owner: shop")}}
            spec:
              domain: shop.example.com
              certificate: gardener
              gateway: {name: shop-gateway, namespace: shop}

            """
        );

    void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_scratch.Path(name))!);
        _scratch.Write(name, text);
    }

    (int ExitCode, string Text) Check()
    {
        var session = Session.Run("check", _scratch.Path("").TrimEnd('/'));
        return (session.ExitCode, session.Stdout);
    }
}
