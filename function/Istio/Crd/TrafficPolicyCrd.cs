namespace Kyma.Krm.Istio.Crd;

/// <summary>What DestinationRules say of connections, load balancing and TLS, also per subset and per port.</summary>
internal static class TrafficPolicyCrd
{
    static readonly CrdDuration Duration = CrdDuration.AtLeastOneMillisecond;

    static readonly CrdList Texts = new(CrdText.Any);

    static readonly CrdNumber Percent = new(0, 100) { AllowsFractions = true, IsNullable = true };

    public static readonly CrdObject ConnectionPool = new()
    {
        {
            "tcp",
            new CrdObject
            {
                { "maxConnections", CrdNumber.Int32 },
                { "connectTimeout", Duration },
                {
                    "tcpKeepalive",
                    new CrdObject
                    {
                        { "probes", CrdNumber.UInt32 },
                        { "time", Duration },
                        { "interval", Duration },
                    }
                },
                { "maxConnectionDuration", Duration },
                { "idleTimeout", CrdDuration.AnyLength },
            }
        },
        {
            "http",
            new CrdObject
            {
                { "http1MaxPendingRequests", CrdNumber.Int32 },
                { "http2MaxRequests", CrdNumber.Int32 },
                { "maxRequestsPerConnection", CrdNumber.Int32 },
                { "maxRetries", CrdNumber.Int32 },
                { "idleTimeout", Duration },
                { "h2UpgradePolicy", new CrdWords("DEFAULT", "DO_NOT_UPGRADE", "UPGRADE") },
                { "useClientProtocol", CrdBool.Any },
                { "maxConcurrentStreams", CrdNumber.Int32 },
                {
                    "http2KeepAlive",
                    new CrdObject { { "interval", Duration }, { "timeout", Duration } },
                    IstioVersion.Of(31)
                },
            }
        },
    };

    static readonly CrdObject OutlierDetection = new()
    {
        { "consecutiveErrors", CrdNumber.Int32 },
        { "splitExternalLocalOriginErrors", CrdBool.Any },
        { "consecutiveLocalOriginFailures", CrdNumber.NullableUInt32 },
        { "consecutiveGatewayErrors", CrdNumber.NullableUInt32 },
        { "consecutive5xxErrors", CrdNumber.NullableUInt32 },
        { "interval", Duration },
        { "baseEjectionTime", Duration },
        { "maxEjectionPercent", CrdNumber.Int32 },
        { "minHealthPercent", CrdNumber.Int32 },
        { "outlierDetectionHttpErrorCodes", new CrdList(new CrdNumber(100, 599)), IstioVersion.Of(31) },
    };

    static readonly CrdObject Tls = new()
    {
        { "mode", new CrdWords("DISABLE", "SIMPLE", "MUTUAL", "ISTIO_MUTUAL") },
        { "clientCertificate", CrdText.Any },
        { "privateKey", CrdText.Any },
        { "caCertificates", CrdText.Any },
        { "credentialName", CrdText.Any },
        { "subjectAltNames", Texts },
        { "sni", CrdText.Any },
        { "insecureSkipVerify", CrdBool.Nullable },
        { "caCrl", CrdText.Any },
    };

    static readonly CrdObject Port = new() { { "number", CrdNumber.UInt32 } };

    static readonly CrdObject PortLevel = new()
    {
        { "port", Port },
        { "loadBalancer", LoadBalancerCrd.LoadBalancer },
        { "connectionPool", ConnectionPool },
        { "outlierDetection", OutlierDetection },
        { "tls", Tls },
    };

    public static readonly CrdObject Policy = new()
    {
        { "loadBalancer", LoadBalancerCrd.LoadBalancer },
        { "connectionPool", ConnectionPool },
        { "outlierDetection", OutlierDetection },
        { "tls", Tls },
        {
            "portLevelSettings",
            new CrdList(PortLevel) { Maximum = 4096 }
        },
        {
            "tunnel",
            new CrdObject
            {
                { "protocol", CrdText.Any },
                { "targetHost", CrdText.Any },
                { "targetPort", CrdNumber.UInt32 },
            }.Requires("targetHost", "targetPort")
        },
        {
            "proxyProtocol",
            new CrdObject { { "version", new CrdWords("V1", "V2") } }
        },
        {
            "retryBudget",
            new CrdObject
            {
                { "percent", Percent },
                { "minRetryConcurrency", CrdNumber.UInt32 },
                { "budgetInterval", CrdDuration.AnyLength, IstioVersion.Of(31) },
            },
            IstioVersion.Of(27)
        },
    };
}
