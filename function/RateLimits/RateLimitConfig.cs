using System.Text.Json.Nodes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.RateLimits;

/// <summary>
/// One of <c>spec.rateLimits</c>: how many requests the ingress gateway, or an application's pods, take.
/// </summary>
internal sealed class RateLimitConfig(Fields? f = null)
{
    public string Name { get; init; } =
        f.Required(Shapes.ResourceName, "The RateLimit's name, and that of the EnvoyFilter that Kyma makes of it.");

    /// <summary>Null: istio-system, where the ingress gateway is.</summary>
    public string? Namespace { get; init; } =
        f.Optional(
            Shapes.DnsLabel,
            "The namespace of the pods; required with selectorLabels. Default: istio-system, where the "
                + "ingress gateway is."
        );

    /// <summary>Null: the ingress gateway.</summary>
    public IReadOnlyDictionary<string, string>? SelectorLabels { get; init; } =
        f.Optional(
            Shapes.Labels,
            "Labels of the pods that are limited. They need a sidecar, except those of the ingress "
                + "gateway. Default: the ingress gateway."
        );

    public LocalLimitConfig Local { get; init; } =
        f.Required(LocalLimitConfig.Shape, "The limits. Each pod counts for itself.");

    public bool Enforce { get; init; } =
        f.Default(Shapes.Bool, true, "false only counts requests above the limit, and answers all of them.");

    public bool EnableResponseHeaders { get; init; } =
        f.Default(Shapes.Bool, false, "Tell clients in x-ratelimit-* headers how many requests are left.");

    public static readonly Shape<RateLimitConfig> Shape = new ObjectShape<RateLimitConfig>(
        "How many requests a pod takes before it answers 429 (Kyma's RateLimit).",
        f => new RateLimitConfig(f)
    );
}

/// <summary><c>local</c> of a rate limit.</summary>
internal sealed record LocalLimitConfig(TokenBucketConfig DefaultBucket, IReadOnlyList<RequestBucketConfig> Buckets)
{
    public static readonly Shape<LocalLimitConfig> Shape = new ObjectShape<LocalLimitConfig>(
        "The limits. Each pod counts for itself.",
        f => new LocalLimitConfig(
            f.Required("defaultBucket", TokenBucketConfig.Shape, "For every request that no other bucket is for."),
            f.Optional(
                "buckets",
                () => Shapes.ListOf(RequestBucketConfig.Shape, atLeast: 1),
                "For requests with a path or headers of their own."
            ) ?? []
        )
    );
}

/// <summary>A bucket for some requests.</summary>
internal sealed record RequestBucketConfig(
    string? Path,
    IReadOnlyDictionary<string, string>? Headers,
    TokenBucketConfig Bucket
)
{
    public static readonly Shape<RequestBucketConfig> Shape = new ObjectShape<RequestBucketConfig>(
        "A limit for some requests: those with this path, these headers, or both.",
        f => new RequestBucketConfig(
            f.Optional(
                "path",
                new TextShape
                {
                    ValidValues = "a path that begins with '/', such as /login",
                    Example = "/login",
                    Judge = text => text.StartsWith('/') ? null : "does not begin with '/'",
                },
                "The path with its query, exactly as the request has it."
            ),
            f.Optional(
                "headers",
                () =>
                    new TextMapShape<string>(TextShape.Any, TextShape.Any)
                    {
                        Example = () => new JsonObject { ["x-tenant"] = "shop" },
                    },
                "Headers with their values, exactly as the request has them; all must be there."
            ),
            f.Required("bucket", TokenBucketConfig.Shape, "The limit for these requests.")
        )
    )
    {
        Example = () =>
            new JsonObject
            {
                ["path"] = "/login",
                ["bucket"] = new JsonObject
                {
                    ["maxTokens"] = 10,
                    ["tokensPerFill"] = 10,
                    ["fillInterval"] = "1m",
                },
            },
    };
}

/// <summary>A token bucket: each request takes a token, and without one the answer is 429.</summary>
internal sealed record TokenBucketConfig(int MaxTokens, int TokensPerFill, string FillInterval)
{
    static readonly IntegerShape Tokens = new(1, int.MaxValue) { Example = 100 };

    public static readonly Shape<TokenBucketConfig> Shape = new ObjectShape<TokenBucketConfig>(
        "A token bucket: each request takes a token, and without one the answer is 429.",
        f => new TokenBucketConfig(
            f.Required(
                "maxTokens",
                Tokens,
                "How many requests are answered at once at most; the bucket is full at the start."
            ),
            f.Required("tokensPerFill", Tokens, "How many tokens are added in each interval."),
            f.Required(
                "fillInterval",
                new TextShape
                {
                    ValidValues = "a duration such as 500ms, 1s or 1m",
                    Example = "1m",
                    Judge = text => GoDuration.Nanoseconds(text) is null ? "is not a duration" : null,
                },
                "The interval, at least 50ms; in `buckets` a multiple of that of `defaultBucket`."
            )
        )
    );
}
