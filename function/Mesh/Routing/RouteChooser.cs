using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Routing;

/// <summary>The first route that a request takes, and where it leads.</summary>
internal static class RouteChooser
{
    const int MovedPermanently = 301;
    const int NotFound = 404;

    /// <param name="clusterOf">A destination's cluster, as the proxy that routes names it.</param>
    public static Decision Choose(
        IEnumerable<BuiltRoute> routes,
        HttpSeen seen,
        Func<MeshVirtualService, Destination, ClusterName> clusterOf
    )
    {
        foreach (var route in routes)
        {
            switch (RouteMatcher.Matches(route.Match, seen))
            {
                case null:
                    return By(route, DecisionKind.Unknown) with
                    {
                        Reason = $"the regular expression in {route.Service.Reference} is not evaluated here",
                    };
                case true:
                    return Of(route, seen, clusterOf) with { Route = route.Route };
            }
        }

        return new Decision(DecisionKind.NoRoute) { Match = MatchedBy.Http, Status = NotFound };
    }

    static Decision By(BuiltRoute route, DecisionKind kind) =>
        new(kind) { Match = MatchedBy.Http, Routes = route.Service };

    static Decision Of(BuiltRoute route, HttpSeen seen, Func<MeshVirtualService, Destination, ClusterName> clusterOf)
    {
        if (route.Route.Redirect is { } redirect)
            return By(route, DecisionKind.Redirect) with { Status = (int?)redirect.RedirectCode ?? MovedPermanently };
        if (route.Route.DirectResponse is { } direct)
            return By(route, DecisionKind.DirectResponse) with { Status = (int?)direct.Status };

        // A fault for all requests: the proxy answers, and none of them goes further.
        if (route.Route.Fault?.Abort is { } abort && (abort.Percentage?.Value ?? 100) >= 100)
            return By(route, DecisionKind.DirectResponse) with { Status = (int?)abort.HttpStatus };
        var destinations = (route.Route.Route ?? []).Where(to => to.Destination?.Host is { Length: > 0 }).ToArray();
        if (destinations.Length == 0)
            return By(route, DecisionKind.Unknown) with
            {
                Reason = $"a route of {route.Service.Reference} has no destination of its own",
            };
        var weighted = destinations
            .Where(to => destinations.Length == 1 || to.Weight is > 0)
            .Select(to => (Cluster: clusterOf(route.Service, to.Destination!), Weight: (int)(to.Weight ?? 0)))
            .ToList();
        if (weighted.Count == 0)
            weighted = [(clusterOf(route.Service, destinations[0].Destination!), 0)];
        return By(route, DecisionKind.Send) with
        {
            Cluster = Heaviest(weighted),
            Split = SplitOf(weighted),
            Authority = route.Route.Rewrite?.Authority is { Length: > 0 } authority ? authority : null,
            Path = Rewritten(route, seen),
            Token = (route.Route as ApiRuleRoute)?.Token,
        };
    }

    /// <summary>As Envoy rewrites it: the matched prefix is replaced, an exact path as a whole.</summary>
    static string? Rewritten(BuiltRoute route, HttpSeen seen)
    {
        if (route.Route.Rewrite?.Uri is not { Length: > 0 } uri)
            return null;
        return
            route.Match?.Uri?.Prefix is { Length: > 0 } prefix && seen.Path.StartsWith(prefix, StringComparison.Ordinal)
            ? uri + seen.Path[prefix.Length..]
            : uri;
    }

    /// <summary>Of a <c>tcp</c> or <c>tls</c> route.</summary>
    public static Decision Of(
        MeshVirtualService service,
        IReadOnlyList<RouteDestination> route,
        MatchedBy match,
        Func<MeshVirtualService, Destination, ClusterName> clusterOf
    )
    {
        var weighted = route
            .Where(to => to.Destination?.Host is { Length: > 0 } && (route.Count == 1 || to.Weight is > 0))
            .Select(to => (Cluster: clusterOf(service, to.Destination!), Weight: (int)(to.Weight ?? 0)))
            .ToList();
        return weighted.Count == 0
            ? new Decision(DecisionKind.Unknown)
            {
                Match = match,
                Routes = service,
                Reason = $"a route of {service.Reference} has no destination",
            }
            : new Decision(DecisionKind.Send)
            {
                Match = match,
                Routes = service,
                Cluster = Heaviest(weighted),
                Split = SplitOf(weighted),
            };
    }

    static ClusterName Heaviest(List<(ClusterName Cluster, int Weight)> weighted) =>
        weighted.MaxBy(to => to.Weight).Cluster;

    static List<WeightedCluster> SplitOf(List<(ClusterName Cluster, int Weight)> weighted) =>
        weighted.Count < 2 ? [] : [.. weighted.Select(to => new WeightedCluster(to.Cluster.ToString(), to.Weight))];
}
