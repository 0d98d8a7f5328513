using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.RateLimits;

/// <summary>
/// gateway.kyma-project.io/v1alpha1 RateLimit (kyma api-gateway, config/crd/bases): how many requests a pod takes. Its
/// controller makes an EnvoyFilter of it, so every pod counts for itself.
/// </summary>
internal sealed class RateLimitSpec(RecordFields<RateLimitSpec>? f = null) : ISpec
{
    public const string ApiVersion = "gateway.kyma-project.io/v1alpha1";

    /// <summary>Also that of APIRules.</summary>
    public const string Group = "gateway.kyma-project.io";

    /// <summary>As the manifest has it.</summary>
    public const string Kind = "RateLimit";

    public static readonly RecordShape<RateLimitSpec> Shape = new(f => new RateLimitSpec(f));

    /// <summary>Labels of the pods, all of them.</summary>
    public IReadOnlyDictionary<string, string>? SelectorLabels { get; init; } =
        f.Required(r => r.SelectorLabels, Types.TextMap);

    /// <summary>The buckets.</summary>
    public LocalLimit? Local { get; init; } = f.Required(r => r.Local, LocalLimit.Shape);

    /// <summary>Null: true. With false requests are counted and none is answered 429.</summary>
    public bool? Enforce { get; init; } = f.Optional(r => r.Enforce, Types.Bool);

    /// <summary>Whether answers say how many requests are left; null is false.</summary>
    public bool? EnableResponseHeaders { get; init; } = f.Optional(r => r.EnableResponseHeaders, Types.Bool);

    public JsonObject ToJson() => Shape.Write(this);

    /// <summary>The controller's sign that the ingress gateway is meant (isIstioIngressGatewayEnvoyFilter).</summary>
    public bool IsForIngressGateway => SelectorLabels?.GetValueOrDefault("app") == GatewayLabels.IngressApp;

    /// <summary>As the API server reads it; null where a value has another type than its field.</summary>
    public static RateLimitSpec? Read(ResourceSource source, Findings findings) =>
        ApiServer.Read(source, Shape, IstioVersion.Newest, findings)?.Spec;
}

/// <summary><c>local</c> of a RateLimit: buckets that each pod has for itself.</summary>
internal sealed class LocalLimit(RecordFields<LocalLimit>? f = null)
{
    public static readonly RecordShape<LocalLimit> Shape = new(f => new LocalLimit(f));

    static readonly ListShape<RequestBucket> BucketList = new(RequestBucket.Shape);

    /// <summary>For requests that no other bucket is for.</summary>
    public TokenBucket? DefaultBucket { get; init; } = f.Required(r => r.DefaultBucket, TokenBucket.Shape);

    /// <summary>For single paths and headers.</summary>
    public IReadOnlyList<RequestBucket>? Buckets { get; init; } = f.Optional(r => r.Buckets, BucketList);
}

/// <summary>A bucket for some requests.</summary>
internal sealed class RequestBucket(RecordFields<RequestBucket>? f = null)
{
    public static readonly RecordShape<RequestBucket> Shape = new(f => new RequestBucket(f));

    /// <summary>The whole path with its query; null: any.</summary>
    public string? Path { get; init; } = f.Optional(r => r.Path, Types.Text);

    /// <summary>All of them, with these values.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; } = f.Optional(r => r.Headers, Types.TextMap);

    /// <summary>How many of these requests are allowed.</summary>
    public TokenBucket? Bucket { get; init; } = f.Required(r => r.Bucket, TokenBucket.Shape);
}

/// <summary>How many requests may come at once, and how fast new ones are allowed.</summary>
internal sealed class TokenBucket(RecordFields<TokenBucket>? f = null)
{
    public static readonly RecordShape<TokenBucket> Shape = new(f => new TokenBucket(f));

    static readonly NumberShape<long> Int64 = new(long.MinValue, long.MaxValue);

    /// <summary>How many requests may come at once.</summary>
    public long? MaxTokens { get; init; } = f.Required(r => r.MaxTokens, Int64);

    /// <summary>How many more are allowed after each interval.</summary>
    public long? TokensPerFill { get; init; } = f.Required(r => r.TokensPerFill, Int64);

    /// <summary>A duration.</summary>
    public string? FillInterval { get; init; } = f.Required(r => r.FillInterval, Types.AnyDuration);
}

/// <summary>A RateLimit that will exist.</summary>
/// <param name="Name">Its metadata.name.</param>
/// <param name="Namespace">Its metadata.namespace; it applies to pods there.</param>
/// <param name="Spec">With the defaults filled in.</param>
internal sealed record RateLimitPlan(string Name, string Namespace, RateLimitSpec Spec);
