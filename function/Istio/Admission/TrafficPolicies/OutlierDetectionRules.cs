using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Istio.Admission.TrafficPolicies;

/// <summary><c>outlierDetection</c> of a traffic policy.</summary>
internal static class OutlierDetectionRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        DestinationRuleFindings.OutlierConsecutiveErrors,
        DestinationRuleFindings.OutlierLocalOrigin,
        DestinationRuleFindings.OutlierPercent,
    ];

    public static void Check(OutlierDetection? outlier, string path, Review review)
    {
        if (outlier is null)
            return;
        if (outlier.ConsecutiveErrors is not (null or 0))
            review.Add(
                DestinationRuleFindings.OutlierConsecutiveErrors,
                $"{path}.consecutiveErrors",
                "is deprecated: use consecutive5xxErrors or consecutiveGatewayErrors"
            );
        if (outlier.SplitExternalLocalOriginErrors != true && outlier.ConsecutiveLocalOriginFailures > 0)
            review.Add(
                DestinationRuleFindings.OutlierLocalOrigin,
                $"{path}.consecutiveLocalOriginFailures",
                "needs splitExternalLocalOriginErrors: true"
            );
        DurationRules.Check(outlier.Interval, $"{path}.interval", review);
        DurationRules.Check(outlier.BaseEjectionTime, $"{path}.baseEjectionTime", review);
        if (outlier.MaxEjectionPercent is < 0 or > 100)
            review.Add(
                DestinationRuleFindings.OutlierPercent,
                $"{path}.maxEjectionPercent",
                $"'{outlier.MaxEjectionPercent}' must be between 0 and 100"
            );
        if (outlier.MinHealthPercent is < 0 or > 100)
            review.Add(
                DestinationRuleFindings.OutlierPercent,
                $"{path}.minHealthPercent",
                $"'{outlier.MinHealthPercent}' must be between 0 and 100"
            );
    }
}
