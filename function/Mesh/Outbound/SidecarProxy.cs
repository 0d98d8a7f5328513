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
internal sealed class SidecarProxy(
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

    RouteScope RoutesOn(int port) => new(MeshVirtualService.Mesh, port, scope.Namespace, labels);

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

            var services = (
                listener.Bind == address ? Everything(listener, port)
                : isOfPort ? Everything(listener, port).Where(service => service.LookedUp == address)
                : registry.AtAddress(address, port).Where(listener.IsLetIn)
            ).OrderBy(service => service.Exports.IsPublic).ThenBy(service => service.Rank).Where(HasPodsIfHeadless).ToList();
            if (services.Count == 0)
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

    /// <summary>A service without a protocol that has an address has routes of its own, whatever the Host header says.</summary>
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
            else if (listener.Port is null && ForEveryAddress.Any(part => listener.With(port, part).Any()))
                return Generated(connection, listener);
        }

        return null;
    }

    /// <summary>A listener that the Sidecar writes with a port: its protocol counts, not that of the services.</summary>
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

        var services = Everything(listener, port).Where(service => !service.HasOwnAddress).ToList();
        if (services.Count == 0)
            return null;
        var chains = new ServiceChains(scope, listener, RoutesOn(port));
        if (part == ListenerPart.Tls)
            return Chosen([.. services.SelectMany(service => chains.Tls(service, needsSni: true))], connection)
                ?? CatchAll(MatchedBy.Tcp);
        if (part == ListenerPart.Sniffed && connection.IsHttp)
            return Http(connection, listener) ?? CatchAll(MatchedBy.Tcp);
        return InRange(services, chains, connection)
            ?? (
                services.Find(service => !service.IsCidr) is { } first
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
        var ranges = listener.With(port, ListenerPart.Range).ToList();
        if (MostSpecific(ranges, connection.Address) is { Count: > 0 } inRange)
            return InRange(inRange, chains, connection) ?? fallback;
        if (connection.Content == Content.Tls && connection.Sni.Length > 0)
            return BySni(connection, listener, chains) ?? fallback;
        return connection.IsHttp && First(listener, port, ListenerPart.Http, ListenerPart.Sniffed) is not null
            ? Http(connection, listener) ?? fallback
            : fallback;
    }

    /// <summary>The chain of a server name: the exact one, else the longest wildcard, each of the service that comes first.</summary>
    Decision? BySni(OutboundConnection connection, EgressListener listener, ServiceChains chains)
    {
        foreach (
            var name in HostIndex<MeshService>
                .Endings(connection.Sni)
                .Where(ending => ending.Length > 0)
                .Select(ending => $"*{ending}")
                .Prepend(connection.Sni)
        )
        {
            if (ByName(name, connection, listener, chains) is { } found)
                return found;
        }

        return null;
    }

    Decision? ByName(string name, OutboundConnection connection, EgressListener listener, ServiceChains chains)
    {
        var port = connection.Port;
        var found = new List<(MeshService Service, FilterChain Chain)>();
        foreach (var service in Called(name, listener).Where(service => IsTlsForAll(service, listener, port)))
        {
            if (
                !chains.HasTlsMatch(service)
                && chains.Own(service, needsSni: true) is var own
                && own.Sni.Contains(name)
            )
                found.Add((service, own));
        }

        foreach (var candidate in listener.RoutesForSni(name))
        {
            var chain = chains.Of(candidate).FirstOrDefault(chain => chain.Sni.Contains(name));
            if (chain is null)
                continue;
            var service = candidate
                .Hosts.SelectMany(registry.Hosts.Overlapping)
                .Where(service => IsTlsForAll(service, listener, port))
                .OrderBy(service => service.Exports.IsPublic)
                .ThenBy(service => service.Rank)
                .FirstOrDefault();
            if (service is not null)
                found.Add((service, chain));
        }

        return found
            .OrderBy(chain => chain.Service.Exports.IsPublic)
            .ThenBy(chain => chain.Service.Rank)
            .Select(chain => chain.Chain.Decision)
            .FirstOrDefault();
    }

    /// <summary>The services of a name, and those of which it is an alias.</summary>
    IEnumerable<MeshService> Called(string name, EgressListener listener)
    {
        foreach (var service in listener.At(name).Where(service => service.AliasFor is null))
            yield return service;
        foreach (var alias in registry.At(name).Where(service => service.AliasFor is not null))
        {
            foreach (var service in registry.TargetOf(alias) is { } target ? listener.At(target) : [])
            {
                if (listener.AliasesOf(service).Contains(alias))
                    yield return service;
            }
        }
    }

    static bool IsTlsForAll(MeshService service, EgressListener listener, int port) =>
        !service.HasOwnAddress
        && !service.IsCidr
        && service.PortOf(port)?.Protocol.IsTls() == true
        && listener.IsLetIn(service);

    /// <summary>Chains of services with ranges of addresses: by server name, or for everything in the range.</summary>
    Decision? InRange(IReadOnlyList<MeshService> services, ServiceChains chains, OutboundConnection connection)
    {
        var inRange = MostSpecific(services.Where(service => service.IsCidr), connection.Address);
        var all = new List<FilterChain>();
        foreach (var service in inRange)
        {
            if (service.PortOf(connection.Port)?.Protocol.IsTls() == true)
                all.AddRange(chains.Tls(service, needsSni: true));
            else
                all.Add(new FilterChain([], chains.Tcp(service, connection.Address)));
        }

        return Chosen(all, connection);
    }

    /// <summary>Those with the longest prefix that has the address in it.</summary>
    static List<MeshService> MostSpecific(IEnumerable<MeshService> services, string? address)
    {
        var containing = services.Where(service => ServiceChains.Contains(service.Address, address)).ToList();
        var longest = containing.Select(PrefixOf).DefaultIfEmpty().Max();
        return [.. containing.Where(service => PrefixOf(service) == longest)];
    }

    static int PrefixOf(MeshService service) =>
        int.Parse(
            service.Address.AsSpan(service.Address.IndexOf('/', StringComparison.Ordinal) + 1),
            System.Globalization.CultureInfo.InvariantCulture
        );

    /// <summary>By server name, exact before the longest wildcard; else the first chain for everything.</summary>
    static Decision? Chosen(IReadOnlyList<FilterChain> chains, OutboundConnection connection)
    {
        if (connection.Content == Content.Tls && connection.Sni.Length > 0)
        {
            var best = chains
                .SelectMany(chain => chain.Sni.Select(name => (Name: name, Chain: chain)))
                .Where(pair => pair.Name != "*" && HostNames.Covers(pair.Name, connection.Sni))
                .OrderByDescending(pair => pair.Name == connection.Sni)
                .ThenByDescending(pair => pair.Name.Length)
                .FirstOrDefault();
            if (best.Chain is not null)
                return best.Chain.Decision with { Match = MatchedBy.Sni };
        }

        return chains.FirstOrDefault(chain => chain.IsForAll)?.Decision is { } decision
            ? decision with
            {
                Match = MatchedBy.Tcp,
            }
            : null;
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
                listener.With(port, part).FirstOrDefault() is { } candidate
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
