using Kyma.Krm.Diagnostics;
using static Kyma.Krm.RateLimits.RateLimitFindings;

namespace Kyma.Krm.RateLimits;

/// <summary>
/// What the buckets of one RateLimit do to one another. The controller makes one list of the path and of all headers
/// that any bucket names; Envoy asks for all of them, and compares the result with each bucket as a whole (Envoy,
/// router_ratelimit.cc and local_ratelimit_impl.cc).
/// </summary>
internal static class RequestBucketRules
{
    const string Path = "path";

    public static void Check(IReadOnlyList<RequestBucket> buckets, string field, Action<Rule, string, string> report)
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var bucket in buckets)
            all.UnionWith(KeysOf(bucket));
        var first = new Dictionary<string, int>();
        foreach (var (i, bucket) in buckets.Index())
        {
            var keys = KeysOf(bucket).ToArray();
            if (keys.Length == 0)
                continue;
            var at = $"{field}[{i}]";
            if (keys.Length < all.Count)
                report(
                    RateLimitBucketNeverUsed,
                    at,
                    "is never used: other buckets also ask for "
                        + $"{ShortList.Of(all.Except(keys).Select(Title).ToArray())}, and Envoy then uses only buckets "
                        + "that ask for all of it. Ask for the same in every bucket"
                );
            if (!first.TryAdd(Identity(bucket), i))
                report(
                    RateLimitBucketTwice,
                    at,
                    $"is for the same requests as `buckets[{first[Identity(bucket)]}]`: keep one of the two"
                );
            if (bucket.Headers is { Count: > 1 })
                report(
                    RateLimitSeveralHeaders,
                    $"{at}.headers",
                    $"has {bucket.Headers.Count} headers, whose order changes each time that Kyma's "
                        + "controller looks at the RateLimit. Use one header"
                );
        }
    }

    static IEnumerable<string> KeysOf(RequestBucket bucket) =>
        [.. bucket.Path is { Length: > 0 } ? (string[])[Path] : [], .. bucket.Headers?.Keys ?? []];

    static string Title(string key) => key == Path ? "a path" : $"the header '{key}'";

    static string Identity(RequestBucket bucket) =>
        string.Join(
            '\n',
            (bucket.Headers ?? new Dictionary<string, string>())
                .OrderBy(header => header.Key, StringComparer.Ordinal)
                .Select(header => $"{header.Key}: {header.Value}")
                .Prepend(bucket.Path ?? "")
        );
}
