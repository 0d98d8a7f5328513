using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;

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

        var numbers = new HashSet<int>();
        var names = new HashSet<string>();
        for (var i = 0; i < ports.Count; i++)
        {
            var port = ports[i];
            if (port is { IsHttp: true, Target: 443 } && service.Tls is null)
                scope.Report(
                    EgressFindings.EgressPlainHttpTo443,
                    $"{field}.ports[{i}]",
                    $"sends plain HTTP to port 443 of '{service.Hosts[0]}': add `tls: {{mode: SIMPLE}}`, or "
                        + "write protocol TLS where applications speak TLS themselves",
                    field
                );
            var isNewName = names.Add(port.Name);
            if (!numbers.Add(port.Number))
            {
                scope.Report(
                    EgressFindings.EgressDuplicatePort,
                    $"{field}.ports[{i}].number",
                    $"'{port.Number}' is listed twice; a port must be listed once"
                );
            }
            else if (!isNewName)
            {
                scope.Report(
                    EgressFindings.EgressDuplicatePort,
                    $"{field}.ports[{i}].name",
                    $"'{port.Name}' is listed twice; give each port a `name` of its own"
                );
            }
        }

        CheckEndpoints(service, ports, field, scope);
    }

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
            {
                scope.Report(
                    EgressFindings.EgressUnknownEndpointPort,
                    $"{field}.endpoints[{i}].ports.{unknown}",
                    $"'{unknown}' must be the name of a port of this service: "
                        + $"{Listed.Some(names)}.{Suggestion.For(unknown, names)}"
                );
            }
        }
    }
}
