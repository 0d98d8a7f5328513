using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;

namespace Kyma.Krm.Egress;

/// <summary>What must hold between the ports of one service.</summary>
internal static class PortRules
{
    public static readonly Rule PresetWithPorts = new(
        "egress-preset-with-ports",
        Severity.Error,
        "A service has a preset and ports of its own."
    )
    {
        Consequence = "It would not be clear which of them counts.",
        Fix = "Remove `preset` and write every port, or remove `ports`.",
    };

    public static readonly Rule DuplicatePort = new(
        "egress-duplicate-port",
        Severity.Error,
        "A service has two ports of one number or name."
    )
    {
        Source =
            "Istio, ServiceEntry: ports are a map keyed by name, and their numbers are unique (CRD, ValidateServiceEntry)",
        Consequence = "The API server refuses the ServiceEntry.",
        Fix = "Keep one of them, or give them names of their own.",
    };

    public static readonly Rule UnknownEndpointPort = new(
        "egress-unknown-endpoint-port",
        Severity.Error,
        "An endpoint names a port that its service does not have."
    )
    {
        Source = "Istio, ValidateServiceEntry: endpoint port names must be among the ports",
        Consequence = "Istio's webhook refuses the ServiceEntry.",
        Fix = "Use the name of one of the service's ports.",
    };

    public static void Check(
        EgressServiceConfig service,
        IReadOnlyList<EgressPort> ports,
        string field,
        ConfigScope scope
    )
    {
        if (service is { Preset: { } preset, Ports: not null })
        {
            scope.ReportWritten(
                PresetWithPorts,
                $"{field}.preset",
                $"'{preset}' must stand without `ports`: it fills port and protocol itself. Remove one of the two"
            );
        }

        for (var i = 0; i < ports.Count; i++)
        {
            var port = ports[i];
            if (ports.Take(i).Any(other => other.Number == port.Number))
            {
                scope.Report(
                    DuplicatePort,
                    $"{field}.ports[{i}].number",
                    $"'{port.Number}' stands twice; a port must be listed once"
                );
            }
            else if (ports.Take(i).Any(other => other.Name == port.Name))
            {
                scope.Report(
                    DuplicatePort,
                    $"{field}.ports[{i}].name",
                    $"'{port.Name}' stands twice; give each port a `name` of its own"
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
        foreach (var (i, endpoint) in (service.Endpoints ?? []).Index())
        {
            foreach (
                var unknown in (endpoint.Ports ?? new Dictionary<string, int>()).Keys.Where(name =>
                    !names.Contains(name)
                )
            )
            {
                scope.Report(
                    UnknownEndpointPort,
                    $"{field}.endpoints[{i}].ports.{unknown}",
                    $"'{unknown}' must be the name of a port of this service: {Listed.Some(names)}.{Suggestion.For(unknown, names)}"
                );
            }
        }
    }
}
