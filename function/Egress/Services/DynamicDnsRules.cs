using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;

namespace Kyma.Krm.Egress.Services;

/// <summary>DYNAMIC_DNS looks up each name under a wildcard when it is asked for.</summary>
internal static class DynamicDnsRules
{
    public static void Check(
        EgressServiceConfig service,
        IReadOnlyList<EgressPort> ports,
        string field,
        ConfigScope scope
    )
    {
        if (service.Resolution is not Resolutions.DynamicDns)
            return;
        if (!scope.IstioAtLeast(1, 28))
        {
            scope.Report(
                EgressFindings.EgressDynamicDnsMismatch,
                $"{field}.resolution",
                $"'DYNAMIC_DNS' needs Istio 1.28, and `istioVersion` is '{scope.IstioVersion}'; leave `resolution` out",
                field,
                "spec.istioVersion"
            );
            return;
        }

        if (!scope.IstioAtLeast(1, 30))
        {
            scope.Report(
                EgressFindings.EgressDynamicDnsNeedsWaypoint,
                $"{field}.resolution",
                "'DYNAMIC_DNS' works in sidecars from Istio 1.30, and `istioVersion` is "
                    + $"'{scope.IstioVersion}': only ambient waypoints follow it"
            );
        }

        foreach (var (i, host) in service.Hosts.Index().Where(entry => !Resolutions.IsWildcard(entry.Item)))
        {
            scope.Report(
                EgressFindings.EgressDynamicDnsMismatch,
                $"{field}.hosts[{i}]",
                $"'{host}' must be a wildcard such as '*.{host}' with resolution 'DYNAMIC_DNS'; make it a "
                    + "service of its own"
            );
        }

        if (service.Addresses is not null)
            scope.Report(
                EgressFindings.EgressDynamicDnsMismatch,
                $"{field}.addresses",
                "must be left out with resolution 'DYNAMIC_DNS'"
            );
        if (service.Endpoints is not null)
            scope.Report(
                EgressFindings.EgressDynamicDnsMismatch,
                $"{field}.endpoints",
                "must be left out with resolution 'DYNAMIC_DNS'"
            );
        var allowed = Protocols(scope);
        foreach (var port in ports.Where(port => !allowed.Contains(port.Protocol)))
        {
            scope.Report(
                EgressFindings.EgressDynamicDnsMismatch,
                $"{field}.ports",
                $"'{port.Protocol}' on port {port.Number} must be one of {string.Join(", ", allowed)} with "
                    + $"resolution 'DYNAMIC_DNS' in Istio {scope.IstioVersion}",
                field,
                "spec.istioVersion"
            );
        }
    }

    static IReadOnlyList<string> Protocols(ConfigScope scope) =>
        scope.IstioAtLeast(1, 30) ? ["HTTP", "TLS", "GRPC", "HTTP2"]
        : scope.IstioAtLeast(1, 29) ? ["HTTP", "TLS"]
        : ["HTTP"];
}
