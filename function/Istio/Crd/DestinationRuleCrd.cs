namespace Kyma.Krm.Istio.Crd;

internal static class DestinationRuleCrd
{
    static readonly CrdObject Subset = new CrdObject
    {
        { "name", CrdText.Any },
        { "labels", CrdMap.OfText },
        { "trafficPolicy", TrafficPolicyCrd.Policy },
    }.Requires("name");

    public static readonly CrdObject Spec = new CrdObject
    {
        { "host", CrdText.Any },
        { "trafficPolicy", TrafficPolicyCrd.Policy },
        { "subsets", new CrdList(Subset) },
        { "exportTo", new CrdList(CrdText.Any) },
        {
            "workloadSelector",
            new CrdObject
            {
                {
                    "matchLabels",
                    new CrdMap(new CrdText { MaximumLength = 63 }) { Maximum = 4096 }
                },
            }
        },
    }.Requires("host");
}
