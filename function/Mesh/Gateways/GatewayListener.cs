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
    readonly List<ChainClash> _clashes = [];

    GatewayListener(int podPort, IReadOnlyList<GatewayServer> httpServers, IReadOnlyList<GatewayChain> chains)
    {
        (PodPort, HttpServers, Chains) = (podPort, new ServersByHost(httpServers), chains);
        foreach (var chain in chains)
        {
            if (chain.IsForAll)
            {
                if (_forAll is not null)
                    _clashes.Add(new ChainClash(_forAll, chain, "*"));
                _forAll ??= chain;
                continue;
            }

            foreach (var name in chain.Sni)
            {
                if (!_bySni.TryAdd(name, chain) && !ReferenceEquals(_bySni[name], chain))
                    _clashes.Add(new ChainClash(_bySni[name], chain, name));
            }
        }
    }

    public int PodPort { get; }

    /// <summary>Servers of plain HTTP, which share the port; empty where the port is for TLS or TCP.</summary>
    public ServersByHost HttpServers { get; }

    public IReadOnlyList<GatewayChain> Chains { get; }

    /// <summary>Names with two filter chains, for which Envoy refuses the whole listener.</summary>
    public IReadOnlyList<ChainClash> Clashes => _clashes;

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
    public static GatewayListener? Of(int podPort, IEnumerable<ServerGroup> groups, GatewayRoutes routes) =>
        OfAddress(podPort, groups.Where(group => group.PodPort == podPort && AddressOf(group) is ""), routes);

    /// <summary>All that the pods open, those for one address of a pod included.</summary>
    public static IEnumerable<GatewayListener> AllOf(GatewayMerge merge, GatewayRoutes routes) =>
        merge
            .Groups.GroupBy(group => (group.PodPort, Bind: AddressOf(group)))
            .Select(groups => OfAddress(groups.Key.PodPort, groups, routes))
            .OfType<GatewayListener>();

    static GatewayListener? OfAddress(int podPort, IEnumerable<ServerGroup> groups, GatewayRoutes routes)
    {
        var http = new List<GatewayServer>();
        var chains = new List<GatewayChain>();
        var passthroughNames = new HashSet<string>();
        foreach (var group in groups)
        {
            if (group.Protocol.IsHttp())
                http.AddRange(group.Servers);
            else
                chains.AddRange(group.Servers.SelectMany(server => ChainsOf(server, routes, passthroughNames)));
        }

        return http.Count == 0 && chains.Count == 0 ? null : new GatewayListener(podPort, http, chains);
    }

    /// <summary>Empty for every address.</summary>
    static string AddressOf(ServerGroup group) => group.Bind is MeshService.AnyAddress ? "" : group.Bind;

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

/// <summary>Two filter chains for one server name.</summary>
/// <param name="First">Of the older Gateway.</param>
/// <param name="Second">Of the younger Gateway, or of a later server of the same one.</param>
/// <param name="Name">Of the server; <c>*</c> for any, and for none.</param>
internal sealed record ChainClash(GatewayChain First, GatewayChain Second, string Name);

/// <summary>A filter chain of a gateway's listener: what is done with connections for some server names.</summary>
/// <param name="Sni">As the match has them; with <c>*</c> or none it takes any connection.</param>
/// <param name="Server">It came from.</param>
/// <param name="L4">Where the bytes go; null where they are HTTP and are routed by host and path.</param>
internal sealed record GatewayChain(IReadOnlyList<string> Sni, GatewayServer Server, Decision? L4)
{
    public bool IsForAll => HostNames.AreAll(Sni);
}
