namespace Kyma.Krm.Istio.Crd;

internal static class HttpRouteCrd
{
    static readonly CrdDuration Duration = CrdDuration.AtLeastOneMillisecond;

    static readonly CrdList Texts = new(CrdText.Any);

    static readonly CrdObject StringMatch = new CrdObject
    {
        { "exact", CrdText.Any },
        { "prefix", CrdText.Any },
        { "regex", CrdText.Any },
    }.HasOneOf("exact", "prefix", "regex");

    static readonly CrdMap StringMatches = new(StringMatch);

    static readonly CrdObject Percent = new()
    {
        {
            "value",
            new CrdNumber(decimal.MinValue, decimal.MaxValue) { AllowsFractions = true }
        },
    };

    static readonly CrdObject HeaderOperations = new()
    {
        { "set", CrdMap.OfText },
        { "add", CrdMap.OfText },
        { "remove", Texts },
    };

    static readonly CrdObject Headers = new() { { "request", HeaderOperations }, { "response", HeaderOperations } };

    static readonly CrdObject Match = new()
    {
        { "name", CrdText.Any },
        { "uri", StringMatch },
        { "scheme", StringMatch },
        { "method", StringMatch },
        { "authority", StringMatch },
        { "headers", StringMatches },
        { "port", CrdNumber.UInt32 },
        { "sourceLabels", CrdMap.OfText },
        { "gateways", Texts },
        { "queryParams", StringMatches },
        { "ignoreUriCase", CrdBool.Any },
        { "withoutHeaders", StringMatches },
        { "sourceNamespace", CrdText.Any },
        { "statPrefix", CrdText.Any },
    };

    static readonly CrdObject Destination = new CrdObject
    {
        { "destination", DestinationCrd.Destination },
        { "weight", CrdNumber.Int32 },
        { "headers", Headers },
    }.Requires("destination");

    static readonly CrdObject Redirect = new CrdObject
    {
        { "uri", CrdText.Any },
        { "authority", CrdText.Any },
        { "port", CrdNumber.UInt32 },
        { "derivePort", new CrdWords("FROM_PROTOCOL_DEFAULT", "FROM_REQUEST_PORT") },
        { "scheme", CrdText.Any },
        { "redirectCode", CrdNumber.UInt32 },
        { "prefixRewrite", CrdText.Any, IstioVersion.Of(31) },
    }.HasOneOf("port", "derivePort");

    static readonly CrdObject DirectResponse = new CrdObject
    {
        { "status", CrdNumber.UInt32 },
        { "body", new CrdObject { { "string", CrdText.Any }, { "bytes", CrdText.Any } }.HasOneOf("string", "bytes") },
    }.Requires("status");

    static readonly CrdObject Rewrite = new()
    {
        { "uri", CrdText.Any },
        { "authority", CrdText.Any },
        {
            "uriRegexRewrite",
            new CrdObject { { "match", CrdText.Any }, { "rewrite", CrdText.Any } }
        },
    };

    static readonly CrdObject Retries = new()
    {
        { "attempts", CrdNumber.Int32 },
        { "perTryTimeout", Duration },
        { "retryOn", CrdText.Any },
        { "retryRemoteLocalities", CrdBool.Nullable },
        { "retryIgnorePreviousHosts", CrdBool.Nullable, IstioVersion.Of(26) },
        { "backoff", Duration, IstioVersion.Of(26) },
    };

    static readonly CrdObject Fault = new()
    {
        {
            "delay",
            new CrdObject
            {
                { "percent", CrdNumber.Int32 },
                { "fixedDelay", Duration },
                { "exponentialDelay", Duration },
                { "percentage", Percent },
            }.HasOneOf("fixedDelay", "exponentialDelay")
        },
        {
            "abort",
            new CrdObject
            {
                { "httpStatus", CrdNumber.Int32 },
                { "grpcStatus", CrdText.Any },
                { "http2Error", CrdText.Any },
                { "percentage", Percent },
            }.HasOneOf("httpStatus", "grpcStatus", "http2Error")
        },
    };

    static readonly CrdObject CorsPolicy = new()
    {
        { "allowOrigins", new CrdList(StringMatch) },
        { "allowOrigin", Texts },
        { "allowMethods", Texts },
        { "allowHeaders", Texts },
        { "exposeHeaders", Texts },
        { "maxAge", Duration },
        { "allowCredentials", CrdBool.Nullable },
        { "unmatchedPreflights", new CrdWords("UNSPECIFIED", "FORWARD", "IGNORE"), IstioVersion.Of(23) },
    };

    public static readonly CrdObject Route = new()
    {
        { "name", CrdText.Any },
        { "match", new CrdList(Match) },
        { "route", new CrdList(Destination) },
        { "redirect", Redirect },
        { "directResponse", DirectResponse },
        {
            "delegate",
            new CrdObject { { "name", CrdText.Any }, { "namespace", CrdText.Any } }
        },
        { "rewrite", Rewrite },
        { "timeout", Duration },
        { "retries", Retries },
        { "fault", Fault },
        { "mirror", DestinationCrd.Destination },
        {
            "mirrors",
            new CrdList(
                new CrdObject { { "destination", DestinationCrd.Destination }, { "percentage", Percent } }.Requires(
                    "destination"
                )
            )
        },
        { "mirrorPercent", CrdNumber.NullableUInt32 },
        { "mirror_percent", CrdNumber.NullableUInt32 },
        { "mirrorPercentage", Percent },
        { "corsPolicy", CorsPolicy },
        { "headers", Headers },
    };
}
