using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Services;

/// <summary>What must hold between the ports of one service.</summary>
internal static class PortRules
{
    public static void Check(ServiceScope service)
    {
        PresetRules.Check(service);

        foreach (var (i, port) in service.Ports.Index())
        {
            if (port is { IsHttp: true, Target: 443 } && service.Config.Tls is null)
                service.Report(
                    EgressPlainHttpTo443,
                    $"ports[{i}]",
                    $"sends plain HTTP to port 443 of '{service.Config.Hosts[0]}': add `tls: {{mode: SIMPLE}}`, or "
                        + "write protocol TLS where applications speak TLS themselves",
                    [service.Field]
                );
        }

        CheckEndpoints(service);
    }

    /// <summary>
    /// Istio refuses such a name as well, but at the egress gateway the ports have other names than here.
    /// </summary>
    static void CheckEndpoints(ServiceScope service)
    {
        var names = service.Ports.Select(port => port.Name).ToArray();
        var known = names.ToHashSet();
        foreach (var (i, endpoint) in (service.Config.Endpoints ?? []).Index())
        {
            foreach (
                var unknown in (endpoint.Ports ?? new Dictionary<string, int>()).Keys.Where(name =>
                    !known.Contains(name)
                )
            )
                service.Report(
                    EgressUnknownEndpointPort,
                    $"endpoints[{i}].ports.{unknown}",
                    $"'{unknown}' must be the name of a port of this service: "
                        + $"{ShortList.Of(names)}.{Suggestion.For(unknown, names)}",
                    service.Fields($"endpoints[{i}].ports", "ports", "preset", "tls")
                );
        }
    }
}

/// <summary>A preset and what is written next to it.</summary>
internal static class PresetRules
{
    public static void Check(ServiceScope service)
    {
        CheckProtocols(service);
        var config = service.Config;
        if (config.Preset is not { } preset)
            return;
        if (config is { Ports: { } written } && WrongWith(preset, written) is { } wrong)
            service.Report(EgressPresetWithPorts, "preset", $"'{preset}' {wrong}", service.Fields("preset", "ports"));
        if (MailAdvice(preset, service.Ports[0].Number) is { } advice)
            service.Report(EgressMailPort, "preset", advice, [service.Field]);
        if (ServicePresets.IsDatabase(preset) && config.Endpoints is { Count: > 1 } endpoints)
            service.Report(
                EgressEndpointsShareLoad,
                "endpoints",
                $"has {endpoints.Count} endpoints for '{config.Hosts[0]}', and connections are spread over "
                    + "all of them. If one is a standby, make each a service with a host of its own"
            );
    }

    static void CheckProtocols(ServiceScope service)
    {
        if (service.Config.Preset is not null)
            return;
        foreach (var (i, port) in (service.Config.Ports ?? []).Index())
        {
            if (port.Protocol is null)
                service.Report(
                    SchemaFindings.MissingField,
                    $"ports[{i}].protocol",
                    $"`protocol` is required without `preset`: {string.Join(", ", PortProtocol.All)}",
                    service.Fields($"ports[{i}].protocol", "preset")
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
            ("smtps", 25 or 587 or 2525) =>
                $"'smtps' is TLS from the first byte, and servers on port {port} begin in the clear "
                    + $"(STARTTLS): use preset 'smtp'",
            _ => null,
        };
}
