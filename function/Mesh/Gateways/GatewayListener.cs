using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>A port that a gateway's pods open (istio, pilot/pkg/networking/core/gateway.go).</summary>
internal sealed class GatewayListener
{
    readonly Dictionary<string, GatewayChain> _bySni = [];
    readonly GatewayChain? _forAll;

    GatewayListener(int podPort, IReadOnlyList<GatewayServer> httpServers, IReadOnlyList<GatewayChain> chains)
    {
        (PodPort, HttpServers, Chains) = (podPort, httpServers, chains);
        foreach (var chain in chains)
        {
            if (chain.IsForAll)
            {
                Clash ??= _forAll is null ? null : (_forAll, chain, "*");
                _forAll ??= chain;
                continue;
            }

            foreach (var name in chain.Sni)
            {
                if (!_bySni.TryAdd(name, chain) && !ReferenceEquals(_bySni[name], chain))
                    Clash ??= (_bySni[name], chain, name);
            }
        }
    }

    public int PodPort { get; }

    /// <summary>Servers of plain HTTP, which share the port; empty where the port is for TLS or TCP.</summary>
    public IReadOnlyList<GatewayServer> HttpServers { get; }

    public IReadOnlyList<GatewayChain> Chains { get; }

    /// <summary>Two filter chains for one server name: Envoy refuses the whole listener.</summary>
    public (GatewayChain First, GatewayChain Second, string Name)? Clash { get; }

    /// <summary>By server name (empty: none), exact before the longest wildcard; else the one for everything.</summary>
    public GatewayChain? Chain(string sni)
    {
        if (sni.Length > 0)
        {
            if (_bySni.TryGetValue(sni, out var exact))
                return exact;
            foreach (var ending in HostIndex<GatewayChain>.Endings(sni))
            {
                if (ending.Length > 0 && _bySni.TryGetValue($"*{ending}", out var wildcard))
                    return wildcard;
            }
        }

        return _forAll;
    }

    /// <summary>Null where no server has anything to serve there, so nobody listens.</summary>
    public static GatewayListener? Of(int podPort, IEnumerable<ServerGroup> groups, GatewayRoutes routes)
    {
        var http = new List<GatewayServer>();
        var chains = new List<GatewayChain>();
        var passthroughNames = new HashSet<string>();
        foreach (var group in groups.Where(group => group.PodPort == podPort && IsEveryAddress(group.Bind)))
        {
            if (group.Protocol.IsHttp())
                http.AddRange(group.Servers);
            else
                chains.AddRange(group.Servers.SelectMany(server => ChainsOf(server, routes, passthroughNames)));
        }

        return http.Count == 0 && chains.Count == 0 ? null : new GatewayListener(podPort, http, chains);
    }

    static bool IsEveryAddress(string bind) => bind is "" or MeshService.AnyAddress;

    static IEnumerable<GatewayChain> ChainsOf(GatewayServer server, GatewayRoutes routes, HashSet<string> taken)
    {
        if (server.TerminatesHttps)
            return [new GatewayChain(server.Names, server, null)];
        if (!server.IsPassthrough)
            return routes.TcpOf(server) is { } decision
                ? [new GatewayChain(server.HasTls ? server.Names : [], server, decision)]
                : [];
        return PassthroughChains(server, routes, taken);
    }

    /// <summary>One for each <c>tls</c> match; a match with a name that an earlier one has is skipped.</summary>
    static IEnumerable<GatewayChain> PassthroughChains(
        GatewayServer server,
        GatewayRoutes routes,
        HashSet<string> taken
    )
    {
        foreach (var (service, route, match) in routes.TlsOf(server))
        {
            IReadOnlyList<string> names = match.SniHosts ?? [];
            if (names.Any(taken.Contains))
                continue;
            taken.UnionWith(names);
            yield return new GatewayChain(names, server, routes.L4(service, route, MatchedBy.Sni, server.Port));
        }
    }
}

/// <summary>A filter chain of a gateway's listener: what is done with connections for some server names.</summary>
/// <param name="Sni">As the match has them; with <c>*</c> or none it takes any connection.</param>
/// <param name="Server">It came from.</param>
/// <param name="L4">Where the bytes go; null where they are HTTP and are routed by host and path.</param>
internal sealed record GatewayChain(IReadOnlyList<string> Sni, GatewayServer Server, Decision? L4)
{
    public bool IsForAll => HostNames.AreAll(Sni);
}
