using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class VirtualServiceFindings
{
    public static readonly Rule CorsOrigin = new RejectedByIstio("An allowed origin that is empty.")
    {
        Source = $"{IstioFiles.Validation} validateCORSPolicy",
        Fix = "allowOrigins: [{exact: 'https://shop.example.com'}]",
    };

    public static readonly Rule CorsMethod = new RejectedByIstio("An allowed method that does not exist.")
    {
        Source = $"{IstioFiles.Validation} validateCORSPolicy; '*' since 1.26",
        Fix = "allowMethods: [GET, POST]",
    };

    public static readonly Rule CorsHeader = new RejectedByIstio(
        "An allowed or exposed header that is not a valid header name."
    )
    {
        Source = $"{IstioFiles.Validation} validateCORSPolicy",
        Fix = "allowHeaders: [authorization, content-type]",
    };

    public static readonly Rule CorsMaxAge = new RejectedByIstio("A maxAge that is not in whole seconds.")
    {
        Source = $"{IstioFiles.Validation} validateCORSPolicy",
        Fix = "maxAge: 24h",
    };

    public static readonly Rule DirectResponseStatus = new RejectedByIstio(
        "A direct response with a status outside 200 to 599."
    )
    {
        Source = $"{IstioFiles.Validation} validateHTTPDirectResponse",
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

    public static readonly Rule DirectResponseTooLarge = new RejectedByIstio("A direct response of more than 1 MiB.")
    {
        Source = $"{IstioFiles.Validation} validateHTTPDirectResponse",
        Fix = "Serve such a body from a service.",
    };

    public static readonly Rule DirectResponseLarge = new(Severity.Warning, "A direct response of more than 100 KiB.")
    {
        Source = $"{IstioFiles.Validation} validateHTTPDirectResponse",
        Consequence = $"{IstioFiles.Warned} Every proxy carries it.",
        Fix = "Serve such a body from a service.",
    };

    public static readonly Rule FaultEmpty = new RejectedByIstio("A fault without abort and delay.")
    {
        Source = $"{IstioFiles.Validation} validateHTTPFaultInjection",
        Fix = "fault: {abort: {httpStatus: 503, percentage: {value: 10}}}",
    };

    public static readonly Rule FaultPercentage = new RejectedByIstio(
        "A percentage outside 0.0001 to 100 that is not 0."
    )
    {
        Source = $"{IstioFiles.Validation} validatePercentage",
        Fix = "percentage: {value: 10}",
    };

    public static readonly Rule FaultStatus = new RejectedByIstio("An abort with a status that Envoy cannot answer.")
    {
        Source = $"{IstioFiles.Validation} validateHTTPFaultInjectionAbort",
        Fix = "abort: {httpStatus: 503}, or {grpcStatus: UNAVAILABLE}",
    };

    public static readonly Rule FaultDelay = new RejectedByIstio("exponentialDelay, which Istio does not support.")
    {
        Source = $"{IstioFiles.Validation} validateHTTPFaultInjectionDelay",
        Fix = "delay: {fixedDelay: 5s}",
    };

    public static readonly Rule GatewayReference = new RejectedByIstio(
        "A reference to a Gateway that is not namespace/name."
    )
    {
        Source = $"{IstioFiles.Validation} validateGatewayNames",
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

    public static readonly Rule HeaderName = new RejectedByIstio("A header that a route cannot change.")
    {
        Source =
            $"{IstioFiles.Validation} ValidateHTTPHeaderWithAuthorityOperationName, ValidateHTTPHeaderOperationName",
        Fix = "headers: {request: {set: {x-forwarded-proto: https}}}; the host is set with rewrite.authority",
    };

    public static readonly Rule HeaderValue = new RejectedByIstio(
        "A header's value with control characters or a lone '%'."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateHTTPHeaderValue",
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

    public static readonly Rule HttpMatchHeader = new RejectedByIstio("A header to match that no request can have.")
    {
        Source = $"{IstioFiles.Validation} ValidateHTTPHeaderNameOrJwtClaimRoute",
        Fix = "headers: {x-user: {exact: jane}}",
    };

    public static readonly Rule HttpMatchEmpty = new(Severity.Error, "A prefix or regex to match that is empty.")
    {
        Source = $"{IstioFiles.Validation} validateStringMatch",
        Consequence = $"{IstioFiles.Rejected} Only uri may have an empty prefix.",
        Fix = "headers: {x-user: {prefix: j}}",
    };

    public static readonly Rule HttpMatchRegex = new RejectedByIstio("A regular expression that RE2 does not take.")
    {
        Source = $"{IstioFiles.Validation} validateStringRegexp",
        Fix = "uri: {regex: '/api/v[0-9]+/.*'}, at most 1024 characters",
    };

    public static readonly Rule MatchPort = new RejectedByIstio("A port to match outside 1 to 65535.")
    {
        Source = $"{IstioFiles.VirtualService} validateHTTPRouteMatchRequest",
        Fix = "match: [{port: 443}]",
    };

    public static readonly Rule MatchSourceNamespace = new RejectedByIstio("A source namespace that cannot be one.")
    {
        Source = $"{IstioFiles.VirtualService} validateHTTPRouteMatchRequest",
        Fix = "sourceNamespace: shop",
    };

    public static readonly Rule HttpRouteConflict = new RejectedByIstio(
        "Actions of an HTTP route that exclude each other."
    )
    {
        Source = $"{IstioFiles.VirtualService} validateHTTPRouteConflict",
        Fix = "Keep one of route, redirect, directResponse and delegate.",
    };

    public static readonly Rule HttpRouteNoAction = new RejectedByIstio("An HTTP route that leads nowhere.")
    {
        Source = $"{IstioFiles.VirtualService} validateHTTPRouteConflict",
        Fix = "route: [{destination: {host: frontend.shop.svc.cluster.local}}]",
    };

    public static readonly Rule RouteWeight = new RejectedByIstio(
        "A negative weight, or several destinations without any weight."
    )
    {
        Source = $"{IstioFiles.Validation} validateHTTPRouteDestinations, validateRouteDestinations",
        Fix = "route: [{destination: {host: v1}, weight: 90}, {destination: {host: v2}, weight: 10}]",
    };

    public static readonly Rule JwtClaimInMesh = new RejectedByIstio(
        "Routing by JWT claims in a VirtualService that is not for gateways only."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateVirtualService",
        Fix = "gateways: [kyma-system/kyma-gateway], without 'mesh'",
    };

    public static readonly Rule MirrorPercentage = new RejectedByIstio(
        "A share of mirrored requests outside 0 to 100 percent."
    )
    {
        Source = $"{IstioFiles.VirtualService} validateHTTPRoute; {IstioFiles.Validation} validateHTTPMirrors",
        Fix = "mirrorPercentage: {value: 10}",
    };

    public static readonly Rule MirrorPercent = new(Severity.Warning, "mirrorPercent is deprecated.")
    {
        Source = $"{IstioFiles.VirtualService} validateHTTPRoute",
        Consequence = IstioFiles.Warned,
        Fix = "mirrorPercentage: {value: 10}",
    };

    public static readonly Rule HttpRedirect = new RejectedByIstio("A redirect that is incomplete or not well-formed.")
    {
        Source = $"{IstioFiles.Validation} validateHTTPRedirect",
        Fix = "redirect: {authority: shop.example.com, redirectCode: 301}",
    };

    public static readonly Rule RetryAttempts = new RejectedByIstio(
        "Retries with negative attempts, or with settings although attempts is 0."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateHTTPRetry",
        Fix = "retries: {attempts: 3, perTryTimeout: 2s}",
    };

    public static readonly Rule RetryOn = new RejectedByIstio("A condition to retry on that Envoy does not know.")
    {
        Source = $"{IstioFiles.Agent} ValidateHTTPRetry",
        Fix = "retryOn: gateway-error,connect-failure,503",
    };

    public static readonly Rule HttpRewrite = new RejectedByIstio(
        "A rewrite that is incomplete, or says two things about the path."
    )
    {
        Source = $"{IstioFiles.Validation} validateHTTPRewrite",
        Fix = "rewrite: {uri: /v2}, or {uriRegexRewrite: {match: '^/api/(.*)', rewrite: '/\\1'}}",
    };

    public static readonly Rule HttpAuthorityTwice = new RejectedByIstio(
        "The host of a request is rewritten in more than one place."
    )
    {
        Source = $"{IstioFiles.VirtualService} validateAuthorityRewrite",
        Fix = "rewrite: {authority: backend.example.com}, without a Host header under headers.request",
    };

    public static readonly Rule MatchSubnet = new RejectedByIstio(
        "A destination subnet that is neither an IP address nor a CIDR block."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateIPSubnet",
        Fix = "destinationSubnets: [10.1.0.0/16]",
    };

    public static readonly Rule TlsRouteNoMatch = new RejectedByIstio(
        "A tls route without match, or a match without sniHosts."
    )
    {
        Source = $"{IstioFiles.Validation} validateTLSRoute, validateTLSMatch, validateSniHost",
        Fix = "match: [{sniHosts: [api.partner.com]}]",
    };

    public static readonly Rule RouteEmpty = new RejectedByIstio("A tls or tcp route that leads nowhere.")
    {
        Source = $"{IstioFiles.Validation} validateTLSRoute, validateTCPRoute",
        Fix = "route: [{destination: {host: api.partner.com, port: {number: 443}}}]",
    };

    public static readonly Rule TlsRouteSniHost = new RejectedByIstio(
        "An SNI host that is not a domain name, or that the VirtualService's hosts do not cover."
    )
    {
        Source = $"{IstioFiles.Validation} validateTLSRoute, validateTLSMatch, validateSniHost",
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

    public static readonly Rule VirtualServiceHost = new RejectedByIstio(
        "A VirtualService's host is neither a domain name nor an IP address."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateVirtualService; {IstioFiles.Agent} ValidateWildcardDomain",
        Fix = "hosts: [shop.example.com]",
    };

    public static readonly Rule VirtualServiceAnyHost = new RejectedByIstio(
        "The host '*' in a VirtualService for the sidecars of the mesh."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateVirtualService",
        Fix = "hosts: [shop.example.com], or gateways without 'mesh'",
    };

    public static readonly Rule VirtualServiceHostsOverlap = new RejectedByIstio(
        "Two hosts of one VirtualService of which one covers the other."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateVirtualService",
        Fix = "Keep the wider one: `hosts: ['*.example.com']`.",
    };

    public static readonly Rule VirtualServiceDelegate = new RejectedByIstio(
        "A VirtualService without hosts (a delegate) that has gateways, tls or tcp."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateVirtualService",
        Fix = "Add hosts; a delegate has http routes only.",
    };

    public static readonly Rule VirtualServiceNoRoutes = new RejectedByIstio("A VirtualService without routes.")
    {
        Source = $"{IstioFiles.Validation} ValidateVirtualService",
        Fix = "http: [{route: [{destination: {host: frontend.shop.svc.cluster.local}}]}]",
    };
}
