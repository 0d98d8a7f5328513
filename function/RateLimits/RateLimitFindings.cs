using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.RateLimits;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class RateLimitFindings
{
    const string Validation = "Kyma api-gateway, internal/ratelimit/validate.go";
    const string NotApplied = "The RateLimit gets state Error, and requests are not limited.";
    const string Rejected =
        "Envoy rejects all routes of the pods with it: they keep the earlier ones, and a new pod serves nothing.";

    public static readonly Rule RateLimitNeedsNamespace = new(
        Severity.Error,
        "A rate limit with labels of its own, without the namespace of the pods."
    )
    {
        Consequence = "A RateLimit selects pods of its own namespace only.",
        Fix = "namespace: shop",
    };

    public static readonly Rule RateLimitEmptySelector = new(
        Severity.Error,
        "A rate limit that selects pods by no label."
    )
    {
        Source = "Kyma api-gateway, CRD ratelimits.gateway.kyma-project.io, spec.selectorLabels",
        Consequence = "The API server rejects the RateLimit.",
        Fix = "selectorLabels: {app: frontend}",
    };

    public static readonly Rule RateLimitMissesGateway = new(
        Severity.Warning,
        "A rate limit for the ingress gateway without the label by which Kyma knows it."
    )
    {
        Source = "Kyma api-gateway, internal/ratelimit/ratelimit.go, isIstioIngressGatewayEnvoyFilter",
        Consequence = "The RateLimit becomes Ready, but applies to sidecars only: the gateway limits nothing.",
        Fix = "selectorLabels: {app: istio-ingressgateway}",
    };

    public static readonly Rule RateLimitInterval = new(
        Severity.Error,
        "The interval of a rate limit is shorter than 50 milliseconds."
    )
    {
        Source = Validation,
        Consequence = NotApplied,
        Fix = "fillInterval: 1s",
    };

    public static readonly Rule RateLimitIntervalMultiple = new(
        Severity.Error,
        "The interval of a bucket is not a multiple of that of the default bucket."
    )
    {
        Source = Validation,
        Consequence = NotApplied,
        Fix = "defaultBucket: {fillInterval: 30s, …}\nbuckets: [{bucket: {fillInterval: 1m, …}, …}]",
    };

    public static readonly Rule RateLimitTokens = new(
        Severity.Error,
        "The number of tokens of a rate limit is not one that Envoy accepts."
    )
    {
        Source = "Envoy, type/v3/token_bucket.proto",
        Consequence = Rejected,
        Fix = "maxTokens: 100",
    };

    public static readonly Rule RateLimitBucketForNothing = new(
        Severity.Error,
        "A bucket of a rate limit that is for no requests."
    )
    {
        Source = "Kyma api-gateway, CRD: At least one of 'path' or 'headers' must be set",
        Consequence =
            "The API server rejects the RateLimit; with an empty path or no headers, Envoy rejects all "
            + "routes of the pods.",
        Fix = "path: /login",
    };

    public static readonly Rule RateLimitBucketTwice = new(
        Severity.Error,
        "Two buckets of a rate limit are for the same requests."
    )
    {
        Source = "Envoy, local_ratelimit_impl.cc: duplicate descriptor in the local rate descriptor",
        Consequence = Rejected,
        Fix = "Keep one of the two.",
    };

    public static readonly Rule RateLimitBucketNeverUsed = new(
        Severity.Warning,
        "A bucket of a rate limit that asks for less than others do."
    )
    {
        Source = "Kyma api-gateway, internal/ratelimit/ratelimit.go, For; Envoy, local_ratelimit_impl.cc",
        Consequence = "Its requests are counted in the default bucket instead.",
        Fix = "Ask for the path and the same header in every bucket, or for the path alone.",
    };

    public static readonly Rule RateLimitSeveralHeaders = new(
        Severity.Warning,
        "A bucket of a rate limit that asks for several headers."
    )
    {
        Source = "Kyma api-gateway, ratelimit_controller.go: the headers of a bucket, a Go map, in random order",
        Consequence = "Every few minutes the counters start again, and with several buckets some of them are not used.",
        Fix = "headers: {x-tier: basic}",
    };

    public static readonly Rule RateLimitPathLiteral = new(
        Severity.Warning,
        "The path of a bucket has a wildcard, or is not a path."
    )
    {
        Source = "Envoy, RateLimit.Action.RequestHeaders: the header :path, compared as a whole",
        Consequence = "No request is counted in the bucket.",
        Fix = "path: /login",
    };

    public static readonly Rule RateLimitHeaderName = new(
        Severity.Error,
        "A bucket of a rate limit asks for a header with a name that no header can have."
    )
    {
        Source = "Envoy, RateLimit.Action.RequestHeaders.header_name",
        Consequence = Rejected,
        Fix = "headers: {x-tier: basic}",
    };

    public static readonly Rule RateLimitConflict = new(Severity.Error, "Two rate limits can select the same pods.")
    {
        Source = Validation,
        Consequence = "Both get state Error, and requests are not limited as they say.",
        Fix = "Put the limits into one, or select by labels that no pod has together.",
    };

    public static readonly Rule RateLimitFilterTaken = new(
        Severity.Warning,
        "A rate limit has the name of an EnvoyFilter."
    )
    {
        Source = "Kyma api-gateway, ratelimit_controller.go, createOrUpdate",
        Consequence = "Kyma's controller overwrites the EnvoyFilter with its own.",
        Fix = "Give one of the two another name.",
    };

    public static readonly Rule RateLimitPodsWithoutSidecar = new(
        Severity.Error,
        "A rate limit selects pods without a sidecar."
    )
    {
        Source = Validation,
        Consequence = NotApplied,
        Fix = "Enable sidecar injection for the pods, or limit at the ingress gateway.",
    };

    public static readonly Rule RateLimitSelectsNoPods = new(
        Severity.Warning,
        "A rate limit selects no pods of the package, and a label is nearly that of some."
    )
    {
        Source = Validation,
        Consequence = NotApplied,
        Fix = "selectorLabels: {app: frontend}",
    };

    /// <summary>In the order in which the reference of findings shows them.</summary>
    public static IReadOnlyList<Rule> All =>
        [
            RateLimitNeedsNamespace,
            RateLimitEmptySelector,
            RateLimitMissesGateway,
            RateLimitInterval,
            RateLimitIntervalMultiple,
            RateLimitTokens,
            RateLimitBucketForNothing,
            RateLimitBucketTwice,
            RateLimitBucketNeverUsed,
            RateLimitSeveralHeaders,
            RateLimitPathLiteral,
            RateLimitHeaderName,
            RateLimitConflict,
            RateLimitFilterTaken,
            RateLimitPodsWithoutSidecar,
            RateLimitSelectsNoPods,
        ];
}
