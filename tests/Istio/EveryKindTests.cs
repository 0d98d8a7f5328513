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

    [Theory, MemberData(nameof(Kinds))]
    public void An_unknown_field_is_reported(string apiVersion, string kind) =>
        Assert.Contains(
            "crd-unknown-field@spec.nonsense",
            Manifest.Findings(kind, "{nonsense: 1}", group: apiVersion),
            StringComparison.Ordinal
        );
}
