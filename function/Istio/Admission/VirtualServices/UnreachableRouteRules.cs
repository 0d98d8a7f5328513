using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary>Routes that no request reaches, because an earlier one takes it.</summary>
internal static class UnreachableRouteRules
{
    public static readonly IReadOnlyList<Rule> All = [RouteUnreachable, MatchIneffective, MatchNotCompared];

    public static void Check(VirtualServiceSpec spec, Review review)
    {
        Check((spec.Http ?? []).Select(route => Key(route.Match, HttpMatch.Shape)), "spec.http", review);
        Check((spec.Tls ?? []).Select(route => Key(route.Match, TlsMatch.Shape)), "spec.tls", review);
        Check((spec.Tcp ?? []).Select(route => Key(route.Match, TcpMatch.Shape)), "spec.tcp", review);
        PrefixOverlap.Check(spec.Http ?? [], review);
    }

    /// <summary>What each match asks for; its name asks for nothing.</summary>
    static List<string> Key<T>(IReadOnlyList<T>? matches, RecordShape<T> shape)
        where T : class
    {
        var keys = new List<string>();
        foreach (var match in matches ?? [])
        {
            var json = shape.Write(match);
            json.Remove("name");
            keys.Add(json.ToJsonString());
        }

        return keys;
    }

    static void Check(IEnumerable<List<string>> routes, string path, Review review)
    {
        var seen = new Dictionary<string, int>();
        var catchAll = -1;
        var i = -1;
        foreach (var matches in routes)
        {
            var at = FieldPath.Child(path, ++i);
            if (catchAll >= 0 && (matches.Count == 0 || review.Version >= IstioVersion.Of(27)))
            {
                review.Add(
                    RouteUnreachable,
                    at,
                    $"is never reached: {FieldPath.Child(path, catchAll)} has no match and takes "
                        + "everything; move that to the end"
                );
            }
            else
            {
                CheckDuplicates(matches, i, seen, path, review);
            }

            if (matches.Count == 0)
                catchAll = i;
        }
    }

    static void CheckDuplicates(
        List<string> matches,
        int route,
        Dictionary<string, int> seen,
        string path,
        Review review
    )
    {
        var at = FieldPath.Child(path, route);
        var duplicates = 0;
        for (var j = 0; j < matches.Count; j++)
        {
            if (seen.TryAdd(matches[j], route))
                continue;
            duplicates++;
            review.Add(
                MatchIneffective,
                FieldPath.Child($"{at}.match", j),
                $"is never reached: {FieldPath.Child(path, seen[matches[j]])} has the same match; remove one"
            );
        }

        if (matches.Count > 0 && duplicates == matches.Count)
            review.Add(RouteUnreachable, at, "is never reached: earlier routes have all of its matches; remove it");
    }
}
