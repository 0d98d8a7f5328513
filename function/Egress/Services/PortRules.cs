using System.Globalization;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Schema;
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

/// <summary>A preset and what is written next to it.</summary>
internal static class PresetRules
{
    public static void Check(
        EgressServiceConfig service,
        IReadOnlyList<EgressPort> ports,
        string field,
        ConfigScope scope
    )
    {
        CheckProtocols(service, field, scope);
        if (service.Preset is not { } preset)
            return;
        if (service is { Ports: { } written } && WrongWith(preset, written) is { } wrong)
            scope.Report(
                EgressPresetWithPorts,
                $"{field}.preset",
                $"'{preset}' {wrong}",
                $"{field}.preset",
                $"{field}.ports"
            );
        if (MailAdvice(preset, ports[0].Number) is { } advice)
            scope.Report(EgressMailPort, $"{field}.preset", advice, field);
        if (ServicePresets.IsDatabase(preset) && service.Endpoints is { Count: > 1 } endpoints)
            scope.Report(
                EgressEndpointsShareLoad,
                $"{field}.endpoints",
                $"has {endpoints.Count} endpoints for '{service.Hosts[0]}', and connections are spread over "
                    + "all of them. If one is a standby, make each a service with a host of its own"
            );
    }

    static void CheckProtocols(EgressServiceConfig service, string field, ConfigScope scope)
    {
        if (service.Preset is not null)
            return;
        for (var i = 0; i < service.Ports?.Count; i++)
        {
            if (service.Ports[i].Protocol is null)
                scope.Report(
                    SchemaFindings.MissingField,
                    $"{field}.ports[{i}].protocol",
                    $"`protocol` is required without `preset`: {string.Join(", ", PortProtocol.All)}",
                    $"{field}.ports[{i}].protocol",
                    $"{field}.preset"
                );
        }
    }

    static string? WrongWith(string preset, IReadOnlyList<EgressPortConfig> written)
    {
        var known = ServicePresets.PortOf(preset);
        if (written.Count > 1)
            return $"is for one port, and `ports` lists {written.Count}: remove `preset`, and write every port "
                + "with its protocol";
        return written[0].Protocol is { } protocol && protocol != known.Protocol
            ? $"is {known.Protocol}, and `ports` says {protocol}: remove one of the two"
            : null;
    }

    static string? MailAdvice(string preset, int port) =>
        (preset, port) switch
        {
            ("smtp", 465) => "'smtp' begins in the clear, and servers on port 465 expect TLS from the first byte: use "
                + "preset 'smtps'",
            ("smtps", 25 or 587 or 2525) => string.Create(
                CultureInfo.InvariantCulture,
                $"'smtps' is TLS from the first byte, and servers on port {port} begin in the clear "
                    + $"(STARTTLS): use preset 'smtp'"
            ),
            _ => null,
        };
}
