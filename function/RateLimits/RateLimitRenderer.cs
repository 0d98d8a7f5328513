using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.RateLimits;

/// <summary>RateLimits, field for field.</summary>
internal static class RateLimitRenderer
{
    /// <summary>The RateLimits in the order of their plans.</summary>
    public static IEnumerable<Rendered> Render(IReadOnlyList<RateLimitPlan> plans) =>
        plans.Select(plan =>
            Rendered.Of(
                RateLimitSpec.ApiVersion,
                RateLimitSpec.Kind,
                new ObjectMeta(plan.Name, plan.Namespace),
                () => plan.Spec
            )
        );
}
