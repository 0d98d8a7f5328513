using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>
/// Policies in an order, of which a request asks only those that can match its host: a package may have as many
/// policies as hosts, and the requests to all of them would take the square.
/// </summary>
internal sealed class PoliciesByHost
{
    /// <summary>Their places by the hosts without which they never match; as Envoy, whatever their case.</summary>
    readonly Dictionary<string, List<int>> _ofHost = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The places of those that may match any host.</summary>
    readonly List<int> _ofAny = [];

    /// <param name="all">In the order in which they are asked.</param>
    public PoliciesByHost(IReadOnlyList<MeshResource<AuthorizationPolicySpec>> all)
    {
        All = all;
        for (var i = 0; i < all.Count; i++)
        {
            if (Hosts(all[i].Spec.Rules ?? []) is not { } hosts)
            {
                _ofAny.Add(i);
                continue;
            }
            foreach (var host in hosts)
                _ofHost.ListOf(host).Add(i);
        }
    }

    /// <summary>All of them, in their order.</summary>
    public IReadOnlyList<MeshResource<AuthorizationPolicySpec>> All { get; }

    /// <summary>Those that can match, in their order: all of them where the gateway sees no host.</summary>
    public IEnumerable<MeshResource<AuthorizationPolicySpec>> For(GatewayPeer peer)
    {
        if (peer.Http is not { } http)
            return All;
        IEnumerable<int> places = _ofHost.TryGetValue(http.Authority, out var ofHost)
            ? ofHost.Concat(_ofAny).Order()
            : _ofAny;
        return places.Select(place => All[place]);
    }

    /// <summary>The hosts that requests must have for one of the rules to match; null where that may be any.</summary>
    static HashSet<string>? Hosts(IReadOnlyList<AuthorizationRule> rules)
    {
        var hosts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in rules)
        {
            if (rule.To is not { Count: > 0 } operations)
                return null;
            foreach (var operation in operations)
            {
                if (operation.Operation?.Hosts is not { Count: > 0 } named || named.Any(PolicyRules.IsPattern))
                    return null;
                hosts.UnionWith(named);
            }
        }
        return hosts;
    }
}
