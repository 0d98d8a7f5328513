using Kyma.Krm.Istio.Admission.Gateways;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.SidecarFindings;

namespace Kyma.Krm.Istio.Admission.Sidecars;

/// <summary>What Istio's webhook and the CRD's CEL rules say of a Sidecar.</summary>
internal static class SidecarRules
{
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

/// <summary><c>outboundTrafficPolicy</c> of a Sidecar.</summary>
internal static class OutboundTrafficPolicyRules
{
    public static void Check(OutboundTrafficPolicy? policy, Review review)
    {
        const string Path = "spec.outboundTrafficPolicy.egressProxy";
        if (policy?.EgressProxy is not { } proxy)
            return;
        if (policy.Mode != "ALLOW_ANY")
        {
            review.Add(SidecarEgressProxy, Path, "needs mode ALLOW_ANY: set it, or remove egressProxy");
            return;
        }

        if (DnsNames.WrongWithName(proxy.Host ?? "") is { } wrong)
            review.Add(
                SidecarEgressProxy,
                $"{Path}.host",
                $"'{proxy.Host}' {wrong}: it must be a host such as proxy.istio-system.svc.cluster.local"
            );
        if (proxy.Port is null)
            review.Add(SidecarEgressProxy, $"{Path}.port", "is required: add it, e.g. port: {number: 443}");
        review.Destination(proxy, Path);
    }
}

/// <summary>What Istio accepts in a Sidecar, and ignores.</summary>
internal static class SidecarPitfallRules
{
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
