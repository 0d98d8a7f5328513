namespace Kyma.Krm.RateLimits;

/// <summary>A RateLimit that will exist.</summary>
internal sealed record RateLimitPlan(string Name, string Namespace, RateLimitSpec Spec);
