using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Rules;

internal static class SidecarTraps
{
    public static readonly Rule SilentRegistryOnly = new(
        "sidecar-outbound-mode-missing",
        Severity.Info,
        "outboundTrafficPolicy without a mode."
    )
    {
        Source = "Istio API networking/v1alpha3 OutboundTrafficPolicy: REGISTRY_ONLY is the zero value",
        Consequence = "Every external host without a ServiceEntry is cut off.",
        Fix = "outboundTrafficPolicy: {mode: REGISTRY_ONLY}, or ALLOW_ANY",
    };

    public static readonly IReadOnlyList<Rule> All = [SilentRegistryOnly];

    public static void Check(SidecarSpec spec, Review review)
    {
        if (spec.OutboundTrafficPolicy is { Mode: null })
            review.Add(
                SilentRegistryOnly,
                "spec.outboundTrafficPolicy.mode",
                "is not set, which means REGISTRY_ONLY: write the mode that you mean"
            );
    }
}
