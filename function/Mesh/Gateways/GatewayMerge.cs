using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>Servers that share a port, protocol and address of a pod.</summary>
internal sealed record ServerGroup(int PodPort, Protocol Protocol, string Bind, List<GatewayServer> Servers);

/// <summary>A server that lost a conflict: nothing of it is served.</summary>
internal sealed record DroppedServer(GatewayServer Server, MeshRef? By);

/// <summary>
/// All Gateways of a pod as one: which servers survive where they conflict (istio, pilot/pkg/model/gateway.go
/// mergeGateways). The servers come in the order of their Gateways' age.
/// </summary>
internal sealed class GatewayMerge
{
    readonly List<ServerGroup> _groups = [];
    readonly Dictionary<(int, Protocol, string), ServerGroup> _byKey = [];
    readonly Dictionary<int, ServerGroup> _plain = [];
    readonly HashSet<int> _ports = [];
    readonly HashSet<string> _routeNames = [];
    readonly HashSet<(int, string)> _laterBinds = [];
    readonly Dictionary<(int Port, string Host, string Bind), MeshRef> _tlsHosts = [];
    readonly List<DroppedServer> _dropped = [];

    public GatewayMerge(IEnumerable<GatewayServer> servers)
    {
        foreach (var server in servers)
            Add(server);
    }

    public IReadOnlyList<ServerGroup> Groups => _groups;

    public IReadOnlyList<DroppedServer> Dropped => _dropped;

    void Add(GatewayServer server)
    {
        if (server.HasTls && !ClaimHosts(server))
            return;
        if (_ports.Add(server.PodPort))
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
                _dropped.Add(new DroppedServer(server, owner));
                return false;
            }
        }

        foreach (var host in server.Hosts)
            _tlsHosts[(server.PodPort, host, server.Bind)] = server.Gateway.Reference;
        return true;
    }

    void AddToPlain(GatewayServer server, ServerGroup current)
    {
        if (current.Bind != server.Bind)
        {
            Open(server);
            return;
        }

        var canMerge =
            server.Protocol.IsHttp() && current.Protocol.IsHttp()
            || (server.Protocol == current.Protocol && current.Protocol.IsHttp());
        if (!canMerge || server.RouteName.Length == 0)
            _dropped.Add(new DroppedServer(server, current.Servers[0].Gateway.Reference));
        else
            current.Servers.Add(server);
    }

    /// <summary>
    /// The first server of the port has TLS. One without is taken in as the second only (as istiod has it: its list of
    /// addresses lacks that of the first).
    /// </summary>
    void AddToTls(GatewayServer server)
    {
        var isSecond = _laterBinds.Add((server.PodPort, server.Bind));
        if ((server.IsHttp && !_routeNames.Add(server.RouteName)) || (!server.HasTls && !isSecond))
            _dropped.Add(new DroppedServer(server, null));
        else
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
