using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.RateLimits;

namespace Kyma.Krm.Explaining;

/// <summary>RateLimits in words.</summary>
internal static class LimitWords
{
    public static ExplainedLimit Of(RateLimitPlan limit) =>
        new(
            $"{limit.Namespace}/{limit.Name}",
            limit.Spec.IsForIngressGateway
                ? "the ingress gateway"
                : $"{LabelSyntax.Text(limit.Spec.SelectorLabels!)} in {limit.Namespace}",
            RateLimitWords.Lines(limit.Spec),
            RateLimitWords.Short(limit.Spec),
            limit.Spec.IsForIngressGateway
        );

    /// <summary>What somebody could take for limited.</summary>
    public static IEnumerable<string> NotLimited(IReadOnlyList<RateLimitPlan> limits)
    {
        if (limits.Count > 0)
            yield return "Each pod counts for itself, and all clients together: with n pods, n times as many requests "
                + "are answered, and one client can use them up.";
        foreach (var limit in limits.Where(limit => limit.Spec.Enforce == false))
            yield return $"The RateLimit {limit.Namespace}/{limit.Name} only counts: no request is refused (enforce: "
                + "false).";
    }
}
