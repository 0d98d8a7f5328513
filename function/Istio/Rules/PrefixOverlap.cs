using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>A uri prefix that an earlier, shorter one covers; only what is equal otherwise is compared (coveredValidation).</summary>
internal static class PrefixOverlap
{
    readonly record struct Candidate(HttpMatch Match, string Prefix, string Path);

    public static void Check(IReadOnlyList<HttpRoute> routes, Review review)
    {
        var candidates = Candidates(routes).ToList();
        for (var i = 0; i < candidates.Count; i++)
        {
            for (var j = i + 1; j < candidates.Count; j++)
            {
                if (!Covers(candidates[i], candidates[j])) continue;
                review.Add(UnreachableRouteRules.Ineffective, candidates[j].Path, $"is never reached: '{candidates[i].Prefix}' of {candidates[i].Path} covers '{candidates[j].Prefix}'; put the longer prefix first");
            }
        }
    }

    static IEnumerable<Candidate> Candidates(IReadOnlyList<HttpRoute> routes)
    {
        for (var i = 0; i < routes.Count; i++)
        {
            for (var j = 0; j < routes[i].Match?.Count; j++)
            {
                var match = routes[i].Match![j];
                if (match.Uri?.Prefix is { Length: > 0 } prefix) yield return new Candidate(match, prefix, FieldPath.Child($"{FieldPath.Child("spec.http", i)}.match", j));
            }

            // What comes after a route without match is told as unreachable.
            if (routes[i].Match is not { Count: > 0 }) yield break;
        }
    }

    static bool Covers(Candidate earlier, Candidate later) =>
        later.Prefix != earlier.Prefix && later.Prefix.StartsWith(earlier.Prefix, StringComparison.Ordinal)
        && (later.Match.Port ?? 0) == (earlier.Match.Port ?? 0)
        && IsAsWide(Text(earlier.Match.Method, "exact:GET"), Text(later.Match.Method, "exact:GET"))
        && IsAsWide(Text(earlier.Match.Authority, ""), Text(later.Match.Authority, ""))
        && AreAsWide(earlier.Match.Headers, later.Match.Headers)
        && AreAsWide(earlier.Match.QueryParams, later.Match.QueryParams)
        && AreAsWide(earlier.Match.WithoutHeaders, later.Match.WithoutHeaders);

    static bool IsAsWide(string earlier, string later) => earlier.StartsWith(later, StringComparison.Ordinal);

    static bool AreAsWide(IReadOnlyDictionary<string, StringMatch>? earlier, IReadOnlyDictionary<string, StringMatch>? later) =>
        (earlier?.Count ?? 0) == (later?.Count ?? 0)
        && (earlier ?? new Dictionary<string, StringMatch>()).All(entry => later!.TryGetValue(entry.Key, out var match) && IsAsWide(Text(entry.Value, ""), Text(match, "")));

    static string Text(StringMatch? match, string absent) =>
        match?.Exact is { Length: > 0 } exact ? $"exact:{exact}" : match?.Prefix is { Length: > 0 } prefix ? $"prefix:{prefix}" : absent;
}
