using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class VirtualServiceFindings
{
    static readonly RuleTexts Texts = new(nameof(VirtualServiceFindings));

    public static readonly Rule CorsOrigin = Texts.Error();
    public static readonly Rule CorsMethod = Texts.Error();
    public static readonly Rule CorsHeader = Texts.Error();
    public static readonly Rule CorsMaxAge = Texts.Error();
    public static readonly Rule DirectResponseStatus = Texts.Error();
    public static readonly Rule DirectResponseBytes = Texts.Error();
    public static readonly Rule DirectResponseTooLarge = Texts.Error();
    public static readonly Rule DirectResponseLarge = Texts.Warning();
    public static readonly Rule FaultEmpty = Texts.Error();
    public static readonly Rule FaultPercentage = Texts.Error();
    public static readonly Rule FaultStatus = Texts.Error();
    public static readonly Rule FaultDelay = Texts.Error();
    public static readonly Rule GatewayReference = Texts.Error();
    public static readonly Rule GatewayReferenceLegacy = Texts.Warning();
    public static readonly Rule HeaderName = Texts.Error();
    public static readonly Rule HeaderValue = Texts.Error();
    public static readonly Rule HttpRegexGroupTwice = Texts.Warning();
    public static readonly Rule HttpHeaderComma = Texts.Warning();
    public static readonly Rule HttpMatchHeader = Texts.Error();
    public static readonly Rule HttpMatchEmpty = Texts.Error();
    public static readonly Rule HttpMatchRegex = Texts.Error();
    public static readonly Rule MatchPort = Texts.Error();
    public static readonly Rule MatchSourceNamespace = Texts.Error();
    public static readonly Rule HttpRouteConflict = Texts.Error();
    public static readonly Rule HttpRouteNoAction = Texts.Error();
    public static readonly Rule RouteWeight = Texts.Error();
    public static readonly Rule JwtClaimInMesh = Texts.Error();
    public static readonly Rule MirrorPercentage = Texts.Error();
    public static readonly Rule MirrorPercent = Texts.Warning();
    public static readonly Rule HttpRedirect = Texts.Error();
    public static readonly Rule RetryAttempts = Texts.Error();
    public static readonly Rule RetryOn = Texts.Error();
    public static readonly Rule HttpRewrite = Texts.Error();
    public static readonly Rule HttpAuthorityTwice = Texts.Error();
    public static readonly Rule MatchSubnet = Texts.Error();
    public static readonly Rule TlsRouteNoMatch = Texts.Error();
    public static readonly Rule RouteEmpty = Texts.Error();
    public static readonly Rule TlsRouteSniHost = Texts.Error();
    public static readonly Rule TlsRouteSniAddress = Texts.Warning();
    public static readonly Rule RouteUnreachable = Texts.Warning();
    public static readonly Rule MatchIneffective = Texts.Warning();
    public static readonly Rule MatchNotCompared = Texts.Info();
    public static readonly Rule VirtualServiceHost = Texts.Error();
    public static readonly Rule VirtualServiceAnyHost = Texts.Error();
    public static readonly Rule VirtualServiceHostsOverlap = Texts.Error();
    public static readonly Rule VirtualServiceDelegate = Texts.Error();
    public static readonly Rule VirtualServiceNoRoutes = Texts.Error();
}
