using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Mesh.Scoping;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>
/// Which VirtualServices are attached to a gateway's servers, and where they lead (istio, gateway.go
/// buildGatewayHTTPRouteConfig and others).
/// </summary>
internal sealed class GatewayRoutes(
    VirtualServices all,
    ServiceRegistry registry,
    GatewayScope scope,
    IReadOnlyDictionary<string, string> labels
)
{
    readonly Dictionary<(string Gateway, string Host), IReadOnlyList<MeshVirtualService>> _known = [];

    /// <summary>The virtual host of a domain among servers that share their routes; null where there is none.</summary>
    /// <param name="servers">At least those with the domain or a wildcard above it.</param>
    /// <param name="domain">Maybe a wildcard.</param>
    public (IReadOnlyList<BuiltRoute> Routes, bool RequiresTls)? VirtualHost(
        IEnumerable<GatewayServer> servers,
        string domain
    )
    {
        var routes = new List<BuiltRoute>();
        var (exists, requiresTls) = (false, false);
        foreach (var server in servers)
        {
            var isAttached = false;
            foreach (var service in Attached(server.GatewayId, domain))
            {
                if (!HasDomain(server, service, domain))
                    continue;
                var built = RouteBuilder.Build(
                    service,
                    new RouteScope(server.GatewayId, server.Port, MeshResources.RootNamespace, labels)
                );
                if (built.Count == 0)
                    continue;
                isAttached = true;
                routes.AddRange(built);
            }

            exists |= isAttached;
            if (server.RedirectsToHttps && (isAttached || server.Hosts.Contains(domain)))
                (exists, requiresTls) = (true, true);
        }

        return exists ? (RouteBuilder.Sorted(routes).ToArray(), requiresTls) : null;
    }

    /// <summary>A virtual host has the more specific of the server's host and the VirtualService's.</summary>
    static bool HasDomain(GatewayServer server, MeshVirtualService service, string domain) =>
        server.WrittenHosts.Spellings(domain, service.Namespace).Any(own => service.WrittenHosts.Cover(own, ""))
        || service.WrittenHosts.Spellings(domain, "").Any(host => server.WrittenHosts.Cover(host, service.Namespace));

    /// <summary>
    /// Where the <c>tcp</c> routes of a server lead; null: there are none, so it has no filter chain.
    /// </summary>
    public Decision? TcpOf(GatewayServer server)
    {
        foreach (var service in OfHosts(server))
        {
            foreach (var route in service.Spec.Tcp ?? [])
            {
                if (route.Route is { Count: > 0 } to && Holds(service, route, server))
                    return L4(service, to, MatchedBy.Sni, server.Port);
            }
        }

        return null;
    }

    /// <summary>The <c>tls</c> routes of a server that passes TLS through.</summary>
    public IEnumerable<(MeshVirtualService Service, IReadOnlyList<RouteDestination> Route, TlsMatch Match)> TlsOf(
        GatewayServer server
    )
    {
        foreach (var service in OfHosts(server))
        {
            foreach (var route in service.Spec.Tls ?? [])
            {
                foreach (var match in route.Route is { Count: > 0 } ? route.Match ?? [] : [])
                {
                    if (
                        (match.Port is null or 0 || match.Port == server.Port)
                        && service.Holds(match.Gateways, server.GatewayId)
                    )
                        yield return (service, route.Route!, match);
                }
            }
        }
    }

    public Decision L4(MeshVirtualService service, IReadOnlyList<RouteDestination> route, MatchedBy match, int port) =>
        RouteChooser.Of(
            service,
            route,
            match,
            (from, to) => ClusterOf(scope.Service(from.Full(to.Host!)), from, to, port)
        );

    /// <summary>
    /// A destination of an <c>http</c> route: the VirtualService's own namespace has precedence for its host.
    /// </summary>
    public ClusterName HttpClusterOf(MeshVirtualService service, Destination destination, int port)
    {
        var host = service.Full(destination.Host!);
        var own = registry.In(host, service.Namespace);
        return ClusterOf(
            own is not null && own.Exports.Reaches(scope.Namespace)
                ? new KnownService(own, own.Ports)
                : scope.Service(host),
            service,
            destination,
            port
        );
    }

    static ClusterName ClusterOf(KnownService? known, MeshVirtualService service, Destination destination, int port) =>
        new(
            known?.First.AliasFor ?? service.Full(destination.Host!),
            destination.Port?.Number is { } number ? (int)number
                : known?.Ports is [var only] ? only.Number
                : port,
            destination.Subset ?? ""
        );

    static bool Holds(MeshVirtualService service, TcpRoute route, GatewayServer server) =>
        route.Match is not { Count: > 0 } matches
        || matches.Any(match =>
            (match.Port is null or 0 || match.Port == server.Port) && service.Holds(match.Gateways, server.GatewayId)
        );

    /// <summary>VirtualServices of the gateway that share a name with a server, in istiod's order.</summary>
    IEnumerable<MeshVirtualService> OfHosts(GatewayServer server) =>
        InOrder(server.Names.SelectMany(name => all.HostsOf(server.GatewayId).Overlapping(name)).Distinct())
            .Where(service => service.Hosts.Any(host => server.WrittenHosts.Overlap(host, service.Namespace)));

    /// <summary>
    /// Kept where there are some: thousands of Gateways times the domains that are asked for would fill the memory.
    /// </summary>
    IReadOnlyList<MeshVirtualService> Attached(string gateway, string domain)
    {
        if (all.OfGateway(gateway).Count == 0)
            return [];
        if (!_known.TryGetValue((gateway, domain), out var known))
            _known[(gateway, domain)] = known = InOrder(all.HostsOf(gateway).Covering(domain).Distinct()).ToArray();
        return known;
    }

    IEnumerable<MeshVirtualService> InOrder(IEnumerable<MeshVirtualService> services) =>
        services
            .Where(service => service.Exports.Reaches(scope.Namespace))
            .OrderBy(service => service.GroupFor(scope.Namespace))
            .ThenBy(service => service.Rank);
}
