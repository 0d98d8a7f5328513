using Kyma.Krm.Egress;
using Kyma.Krm.Gateways;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Planning;

namespace Kyma.Krm.Explaining;

/// <summary>What a reader could take for limited and is not. Nobody should learn that from an incident.</summary>
internal static class OpenWays
{
    public static IReadOnlyList<string> By(TrafficPlan plan) =>
        [
            .. plan.Gateway is { } gateway ? Ingress(gateway) : [],
            .. plan
                .ApiRules.Where(rule => rule.Rules.Any(RouteWords.IsOpen))
                .Select(rule =>
                    $"{rule.Host} is open to everyone on "
                    + $"{string.Join(", ", rule.Rules.Where(RouteWords.IsOpen).Select(path => path.Path))} "
                    + "(noAuth)."
                ),
            .. LimitWords.NotLimited(plan.RateLimits),
            .. plan.Egress is { } egress
                ? Egress(egress)
                : ["The config does not limit egress: workloads reach any external host."],
        ];

    static IEnumerable<string> Ingress(GatewayPlan gateway)
    {
        yield return "Every namespace may expose applications through this Gateway, by APIRule or VirtualService.";
        if (gateway.TlsMode == TlsMode.OptionalMutual)
            yield return "Clients without a certificate are allowed too (OPTIONAL_MUTUAL).";
    }

    static IEnumerable<string> Egress(EgressPlan egress)
    {
        if (!egress.RegistryOnly)
        {
            yield return "Workloads reach any external host, listed or not (outboundTrafficPolicy ALLOW_ANY).";
            if (egress.UsesGateway)
                yield return "Nothing forces workloads through the egress gateway: they can bypass it.";
        }
        else
        {
            yield return $"Only the namespace {egress.Namespace} is limited: workloads of others reach any external "
                + "host.";
            yield return (
                egress.NetworkPolicy is { IsStrict: true }
                    ? $"Pods of {egress.Namespace} are reachable from one another"
                    : "Pods of other namespaces in the cluster are reachable"
            ) + " and can relay traffic; DNS queries leave the cluster, with any data that is in the name.";
            yield return "Processes of user 1337, pods with traffic.sidecar.istio.io/exclude* annotations and pods "
                + "with hostNetwork bypass the sidecar; hostNetwork bypasses NetworkPolicies too.";
            yield return "Server names (SNI) and Host headers are trusted: a client can send a registered name and "
                + "connect to any server at that address.";
            yield return "Anyone who can create a ServiceEntry, VirtualService, Sidecar or NetworkPolicy in this "
                + "namespace, or change an AuthorizationPolicy in istio-system, can open it; workloads in ambient mode "
                + "are not limited by a Sidecar.";
            if (egress.NetworkPolicy is null)
                yield return "Only sidecars enforce it: pods without one, processes of user 1337 and UDP reach any "
                    + "address (networkPolicies: true closes that).";
            yield return "Another namespace can open a way out, with a host that it registers under svc.cluster.local "
                + "or a VirtualService for such a host.";
        }

        foreach (var service in egress.Services.Where(service => service.Hosts.Any(HostNames.IsWildcard)))
        {
            yield return string.Join(", ", service.Hosts.Where(HostNames.IsWildcard))
                + " covers every name below it, no matter who owns that name.";
        }

        foreach (var line in EgressLimits.NotLimited(egress))
            yield return line;
    }
}
