using Kyma.Krm.Inputs;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress;

/// <summary>One of <c>spec.egress.services</c> becomes one ServiceEntry, or one per host where its hosts cannot share one.</summary>
internal static class ServicePlanner
{
    public static IEnumerable<EgressService> Plan(EgressServiceConfig service, string field, ConfigScope scope)
    {
        var ports = PortPlanner.Plan(service);
        var resolution = Resolutions.Of(service);
        PortRules.Check(service, ports, field, scope);
        ResolutionRules.Check(service, resolution, ports, field, scope);
        DynamicDnsRules.Check(service, ports, field, scope);

        var name = service.Name ?? ResourceNames.OfHost(service.Hosts[0]);
        var whole = new EgressService
        {
            Name = name,
            Field = field,
            Hosts = service.Hosts,
            Ports = ports,
            Addresses = service.Addresses ?? [],
            Endpoints = service.Endpoints ?? [],
            Resolution = resolution,
        };
        return MustSplit(service, ports, resolution) ? service.Hosts.Select((host, i) => whole with { Name = i == 0 ? name : NameOfFurther(host, service), Hosts = [host] }) : [whole];
    }

    /// <summary>
    /// Istio refuses several hosts on a port that carries no host name (ValidateServiceEntry, unless resolution is NONE).
    /// A DestinationRule has one host, and so has a route of the egress gateway.
    /// </summary>
    static bool MustSplit(EgressServiceConfig service, IReadOnlyList<EgressPort> ports, string resolution) =>
        service.Hosts.Count > 1
        && (service.Tls is not null || service.Via is not null || (resolution != Resolutions.None && ports.Any(port => port.IsNameless)));

    /// <summary>The first host keeps the service's name, so that adding a host renames nothing.</summary>
    static string NameOfFurther(string host, EgressServiceConfig service) =>
        service.Name is null ? ResourceNames.OfHost(host) : ResourceNames.Shorten($"{service.Name}-{ResourceNames.OfHost(host)}");
}
