using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Tracing.Guards;

/// <summary>
/// Which headers a route sets, adds and removes. Values may be passwords: they are compared and not shown.
/// </summary>
internal static class HeaderTraits
{
    /// <summary>Of the route for all destinations, and of single destinations.</summary>
    /// <param name="namespace">That completes short hosts.</param>
    public static IEnumerable<Trait> Of(HttpRoute route, string @namespace)
    {
        var all = new[] { (Of: "", route.Headers) }
            .Concat(
                (route.Route ?? []).Select(to =>
                    (Of: $" to {HostNames.Completed(to.Destination?.Host ?? "", @namespace)}", to.Headers)
                )
            )
            .ToArray();
        return
        [
            .. Traits("request headers", [.. all.Select(headers => (headers.Of, headers.Headers?.Request))]),
            .. Traits("response headers", [.. all.Select(headers => (headers.Of, headers.Headers?.Response))]),
        ];
    }

    static IEnumerable<Trait> Traits(string name, List<(string Of, HeaderOperations? Operations)> all)
    {
        var words = new List<string>();
        var settings = new List<string>();
        foreach (var (of, operations) in all)
        {
            foreach (
                var (verb, header, value) in Operations(operations).OrderBy(one => one.Header, StringComparer.Ordinal)
            )
            {
                words.Add($"{verb} {header}{of}");
                settings.Add($"{verb} {header}{of}: {value}");
            }
        }

        if (words.Count > 0)
            yield return new Trait(name, $"{name}: {string.Join(", ", words)}", string.Join('\n', settings));
    }

    /// <summary>Names of headers are the same in whichever case.</summary>
    static IEnumerable<(string Verb, string Header, string Value)> Operations(HeaderOperations? operations) =>
        [
            .. Each("sets", operations?.Set),
            .. Each("adds", operations?.Add),
            .. (operations?.Remove ?? []).Select(header => ("removes", header.ToLowerInvariant(), "")).Distinct(),
        ];

    static IEnumerable<(string, string, string)> Each(string verb, IReadOnlyDictionary<string, string>? headers) =>
        (headers ?? new Dictionary<string, string>()).Select(header =>
            (verb, header.Key.ToLowerInvariant(), header.Value)
        );
}
