using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Syntax;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Services;

/// <summary>What the hosts of one service can be.</summary>
internal static class HostRules
{
    public static void Check(ServiceScope service, bool isSplit)
    {
        foreach (var (i, host) in service.Config.Hosts.Index().Where(entry => IsInCluster(entry.Item)))
            service.ReportWritten(
                EgressInClusterHost,
                $"hosts[{i}]",
                $"'{host}' must be a host outside the cluster; Services of the cluster are reached without "
                    + "being registered"
            );

        CheckBlocks(service);
        var isLookedUp = service.Resolution is not Resolutions.None;
        if (
            service.Config is { Addresses: not null, Hosts: { Count: > 1 } hosts }
            && (isSplit || (isLookedUp && service.Ports.Any(port => !port.IsHttp)))
        )
            service.Report(
                EgressAddressesOfSeveralHosts,
                "addresses",
                $"must belong to one host, and there are {hosts.Count}: "
                    + $"{ShortList.Of(hosts)}. Make each a service of its own, with its own `addresses`",
                [.. service.Fields("addresses", "hosts", "via"), .. service.PortFields, .. service.ResolutionFields]
            );
    }

    static void CheckBlocks(ServiceScope service)
    {
        foreach (
            var (i, block) in (service.Config.Addresses ?? [])
                .Index()
                .Where(entry => IpAddresses.IsNearlyAll(entry.Item))
        )
            service.Report(
                EgressAddressesOpenAll,
                $"addresses[{i}]",
                $"'{block}' opens port {string.Join(", ", service.Ports.Select(port => port.Number))} to almost any "
                    + "server. List the service's own addresses"
            );
    }

    static bool IsInCluster(string host) =>
        host.EndsWith(".cluster.local", StringComparison.Ordinal) || host.EndsWith(".svc", StringComparison.Ordinal);
}

/// <summary>
/// What Istio accepts of hosts, addresses and endpoints, and what does not work all the same with a way of resolving.
/// </summary>
internal static class ResolutionRules
{
    public static void Check(ServiceScope service)
    {
        var scope = service.Scope;
        if (service is { Resolution: Resolutions.Static, Config.Endpoints: null })
            service.Report(
                EgressResolutionMismatch,
                "resolution",
                "'STATIC' needs `endpoints`: without them every request is answered with 503",
                service.Fields("resolution", "endpoints")
            );
        if (service.Resolution is Resolutions.DynamicDns && scope.IstioAtLeast(1, 28) && !scope.IstioAtLeast(1, 30))
            service.Report(
                EgressDynamicDnsNeedsWaypoint,
                "resolution",
                "'DYNAMIC_DNS' works in sidecars from Istio 1.30, and `istioVersion` is "
                    + $"'{scope.IstioVersion}': only ambient waypoints follow it"
            );
        if (
            service is { Resolution: Resolutions.None, Config: { Addresses: null } config }
            && service.Ports.FirstOrDefault(port => port.IsNameless) is { } nameless
        )
            service.Report(
                EgressNamelessWithoutAddress,
                "hosts",
                $"'{config.Hosts[0]}' cannot be told apart on port {nameless.Number} ({nameless.Protocol} "
                    + "carries no host name): list `addresses`, or name hosts without '*' and leave `resolution` "
                    + "out",
                [.. service.Fields("hosts", "addresses"), .. service.PortFields, .. service.ResolutionFields]
            );

        if (
            service.Resolution is Resolutions.None
            && !scope.IstioAtLeast(1, 22)
            && service.Ports.Any(port => port.TargetPort is not null)
        )
            service.Report(
                EgressResolutionMismatch,
                "ports",
                "`targetPort` has no effect with resolution 'NONE' before Istio 1.22, and `istioVersion` "
                    + $"is '{scope.IstioVersion}'; name hosts without '*'",
                [.. service.PortFields, .. service.ResolutionFields, "spec.istioVersion"]
            );
    }
}
