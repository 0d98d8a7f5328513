using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary>One entry under a VirtualService's <c>http</c>.</summary>
internal static class HttpRouteRules
{
    public static void Check(HttpRoute route, string path, bool isDelegate, Review review)
    {
        CheckConflicts(route, path, isDelegate, review);
        for (var i = 0; i < route.Match?.Count; i++)
            HttpMatchRules.Check(route.Match[i], FieldPath.Child($"{path}.match", i), review);
        HeaderRules.Check(route.Headers, $"{path}.headers", review);
        if (route.CorsPolicy is { } cors)
            CorsRules.Check(cors, $"{path}.corsPolicy", review);
        if (route.Fault is { } fault)
            FaultRules.Check(fault, $"{path}.fault", review);
        MirrorRules.Check(route, path, review);
        if (route.Redirect is { } redirect)
            RedirectRules.Check(redirect, route, path, review);
        if (route.DirectResponse is { } response)
            DirectResponseRules.Check(response, $"{path}.directResponse", review);
        if (route.Retries is { } retries)
            RetryRules.Check(retries, $"{path}.retries", review);
        RewriteRules.Check(route, path, review);
        review.Duration(route.Timeout, $"{path}.timeout");
        CheckWeights(route.Route?.Select(destination => destination.Weight ?? 0), $"{path}.route", review);
        for (var i = 0; i < route.Route?.Count; i++)
        {
            review.Destination(route.Route[i].Destination, $"{FieldPath.Child($"{path}.route", i)}.destination");
            HeaderRules.Check(route.Route[i].Headers, $"{FieldPath.Child($"{path}.route", i)}.headers", review);
        }
    }

    public static void CheckWeights(IEnumerable<long>? all, string path, Review review)
    {
        var weights = all?.ToList() ?? [];
        for (var i = 0; i < weights.Count; i++)
            review.NotNegative(weights[i], RouteWeight, $"{FieldPath.Child(path, i)}.weight");

        if (weights.Count > 1 && weights.Sum(weight => (decimal)weight) == 0)
            review.Add(RouteWeight, path, $"must have weights, because there are {weights.Count} destinations");
    }

    static void CheckConflicts(HttpRoute route, string path, bool isDelegate, Review review)
    {
        if (!isDelegate && route.Delegate is not null)
        {
            Exclude(route.Redirect is not null, "delegate", "redirect", path, review);
            Exclude(route.Route is { Count: > 0 }, "delegate", "route", path, review);
            return;
        }

        if (route.Delegate is not null)
            review.Add(
                HttpRouteConflict,
                $"{path}.delegate",
                "must not be set in a VirtualService without hosts, which is a delegate itself"
            );
        var action =
            route.Redirect is not null ? "redirect"
            : route.DirectResponse is not null ? "directResponse"
            : null;
        if (action is null)
        {
            if (route.Route is not { Count: > 0 })
                review.Add(HttpRouteNoAction, path, "must have route, redirect or directResponse: add one");
        }
        else
        {
            Exclude(route.Route is { Count: > 0 }, action, "route", path, review);
            Exclude(route.Fault is not null, action, "fault", path, review);
            Exclude(route.Rewrite is not null, action, "rewrite", path, review);
            Exclude(action == "redirect" && route.DirectResponse is not null, action, "directResponse", path, review);
        }

        Exclude(route is { Mirror: not null, Mirrors.Count: > 0 }, "mirrors", "mirror", path, review);
    }

    static void Exclude(bool isSet, string one, string other, string path, Review review)
    {
        if (isSet)
            review.Add(
                HttpRouteConflict,
                $"{path}.{other}",
                $"must not be set together with {one}: remove one of them"
            );
    }
}

/// <summary>Headers that a route adds, sets or removes.</summary>
internal static class HeaderRules
{
    public static void Check(Headers? headers, string path, Review review)
    {
        CheckOperations(headers?.Request, $"{path}.request", maySetAuthority: true, review);
        CheckOperations(headers?.Response, $"{path}.response", maySetAuthority: false, review);
    }

    static void CheckOperations(HeaderOperations? operations, string path, bool maySetAuthority, Review review)
    {
        CheckValues(operations?.Set, $"{path}.set", maySetAuthority, review);
        CheckValues(operations?.Add, $"{path}.add", maySetAuthority, review);
        for (var i = 0; i < operations?.Remove?.Count; i++)
            CheckName(operations.Remove[i], FieldPath.Child($"{path}.remove", i), mayBeAuthority: false, review);
    }

    static void CheckValues(
        IReadOnlyDictionary<string, string>? headers,
        string path,
        bool maySetAuthority,
        Review review
    )
    {
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            CheckName(name, FieldPath.Child(path, name), maySetAuthority, review);
            if (!HeaderSyntax.IsValue(value))
                review.Add(
                    HeaderValue,
                    FieldPath.Child(path, name),
                    $"'{value}' must be printable, with '%%' for a percent sign"
                );
        }
    }

    static void CheckName(string name, string path, bool mayBeAuthority, Review review)
    {
        var isInternal = name.StartsWith(':') || HeaderSyntax.IsHost(name);
        if (name.Length == 0 || (isInternal && !(mayBeAuthority && HeaderSyntax.IsAuthority(name))))
            review.Add(
                HeaderName,
                path,
                $"'{name}' must be a header that may be changed, not empty, Host or a name with ':'"
            );
    }
}
