using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.RateLimits;

/// <summary>RateLimits, field for field.</summary>
internal static class RateLimitRenderer
{
    /// <summary>The RateLimits in the order of their plans.</summary>
    public static IEnumerable<Rendered> Render(IReadOnlyList<RateLimitPlan> plans) =>
        plans.Select((plan, i) => Render(plan, FieldPath.Child("spec.rateLimits", i)));

    static Rendered Render(RateLimitPlan plan, string field) =>
        Rendered.Of(
            RateLimitSpec.ApiVersion,
            RateLimitSpec.Kind,
            new ObjectMeta(plan.Name, plan.Namespace),
            plan,
            plan => plan.Spec
        ) with
        {
            Origins = () =>
                new Origins(
                    ("metadata.name", $"{field}.name"),
                    ("metadata.namespace", $"{field}.namespace"),
                    ("spec", field)
                ),
        };
}
