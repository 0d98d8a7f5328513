using Kyma.Krm.Istio.Model;
using static Kyma.Krm.Istio.Texts.DestinationRuleFindings;

namespace Kyma.Krm.Istio.Admission.TrafficPolicies;

/// <summary><c>outlierDetection</c> of a traffic policy.</summary>
internal static class OutlierDetectionRules
{
    public static void Check(OutlierDetection outlier, string path, Review review)
    {
        if (outlier.ConsecutiveErrors is not (null or 0))
            review.Add(
                OutlierConsecutiveErrors,
                $"{path}.consecutiveErrors",
                "is deprecated: use consecutive5xxErrors or consecutiveGatewayErrors"
            );
        if (outlier.SplitExternalLocalOriginErrors != true && outlier.ConsecutiveLocalOriginFailures > 0)
            review.Add(
                OutlierLocalOrigin,
                $"{path}.consecutiveLocalOriginFailures",
                "needs splitExternalLocalOriginErrors: true"
            );
        review.Duration(outlier.Interval, $"{path}.interval");
        review.Duration(outlier.BaseEjectionTime, $"{path}.baseEjectionTime");
        var percent = OutlierPercent;
        review.Between(outlier.MaxEjectionPercent, 0, 100, percent, $"{path}.maxEjectionPercent");
        review.Between(outlier.MinHealthPercent, 0, 100, percent, $"{path}.minHealthPercent");
    }
}
