using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>Servers that share a port, protocol and address of a pod.</summary>
/// <param name="PodPort">What the pods listen on: 8443 for 443.</param>
/// <param name="Servers">In the order of their Gateways' age.</param>
internal sealed record ServerGroup(int PodPort, Protocol Protocol, string Bind, List<GatewayServer> Servers);

/// <summary>A server that lost a conflict: nothing of it is served.</summary>
/// <param name="Server">The one that is not served.</param>
/// <param name="By">The server that keeps the host or the port.</param>
/// <param name="Host">Which both have; null where their protocols do not go together.</param>
internal sealed record DroppedServer(GatewayServer Server, GatewayServer By, string? Host);

/// <summary>
/// All Gateways of a pod as one: which servers survive where they conflict (istio, pilot/pkg/model/gateway.go
/// mergeGateways). The servers come in the order of their Gateways' age.
/// </summary>
internal sealed class GatewayMerge
{
    readonly List<ServerGroup> _groups = [];
    readonly Dictionary<(int, Protocol, string), ServerGroup> _byKey = [];
    readonly Dictionary<int, ServerGroup> _plain = [];
    readonly HashSet<string> _routeNames = [];
    readonly HashSet<(int, string)> _laterBinds = [];
    readonly Dictionary<(int Port, string Host, string Bind), GatewayServer> _tlsHosts = [];
    readonly Dictionary<int, GatewayServer> _first = [];
    readonly List<DroppedServer> _dropped = [];
    readonly List<DroppedServer> _besideTls = [];

    /// <summary>Adds the servers in their order; the earlier one keeps a host or port that both want.</summary>
    public GatewayMerge(IEnumerable<GatewayServer> servers)
    {
        foreach (var server in servers)
            Add(server);
    }

    /// <summary>What is served, in the order in which the servers came.</summary>
    public IReadOnlyList<ServerGroup> Groups => _groups;

    /// <summary>Servers of which nothing is served; those of <see cref="BesideTls"/> are not among them.</summary>
    public IReadOnlyList<DroppedServer> Dropped => _dropped;

    /// <summary>Served without TLS on a port with TLS: dropped once they are older than that.</summary>
    public IReadOnlyList<DroppedServer> BesideTls => _besideTls;

    void Add(GatewayServer server)
    {
        if (server.HasTls && !ClaimHosts(server))
            return;
        if (_first.TryAdd(server.PodPort, server))
        {
            var first = Open(server);
            if (!server.IsTls)
                _plain[server.PodPort] = first;
            return;
        }

        if (_plain.TryGetValue(server.PodPort, out var current))
            AddToPlain(server, current);
        else
            AddToTls(server);
    }

    /// <summary>
    /// A host that another TLS server of the port has already is the end of the younger server, whatever else it has.
    /// </summary>
    bool ClaimHosts(GatewayServer server)
    {
        foreach (var host in server.Hosts)
        {
            if (_tlsHosts.TryGetValue((server.PodPort, host, server.Bind), out var owner))
            {
                _dropped.Add(new DroppedServer(server, owner, host));
                return false;
            }
        }

        foreach (var host in server.Hosts)
            _tlsHosts[(server.PodPort, host, server.Bind)] = server;
        return true;
    }

    void AddToPlain(GatewayServer server, ServerGroup current)
    {
        if (current.Bind != server.Bind)
        {
            Open(server);
            return;
        }

        if (server.Protocol.IsHttp() && current.Protocol.IsHttp())
            current.Servers.Add(server);
        else
            _dropped.Add(new DroppedServer(server, current.Servers[0], null));
    }

    /// <summary>
    /// The first server of the port has TLS. One without is taken in as the second only (as istiod has it: its list of
    /// addresses lacks that of the first).
    /// </summary>
    void AddToTls(GatewayServer server)
    {
        var isSecond = _laterBinds.Add((server.PodPort, server.Bind));
        var first = _first[server.PodPort];
        if ((server.IsHttp && !_routeNames.Add(server.RouteName)) || (!server.HasTls && !isSecond))
        {
            _dropped.Add(new DroppedServer(server, first, null));
            return;
        }

        if (!server.HasTls && server.Bind == first.Bind)
            _besideTls.Add(new DroppedServer(server, first, null));
        Open(server);
    }

    /// <summary>Into the group of its port and protocol, which may be new.</summary>
    ServerGroup Open(GatewayServer server)
    {
        if (server.IsHttp)
            _routeNames.Add(server.RouteName);
        var key = (server.PodPort, server.Protocol, server.Bind);
        if (!_byKey.TryGetValue(key, out var group))
        {
            _byKey[key] = group = new ServerGroup(server.PodPort, server.Protocol, server.Bind, []);
            _groups.Add(group);
        }

        group.Servers.Add(server);
        return group;
    }
}
