using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using static Kyma.Krm.Istio.Texts.SidecarFindings;

namespace Kyma.Krm.Istio.Admission.Sidecars;

/// <summary>What Istio's webhook and the CRD's CEL rules say of a Sidecar.</summary>
internal static class SidecarRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        SidecarEmpty,
        .. SidecarListenerRules.All,
        .. SidecarIngressRules.All,
        .. SidecarEgressRules.All,
        .. SidecarHostRules.All,
        .. OutboundTrafficPolicyRules.All,
        .. WorkloadSelectorRules.All,
        .. ConnectionPoolRules.All,
    ];

    public static void Check(IstioResource<SidecarSpec> sidecar, Review review)
    {
        var spec = sidecar.Spec;
        if (spec.WorkloadSelector is { } selector)
            WorkloadSelectorRules.Check(selector.Labels, "labels", review);
        if (
            spec is
            {
                Egress: null or { Count: 0 },
                Ingress: null or { Count: 0 },
                OutboundTrafficPolicy: null,
                InboundConnectionPool: null
            }
        )
            review.Add(
                SidecarEmpty,
                "spec",
                "must have egress, ingress, outboundTrafficPolicy or inboundConnectionPool: add one"
            );

        SidecarIngressRules.Check(spec.Ingress ?? [], review);
        if (spec.InboundConnectionPool is { } pool)
            ConnectionPoolRules.Check(pool, "spec.inboundConnectionPool", review);
        SidecarEgressRules.Check(spec.Egress ?? [], sidecar.Namespace, review);
        OutboundTrafficPolicyRules.Check(spec.OutboundTrafficPolicy, review);
    }
}
