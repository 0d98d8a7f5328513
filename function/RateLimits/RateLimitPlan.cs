namespace Kyma.Krm.RateLimits;

/// <summary>A RateLimit that will exist.</summary>
/// <param name="Name">Its metadata.name.</param>
/// <param name="Namespace">Its metadata.namespace; it applies to pods there.</param>
/// <param name="Spec">With the defaults filled in.</param>
internal sealed record RateLimitPlan(string Name, string Namespace, RateLimitSpec Spec);
