using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Admission.ServiceEntries;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Egress.Services;

/// <summary>
/// One of <c>spec.egress.services</c> becomes one ServiceEntry, or one per host where its hosts cannot share one.
/// </summary>
internal static class ServicePlanner
{
    public static IReadOnlyList<EgressService> Plan(
        EgressServiceConfig service,
        string field,
        string egressNamespace,
        ConfigScope scope
    )
    {
        var ports = PortPlanner.Plan(service);
        var resolution = service.EffectiveResolution;
        IReadOnlyList<IReadOnlyList<string>> parts = MustSplit(service, ports, resolution)
            ? [.. service.Hosts.Select(host => (IReadOnlyList<string>)[host])]
            : [service.Hosts];
        Check(service, ports, resolution, parts.Count > 1, field, egressNamespace, scope);
        var viaGateway = EgressGatewayRules.Check(service, resolution, ports, field, scope);
        var suffix = LaneNames.SuffixOf(scope.Name, egressNamespace);
        var holders = OriginationPlanner.Holders(service, egressNamespace, field, scope);
        return
        [
            .. parts.Select(
                (hosts, i) =>
                {
                    var name =
                        i == 0 ? service.Name ?? ResourceNames.OfHost(hosts[0]) : NameOfFurther(hosts[0], service);
                    return new EgressService
                    {
                        Name = name,
                        Field = field,
                        Hosts = hosts,
                        HostsField = parts.Count == 1 ? $"{field}.hosts" : FieldPath.Child($"{field}.hosts", i),
                        Ports = ports,
                        Addresses = service.Addresses ?? [],
                        Endpoints = service.Endpoints ?? [],
                        Resolution = resolution,
                        Origination = OriginationPlanner.Plan(service, hosts[0], ports, holders),
                        Lanes = viaGateway ? LanePlanner.Plan(service, hosts[0], name, ports, suffix) : [],
                    };
                }
            ),
        ];
    }

    static void Check(
        EgressServiceConfig service,
        IReadOnlyList<EgressPort> ports,
        string resolution,
        bool isSplit,
        string field,
        string egressNamespace,
        ConfigScope scope
    )
    {
        HostRules.Check(service, ports, isSplit, field, scope);
        PortRules.Check(service, ports, field, scope);
        ResolutionRules.Check(service, resolution, ports, field, scope);
        TlsRules.Check(service, ports, field, scope);
        ClientCredentialRules.Check(service, egressNamespace, field, scope);
    }

    /// <summary>
    /// Istio refuses several hosts on a port that carries no host name (ValidateServiceEntry, unless resolution is
    /// NONE). A DestinationRule has one host, and so has a route of the egress gateway.
    /// </summary>
    static bool MustSplit(EgressServiceConfig service, IReadOnlyList<EgressPort> ports, string resolution) =>
        service.Hosts.Count > 1
        && (
            service.Tls is not null
            || service.Via is not null
            || (resolution != Resolutions.None && ports.Any(port => port.IsNameless))
        );

    /// <summary>The first host keeps the service's name, so that adding a host renames nothing.</summary>
    static string NameOfFurther(string host, EgressServiceConfig service) =>
        service.Name is null
            ? ResourceNames.OfHost(host)
            : ResourceNames.Shorten($"{service.Name}-{ResourceNames.OfHost(host)}");
}
