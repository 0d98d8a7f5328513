namespace Kyma.Krm.Tests.Config;

/// <summary>A ResourceList that a command reads says what it says to a function: its functionConfig counts.</summary>
public sealed class FunctionConfigInFileTests
{
    const string Spec = "domain: shop.example.com, certificate: {gardener: {}}";

    [Theory]
    [InlineData(
        "{apiVersion: krm.kyma-project.io/v1alpha1, kind: KymaTraffic, metadata: {name: shop}, spec: {" + Spec + "}}"
    )]
    [InlineData(
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: config}, data: {name: shop, domain: shop.example.com, "
            + "certificate: gardener}}"
    )]
    public void It_is_rendered_and_not_applied(string config)
    {
        foreach (var list in new[] { Block(config), Flow(config) })
        {
            var session = Session.RunWith(list, "render", "-");

            Assert.Equal(0, session.ExitCode);
            Assert.Contains("'*.shop.example.com'", session.Stdout.Replace('"', '\''), StringComparison.Ordinal);
            Assert.Contains("kind: Deployment", session.Stdout, StringComparison.Ordinal);
            Assert.DoesNotContain("kind: ConfigMap", session.Stdout, StringComparison.Ordinal);
            Assert.DoesNotContain("kind: KymaTraffic", session.Stdout, StringComparison.Ordinal);
            Assert.DoesNotContain("would be applied", session.Stderr, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Its_mistakes_are_reported()
    {
        var session = Session.RunWith(
            Block(
                "{apiVersion: krm.kyma-project.io/v1alpha1, kind: KymaTraffic, metadata: {name: shop}, "
                    + "spec: {domian: shop.example.com}}"
            ),
            "check",
            "-"
        );

        Assert.Equal(1, session.ExitCode);
        Assert.Contains("Did you mean 'domain'?", session.Stdout + session.Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}}",
        "the functionConfig is apps/v1 Deployment"
    )]
    [InlineData("[]", "`functionConfig` must be a resource, not")]
    public void What_is_no_config_is_an_error(string config, string message)
    {
        foreach (var list in new[] { Block(config), Flow(config) })
        {
            var session = Session.RunWith(list, "render", "-");

            Assert.Equal(1, session.ExitCode);
            Assert.Contains(message, session.Stderr, StringComparison.Ordinal);
        }
    }

    static string Block(string config) =>
        $"""
            apiVersion: config.kubernetes.io/v1
            kind: ResourceList
            items:
            - apiVersion: apps/v1
              kind: Deployment
              metadata: {"{name: web, namespace: shop}"}
            functionConfig: {config}

            """;

    static string Flow(string config) =>
        "{apiVersion: config.kubernetes.io/v1, kind: ResourceList, items: [{apiVersion: apps/v1, kind: Deployment, "
        + $"metadata: {{name: web, namespace: shop}} }}], functionConfig: {config}}}\n";
}
