using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Istio.Rules;

internal static class OutboundTrafficPolicyRules
{
    public static readonly Rule EgressProxy = new(
        "sidecar-egress-proxy",
        Severity.Error,
        "An egressProxy that is incomplete, or without mode ALLOW_ANY."
    )
    {
        Source = $"{IstioFiles.Validation} validateSidecarOutboundTrafficPolicy",
        Consequence = $"{IstioFiles.Rejected} Without a mode the policy is REGISTRY_ONLY.",
        Fix =
            "outboundTrafficPolicy: {mode: ALLOW_ANY, egressProxy: {host: proxy.istio-system.svc.cluster.local, port: {number: 443}}}",
    };

    public static readonly IReadOnlyList<Rule> All = [EgressProxy, .. DestinationRules.All];

    public static void Check(OutboundTrafficPolicy? policy, Review review)
    {
        const string Path = "spec.outboundTrafficPolicy.egressProxy";
        if (policy?.EgressProxy is not { } proxy)
            return;
        if (policy.Mode != "ALLOW_ANY")
        {
            review.Add(EgressProxy, Path, "needs mode ALLOW_ANY: set it, or remove egressProxy");
            return;
        }

        if (DnsNames.WrongWithName(proxy.Host ?? "") is { } wrong)
            review.Add(
                EgressProxy,
                $"{Path}.host",
                $"'{proxy.Host}' {wrong}: it must be a host such as proxy.istio-system.svc.cluster.local"
            );
        if (proxy.Port is null)
            review.Add(EgressProxy, $"{Path}.port", "is required: add it, e.g. port: {number: 443}");
        DestinationRules.Check(proxy, Path, review);
    }
}
