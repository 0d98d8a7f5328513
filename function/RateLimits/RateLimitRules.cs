using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.RateLimits.RateLimitFindings;

namespace Kyma.Krm.RateLimits;

/// <summary>
/// What Kyma's controller, and Envoy behind it, want of one RateLimit: of a config and of a resource alike (kyma
/// api-gateway, internal/ratelimit). Field names are the same in both.
/// </summary>
internal static class RateLimitRules
{
    const decimal ShortestInterval = 50_000_000;

    /// <summary>Reports selectors, intervals and buckets that the controller or Envoy rejects.</summary>
    /// <param name="spec">The RateLimit.</param>
    /// <param name="field">Where its fields are.</param>
    /// <param name="report">Takes the rule, the field and the message.</param>
    public static void Check(RateLimitSpec spec, string field, Action<Rule, string, string> report)
    {
        CheckSelector(spec, $"{field}.selectorLabels", report);
        if (spec.Local?.DefaultBucket is not { } first)
            return;
        var fallback = Check(first, $"{field}.local.defaultBucket", null, report);
        var buckets = spec.Local.Buckets ?? [];
        foreach (var (i, bucket) in buckets.Index())
        {
            var at = $"{field}.local.buckets[{i}]";
            if (bucket.Bucket is { } own)
                Check(own, $"{at}.bucket", fallback, report);
            CheckRequests(bucket, at, report);
        }

        RequestBucketRules.Check(buckets, $"{field}.local.buckets", report);
    }

    static void CheckSelector(RateLimitSpec spec, string field, Action<Rule, string, string> report)
    {
        if (spec.SelectorLabels is { Count: 0 })
            report(RateLimitEmptySelector, field, "must have at least one label");
        if (spec.SelectorLabels?.GetValueOrDefault("istio") == GatewayLabels.Ingress && !spec.IsForIngressGateway)
            report(
                RateLimitMissesGateway,
                field,
                "must also have 'app: istio-ingressgateway': by that label Kyma's controller knows that "
                    + "the ingress gateway is meant"
            );
    }

    /// <returns>The interval in nanoseconds, where it is one that the others can be measured by.</returns>
    static decimal? Check(TokenBucket bucket, string field, decimal? fallback, Action<Rule, string, string> report)
    {
        CheckTokens(bucket.MaxTokens, $"{field}.maxTokens", report);
        CheckTokens(bucket.TokensPerFill, $"{field}.tokensPerFill", report);
        if (bucket.FillInterval is not { } text || GoDuration.Nanoseconds(text) is not { } interval)
            return null;
        if (interval < ShortestInterval)
        {
            report(RateLimitInterval, $"{field}.fillInterval", $"'{text}' must be at least 50ms");
            return null;
        }

        if (fallback is { } step && interval % step != 0)
            report(
                RateLimitIntervalMultiple,
                $"{field}.fillInterval",
                $"'{text}' must be a multiple of the `fillInterval` of `defaultBucket`"
            );
        return interval;
    }

    static void CheckTokens(long? tokens, string field, Action<Rule, string, string> report)
    {
        if (tokens is < 1 or > uint.MaxValue)
            report(RateLimitTokens, field, $"'{tokens}' must be between 1 and {uint.MaxValue}");
    }

    static void CheckRequests(RequestBucket bucket, string field, Action<Rule, string, string> report)
    {
        if (bucket.Path is null or "" && bucket.Headers is null or { Count: 0 })
            report(RateLimitBucketForNothing, field, "must have `path` or `headers`");
        if (bucket.Path is { Length: > 0 } path && (path[0] != '/' || path.AsSpan().IndexOfAny('*', '{') >= 0))
            report(
                RateLimitPathLiteral,
                $"{field}.path",
                path[0] != '/'
                    ? $"'{path}' matches no request, because every path begins with '/'"
                    : $"'{path}' is compared with the whole path as it is, so "
                        + $"'{path[path.AsSpan().IndexOfAny('*', '{')]}' stands for nothing else. Write a path "
                        + "for each, or limit by a header"
            );
        foreach (var header in bucket.Headers?.Keys ?? [])
        {
            if (!HeaderSyntax.IsName(header))
                report(
                    RateLimitHeaderName,
                    FieldPath.Child($"{field}.headers", header),
                    $"'{header}' must be the name of a header"
                );
        }
    }
}
