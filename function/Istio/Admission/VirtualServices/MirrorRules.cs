using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary><c>mirror</c> and <c>mirrors</c> of a route.</summary>
internal static class MirrorRules
{
    public static readonly IReadOnlyList<Rule> All = [MirrorPercentage, MirrorPercent];

    public static void Check(HttpRoute route, string path, Review review)
    {
        CheckPercent(route.MirrorPercent, $"{path}.mirrorPercent", review);
        CheckPercent(route.MirrorPercentSnake, $"{path}.mirror_percent", review);
        CheckPercentage(route.MirrorPercentage, $"{path}.mirrorPercentage.value", review);
        DestinationRules.Check(route.Mirror, $"{path}.mirror", review);
        for (var i = 0; i < route.Mirrors?.Count; i++)
        {
            var at = FieldPath.Child($"{path}.mirrors", i);
            DestinationRules.Check(route.Mirrors[i].Destination, $"{at}.destination", review);
            CheckPercentage(route.Mirrors[i].Percentage, $"{at}.percentage.value", review);
        }
    }

    static void CheckPercent(long? percent, string path, Review review)
    {
        if (percent is not null)
            review.Add(MirrorPercent, path, "is deprecated: use mirrorPercentage");
        if (percent > 100)
            review.Add(MirrorPercentage, path, $"'{percent}' must be at most 100");
    }

    static void CheckPercentage(Percent? percentage, string path, Review review) =>
        review.Between(percentage?.Value, 0, 100, MirrorPercentage, path);
}
