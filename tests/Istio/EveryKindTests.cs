using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Tests.Istio;

/// <summary>A kind that is listed is judged as well, in every version that is served of it.</summary>
public sealed class EveryKindTests
{
    public static TheoryData<string, string> Kinds =>
        [
            .. from @group in new[]
            {
                IstioKinds.Networking,
                IstioKinds.Security,
                IstioKinds.Telemetry,
                IstioKinds.Extensions,
            }
            from kind in IstioKinds.Of(@group)
            from version in IstioKinds.Versions(@group, kind)
            select new TheoryDataRow<string, string>($"{@group}/{version}", kind),
        ];

    /// <summary>Of the group, but not in that version.</summary>
    [Theory]
    [InlineData("EnvoyFilter", "networking.istio.io/v1alpha3", "")]
    [InlineData("EnvoyFilter", "networking.istio.io/v1", "istio-api-version@apiVersion")]
    [InlineData("WasmPlugin", "extensions.istio.io/v1", "istio-api-version@apiVersion")]
    [InlineData("Gateway", "networking.istio.io/v2", "istio-api-version@apiVersion")]
    public void A_version_that_is_not_served_is_reported(string kind, string apiVersion, string findings) =>
        Assert.Equal(
            findings,
            string.Join(
                ' ',
                IstioManifest
                    .Findings(kind, "{}", group: apiVersion)
                    .Split(' ')
                    .Where(finding => finding.EndsWith("@apiVersion", StringComparison.Ordinal))
            )
        );

    [Theory, MemberData(nameof(Kinds))]
    public void An_unknown_field_is_reported(string apiVersion, string kind) =>
        Assert.Contains(
            "crd-unknown-field@spec.nonsense",
            IstioManifest.Findings(kind, "{nonsense: 1}", group: apiVersion),
            StringComparison.Ordinal
        );
}
