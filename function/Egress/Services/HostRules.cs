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
                    + $"{ShortList.Of(service.Hosts)}. Make each a service of its own, with its own `addresses`",
                [
                    $"{field}.addresses",
                    $"{field}.hosts",
                    $"{field}.via",
                    .. RuleFields.OfPorts(field, scope.Source),
                    .. RuleFields.OfResolution(field, scope.Source),
                ]
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

/// <summary>
/// What Istio accepts of hosts, addresses and endpoints, and what does not work all the same with a way of resolving.
/// </summary>
internal static class ResolutionRules
{
    public static void Check(
        EgressServiceConfig service,
        string resolution,
        IReadOnlyList<EgressPort> ports,
        string field,
        ConfigScope scope
    )
    {
        if (resolution is Resolutions.Static && service.Endpoints is null)
            scope.Report(
                EgressResolutionMismatch,
                $"{field}.resolution",
                "'STATIC' needs `endpoints`: without them every request is answered with 503",
                $"{field}.resolution",
                $"{field}.endpoints"
            );
        if (resolution is Resolutions.DynamicDns && scope.IstioAtLeast(1, 28) && !scope.IstioAtLeast(1, 30))
            scope.Report(
                EgressDynamicDnsNeedsWaypoint,
                $"{field}.resolution",
                "'DYNAMIC_DNS' works in sidecars from Istio 1.30, and `istioVersion` is "
                    + $"'{scope.IstioVersion}': only ambient waypoints follow it"
            );
        if (
            resolution is Resolutions.None
            && service.Addresses is null
            && ports.FirstOrDefault(port => port.IsNameless) is { } nameless
        )
            scope.Report(
                EgressNamelessWithoutAddress,
                $"{field}.hosts",
                $"'{service.Hosts[0]}' cannot be told apart on port {nameless.Number} ({nameless.Protocol} "
                    + "carries no host name): list `addresses`, or name hosts without '*' and leave `resolution` "
                    + "out",
                [
                    $"{field}.hosts",
                    $"{field}.addresses",
                    .. RuleFields.OfPorts(field, scope.Source),
                    .. RuleFields.OfResolution(field, scope.Source),
                ]
            );

        if (
            resolution is Resolutions.None
            && !scope.IstioAtLeast(1, 22)
            && ports.Any(port => port.TargetPort is not null)
        )
            scope.Report(
                EgressResolutionMismatch,
                $"{field}.ports",
                "`targetPort` has no effect with resolution 'NONE' before Istio 1.22, and `istioVersion` "
                    + $"is '{scope.IstioVersion}'; name hosts without '*'",
                [
                    .. RuleFields.OfPorts(field, scope.Source),
                    .. RuleFields.OfResolution(field, scope.Source),
                    "spec.istioVersion",
                ]
            );
    }
}
