using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.RateLimits;

/// <summary>From <c>spec.rateLimits</c> to the RateLimits that will exist.</summary>
internal static class RateLimitPlanner
{
    const string GatewayNamespace = SystemNamespaces.Istio;

    /// <summary>
    /// Fills in the defaults, which are those of the ingress gateway; mistakes are reported in the scope.
    /// </summary>
    public static IReadOnlyList<RateLimitPlan> Plan(IReadOnlyList<RateLimitConfig> configs, ConfigScope scope)
    {
        var plans = new List<RateLimitPlan>();
        foreach (var (i, config) in configs.Index())
        {
            var field = $"spec.rateLimits[{i}]";
            if (config is { SelectorLabels: not null, Namespace: null })
                scope.Report(
                    RateLimitFindings.RateLimitNeedsNamespace,
                    $"{field}.namespace",
                    "is required with `selectorLabels`: write the namespace of the pods",
                    $"{field}.namespace"
                );
            var plan = PlanOne(config);
            RateLimitRules.Check(
                plan.Spec,
                field,
                (rule, at, message) => scope.Report(rule, at, message, ReadBy(rule, at, field).ToArray())
            );
            plans.Add(plan);
        }

        return plans;
    }

    /// <summary>What a rule looks at besides the field where it reports.</summary>
    static IEnumerable<string> ReadBy(Rule rule, string at, string field) =>
        rule == RateLimitFindings.RateLimitIntervalMultiple ? [at, $"{field}.local.defaultBucket.fillInterval"]
        : rule == RateLimitFindings.RateLimitBucketTwice ? [$"{field}.local.buckets"]
        : [at];

    static RateLimitPlan PlanOne(RateLimitConfig config) =>
        new(
            config.Name,
            config.Namespace ?? GatewayNamespace,
            new RateLimitSpec
            {
                SelectorLabels = config.SelectorLabels ?? GatewayLabels.IngressLabels,
                Local = new LocalLimit
                {
                    DefaultBucket = BucketOf(config.Local.DefaultBucket),
                    Buckets =
                        config.Local.Buckets.Count == 0
                            ? null
                            : config
                                .Local.Buckets.Select(bucket => new RequestBucket
                                {
                                    Path = bucket.Path,
                                    Headers = bucket.Headers,
                                    Bucket = BucketOf(bucket.Bucket),
                                })
                                .ToArray(),
                },
                Enforce = config.Enforce,
                EnableResponseHeaders = config.EnableResponseHeaders ? true : null,
            }
        );

    static TokenBucket BucketOf(TokenBucketConfig bucket) =>
        new()
        {
            MaxTokens = bucket.MaxTokens,
            TokensPerFill = bucket.TokensPerFill,
            FillInterval = bucket.FillInterval,
        };
}
