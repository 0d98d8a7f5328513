using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Istio.Admission.Sidecars;

/// <summary>What Istio accepts in a Sidecar, and ignores.</summary>
internal static class SidecarPitfallRules
{
    public static readonly IReadOnlyList<Rule> All = [SidecarFindings.SidecarOutboundModeMissing];

    public static void Check(SidecarSpec spec, Review review)
    {
        if (spec.OutboundTrafficPolicy is { Mode: null })
            review.Add(
                SidecarFindings.SidecarOutboundModeMissing,
                "spec.outboundTrafficPolicy.mode",
                "is not set, which means REGISTRY_ONLY: write the mode that you mean"
            );
    }
}
