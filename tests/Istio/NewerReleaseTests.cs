namespace Kyma.Krm.Tests.Istio;

/// <summary>A cluster may run a release that came after this program.</summary>
public sealed class NewerReleaseTests
{
    [Theory]
    [InlineData("1.32", false)]
    [InlineData("1.33", true)]
    public void A_release_that_nobody_knew_is_named(string version, bool isTold)
    {
        var run = Session.RunWith(
            $$$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop}
            spec: {istioVersion: "{{{version}}}", egress: {services: [{hosts: [api.partner.com]}]}}
            """,
            "check",
            "-"
        );
        Assert.Equal(isTold, run.Stdout.Contains("is newer than Istio 1.32", StringComparison.Ordinal));
    }
}
