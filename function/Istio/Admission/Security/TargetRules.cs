using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Istio.Admission.Security;

/// <summary>Which workloads a policy is for.</summary>
internal static class TargetRules
{
    public static void Check(ITargeted spec, Review review)
    {
        string?[] set =
        [
            spec.Selector is null ? null : "selector",
            spec.TargetRef is null ? null : "targetRef",
            spec.TargetRefs is null ? null : "targetRefs",
        ];
        if (set.Count(field => field is not null) > 1)
            review.Add(
                SecurityFindings.PolicyTargets,
                "spec",
                $"must have only one of: {string.Join(", ", set.OfType<string>())}"
            );
        CheckSelector(spec.Selector, review);
    }

    public static void CheckSelector(PolicySelector? selector, Review review) =>
        WorkloadSelectorRules.CheckLabels(selector?.MatchLabels, "spec.selector.matchLabels", review);
}
