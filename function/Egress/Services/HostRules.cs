using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Services;

/// <summary>What the hosts of one service can be.</summary>
internal static class HostRules
{
    public static void Check(
        EgressServiceConfig service,
        IReadOnlyList<EgressPort> ports,
        bool isSplit,
        string field,
        ConfigScope scope
    )
    {
        foreach (var (i, host) in service.Hosts.Index().Where(entry => IsInCluster(entry.Item)))
            scope.ReportWritten(
                EgressInClusterHost,
                $"{field}.hosts[{i}]",
                $"'{host}' must be a host outside the cluster; Services of the cluster are reached without "
                    + "being registered"
            );

        CheckBlocks(service, ports, field, scope);
        var isLookedUp = service.EffectiveResolution is not Resolutions.None;
        if (
            service is { Addresses: not null, Hosts.Count: > 1 }
            && (isSplit || (isLookedUp && ports.Any(port => !port.IsHttp)))
        )
            scope.Report(
                EgressAddressesOfSeveralHosts,
                $"{field}.addresses",
                $"must belong to one host, and there are {service.Hosts.Count}: "
                    + $"{ShortList.Of(service.Hosts)}. Make each a service of its own, with its own `addresses`"
            );
    }

    static void CheckBlocks(
        EgressServiceConfig service,
        IReadOnlyList<EgressPort> ports,
        string field,
        ConfigScope scope
    )
    {
        foreach (
            var (i, block) in (service.Addresses ?? []).Index().Where(entry => IpAddresses.IsNearlyAll(entry.Item))
        )
            scope.Report(
                EgressAddressesOpenAll,
                $"{field}.addresses[{i}]",
                $"'{block}' opens port {string.Join(", ", ports.Select(port => port.Number))} to almost any "
                    + "server. List the service's own addresses"
            );
    }

    static bool IsInCluster(string host) =>
        host.EndsWith(".cluster.local", StringComparison.Ordinal) || host.EndsWith(".svc", StringComparison.Ordinal);
}
