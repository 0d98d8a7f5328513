using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Egress.Services;

/// <summary>What the hosts of one service can be.</summary>
internal static class HostRules
{
    const int MaximumOfHosts = 256;

    const int MaximumOfEndpoints = 4096;

    public static void Check(
        EgressServiceConfig service,
        IReadOnlyList<EgressPort> ports,
        bool isSplit,
        string field,
        ConfigScope scope
    )
    {
        CheckCounts(service, field, scope);
        foreach (var (i, host) in service.Hosts.Index().Where(entry => IsInCluster(entry.Item)))
        {
            scope.ReportWritten(
                EgressFindings.EgressInClusterHost,
                $"{field}.hosts[{i}]",
                $"'{host}' must be a host outside the cluster; Services of the cluster are reached without "
                    + "being registered"
            );
        }

        CheckBlocks(service, ports, field, scope);
        var isLookedUp = service.EffectiveResolution is not Resolutions.None;
        if (
            service is { Addresses: not null, Hosts.Count: > 1 }
            && (isSplit || (isLookedUp && ports.Any(port => !port.IsHttp)))
        )
        {
            scope.Report(
                EgressFindings.EgressAddressesOfSeveralHosts,
                $"{field}.addresses",
                $"must belong to one host, and there are {service.Hosts.Count}: "
                    + $"{ShortList.Of(service.Hosts)}. Make each a service of its own, with its own `addresses`"
            );
        }
    }

    static void CheckCounts(EgressServiceConfig service, string field, ConfigScope scope)
    {
        (string Name, int Count, int Maximum)[] lists =
        [
            ("hosts", service.Hosts.Count, MaximumOfHosts),
            ("addresses", service.Addresses?.Count ?? 0, MaximumOfHosts),
            ("ports", service.Ports?.Count ?? 0, MaximumOfHosts),
            ("endpoints", service.Endpoints?.Count ?? 0, MaximumOfEndpoints),
        ];
        foreach (var (name, count, maximum) in lists.Where(list => list.Count > list.Maximum))
        {
            scope.ReportWritten(
                EgressFindings.EgressTooManyEntries,
                $"{field}.{name}",
                $"must have at most {maximum} entries, and has {count}; spread them over several services"
            );
        }
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
        {
            scope.Report(
                EgressFindings.EgressAddressesOpenAll,
                $"{field}.addresses[{i}]",
                $"'{block}' opens port {string.Join(", ", ports.Select(port => port.Number))} to almost any "
                    + "server. List the service's own addresses"
            );
        }
    }

    static bool IsInCluster(string host) =>
        host.EndsWith(".cluster.local", StringComparison.Ordinal) || host.EndsWith(".svc", StringComparison.Ordinal);
}
