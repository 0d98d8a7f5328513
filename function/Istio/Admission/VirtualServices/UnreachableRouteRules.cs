using Kyma.Krm.Istio.Model;
using Kyma.Krm.Schema.Mappings;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary>Routes that no request reaches, because an earlier one takes it.</summary>
internal static class UnreachableRouteRules
{
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

/// <summary>
/// A uri prefix that an earlier, shorter one covers; only what is equal otherwise is compared (coveredValidation).
/// </summary>
internal static class PrefixOverlap
{
    /// <summary>
    /// Shorter prefixes that one is compared with; only one prefix written over and over has more of them.
    /// </summary>
    const int MostCompared = 100;

    /// <param name="Index">Its place among the candidates.</param>
    sealed record Candidate(HttpMatch Match, string Prefix, string Path, int Index)
    {
        public long Port { get; } = Match.Port ?? 0;

        public string Method { get; } = Text(Match.Method, "exact:GET");

        public string Authority { get; } = Text(Match.Authority, "");

        public bool IsAgain(Candidate other) =>
            other.Prefix == Prefix
            && other.Port == Port
            && other.Method == Method
            && other.Authority == Authority
            && AreAsWide(other.Match.Headers, Match.Headers)
            && AreAsWide(Match.Headers, other.Match.Headers)
            && AreAsWide(other.Match.QueryParams, Match.QueryParams)
            && AreAsWide(Match.QueryParams, other.Match.QueryParams)
            && AreAsWide(other.Match.WithoutHeaders, Match.WithoutHeaders)
            && AreAsWide(Match.WithoutHeaders, other.Match.WithoutHeaders);
    }

    public static void Check(IReadOnlyList<HttpRoute> routes, Review review)
    {
        Candidate? notCompared = null;
        foreach (
            var (later, earlier) in Covered(Candidates(routes).ToArray(), candidate => notCompared ??= candidate)
                .ToArray()
                .OrderBy(pair => pair.Later.Index)
        )
            review.Add(
                MatchIneffective,
                later.Path,
                $"is never reached: '{earlier.Prefix}' of {earlier.Path} covers '{later.Prefix}'; put the "
                    + "longer prefix first"
            );

        if (notCompared is { } left)
            review.Add(
                MatchNotCompared,
                left.Path,
                $"more than {MostCompared} shorter prefixes with different conditions begin '{left.Prefix}', and it "
                    + $"is compared with {MostCompared} of them: whether another one covers it is not known"
            );
    }

    /// <summary>
    /// Sorted, what begins with a prefix stands right behind it, so that few have to be compared; the first that covers
    /// is told.
    /// </summary>
    static IEnumerable<(Candidate Later, Candidate Earlier)> Covered(
        IReadOnlyList<Candidate> candidates,
        Action<Candidate> onNotCompared
    )
    {
        var open = new List<Candidate>();
        foreach (
            var candidate in candidates
                .OrderBy(candidate => candidate.Prefix, StringComparer.Ordinal)
                .ThenBy(candidate => candidate.Index)
        )
        {
            while (open.Count > 0 && !candidate.Prefix.StartsWith(open[^1].Prefix, StringComparison.Ordinal))
                open.RemoveAt(open.Count - 1);
            if (open.Count > MostCompared)
                onNotCompared(candidate);
            Candidate? first = null;
            foreach (var shorter in open.Take(MostCompared))
            {
                if (shorter.Index < (first?.Index ?? candidate.Index) && Covers(shorter, candidate))
                    first = shorter;
            }

            if (first is { } earlier)
                yield return (candidate, earlier);

            // The same again covers nothing that the first does not.
            if (
                open.Count == 0
                || open[^1].Prefix != candidate.Prefix
                || open.FindLastIndex(open.Count - 1, Math.Min(open.Count, MostCompared), candidate.IsAgain) < 0
            )
                open.Add(candidate);
        }
    }

    static IEnumerable<Candidate> Candidates(IReadOnlyList<HttpRoute> routes)
    {
        var index = 0;
        for (var i = 0; i < routes.Count; i++)
        {
            for (var j = 0; j < routes[i].Match?.Count; j++)
            {
                var match = routes[i].Match![j];
                if (match.Uri?.Prefix is { Length: > 0 } prefix)
                    yield return new Candidate(
                        match,
                        prefix,
                        FieldPath.Child($"{FieldPath.Child("spec.http", i)}.match", j),
                        index++
                    );
            }

            // What comes after a route without match is told as unreachable.
            if (routes[i].Match is not { Count: > 0 })
                yield break;
        }
    }

    static bool Covers(Candidate earlier, Candidate later) =>
        later.Prefix != earlier.Prefix
        && later.Port == earlier.Port
        && IsAsWide(earlier.Method, later.Method)
        && IsAsWide(earlier.Authority, later.Authority)
        && AreAsWide(earlier.Match.Headers, later.Match.Headers)
        && AreAsWide(earlier.Match.QueryParams, later.Match.QueryParams)
        && AreAsWide(earlier.Match.WithoutHeaders, later.Match.WithoutHeaders);

    static bool IsAsWide(string earlier, string later) => earlier.StartsWith(later, StringComparison.Ordinal);

    static bool AreAsWide(
        IReadOnlyDictionary<string, StringMatch>? earlier,
        IReadOnlyDictionary<string, StringMatch>? later
    ) =>
        (earlier?.Count ?? 0) == (later?.Count ?? 0)
        && (earlier ?? new Dictionary<string, StringMatch>()).All(entry =>
            later!.TryGetValue(entry.Key, out var match) && IsAsWide(Text(entry.Value, ""), Text(match, ""))
        );

    static string Text(StringMatch? match, string absent) =>
        match?.Exact is { Length: > 0 } exact ? $"exact:{exact}"
        : match?.Prefix is { Length: > 0 } prefix ? $"prefix:{prefix}"
        : absent;
}
