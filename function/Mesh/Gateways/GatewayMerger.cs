using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>Makes a <see cref="GatewayMerge"/>; what it notes on the way is not needed afterwards.</summary>
internal sealed class GatewayMerger
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

    /// <summary>The earlier server keeps a host or port that two of them want.</summary>
    /// <param name="servers">In the order of their Gateways' age.</param>
    public static GatewayMerge Merge(IEnumerable<GatewayServer> servers)
    {
        var merger = new GatewayMerger();
        foreach (var server in servers)
            merger.Add(server);
        return new GatewayMerge(merger._groups, merger._dropped, merger._besideTls);
    }

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
