namespace Kyma.Krm.Tests.Checking;

/// <summary>Objects as a cluster shows them cannot be applied again.</summary>
public sealed class LiveObjectTests
{
    static string Told(string metadata, string head = "apiVersion: v1\nkind: ConfigMap\n") =>
        CheckRun.Of($"{head}metadata: {{name: a, namespace: shop, {metadata}}}\n").Of("live-object-fields");

    [Theory]
    [InlineData("resourceVersion: '1'", "resourceVersion", "`resourceVersion`")]
    [InlineData("uid: u", "uid", "`uid`")]
    [InlineData("managedFields: [{manager: kubectl}]", "managedFields", "`managedFields`")]
    public void It_is_told_at_the_first_field_that_stops_it(string metadata, string field, string names)
    {
        var told = Told(metadata);

        Assert.Contains(
            $" metadata.{field}: was exported from a cluster with {names} in its",
            told,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("labels: {a: resourceVersion}")]
    [InlineData("annotations: {uid: u, managedFields: x}")]
    [InlineData("resourceVersion: null")]
    [InlineData("annotations: {config.kubernetes.io/local-config: 'true'}, resourceVersion: '1'")]
    public void What_only_looks_so_is_not(string metadata) => Assert.Equal("", Told(metadata));

    static string List(params string[] namespaces) =>
        "apiVersion: v1\nkind: List\nitems:\n"
        + string.Concat(
            namespaces.Select(
                (@namespace, i) =>
                    $"- {{apiVersion: v1, kind: ConfigMap, metadata: {{name: c{i}, namespace: {@namespace}, "
                    + $"{(i == 0 ? "uid: u" : "resourceVersion: '1'")}}}}}\n"
            )
        );

    [Theory]
    [InlineData(2, "ConfigMap shop/c0, ConfigMap shop/c1")]
    [InlineData(
        7,
        "ConfigMap shop/c0, ConfigMap shop/c1, ConfigMap shop/c2, ConfigMap shop/c3, ConfigMap shop/c4 and 2 more"
    )]
    public void An_exported_list_is_one_finding_with_the_count_and_the_first_few(int count, string named)
    {
        var told = CheckRun.Of(List([.. Enumerable.Repeat("shop", count)])).Of("live-object-fields");

        Assert.StartsWith(
            $"warning metadata.uid: {count} resources of this file were exported from a cluster with "
                + $"`resourceVersion`, `uid` in their metadata: {named}. kubectl apply fails",
            told,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain('\n', told);
    }

    [Fact]
    public void Each_file_has_its_own()
    {
        using var scratch = new Scratch();
        scratch.Write("a.yaml", List("shop", "shop"));
        scratch.Write("b.yaml", List("shop", "shop").Replace("name: c", "name: d", StringComparison.Ordinal));

        Assert.Equal(
            2,
            Session
                .Run("check", scratch.Path(""))
                .Stdout.Split('\n')
                .Count(line => line.Contains("2 resources of this file", StringComparison.Ordinal))
        );
    }

    /// <summary>A policy that looks at some namespaces, or is stricter there, is about what is in them.</summary>
    [Theory]
    [InlineData("{namespaces: [b]}", "warning metadata.resourceVersion: 2 resources of this file")]
    [InlineData("{namespaces: [a]}", "warning metadata.uid: was exported")]
    [InlineData("{namespaces: [a], severity: {live-object-fields: 'off'}}", "")]
    [InlineData("{severity: {live-object-fields: error}}", "error metadata.uid: 3 resources of this file")]
    public void A_policy_is_about_the_resources_that_it_looks_at(string spec, string told)
    {
        var run = CheckRun.Of(
            List("a", "b", "b")
                + "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\n"
                + "metadata: {name: c, annotations: {config.kubernetes.io/local-config: 'true'}}\n"
                + $"spec: {spec}\n"
        );

        var line = run.Of("live-object-fields");
        Assert.StartsWith(told, line, StringComparison.Ordinal);
        Assert.Equal(told.Length == 0, line.Length == 0);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void A_config_is_not_applied() =>
        Assert.Equal(
            "",
            Told(
                "resourceVersion: '1', annotations: {config.kubernetes.io/local-config: 'false'}",
                "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\n"
            )
        );
}
