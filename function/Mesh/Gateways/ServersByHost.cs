using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>
/// Servers of one port in an order, of which a request asks only those that can serve its host: a package may have as
/// many servers as hosts, and the requests to all of them would take the square.
/// </summary>
internal sealed class ServersByHost
{
    readonly HostIndex<Placed> _index = new();

    /// <param name="all">In their order.</param>
    public ServersByHost(IReadOnlyList<GatewayServer> all)
    {
        All = all;
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var name in all[i].Names)
                _index.Add(KeyOf(name), new Placed(i));
        }
    }

    /// <summary>All of them, in their order.</summary>
    public IReadOnlyList<GatewayServer> All { get; }

    /// <summary>Those with this host or a wildcard above it, in capitals or not, in their order.</summary>
    public IEnumerable<GatewayServer> Covering(string host) => InOrder(_index.Covering(KeyOf(host)));

    /// <summary>Those with a host that shares a name with one of these, in capitals or not, in their order.</summary>
    public IEnumerable<GatewayServer> Overlapping(IEnumerable<string> hosts) =>
        InOrder(hosts.SelectMany(host => _index.Overlapping(KeyOf(host))));

    IEnumerable<GatewayServer> InOrder(IEnumerable<Placed> found) =>
        found.Select(placed => placed.At).Distinct().Order().Select(at => All[at]);

    // Most are in small letters, and so no text of their own.
    static string KeyOf(string host) => host.ToLowerInvariant();

    sealed record Placed(int At);
}
