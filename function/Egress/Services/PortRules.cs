using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Services;

/// <summary>What must hold between the ports of one service.</summary>
internal static class PortRules
{
    public static void Check(
        EgressServiceConfig service,
        IReadOnlyList<EgressPort> ports,
        string field,
        ConfigScope scope
    )
    {
        PresetRules.Check(service, ports, field, scope);

        for (var i = 0; i < ports.Count; i++)
        {
            var port = ports[i];
            if (port is { IsHttp: true, Target: 443 } && service.Tls is null)
                scope.Report(
                    EgressPlainHttpTo443,
                    $"{field}.ports[{i}]",
                    $"sends plain HTTP to port 443 of '{service.Hosts[0]}': add `tls: {{mode: SIMPLE}}`, or "
                        + "write protocol TLS where applications speak TLS themselves",
                    field
                );
        }

        CheckEndpoints(service, ports, field, scope);
    }

    /// <summary>
    /// Istio refuses such a name as well, but at the egress gateway the ports have other names than here.
    /// </summary>
    static void CheckEndpoints(
        EgressServiceConfig service,
        IReadOnlyList<EgressPort> ports,
        string field,
        ConfigScope scope
    )
    {
        var names = ports.Select(port => port.Name).ToList();
        var known = names.ToHashSet();
        foreach (var (i, endpoint) in (service.Endpoints ?? []).Index())
        {
            foreach (
                var unknown in (endpoint.Ports ?? new Dictionary<string, int>()).Keys.Where(name =>
                    !known.Contains(name)
                )
            )
                scope.Report(
                    EgressUnknownEndpointPort,
                    $"{field}.endpoints[{i}].ports.{unknown}",
                    $"'{unknown}' must be the name of a port of this service: "
                        + $"{ShortList.Of(names)}.{Suggestion.For(unknown, names)}",
                    $"{field}.endpoints[{i}].ports",
                    $"{field}.ports",
                    $"{field}.preset",
                    $"{field}.tls"
                );
        }
    }
}
