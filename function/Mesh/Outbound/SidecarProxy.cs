using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Mesh.Scoping;

namespace Kyma.Krm.Mesh.Outbound;

/// <summary>
/// What a sidecar does with a connection of its application: which listener takes it, which filter chain, which route
/// (istio, listener.go; Envoy's matching, which never turns back).
/// </summary>
internal sealed partial class SidecarProxy(
    SidecarScope scope,
    ServiceRegistry registry,
    MeshPods pods,
    IReadOnlyDictionary<string, string> labels
)
{
    const string VirtualOutbound = "virtualOutbound";
    const int BadGateway = 502;

    static readonly ListenerPart[] ForEveryAddress =
    [
        ListenerPart.Http,
        ListenerPart.Tls,
        ListenerPart.Tcp,
        ListenerPart.Sniffed,
        ListenerPart.Range,
    ];

    static readonly ListenerPart[] All = [.. ForEveryAddress, ListenerPart.Own];

    /// <returns>What is decided, and the listener that took it.</returns>
    public (Decision Decision, string Listener) Decide(OutboundConnection connection)
    {
        var port = connection.Port;
        if (connection.Address is { } address && AtOwnAddress(connection, address) is { } own)
            return (own, $"{address}:{port}");
        return ForAll(connection) is { } decision
            ? (decision, $"{MeshService.AnyAddress}:{port}")
            : (CatchAll(MatchedBy.Tcp), VirtualOutbound);
    }

    RouteScope RoutesOn(int port) => new(Destinations.Mesh, port, scope.Namespace, labels);

    /// <summary>The listener of one address; null where there is none.</summary>
    Decision? AtOwnAddress(OutboundConnection connection, string address)
    {
        var port = connection.Port;
        foreach (var listener in scope.Listeners)
        {
            var isOfPort = listener.NeedsPort && listener.Port == port;
            if (listener.Port is not null && !isOfPort)
                continue;
            if (isOfPort && Part(listener.Protocol) == ListenerPart.Http)
            {
                if (listener.Bind == address && Everything(listener, port).Any())
                    return Http(connection, listener) ?? CatchAll(MatchedBy.Tcp);
                continue;
            }

            var found =
                listener.Bind == address ? Everything(listener, port)
                : isOfPort ? Everything(listener, port).Where(service => service.LookedUp == address)
                : registry.AtAddress(address, port).Where(listener.IsLetIn);
            var services = found
                .OrderBy(service => service.Exports.IsPublic)
                .ThenBy(service => service.Rank)
                .Where(HasPodsIfHeadless)
                .ToArray();
            if (services.Length == 0)
                continue;
            var chains = new ServiceChains(scope, listener, RoutesOn(port));
            var all = new List<FilterChain>();
            var isSniffed = false;
            foreach (var service in services)
            {
                var part = isOfPort ? Part(listener.Protocol) : Part(service.PortOf(port)!.Protocol);
                isSniffed |= part == ListenerPart.Sniffed;
                if (part == ListenerPart.Tls)
                    all.AddRange(chains.Tls(service, needsSni: false));
                else
                    all.Add(new FilterChain([], chains.Tcp(service, address)));
            }

            if (isSniffed && connection.IsHttp)
                return Sniffed(connection, listener, services[0]);
            return Chosen(all, connection) ?? CatchAll(MatchedBy.Tcp);
        }

        return null;
    }

    bool HasPodsIfHeadless(MeshService service) =>
        service.PodAddress is null || pods.Selected(service.Namespace, service.Selector).Count > 0;

    /// <summary>
    /// A service without a protocol that has an address has routes of its own, whatever the Host header says.
    /// </summary>
    Decision Sniffed(OutboundConnection connection, EgressListener listener, MeshService service) =>
        new VirtualHosts(listener, registry, scope, RoutesOn(connection.Port)).Decide(connection.Http, service.Host)
        ?? new Decision(DecisionKind.NoRoute) { Match = MatchedBy.Http, Status = 404 };

    /// <summary>The listener for every address; null where there is none.</summary>
    Decision? ForAll(OutboundConnection connection)
    {
        var port = connection.Port;
        foreach (var listener in scope.Listeners)
        {
            if (listener.Bind is not null)
                continue;
            if (listener.NeedsPort && listener.Port == port)
            {
                if (Written(connection, listener) is { } written)
                    return written;
            }
            else if (listener.Port is null && ForEveryAddress.Any(part => listener.First(port, part) is not null))
                return Generated(connection, listener);
        }

        return null;
    }

    /// <summary>
    /// A listener that the Sidecar writes with a port: its protocol counts, not that of the services.
    /// </summary>
    Decision? Written(OutboundConnection connection, EgressListener listener)
    {
        var port = connection.Port;
        var part = Part(listener.Protocol);
        if (part == ListenerPart.Http)
        {
            if (!Everything(listener, port).Any())
                return null;
            return (connection.IsHttp ? Http(connection, listener) : null) ?? CatchAll(MatchedBy.Tcp);
        }

        var services = Everything(listener, port).Where(service => !service.HasOwnAddress).ToArray();
        if (services.Length == 0)
            return null;
        var chains = new ServiceChains(scope, listener, RoutesOn(port));
        if (part == ListenerPart.Tls)
            return Chosen(services.SelectMany(service => chains.Tls(service, needsSni: true)).ToArray(), connection)
                ?? CatchAll(MatchedBy.Tcp);
        if (part == ListenerPart.Sniffed && connection.IsHttp)
            return Http(connection, listener) ?? CatchAll(MatchedBy.Tcp);
        return InRange(services, chains, connection)
            ?? (
                services.FirstOrDefault(service => !service.IsCidr) is { } first
                    ? chains.Tcp(first, connection.Address)
                    : CatchAll(MatchedBy.Tcp)
            );
    }

    Decision Generated(OutboundConnection connection, EgressListener listener)
    {
        var port = connection.Port;
        var chains = new ServiceChains(scope, listener, RoutesOn(port));
        var tcp = First(listener, port, ListenerPart.Tcp, ListenerPart.Sniffed);
        var fallback = tcp is null ? CatchAll(MatchedBy.Tcp) : chains.Tcp(tcp, connection.Address);
        var ranges = listener.First(port, ListenerPart.Range) is null
            ? []
            : listener.With(port, ListenerPart.Range).ToList();
        if (MostSpecific(ranges, connection.Address) is { Count: > 0 } inRange)
            return InRange(inRange, chains, connection) ?? fallback;
        if (connection.Content == Content.Tls && connection.Sni.Length > 0)
            return BySni(connection, listener, chains) ?? fallback;
        return connection.IsHttp && First(listener, port, ListenerPart.Http, ListenerPart.Sniffed) is not null
            ? Http(connection, listener) ?? fallback
            : fallback;
    }

    Decision? Http(OutboundConnection connection, EgressListener listener)
    {
        if (!connection.IsHttp)
            return null;
        var responsible = scope.ForRoutes(connection.Port) ?? listener;
        var host = HostOf(connection.Http.Authority);
        return new VirtualHosts(responsible, registry, scope, RoutesOn(connection.Port)).Decide(connection.Http, host)
            ?? CatchAll(MatchedBy.Http);
    }

    /// <summary>Host names are compared without their port, in lower case.</summary>
    static string HostOf(string authority)
    {
        var colon = authority.LastIndexOf(':');
        return (colon < 0 || authority.EndsWith(']') ? authority : authority[..colon]).ToLowerInvariant();
    }

    /// <summary>Where nothing matches: to where the client wanted, to the Sidecar's proxy, or nowhere.</summary>
    Decision CatchAll(MatchedBy match)
    {
        if (!scope.AllowsAny)
            return new Decision(DecisionKind.Blackhole)
            {
                Match = match,
                Status = match == MatchedBy.Http ? BadGateway : null,
            };
        return scope.Policy?.EgressProxy is { Host: { Length: > 0 } host } proxy
            ? new Decision(DecisionKind.Send)
            {
                Match = match,
                Cluster = new ClusterName(host, (int)(proxy.Port?.Number ?? 0), proxy.Subset ?? ""),
            }
            : new Decision(DecisionKind.Passthrough) { Match = match };
    }

    static MeshService? First(EgressListener listener, int port, params ReadOnlySpan<ListenerPart> parts)
    {
        MeshService? first = null;
        foreach (var part in parts)
        {
            if (
                listener.First(port, part) is { } candidate
                && (
                    first is null
                    || (candidate.Exports.IsPublic, candidate.Rank).CompareTo((first.Exports.IsPublic, first.Rank)) < 0
                )
            )
                first = candidate;
        }

        return first;
    }

    static IEnumerable<MeshService> Everything(EgressListener listener, int port) =>
        All.SelectMany(part => listener.With(port, part))
            .OrderBy(service => service.Exports.IsPublic)
            .ThenBy(service => service.Rank);

    static ListenerPart Part(Protocol protocol) => ServiceRegistry.PartOf(protocol) ?? ListenerPart.Sniffed;
}
