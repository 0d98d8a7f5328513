using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Mesh.Routing;

/// <summary>What a route is matched against; there are no headers but Host.</summary>
/// <param name="Authority">With the port where the client writes it.</param>
internal sealed record HttpSeen(string Authority, string Method, string Path, bool IsTls)
{
    public string PathOnly => Path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? Path[..query] : Path;

    public IReadOnlyDictionary<string, string> Query
    {
        get
        {
            var query = new Dictionary<string, string>();
            var at = Path.IndexOf('?', StringComparison.Ordinal);
            foreach (var pair in at < 0 ? [] : Path[(at + 1)..].Split('&'))
            {
                var equals = pair.IndexOf('=', StringComparison.Ordinal);
                query.TryAdd(equals < 0 ? pair : pair[..equals], equals < 0 ? "" : pair[(equals + 1)..]);
            }

            return query;
        }
    }
}

/// <summary>Whether a request takes a route (istio, route.go TranslateRouteMatch; Envoy's matching).</summary>
internal static class RouteMatcher
{
    /// <summary>Null where a regular expression is beyond what is understood here.</summary>
    public static bool? Matches(HttpMatch? match, HttpSeen seen) =>
        match is null ? true : ThreeValued.All(Parts(match, seen));

    static IEnumerable<bool?> Parts(HttpMatch match, HttpSeen seen)
    {
        if (match.Uri is { } uri)
            yield return Matches(uri, seen.PathOnly, match.IgnoreUriCase == true);
        if (match.Method is { } method)
            yield return Matches(method, seen.Method, false);
        if (match.Authority is { } authority)
            yield return Matches(authority, seen.Authority, false);
        if (match.Scheme is { } scheme)
            yield return Matches(scheme, seen.IsTls ? "https" : "http", false);

        // The request has no such headers; an empty match means that the header is there.
        foreach (var header in match.Headers ?? new Dictionary<string, StringMatch>())
            yield return header.Key is ":authority" or "host" ? Matches(header.Value, seen.Authority, false) : false;
        var query = match.QueryParams is { Count: > 0 } ? seen.Query : new Dictionary<string, string>();
        foreach (var parameter in match.QueryParams ?? new Dictionary<string, StringMatch>())
            yield return query.TryGetValue(parameter.Key, out var value)
                ? IsPresence(parameter.Value)
                    ? true
                    : Matches(parameter.Value, value, false)
                : false;
    }

    static bool IsPresence(StringMatch match) =>
        match is { Exact: null, Prefix: null, Regex: null } || match.Regex == "*";

    /// <summary>The same of one text; a match without any way of comparing matches all.</summary>
    public static bool? Matches(StringMatch match, string text, bool ignoresCase)
    {
        var comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (match.Exact is { } exact)
            return text.Equals(exact, comparison);
        if (match.Prefix is { } prefix)
            return text.StartsWith(prefix, comparison);
        return match.Regex is { } regex ? PathPattern.Matches(regex, text) : true;
    }
}
