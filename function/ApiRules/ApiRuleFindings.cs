using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.ApiRules;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class ApiRuleFindings
{
    public static readonly Rule ApiruleSeveralAuthentications = new(
        Severity.Error,
        "A path is to be authenticated in more than one way."
    )
    {
        Source = "Kyma api-gateway, CRD: exactly one of noAuth, jwt, extAuth",
        Consequence = "The API server rejects the APIRule.",
        Fix = "Keep one of noAuth: true, jwt and extAuth.",
    };

    public static readonly Rule ApiruleNoAuthentication = new(
        Severity.Error,
        "A path says noAuth: false and nothing else."
    )
    {
        Source = "Kyma api-gateway, CRD: exactly one of noAuth, jwt, extAuth",
        Consequence = "The API server rejects the APIRule.",
        Fix =
            "jwt:\n  authentications:\n  - issuer: https://issuer.example.com\n"
            + "    jwksUri: https://issuer.example.com/oauth2/certs",
    };

    public static readonly Rule ApiruleUnknownAuthorizer = new(
        Severity.Warning,
        "An external authorizer that Kyma's Istio resource does not have."
    )
    {
        Source = "Kyma api-gateway, internal/validation/v2alpha1/ext_auth.go",
        Consequence = "The APIRule gets state Error and exposes nothing.",
        Fix = "Add it to spec.config.authorizers of Kyma's Istio resource.",
    };

    public static readonly Rule ApiruleOriginForm = new(
        Severity.Error,
        "An allowed origin has none or several of exact, prefix and regex."
    )
    {
        Source = "Istio, StringMatch: one of",
        Consequence = "Only one of them would count, or none.",
        Fix = "allowOrigins:\n- exact: https://shop.example.com",
    };

    public static readonly Rule ApiruleEmptyCorsPolicy = new(Severity.Error, "A CORS policy that allows nothing.")
    {
        Consequence = "It reads as if it allowed something; without one, CORS headers are removed.",
        Fix = "corsPolicy:\n  allowOrigins:\n  - exact: https://shop.example.com\n  allowMethods: [GET]",
    };

    public static readonly Rule ApiruleNoPreflight = new(
        Severity.Warning,
        "Cross-origin requests are allowed, but no path allows the OPTIONS request that browsers send first."
    )
    {
        Source = "Fetch standard, CORS-preflight fetch",
        Consequence = "Browsers refuse every cross-origin request that is not a simple one.",
        Fix = "methods: [GET, POST, OPTIONS]",
    };

    public static readonly Rule ApiruleShortHostWithoutDomain = new(
        Severity.Error,
        "An APIRule's host is a single label, and no domain is set to complete it."
    )
    {
        Consequence = "There is no name under which the application could be reached.",
        Fix = "Write the full host, or `spec.domain`.",
    };

    public static readonly Rule ApiruleHostRefused = new(
        Severity.Error,
        "The APIRule's host does not match the schema of APIRules."
    )
    {
        Source = "Kyma api-gateway, CRD apirules.gateway.kyma-project.io, spec.hosts",
        Consequence = "The API server rejects the APIRule.",
        Fix = "Use at most 255 characters, labels of at most 63, and a top-level domain of at least two.",
    };

    public static readonly Rule ApiruleHostTaken = new(Severity.Error, "Two APIRules have the same host.")
    {
        Source = "Kyma api-gateway, internal/validation: Host is occupied by another Virtual Service",
        Consequence = "The second one gets state Error and exposes nothing.",
        Fix = "Put all paths of a host into the `rules` of one APIRule.",
    };

    public static readonly Rule ApiruleNameTaken = new(Severity.Error, "Two APIRules have the same name and namespace.")
    {
        Consequence = "One would overwrite the other.",
        Fix = "Give each a name of its own.",
    };

    public static readonly Rule ApiruleSeveralTokenPlaces = new(
        Severity.Error,
        "Tokens are to be looked for in more places than the controller accepts."
    )
    {
        Source = "Kyma api-gateway, hasInvalidAuthentications",
        Consequence = "The APIRule gets state Error and exposes nothing.",
        Fix = "At most one fromHeaders or one fromParams per issuer, and not both kinds among the issuers of a path.",
    };

    public static readonly Rule ApiruleEmptyAuthorization = new(
        Severity.Error,
        "An authorization that asks for nothing."
    )
    {
        Consequence = "Every valid token would be accepted, although the rule looks stricter.",
        Fix = "authorizations:\n- requiredScopes: [orders.read]",
    };

    public static readonly Rule ApiruleIssuerDiffers = new(
        Severity.Error,
        "One issuer is described differently in two paths."
    )
    {
        Source = "Kyma api-gateway, validateJwtAuthenticationEquality",
        Consequence = "The APIRule gets state Error and exposes nothing.",
        Fix = "Write fromHeaders and fromParams alike wherever issuer and jwksUri are the same.",
    };

    public static readonly Rule ApiruleMisplacedPathOperator = new(
        Severity.Error,
        "The path operator {**} is not the last one in the path."
    )
    {
        Source = "Kyma api-gateway, validateEnvoyTemplate",
        Consequence = "The APIRule gets state Error and exposes nothing.",
        Fix = "path: /orders/{*}/items/{**}",
    };

    public static readonly Rule ApirulePathCollision = new(
        Severity.Error,
        "A path is covered by one that comes before it, for the same method."
    )
    {
        Source = "Kyma api-gateway, hasPathByMethodConflict",
        Consequence = "The APIRule gets state Error and exposes nothing.",
        Fix = "Put the general path after the specific one, or remove the method from one of them.",
    };

    public static readonly Rule ApiruleNoGateway = new(Severity.Error, "An APIRule has no Gateway.")
    {
        Source = "Kyma api-gateway, internal/validation: Either gateway or externalGateway must be specified",
        Consequence = "The APIRule gets state Error and exposes nothing.",
        Fix = "gateway: kyma-system/kyma-gateway",
    };

    public static readonly Rule ApiruleHostOutsideGateway = new(
        Severity.Warning,
        "The APIRule's host is not served by its Gateway."
    )
    {
        Source = "Istio, IST0132 VirtualServiceHostNotFoundInGateway",
        Consequence = "The APIRule becomes Ready, and no request ever reaches it.",
        Fix = "Use a host under one of the Gateway's hosts, or another Gateway.",
    };

    public static readonly Rule ApiruleHostOutsideCertificate = new(
        Severity.Warning,
        "The Gateway's certificate does not cover the APIRule's host."
    )
    {
        Source = "RFC 9525, 6.3: a wildcard matches one label; Istio's hosts match at any depth",
        Consequence = "The Gateway routes it, and clients refuse the certificate.",
        Fix = "Use a host with one label before the domain, or add the name to the certificate.",
    };

    public static readonly Rule ApiruleHostOccupied = new(Severity.Warning, "Another resource has the APIRule's host.")
    {
        Source = "Kyma api-gateway, internal/validation: Host is occupied by another Virtual Service",
        Consequence = "The APIRule gets state Error and exposes nothing.",
        Fix = "Remove one of the two.",
    };

    public static readonly Rule ApirulePathsNotCompared = new(
        Severity.Warning,
        "An APIRule has too many paths with {*} that match each other to compare them all."
    )
    {
        Consequence =
            "A path that is covered by an earlier one may go unreported; then the APIRule gets state Error "
            + "and exposes nothing.",
        Fix = "Split the APIRule, or replace paths that differ only in the place of {*} with one path.",
    };

    public static readonly Rule ApiruleNameTooLong = new(
        Severity.Error,
        "An APIRule with a name of more than 63 characters."
    )
    {
        Source = "Kyma api-gateway, the label apirule.gateway.kyma-project.io/name; Kubernetes: label values",
        Consequence =
            "The API server rejects the VirtualService and the AuthorizationPolicy that Kyma makes, and "
            + "nothing is exposed.",
        Fix = "name: orders",
    };

    public static readonly Rule ApiruleOriginRegex = new(
        Severity.Error,
        "An allowed origin's regular expression that Istio does not accept."
    )
    {
        Source = "Istio, validateStringMatchRegexp; the VirtualService that Kyma makes from the APIRule",
        Consequence = "The APIRule gets state Error and exposes nothing.",
        Fix = "allowOrigins:\n- regex: .*\\\\.example\\\\.com",
    };

    public static readonly Rule ApirulePathRegex = new(
        Severity.Error,
        "A path that Kyma cannot make a valid regular expression from."
    )
    {
        Source = "Kyma api-gateway, virtualservice processor; Istio, validateStringMatchRegexp",
        Consequence = "Istio rejects the VirtualService. The APIRule gets state Error and exposes nothing.",
        Fix = "path: /orders/{*}",
    };

    public static readonly Rule ApirulePathNeverMatches = new(
        Severity.Warning,
        "A path with a character that has a meaning in regular expressions."
    )
    {
        Source = "Kyma api-gateway, virtualservice processor: paths are not escaped",
        Consequence = "Requests to the path as written get 404.",
        Fix = "path: /orders/{*}",
    };

    public static readonly Rule ApirulePathMatchesMore = new(
        Severity.Info,
        "A path with a dot, which stands for any character."
    )
    {
        Source = "Kyma api-gateway, virtualservice processor: paths are not escaped",
        Consequence = "Requests to other paths are allowed as well.",
        Fix = "path: /orders/{*}",
    };

    public static readonly Rule ApiruleVersion = new(
        Severity.Error,
        "An APIRule of a version that Kyma does not reconcile."
    )
    {
        Source = "Kyma api-gateway 3.4.0 (no creation of v1beta1) and 3.10.0 (no reconciliation)",
        Consequence = "A new APIRule is rejected, and changes to an existing one have no effect.",
        Fix = "apiVersion: gateway.kyma-project.io/v2",
    };

    public static readonly Rule ApiruleHostCount = new(Severity.Error, "An APIRule without exactly one host.")
    {
        Source = "Kyma api-gateway, CRD apirules.gateway.kyma-project.io, spec.hosts",
        Consequence = "The API server rejects the APIRule.",
        Fix = "hosts: [shop.example.com]",
    };

    public static readonly Rule ApiruleNoService = new(Severity.Error, "A path without a Service.")
    {
        Source = "Kyma api-gateway, internal/validation: No service defined with no main service on spec level",
        Consequence = "The APIRule gets state Error and exposes nothing.",
        Fix = "service: {name: orders, port: 8080}",
    };

    public static readonly Rule ApiruleNullField = new(Severity.Warning, "A field of an APIRule has no value.")
    {
        Source = "Kyma api-gateway, CRD apirules.gateway.kyma-project.io (no field is nullable)",
        Consequence = "The API server drops the field. With server-side apply it rejects the APIRule.",
        Fix = "Write a value, or leave the field out.",
    };
}
