namespace Kyma.Krm.Tests.Checking;

/// <summary>Where an expectation is told that is unmet or unclear, and in which words.</summary>
public sealed class ExpectationMessagesTests
{
    static string Check(string expect) =>
        "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\nmetadata: {name: traffic, annotations: "
        + $"{{config.kubernetes.io/local-config: \"true\"}}}}\nspec: {{expect: [{Met}, {{{expect}}}]}}\n";

    const string Met = "{from: internet, to: \"https://nowhere.example.com\", outcome: blocked}";

    static readonly string Package =
        TestMesh.Entry("api", "shop", "api.partner.com", "{number: 443, name: tls, protocol: TLS}")
        + TestMesh.App("web", "shop")
        + TestMesh.App("orders", "shop")
        + TestMesh.App("web", "other")
        + TestMesh.Of(
            "Sidecar",
            "web",
            "shop",
            "{workloadSelector: {labels: {app: web}}, egress: [{hosts: [\"istio-system/*\"]}], outboundTrafficPolicy: "
                + "{mode: REGISTRY_ONLY}}"
        );

    [Theory]
    [InlineData("from: shop, to: api.partner.com, outcome: reaches", "spec.expect[1].to: 'api.partner.com' must be ")]
    [InlineData(
        "from: shop/wbe, to: \"https://api.partner.com\", outcome: reaches",
        "spec.expect[1].from: 'shop/wbe' must be a namespace, internet, or namespace/workload of a workload in the "
            + "package. Did you mean 'shop/web'?"
    )]
    [InlineData("from: other/orders, to: \"https://api.partner.com\", outcome: reaches", "spec.expect[1].from: ")]
    [InlineData("from: /web, to: \"https://api.partner.com\", outcome: reaches", "spec.expect[1].from: ")]
    [InlineData("from: shop/, to: \"https://api.partner.com\", outcome: reaches", "spec.expect[1].from: ")]
    [InlineData("from: a/b/c, to: \"https://api.partner.com\", outcome: reaches", "spec.expect[1].from: ")]
    public void What_is_unclear(string expect, string message) =>
        Assert.StartsWith(
            $"error {message}",
            CheckRun.Of(Package + Check(expect)).Of("expectation-unclear"),
            StringComparison.Ordinal
        );

    [Theory]
    // A namespace stands for each of its workloads; the first that fails is named, and only that.
    [InlineData("from: shop, to: \"https://api.partner.com\", outcome: reaches", "shop/web to ")]
    [InlineData("from: shop/web, to: \"https://api.partner.com\", outcome: reaches", "shop/web to ")]
    [InlineData("from: shop/orders, to: \"https://api.partner.com\", outcome: reaches", "")]
    [InlineData("from: shop/web, to: \"https://api.partner.com\", outcome: blocked", "")]
    [InlineData("from: other, to: \"https://api.partner.com\", outcome: reaches", "")]
    [InlineData("from: other/web, to: \"https://api.partner.com\", outcome: reaches", "")]
    [InlineData("from: internet, to: \"https://api.partner.com\", outcome: reaches", "a client on the Internet to ")]
    [InlineData(
        "from: other, to: \"https://api.partner.com\", outcome: reaches, via: EgressGateway",
        "other to https://api.partner.com/: reaches, via EgressGateway is expected. It goes straight from the sidecar."
    )]
    [InlineData(
        "from: other, to: \"https://api.partner.com\", outcome: reaches, tls: MUTUAL",
        "other to https://api.partner.com/: reaches, tls MUTUAL is expected. It leaves "
    )]
    [InlineData("from: other, to: \"https://api.partner.com\", outcome: reaches, via: Direct, tls: PASSTHROUGH", "")]
    public void What_is_unmet(string expect, string message)
    {
        var told = CheckRun.Of(Package + Check(expect)).Of("expectation-unmet");

        if (message.Length == 0)
            Assert.Equal("", told);
        else
            Assert.StartsWith($"error spec.expect[1]: {message}", told, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', told);
    }
}
