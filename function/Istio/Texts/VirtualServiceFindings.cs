using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class VirtualServiceFindings
{
    public static readonly Rule CorsOrigin = new(Severity.Error, "An allowed origin that is empty.")
    {
        Source = $"{IstioFiles.Validation} validateCORSPolicy",
        Consequence = IstioFiles.Rejected,
        Fix = "allowOrigins: [{exact: 'https://shop.example.com'}]",
    };

    public static readonly Rule CorsMethod = new(Severity.Error, "An allowed method that does not exist.")
    {
        Source = $"{IstioFiles.Validation} validateCORSPolicy; '*' since 1.26",
        Consequence = IstioFiles.Rejected,
        Fix = "allowMethods: [GET, POST]",
    };

    public static readonly Rule CorsHeader = new(
        Severity.Error,
        "An allowed or exposed header that is not a valid header name."
    )
    {
        Source = $"{IstioFiles.Validation} validateCORSPolicy",
        Consequence = IstioFiles.Rejected,
        Fix = "allowHeaders: [authorization, content-type]",
    };

    public static readonly Rule CorsMaxAge = new(Severity.Error, "A maxAge that is not in whole seconds.")
    {
        Source = $"{IstioFiles.Validation} validateCORSPolicy",
        Consequence = IstioFiles.Rejected,
        Fix = "maxAge: 24h",
    };

    public static readonly Rule DirectResponseStatus = new(
        Severity.Error,
        "A direct response with a status outside 200 to 599."
    )
    {
        Source = $"{IstioFiles.Validation} validateHTTPDirectResponse",
        Consequence = IstioFiles.Rejected,
        Fix = "directResponse: {status: 503}",
    };

    public static readonly Rule DirectResponseBytes = new(
        Severity.Error,
        "The bytes of a direct response are not base64."
    )
    {
        Source = "Istio API networking/v1alpha3 HTTPBody; the CRD's format byte",
        Consequence = "The API server rejects the resource.",
        Fix = "body: {string: text}, or {bytes: dGV4dA==}",
    };

    public static readonly Rule DirectResponseTooLarge = new(Severity.Error, "A direct response of more than 1 MiB.")
    {
        Source = $"{IstioFiles.Validation} validateHTTPDirectResponse",
        Consequence = IstioFiles.Rejected,
        Fix = "Serve such a body from a service.",
    };

    public static readonly Rule DirectResponseLarge = new(Severity.Warning, "A direct response of more than 100 KiB.")
    {
        Source = $"{IstioFiles.Validation} validateHTTPDirectResponse",
        Consequence = $"{IstioFiles.Warned} Every proxy carries it.",
        Fix = "Serve such a body from a service.",
    };

    public static readonly Rule FaultEmpty = new(Severity.Error, "A fault without abort and delay.")
    {
        Source = $"{IstioFiles.Validation} validateHTTPFaultInjection",
        Consequence = IstioFiles.Rejected,
        Fix = "fault: {abort: {httpStatus: 503, percentage: {value: 10}}}",
    };

    public static readonly Rule FaultPercentage = new(
        Severity.Error,
        "A percentage outside 0.0001 to 100 that is not 0."
    )
    {
        Source = $"{IstioFiles.Validation} validatePercentage",
        Consequence = IstioFiles.Rejected,
        Fix = "percentage: {value: 10}",
    };

    public static readonly Rule FaultStatus = new(Severity.Error, "An abort with a status that Envoy cannot answer.")
    {
        Source = $"{IstioFiles.Validation} validateHTTPFaultInjectionAbort",
        Consequence = IstioFiles.Rejected,
        Fix = "abort: {httpStatus: 503}, or {grpcStatus: UNAVAILABLE}",
    };

    public static readonly Rule FaultDelay = new(Severity.Error, "exponentialDelay, which Istio does not support.")
    {
        Source = $"{IstioFiles.Validation} validateHTTPFaultInjectionDelay",
        Consequence = IstioFiles.Rejected,
        Fix = "delay: {fixedDelay: 5s}",
    };

    public static readonly Rule GatewayReference = new(
        Severity.Error,
        "A reference to a Gateway that is not namespace/name."
    )
    {
        Source = $"{IstioFiles.Validation} validateGatewayNames",
        Consequence = IstioFiles.Rejected,
        Fix = "gateways: [kyma-system/kyma-gateway]",
    };

    public static readonly Rule GatewayReferenceLegacy = new(
        Severity.Warning,
        "A reference to a Gateway in the old form name.namespace.svc.cluster.local."
    )
    {
        Source = $"{IstioFiles.Validation} validateGatewayNames",
        Consequence = IstioFiles.Warned,
        Fix = "gateways: [kyma-system/kyma-gateway]",
    };

    public static readonly Rule HeaderName = new(Severity.Error, "A header that a route cannot change.")
    {
        Source =
            $"{IstioFiles.Validation} ValidateHTTPHeaderWithAuthorityOperationName, ValidateHTTPHeaderOperationName",
        Consequence = IstioFiles.Rejected,
        Fix = "headers: {request: {set: {x-forwarded-proto: https}}}; the host is set with rewrite.authority",
    };

    public static readonly Rule HeaderValue = new(
        Severity.Error,
        "A header's value with control characters or a lone '%'."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateHTTPHeaderValue",
        Consequence = IstioFiles.Rejected,
        Fix = "set: {x-share: '100%%'}, or a variable such as '%DOWNSTREAM_REMOTE_ADDRESS%'",
    };

    public static readonly Rule HttpRegexGroupTwice = new(
        Severity.Warning,
        "A regular expression uses the same group name twice."
    )
    {
        Source = "google/re2, kRegexpBadNamedCapture; Go's regexp, which Istio's webhook uses, accepts it",
        Consequence =
            "Istio accepts the resource. Envoy rejects the route configuration with it, and keeps serving "
            + "the previous one.",
        Fix = "Give each group a name of its own, or leave the names out.",
    };

    public static readonly Rule HttpHeaderComma = new(Severity.Warning, "A header name with a comma.")
    {
        Source = "RFC 9110, 5.1: a field name is a token; the pattern of Istio's webhook accepts a comma by mistake",
        Consequence = "Istio accepts the resource. No request has such a header, so the entry never applies.",
        Fix = "Write an entry for each header.",
    };

    public static readonly Rule HttpMatchHeader = new(Severity.Error, "A header to match that no request can have.")
    {
        Source = $"{IstioFiles.Validation} ValidateHTTPHeaderNameOrJwtClaimRoute",
        Consequence = IstioFiles.Rejected,
        Fix = "headers: {x-user: {exact: jane}}",
    };

    public static readonly Rule HttpMatchEmpty = new(Severity.Error, "A prefix or regex to match that is empty.")
    {
        Source = $"{IstioFiles.Validation} validateStringMatch",
        Consequence = $"{IstioFiles.Rejected} Only uri may have an empty prefix.",
        Fix = "headers: {x-user: {prefix: j}}",
    };

    public static readonly Rule HttpMatchRegex = new(Severity.Error, "A regular expression that RE2 does not take.")
    {
        Source = $"{IstioFiles.Validation} validateStringRegexp",
        Consequence = IstioFiles.Rejected,
        Fix = "uri: {regex: '/api/v[0-9]+/.*'}, at most 1024 characters",
    };

    public static readonly Rule MatchPort = new(Severity.Error, "A port to match outside 1 to 65535.")
    {
        Source = $"{IstioFiles.VirtualService} validateHTTPRouteMatchRequest",
        Consequence = IstioFiles.Rejected,
        Fix = "match: [{port: 443}]",
    };

    public static readonly Rule MatchSourceNamespace = new(Severity.Error, "A source namespace that cannot be one.")
    {
        Source = $"{IstioFiles.VirtualService} validateHTTPRouteMatchRequest",
        Consequence = IstioFiles.Rejected,
        Fix = "sourceNamespace: shop",
    };

    public static readonly Rule HttpRouteConflict = new(
        Severity.Error,
        "Actions of an HTTP route that exclude each other."
    )
    {
        Source = $"{IstioFiles.VirtualService} validateHTTPRouteConflict",
        Consequence = IstioFiles.Rejected,
        Fix = "Keep one of route, redirect, directResponse and delegate.",
    };

    public static readonly Rule HttpRouteNoAction = new(Severity.Error, "An HTTP route that leads nowhere.")
    {
        Source = $"{IstioFiles.VirtualService} validateHTTPRouteConflict",
        Consequence = IstioFiles.Rejected,
        Fix = "route: [{destination: {host: frontend.shop.svc.cluster.local}}]",
    };

    public static readonly Rule RouteWeight = new(
        Severity.Error,
        "A negative weight, or several destinations without any weight."
    )
    {
        Source = $"{IstioFiles.Validation} validateHTTPRouteDestinations, validateRouteDestinations",
        Consequence = IstioFiles.Rejected,
        Fix = "route: [{destination: {host: v1}, weight: 90}, {destination: {host: v2}, weight: 10}]",
    };

    public static readonly Rule JwtClaimInMesh = new(
        Severity.Error,
        "Routing by JWT claims in a VirtualService that is not for gateways only."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateVirtualService",
        Consequence = IstioFiles.Rejected,
        Fix = "gateways: [kyma-system/kyma-gateway], without 'mesh'",
    };

    public static readonly Rule MirrorPercentage = new(
        Severity.Error,
        "A share of mirrored requests outside 0 to 100 percent."
    )
    {
        Source = $"{IstioFiles.VirtualService} validateHTTPRoute; {IstioFiles.Validation} validateHTTPMirrors",
        Consequence = IstioFiles.Rejected,
        Fix = "mirrorPercentage: {value: 10}",
    };

    public static readonly Rule MirrorPercent = new(Severity.Warning, "mirrorPercent is deprecated.")
    {
        Source = $"{IstioFiles.VirtualService} validateHTTPRoute",
        Consequence = IstioFiles.Warned,
        Fix = "mirrorPercentage: {value: 10}",
    };

    public static readonly Rule HttpRedirect = new(Severity.Error, "A redirect that is incomplete or not well-formed.")
    {
        Source = $"{IstioFiles.Validation} validateHTTPRedirect",
        Consequence = IstioFiles.Rejected,
        Fix = "redirect: {authority: shop.example.com, redirectCode: 301}",
    };

    public static readonly Rule RetryAttempts = new(
        Severity.Error,
        "Retries with negative attempts, or with settings although attempts is 0."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateHTTPRetry",
        Consequence = IstioFiles.Rejected,
        Fix = "retries: {attempts: 3, perTryTimeout: 2s}",
    };

    public static readonly Rule RetryOn = new(Severity.Error, "A condition to retry on that Envoy does not know.")
    {
        Source = $"{IstioFiles.Agent} ValidateHTTPRetry",
        Consequence = IstioFiles.Rejected,
        Fix = "retryOn: gateway-error,connect-failure,503",
    };

    public static readonly Rule HttpRewrite = new(
        Severity.Error,
        "A rewrite that is incomplete, or says two things about the path."
    )
    {
        Source = $"{IstioFiles.Validation} validateHTTPRewrite",
        Consequence = IstioFiles.Rejected,
        Fix = "rewrite: {uri: /v2}, or {uriRegexRewrite: {match: '^/api/(.*)', rewrite: '/\\1'}}",
    };

    public static readonly Rule HttpAuthorityTwice = new(
        Severity.Error,
        "The host of a request is rewritten in more than one place."
    )
    {
        Source = $"{IstioFiles.VirtualService} validateAuthorityRewrite",
        Consequence = IstioFiles.Rejected,
        Fix = "rewrite: {authority: backend.example.com}, without a Host header under headers.request",
    };

    public static readonly Rule MatchSubnet = new(
        Severity.Error,
        "A destination subnet that is neither an IP address nor a CIDR block."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateIPSubnet",
        Consequence = IstioFiles.Rejected,
        Fix = "destinationSubnets: [10.1.0.0/16]",
    };

    public static readonly Rule TlsRouteNoMatch = new(
        Severity.Error,
        "A tls route without match, or a match without sniHosts."
    )
    {
        Source = $"{IstioFiles.Validation} validateTLSRoute, validateTLSMatch, validateSniHost",
        Consequence = IstioFiles.Rejected,
        Fix = "match: [{sniHosts: [api.partner.com]}]",
    };

    public static readonly Rule RouteEmpty = new(Severity.Error, "A tls or tcp route that leads nowhere.")
    {
        Source = $"{IstioFiles.Validation} validateTLSRoute, validateTCPRoute",
        Consequence = IstioFiles.Rejected,
        Fix = "route: [{destination: {host: api.partner.com, port: {number: 443}}}]",
    };

    public static readonly Rule TlsRouteSniHost = new(
        Severity.Error,
        "An SNI host that is not a domain name, or that the VirtualService's hosts do not cover."
    )
    {
        Source = $"{IstioFiles.Validation} validateTLSRoute, validateTLSMatch, validateSniHost",
        Consequence = IstioFiles.Rejected,
        Fix = "hosts: ['*.partner.com'] together with sniHosts: [api.partner.com]",
    };

    public static readonly Rule TlsRouteSniAddress = new(Severity.Warning, "An IP address as SNI host.")
    {
        Source = $"{IstioFiles.Validation} validateTLSRoute, validateTLSMatch, validateSniHost",
        Consequence = $"{IstioFiles.Warned} Clients do not send IP addresses as SNI.",
        Fix = "sniHosts: [api.partner.com]",
    };

    public static readonly Rule RouteUnreachable = new(Severity.Warning, "A route that no request reaches.")
    {
        Source = $"{IstioFiles.Validation} analyzeUnreachableHTTPRules; {IstioFiles.Analysis} IST0130",
        Consequence = IstioFiles.Warned,
        Fix = "Put the route without match at the end.",
    };

    public static readonly Rule MatchIneffective = new(Severity.Warning, "A match that an earlier one covers.")
    {
        Source =
            $"{IstioFiles.Validation} analyzeUnreachableHTTPRules, coveredValidation; {IstioFiles.Analysis} IST0131",
        Consequence = IstioFiles.Warned,
        Fix = "Put the more specific match first, or remove one.",
    };

    public static readonly Rule MatchNotCompared = new(
        Severity.Info,
        "A VirtualService has too many matches for one prefix to compare them all."
    )
    {
        Source = $"{IstioFiles.Validation} coveredValidation, which compares each match with every other",
        Consequence = "A match that an earlier one covers may go unreported.",
        Fix = "Split the VirtualService, or use fewer matches that differ in their headers only.",
    };

    public static readonly Rule VirtualServiceHost = new(
        Severity.Error,
        "A VirtualService's host is neither a domain name nor an IP address."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateVirtualService; {IstioFiles.Agent} ValidateWildcardDomain",
        Consequence = IstioFiles.Rejected,
        Fix = "hosts: [shop.example.com]",
    };

    public static readonly Rule VirtualServiceAnyHost = new(
        Severity.Error,
        "The host '*' in a VirtualService for the sidecars of the mesh."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateVirtualService",
        Consequence = IstioFiles.Rejected,
        Fix = "hosts: [shop.example.com], or gateways without 'mesh'",
    };

    public static readonly Rule VirtualServiceHostsOverlap = new(
        Severity.Error,
        "Two hosts of one VirtualService of which one covers the other."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateVirtualService",
        Consequence = IstioFiles.Rejected,
        Fix = "Keep the wider one: `hosts: ['*.example.com']`.",
    };

    public static readonly Rule VirtualServiceDelegate = new(
        Severity.Error,
        "A VirtualService without hosts (a delegate) that has gateways, tls or tcp."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateVirtualService",
        Consequence = IstioFiles.Rejected,
        Fix = "Add hosts; a delegate has http routes only.",
    };

    public static readonly Rule VirtualServiceNoRoutes = new(Severity.Error, "A VirtualService without routes.")
    {
        Source = $"{IstioFiles.Validation} ValidateVirtualService",
        Consequence = IstioFiles.Rejected,
        Fix = "http: [{route: [{destination: {host: frontend.shop.svc.cluster.local}}]}]",
    };
}
