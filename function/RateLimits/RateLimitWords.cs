namespace Kyma.Krm.RateLimits;

/// <summary>Limits in words.</summary>
internal static class RateLimitWords
{
    /// <summary>For the requests to one path; the whole of it, with the query.</summary>
    public static string For(RateLimitSpec spec, string path)
    {
        var buckets = spec.Local?.Buckets ?? [];
        var own = buckets.All(bucket => bucket.Headers is null or { Count: 0 })
            ? buckets.FirstOrDefault(bucket => bucket.Path == path)?.Bucket
            : null;
        var others = own is null && buckets.Any(HasHeaders) ? ", others by their headers" : "";
        return $"{Of(own ?? spec.Local?.DefaultBucket)}{others}{Above(spec)}";
    }

    /// <summary>Every limit, one a line.</summary>
    public static IReadOnlyList<string> Lines(RateLimitSpec spec) =>
        [
            $"{Of(spec.Local?.DefaultBucket)}{Above(spec)}",
            .. (spec.Local?.Buckets ?? []).Select(bucket => $"{Requests(bucket)}: {Of(bucket.Bucket)}"),
        ];

    /// <summary>In short, for a picture.</summary>
    public static string Short(RateLimitSpec spec) => Of(spec.Local?.DefaultBucket);

    static bool HasHeaders(RequestBucket bucket) => bucket.Headers is { Count: > 0 };

    static string Above(RateLimitSpec spec) => spec.Enforce == false ? "; others are only counted" : "; others get 429";

    static string Requests(RequestBucket bucket) =>
        string.Join(
            ", ",
            [
                .. bucket.Path is { Length: > 0 } path ? (string[])[path] : [],
                .. (bucket.Headers ?? new Dictionary<string, string>()).Select(header =>
                    $"{header.Key}: {header.Value}"
                ),
            ]
        );

    static string Of(TokenBucket? bucket) =>
        bucket is null ? "unknown"
        : bucket.MaxTokens == bucket.TokensPerFill ? $"{bucket.MaxTokens} requests every {bucket.FillInterval}"
        : $"{bucket.MaxTokens} requests, then {bucket.TokensPerFill} every {bucket.FillInterval}";
}
