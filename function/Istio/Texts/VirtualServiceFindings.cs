using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class VirtualServiceFindings
{
    static readonly RuleSet Rules = new(nameof(VirtualServiceFindings), Gate.Admission);
    static readonly RuleSet Traps = Rules.With(Gate.Trap);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => [.. Rules.Declared, .. Traps.Declared];

    public static readonly Rule CorsOrigin = Rules.Error();
    public static readonly Rule CorsMethod = Rules.Error();
    public static readonly Rule CorsHeader = Rules.Error();
    public static readonly Rule CorsMaxAge = Rules.Error();
    public static readonly Rule DirectResponseStatus = Rules.Error();
    public static readonly Rule DirectResponseBytes = Rules.Error();
    public static readonly Rule DirectResponseTooLarge = Rules.Error();
    public static readonly Rule DirectResponseLarge = Rules.Warning();
    public static readonly Rule FaultEmpty = Rules.Error();
    public static readonly Rule FaultPercentage = Rules.Error();
    public static readonly Rule FaultStatus = Rules.Error();
    public static readonly Rule FaultDelay = Rules.Error();
    public static readonly Rule GatewayReference = Rules.Error();
    public static readonly Rule GatewayReferenceLegacy = Rules.Warning();
    public static readonly Rule HeaderName = Rules.Error();
    public static readonly Rule HeaderValue = Rules.Error();
    public static readonly Rule HttpRegexGroupTwice = Traps.Warning();
    public static readonly Rule HttpHeaderComma = Traps.Warning();
    public static readonly Rule HttpMatchHeader = Rules.Error();
    public static readonly Rule HttpMatchEmpty = Rules.Error();
    public static readonly Rule HttpMatchRegex = Rules.Error();
    public static readonly Rule MatchPort = Rules.Error();
    public static readonly Rule MatchSourceNamespace = Rules.Error();
    public static readonly Rule HttpRouteConflict = Rules.Error();
    public static readonly Rule HttpRouteNoAction = Rules.Error();
    public static readonly Rule RouteWeight = Rules.Error();
    public static readonly Rule JwtClaimInMesh = Rules.Error();
    public static readonly Rule MirrorPercentage = Rules.Error();
    public static readonly Rule MirrorPercent = Rules.Warning();
    public static readonly Rule HttpRedirect = Rules.Error();
    public static readonly Rule RetryAttempts = Rules.Error();
    public static readonly Rule RetryOn = Rules.Error();
    public static readonly Rule HttpRewrite = Rules.Error();
    public static readonly Rule HttpAuthorityTwice = Rules.Error();
    public static readonly Rule MatchSubnet = Rules.Error();
    public static readonly Rule TlsRouteNoMatch = Rules.Error();
    public static readonly Rule RouteEmpty = Rules.Error();
    public static readonly Rule TlsRouteSniHost = Rules.Error();
    public static readonly Rule TlsRouteSniAddress = Rules.Warning();
    public static readonly Rule RouteUnreachable = Rules.Warning();
    public static readonly Rule MatchIneffective = Rules.Warning();
    public static readonly Rule MatchNotCompared = Rules.Info();
    public static readonly Rule VirtualServiceHost = Rules.Error();
    public static readonly Rule VirtualServiceAnyHost = Rules.Error();
    public static readonly Rule VirtualServiceHostsOverlap = Rules.Error();
    public static readonly Rule VirtualServiceDelegate = Rules.Error();
    public static readonly Rule VirtualServiceNoRoutes = Rules.Error();
}
