using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Services;

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
                "'STATIC' needs `endpoints`: without them every request is answered with 503"
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
                    + "out"
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
                field,
                "spec.istioVersion"
            );
    }
}
