using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Admission.Gateways;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.SidecarFindings;

namespace Kyma.Krm.Istio.Admission.Sidecars;

/// <summary>What Istio accepts in a Sidecar, and ignores.</summary>
internal static class SidecarPitfallRules
{
    public static readonly IReadOnlyList<Rule> All = [SidecarOutboundModeMissing];

    public static void Check(SidecarSpec spec, Review review)
    {
        for (var i = 0; i < spec.Egress?.Count; i++)
            ServerPitfallRules.CheckCase(spec.Egress[i].Hosts, $"{FieldPath.Child("spec.egress", i)}.hosts", review);
        if (spec.OutboundTrafficPolicy is { Mode: null })
            review.Add(
                SidecarOutboundModeMissing,
                "spec.outboundTrafficPolicy.mode",
                "is not set, which means REGISTRY_ONLY: write the mode that you mean"
            );
    }
}
