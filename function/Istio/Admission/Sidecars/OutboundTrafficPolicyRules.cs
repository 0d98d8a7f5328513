using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using static Kyma.Krm.Istio.Texts.SidecarFindings;

namespace Kyma.Krm.Istio.Admission.Sidecars;

/// <summary><c>outboundTrafficPolicy</c> of a Sidecar.</summary>
internal static class OutboundTrafficPolicyRules
{
    public static readonly IReadOnlyList<Rule> All = [SidecarEgressProxy, .. DestinationRules.All];

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
        DestinationRules.Check(proxy, Path, review);
    }
}
