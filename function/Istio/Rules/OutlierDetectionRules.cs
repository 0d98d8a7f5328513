using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Rules;

internal static class OutlierDetectionRules
{
    const string Source = $"{IstioFiles.Validation} validateOutlierDetection";

    public static readonly Rule Deprecated = new(
        "outlier-consecutive-errors",
        Severity.Warning,
        "consecutiveErrors is deprecated."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Warned,
        Fix = "consecutive5xxErrors: 5",
    };

    public static readonly Rule LocalOrigin = new(
        "outlier-local-origin",
        Severity.Error,
        "consecutiveLocalOriginFailures without splitExternalLocalOriginErrors."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "splitExternalLocalOriginErrors: true",
    };

    public static readonly Rule Percentage = new("outlier-percent", Severity.Error, "A percentage outside 0 to 100.")
    {
        Source = $"{IstioFiles.Validation} ValidatePercent",
        Consequence = IstioFiles.Rejected,
        Fix = "maxEjectionPercent: 50",
    };

    public static readonly IReadOnlyList<Rule> All = [Deprecated, LocalOrigin, Percentage];

    public static void Check(OutlierDetection? outlier, string path, Review review)
    {
        if (outlier is null)
            return;
        if (outlier.ConsecutiveErrors is not (null or 0))
            review.Add(
                Deprecated,
                $"{path}.consecutiveErrors",
                "is deprecated: use consecutive5xxErrors or consecutiveGatewayErrors"
            );
        if (outlier.SplitExternalLocalOriginErrors != true && outlier.ConsecutiveLocalOriginFailures > 0)
            review.Add(
                LocalOrigin,
                $"{path}.consecutiveLocalOriginFailures",
                "needs splitExternalLocalOriginErrors: true"
            );
        DurationRules.Check(outlier.Interval, $"{path}.interval", review);
        DurationRules.Check(outlier.BaseEjectionTime, $"{path}.baseEjectionTime", review);
        if (outlier.MaxEjectionPercent is < 0 or > 100)
            review.Add(
                Percentage,
                $"{path}.maxEjectionPercent",
                $"'{outlier.MaxEjectionPercent}' must be between 0 and 100"
            );
        if (outlier.MinHealthPercent is < 0 or > 100)
            review.Add(
                Percentage,
                $"{path}.minHealthPercent",
                $"'{outlier.MinHealthPercent}' must be between 0 and 100"
            );
    }
}
