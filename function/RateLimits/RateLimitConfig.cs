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

    public static readonly ObjectShape<RateLimitConfig> Shape = new(
        "How many requests a pod takes before it answers 429 (Kyma's RateLimit).",
        f => new RateLimitConfig(f)
    );
}

/// <summary><c>local</c> of a rate limit.</summary>
internal sealed class LocalLimitConfig(Fields? f = null)
{
    public TokenBucketConfig DefaultBucket { get; init; } =
        f.Required(TokenBucketConfig.Shape, "For every request that no other bucket is for.");

    public IReadOnlyList<RequestBucketConfig> Buckets { get; init; } =
        f.Optional(
            () => Shapes.ListOf(RequestBucketConfig.Shape, atLeast: 1),
            "For requests with a path or headers of their own."
        ) ?? [];

    public static readonly ObjectShape<LocalLimitConfig> Shape = new(
        "The limits. Each pod counts for itself.",
        f => new LocalLimitConfig(f)
    );
}

/// <summary>A bucket for some requests.</summary>
internal sealed class RequestBucketConfig(Fields? f = null)
{
    public string? Path { get; init; } =
        f.Optional(
            new TextShape
            {
                ValidValues = "a path that begins with '/', such as /login",
                Example = "/login",
                Judge = text => text.StartsWith('/') ? null : "does not begin with '/'",
            },
            "The path with its query, exactly as the request has it."
        );

    public IReadOnlyDictionary<string, string>? Headers { get; init; } =
        f.Optional(
            () =>
                new TextMapShape<string>(TextShape.Any, TextShape.Any)
                {
                    Example = () => new JsonObject { ["x-tenant"] = "shop" },
                },
            "Headers with their values, exactly as the request has them; all must be there."
        );

    public TokenBucketConfig Bucket { get; init; } =
        f.Required(TokenBucketConfig.Shape, "The limit for these requests.");

    public static readonly ObjectShape<RequestBucketConfig> Shape = new(
        "A limit for some requests: those with this path, these headers, or both.",
        f => new RequestBucketConfig(f)
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
internal sealed class TokenBucketConfig(Fields? f = null)
{
    public int MaxTokens { get; init; } =
        f.Required(Tokens, "How many requests are answered at once at most; the bucket is full at the start.");

    public int TokensPerFill { get; init; } = f.Required(Tokens, "How many tokens are added in each interval.");

    public string FillInterval { get; init; } =
        f.Required(
            new TextShape
            {
                ValidValues = "a duration such as 500ms, 1s or 1m",
                Example = "1m",
                Judge = text => GoDuration.Nanoseconds(text) is null ? "is not a duration" : null,
            },
            "The interval, at least 50ms; in `buckets` a multiple of that of `defaultBucket`."
        );

    static readonly IntegerShape Tokens = new(1, int.MaxValue) { Example = 100 };

    public static readonly ObjectShape<TokenBucketConfig> Shape = new(
        "A token bucket: each request takes a token, and without one the answer is 429.",
        f => new TokenBucketConfig(f)
    );
}
