using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Services;

/// <summary>
/// One of <c>spec.egress.services</c> becomes one ServiceEntry, or one per host where its hosts cannot share one.
/// </summary>
internal static class ServicePlanner
{
    public static IReadOnlyList<EgressService> Plan(ServiceScope service)
    {
        var (config, ports) = (service.Config, service.Ports);
        var isSplit = MustSplit(service);
        IReadOnlyList<IReadOnlyList<string>> parts = isSplit
            ? config.Hosts.Select(host => (IReadOnlyList<string>)[host]).ToArray()
            : [config.Hosts];
        HostRules.Check(service, isSplit);
        PortRules.Check(service);
        ResolutionRules.Check(service);
        TlsRules.Check(service);
        ClientCredentialRules.Check(service);
        var viaGateway = EgressGatewayRules.Check(service);
        var suffix = LaneNames.SuffixOf(service.Scope.Name, service.Namespace);
        var holders = OriginationPlanner.Holders(service);
        return parts.Select(PlanOf).ToArray();

        EgressService PlanOf(IReadOnlyList<string> hosts, int i)
        {
            var name = i == 0 ? config.Name ?? ResourceNames.OfHost(hosts[0]) : NameOfFurther(hosts[0], config);
            return new EgressService
            {
                Name = name,
                Index = service.Index,
                Hosts = hosts,
                HostIndex = parts.Count == 1 ? null : i,
                Ports = ports,
                Addresses = config.Addresses ?? [],
                Endpoints = config.Endpoints ?? [],
                Resolution = service.Resolution,
                Origination = OriginationPlanner.Plan(config, hosts[0], ports, holders),
                Lanes = viaGateway ? LanePlanner.Plan(service, hosts[0], name, suffix) : [],
            };
        }
    }

    /// <summary>
    /// Istio refuses several hosts on a port that carries no host name (ValidateServiceEntry, unless resolution is
    /// NONE). A DestinationRule has one host, and so has a route of the egress gateway.
    /// </summary>
    static bool MustSplit(ServiceScope service) =>
        service.Config.Hosts.Count > 1
        && (
            service.Config.Tls is not null
            || service.Config.Via is not null
            || (service.Resolution != Resolutions.None && service.Ports.Any(port => port.IsNameless))
        );

    /// <summary>The first host keeps the service's name, so that adding a host renames nothing.</summary>
    static string NameOfFurther(string host, EgressServiceConfig service) =>
        service.Name is null
            ? ResourceNames.OfHost(host)
            : ResourceNames.Shorten($"{service.Name}-{ResourceNames.OfHost(host)}");
}

/// <summary>The ways of a service through the egress gateway: one for each of its hosts and ports.</summary>
internal static class LanePlanner
{
    /// <param name="service">As it is written.</param>
    /// <param name="host">The one whose lanes are planned.</param>
    /// <param name="resourceName">The name of that host's own resources.</param>
    /// <param name="suffix">What the names of all lanes of the config end in.</param>
    public static IReadOnlyList<EgressLane> Plan(ServiceScope service, string host, string resourceName, string suffix)
    {
        var (name, hosts) = (service.Config.Name, service.Config.Hosts);
        return service.Ports.Select(LaneOf).ToArray();

        EgressLane LaneOf(EgressPort port, int i) =>
            new(
                port,
                i == 0 ? resourceName : $"{resourceName}-{port.Number}",
                LaneNames.Of(
                    i == 0 ? null : $"port-{port.Number}",
                    hosts.Count > 1 ? host : null,
                    name ?? ResourceNames.OfHost(hosts[0]),
                    suffix
                )
            );
    }
}

/// <summary>TLS that sidecars or the egress gateway originate for the application.</summary>
internal static class OriginationPlanner
{
    /// <summary>For one host of the service, or null where applications speak for themselves.</summary>
    public static TlsOrigination? Plan(
        EgressServiceConfig service,
        string host,
        IReadOnlyList<EgressPort> ports,
        CredentialHolders? holders
    )
    {
        if (service.Tls is not { } tls)
            return null;
        var plain = ports.Where(port => !port.IsTls).ToArray();
        var (sni, names) = Names(tls, host, service.Via is not null || plain.Any(port => port.IsNameless));
        return new TlsOrigination
        {
            Mode = tls.Mode,
            CredentialName = tls.CredentialName,
            CaCredentialName = tls.CaCertCredentialName,
            Sni = sni,
            SubjectAltNames = names,
            Ports = plain.Select(port => port.Number).ToArray(),
            Holders = holders,
        };
    }

    public static CredentialHolders? Holders(ServiceScope service) =>
        service.Config is { Via: null, Tls.Credential: not null, WorkloadSelector: { } selector }
            ? new CredentialHolders(selector.MatchLabels, WorkloadAccounts.Of(selector, service))
            : null;

    /// <summary>
    /// Envoy takes both names from the Host header, so nothing is written for HTTP at sidecars. Where there is none, or
    /// at the egress gateway, whose route has a name of its own, they are written, and always both: an SNI without
    /// names to accept would accept every certificate of a known CA (istio, cluster_tls.go).
    /// </summary>
    static (string? Sni, IReadOnlyList<string> Names) Names(EgressTlsConfig tls, string host, bool hasNoHostHeader)
    {
        if (tls is { Sni: null, SubjectAltNames: null } && !hasNoHostHeader)
            return (null, []);
        var sni = tls.Sni ?? (HostNames.IsWildcard(host) ? null : host);
        return (sni, tls.SubjectAltNames ?? (sni is null ? [] : [sni]));
    }
}
