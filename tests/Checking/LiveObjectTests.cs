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
