using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Tracing;

/// <summary>
/// The paths that a gateway routes for a host. Those of a VirtualService are looked at once, however many hosts it has:
/// hosts times paths grow faster than a package.
/// </summary>
internal sealed class RoutedPaths(MeshModel mesh)
{
    const string Root = "/";

    /// <summary>A VirtualService without a route, and a host without a VirtualService.</summary>
    static readonly IReadOnlyList<string> Nothing = [Root];

    readonly Dictionary<MeshVirtualService, IReadOnlyList<string>> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Asked of every host as well.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>The root where it is routed, or nothing is; else the first that is.</summary>
    public string First(string gateway, string host)
    {
        string? first = null;
        foreach (var paths in Lists(gateway, host))
        {
            if (paths[0] == Root)
                return Root;
            first ??= paths[0];
        }

        return first ?? Root;
    }

    /// <summary>Each path once, the root first where it is routed, or nothing is.</summary>
    public IEnumerable<string> All(string gateway, string host) =>
        Lists(gateway, host).SelectMany(paths => paths).Prepend(First(gateway, host)).Concat(Others).Distinct();

    /// <summary>How many there are at most: one that two VirtualServices route counts twice.</summary>
    public long Count(string gateway, string host) =>
        Math.Max(1, Lists(gateway, host).Sum(paths => (long)paths.Count)) + Others.Count;

    IEnumerable<IReadOnlyList<string>> Lists(string gateway, string host) =>
        mesh.Routes.HostsOf(gateway).Covering(host).Select(Of).Where(paths => paths.Count > 0);

    IReadOnlyList<string> Of(MeshVirtualService routes)
    {
        if (!_known.TryGetValue(routes, out var paths))
            _known[routes] = paths = [
                .. (routes.Spec.Http ?? [])
                    .SelectMany(route => route.Match is { Count: > 0 } matches ? matches.Select(Of) : Nothing)
                    .Distinct()
                    .OrderBy(path => path != Root),
            ];
        return paths;
    }

    static string Of(HttpMatch match) => match.Uri?.Exact ?? match.Uri?.Prefix ?? Root;
}
