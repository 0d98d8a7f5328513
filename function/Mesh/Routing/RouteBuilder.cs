using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Mesh.Routing;

/// <summary>For whom routes are made: what can be decided before any request comes.</summary>
/// <param name="Gateway"><c>mesh</c>, or the Gateway as <c>namespace/name</c>.</param>
/// <param name="Port">Of the listener; at a gateway the server's.</param>
internal sealed record RouteScope(
    string Gateway,
    int Port,
    string Namespace,
    IReadOnlyDictionary<string, string> Labels
);

/// <summary>One route that a proxy has: an <c>http</c> entry with one of its matches.</summary>
/// <param name="Match">Null: it matches everything.</param>
internal sealed record BuiltRoute(MeshVirtualService Service, HttpRoute Route, HttpMatch? Match)
{
    /// <summary>Nothing behind it is ever reached (istio, route.go IsCatchAllRoute).</summary>
    public bool IsCatchAll =>
        Match is null
        || (
            (
                Match.Uri is null
                || Match.Uri.Prefix == "/"
                || (Match.Uri.Prefix == "" && Match.Uri.Exact is null && Match.Uri.Regex is null)
                || Match.Uri.Regex == "*"
                || Match.Uri.Regex == ".*"
            )
            && Match.Headers is not { Count: > 0 }
            && Match.WithoutHeaders is not { Count: > 0 }
            && Match.QueryParams is not { Count: > 0 }
            && Match.Method is null
            && Match.Authority is null
            && Match.Scheme is null
        );
}

/// <summary>
/// The routes of a VirtualService for one proxy and port (istio, route.go BuildHTTPRoutesForVirtualService).
/// </summary>
internal static class RouteBuilder
{
    public static List<BuiltRoute> Build(MeshVirtualService service, RouteScope scope)
    {
        var routes = new List<BuiltRoute>();
        foreach (var http in service.Spec.Http ?? [])
        {
            if (http.Match is not { Count: > 0 } matches)
            {
                routes.Add(new BuiltRoute(service, http, null));
                break;
            }

            var isEnd = false;
            foreach (var match in matches)
            {
                if (!Holds(service, match, scope))
                    continue;
                var route = new BuiltRoute(service, http, match);
                routes.Add(route);
                if (isEnd = route.IsCatchAll)
                    break;
            }

            if (isEnd)
                break;
        }

        return routes;
    }

    /// <summary>Catch-all routes go to the end, the others keep their order.</summary>
    public static IEnumerable<BuiltRoute> Sorted(IReadOnlyList<BuiltRoute> routes) =>
        routes.Where(route => !route.IsCatchAll).Concat(routes.Where(route => route.IsCatchAll));

    /// <summary>
    /// Where a match names gateways, they alone count: its <c>sourceLabels</c> and <c>sourceNamespace</c> are not used.
    /// </summary>
    static bool Holds(MeshVirtualService service, HttpMatch match, RouteScope scope)
    {
        if (match.Port is > 0 and var port && port != scope.Port)
            return false;
        if (match.Gateways is { Count: > 0 } gateways)
            return service.Holds(gateways, scope.Gateway);
        return LabelSyntax.Covers(scope.Labels, match.SourceLabels)
            && (string.IsNullOrEmpty(match.SourceNamespace) || match.SourceNamespace == scope.Namespace);
    }
}
