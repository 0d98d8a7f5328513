using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Egress.Services;

/// <summary>The ports of a service: written ones, those of its preset, or those that its TLS implies.</summary>
internal static class PortPlanner
{
    static readonly EgressPortConfig Https = new(443, PortProtocol.Tls, null, null);

    /// <summary>
    /// The application speaks HTTP on 80, and the TLS originated for it must reach the service's port 443.
    /// </summary>
    static readonly EgressPortConfig OriginatedHttp = new(80, PortProtocol.Http, null, 443);

    /// <summary>One list for all services that say nothing of ports: most do not.</summary>
    static readonly IReadOnlyList<EgressPort> Usual = PlanOf(new EgressServiceConfig { Hosts = [] });

    /// <summary>Complete with protocol and name; written ones in their order.</summary>
    public static IReadOnlyList<EgressPort> Plan(EgressServiceConfig service) =>
        service is { Ports: null, Preset: null, Tls: null } ? Usual : PlanOf(service);

    static IReadOnlyList<EgressPort> PlanOf(EgressServiceConfig service)
    {
        var ports = service switch
        {
            { Ports: { } written } => written
                .Select(port => Complete(OfPreset(port, written.Count, service.Preset), service))
                .ToArray(),
            { Preset: { } preset, Tls: null } => [ServicePresets.PortOf(preset)],
            { Preset: { } preset } =>
            [
                ServicePresets.PortOf(preset) with
                {
                    TargetPort = ServicePresets.TlsPortOf(preset),
                },
            ],
            { Tls: null } => [Https],
            // The egress gateway tells hosts apart by SNI, so it cannot also pass the application's own TLS through.
            { Via: not null } => [OriginatedHttp],
            _ => new[] { OriginatedHttp, Https },
        };
        return ports
            .Select(port => new EgressPort(
                port.Number,
                ProtocolOf(port),
                port.Name ?? NameOf(port, ports),
                port.TargetPort
            ))
            .ToArray();
    }

    /// <summary>A port that is written with a preset changes its number.</summary>
    static EgressPortConfig OfPreset(EgressPortConfig port, int count, string? preset)
    {
        if (preset is null)
            return port;
        var known = ServicePresets.PortOf(preset);
        return port with
        {
            Protocol = port.Protocol ?? known.Protocol,
            Name = port.Name ?? (count == 1 ? known.Name : null),
        };
    }

    /// <summary>None is a mistake, which is reported.</summary>
    static string ProtocolOf(EgressPortConfig port) => port.Protocol ?? PortProtocol.Tls;

    static EgressPortConfig Complete(EgressPortConfig port, EgressServiceConfig service) =>
        service.Tls is not null
        && port is { Number: 80, TargetPort: null }
        && Protocols.Parse(ProtocolOf(port)).IsHttp()
            ? port with
            {
                TargetPort = 443,
            }
            : port;

    static string NameOf(EgressPortConfig port, IReadOnlyList<EgressPortConfig> all)
    {
        var protocol = ProtocolOf(port).ToLowerInvariant();
        return all.Count(other => ProtocolOf(other) == ProtocolOf(port)) == 1 ? protocol : $"{protocol}-{port.Number}";
    }
}
