namespace Kyma.Krm.Istio.Crd;

internal static class LoadBalancerCrd
{
    static readonly CrdList Texts = new(CrdText.Any);

    static readonly CrdList Failover = new(new CrdObject { { "from", CrdText.Any }, { "to", CrdText.Any } });

    static readonly CrdObject HttpCookie = new CrdObject
    {
        { "name", CrdText.Any },
        { "path", CrdText.Any },
        { "ttl", CrdDuration.AnyLength },
        {
            "attributes",
            new CrdList(new CrdObject { { "name", CrdText.Any }, { "value", CrdText.Any } }.Requires("name")),
            IstioVersion.Of(28)
        },
    }.Requires("name");

    static readonly CrdObject ConsistentHash = new CrdObject
    {
        { "httpHeaderName", CrdText.Any },
        { "httpCookie", HttpCookie },
        { "useSourceIp", CrdBool.Any },
        { "httpQueryParameterName", CrdText.Any },
        {
            "ringHash",
            new CrdObject { { "minimumRingSize", CrdNumber.UInt64 } }
        },
        {
            "maglev",
            new CrdObject { { "tableSize", CrdNumber.UInt64 } }
        },
        { "minimumRingSize", CrdNumber.UInt64 },
    }
        .HasOneOf("httpHeaderName", "httpCookie", "useSourceIp", "httpQueryParameterName")
        .HasOneOf("ringHash", "maglev");

    static readonly CrdObject Warmup = new CrdObject
    {
        { "duration", CrdDuration.AtLeastOneMillisecond },
        {
            "minimumPercent",
            new CrdNumber(0, 100) { AllowsFractions = true, IsNullable = true }
        },
        {
            "aggression",
            new CrdNumber(0, uint.MaxValue) { AllowsFractions = true, IsNullable = true }
        },
    }.Requires("duration");

    public static readonly CrdObject LoadBalancer = new CrdObject
    {
        {
            "simple",
            new CrdWords("UNSPECIFIED", "LEAST_CONN", "RANDOM", "PASSTHROUGH", "ROUND_ROBIN", "LEAST_REQUEST")
        },
        { "consistentHash", ConsistentHash },
        {
            "backendUtilization",
            new CrdObject
            {
                { "errorUtilizationPenaltyPercent", CrdNumber.UInt32 },
                { "metricNamesForComputingUtilization", Texts },
                { "weightExpirationPeriod", CrdDuration.AnyLength },
                { "weightStabilizationPeriod", CrdDuration.AnyLength },
                { "weightUpdatePeriod", CrdDuration.AnyLength },
            },
            IstioVersion.Of(32)
        },
        {
            "localityLbSetting",
            new CrdObject
            {
                {
                    "distribute",
                    new CrdList(new CrdObject { { "from", CrdText.Any }, { "to", new CrdMap(CrdNumber.UInt32) } })
                },
                { "failover", Failover },
                { "failoverPriority", Texts },
                { "enabled", CrdBool.Nullable },
            }
        },
        {
            "zoneAwareLbSetting",
            new CrdObject
            {
                { "enabled", CrdBool.Nullable },
                { "failover", Failover },
                { "failoverPriority", Texts },
                {
                    "minClusterSize",
                    new CrdNumber(1, uint.MaxValue) { IsNullable = true }
                },
            },
            IstioVersion.Of(31)
        },
        { "warmupDurationSecs", CrdDuration.AtLeastOneMillisecond },
        { "warmup", Warmup, IstioVersion.Of(24) },
    }.HasOneOf("simple", "consistentHash", "backendUtilization");
}
