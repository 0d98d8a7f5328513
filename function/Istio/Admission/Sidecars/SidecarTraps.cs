using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Admission.Gateways;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Admission.Sidecars;

internal static class SidecarTraps
{
    public static readonly IReadOnlyList<Rule> All = [SidecarFindings.SidecarOutboundModeMissing];

    public static void Check(SidecarSpec spec, Review review)
    {
        for (var i = 0; i < spec.Egress?.Count; i++)
            ServerTraps.CheckCase(spec.Egress[i].Hosts, $"{FieldPath.Child("spec.egress", i)}.hosts", review);
        if (spec.OutboundTrafficPolicy is { Mode: null })
            review.Add(
                SidecarFindings.SidecarOutboundModeMissing,
                "spec.outboundTrafficPolicy.mode",
                "is not set, which means REGISTRY_ONLY: write the mode that you mean"
            );
    }
}
