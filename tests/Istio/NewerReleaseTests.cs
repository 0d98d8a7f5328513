using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Tests.Istio;

/// <summary>A cluster may run a release that came after this program.</summary>
public sealed class NewerReleaseTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_release_that_nobody_knew_is_named(int after, bool isTold)
    {
        var newest = IstioVersion.NewestKnown;
        var version = newest with { Minor = newest.Minor + after };
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
        Assert.Equal(isTold, run.Stdout.Contains($"is newer than Istio {newest}", StringComparison.Ordinal));
    }

    /// <summary>What the cluster does not know is no help to who misspelt a field.</summary>
    [Theory]
    [InlineData("1.30", false)]
    [InlineData("1.31", true)]
    public void Only_fields_of_the_release_are_suggested(string version, bool isSuggested)
    {
        var run = Session.RunWith(
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: web, namespace: shop}
            spec: {hosts: [web.example.com], http: [{redirect: {prefixRewrites: /}}]}
            """,
            "check",
            "--istio-version",
            version,
            "-"
        );
        Assert.Contains("`prefixRewrites` is not a field here", run.Stdout, StringComparison.Ordinal);
        Assert.Equal(isSuggested, run.Stdout.Contains("'prefixRewrite'", StringComparison.Ordinal));
    }
}
