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
        var percent = DestinationRuleFindings.OutlierPercent;
        review.Between(outlier.MaxEjectionPercent, 0, 100, percent, $"{path}.maxEjectionPercent");
        review.Between(outlier.MinHealthPercent, 0, 100, percent, $"{path}.minHealthPercent");
    }
}
