using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class TrafficFindings
{
    public static readonly Rule PlainTextToTlsPort = new(
        Severity.Warning,
        "Requests leave as plain text to a port where the server expects TLS."
    )
    {
        Source = "istiod at run time: the DestinationRule that originates TLS does not apply to the client or the port",
        Consequence = "The request fails, and what it carries crosses the network unencrypted.",
        Fix = "kyma-krm trace --from NAMESPACE --to URL shows which DestinationRule applies, if any.",
    };

    public static readonly Rule DestinationUnknown = new(
        Severity.Warning,
        "A route leads to a service that the proxies which use the route do not know."
    )
    {
        Source = "istiod at run time: exportTo hides the service, or it does not have the port",
        Consequence = "Every request that takes the route gets 503.",
        Fix =
            "Export the service to the namespace of the proxy (exportTo: [., istio-system]), and use one of its ports.",
    };

    public static readonly Rule VirtualServiceNotAttached = new(
        Severity.Warning,
        "A VirtualService is not exported to the namespace of its gateway's pods."
    )
    {
        Source = "istiod at run time: a gateway has the VirtualServices that are exported to the namespace of its pods",
        Consequence = "The gateway has none of its routes: requests get 404, or no connection.",
        Fix = "exportTo: [., istio-system], or leave exportTo out",
    };

    public static readonly Rule VirtualServiceHidden = new(
        Severity.Warning,
        "Another VirtualService of the same host comes first for every client."
    )
    {
        Source =
            "istiod at run time: for one host sidecars use what only its own namespace sees, then what is "
            + "exported by name, then what is public",
        Consequence = "None of its routes in the mesh is ever used.",
        Fix = "Write all routes of the host into one VirtualService.",
    };

    public static readonly Rule GatewayHostWithoutRoute = new(
        Severity.Warning,
        "A Gateway serves a host for which none of its VirtualServices has a route."
    )
    {
        Source = "istiod at run time: a host without a route has no virtual host, or no filter chain",
        Consequence = "Every request for the host gets 404, or no connection.",
        Fix = "Add the host to a VirtualService or an APIRule of the Gateway, or remove it from the server.",
    };

    public static readonly Rule GatewayServerUnreachable = new(
        Severity.Warning,
        "No client can connect to a server of the Gateway."
    )
    {
        Source = "The Services of Istio's gateways in Kyma: ports 80 and 443",
        Consequence = "The server never gets a request.",
        Fix = "Use port 80 or 443. For the egress gateway, enable it in Kyma's Istio resource.",
    };

    public static readonly Rule DestinationRuleOverruled = new(
        Severity.Warning,
        "Several DestinationRules of one host and namespace have a traffic policy."
    )
    {
        Source = "istiod at run time: rules of one host and namespace are merged, the oldest keeps its trafficPolicy",
        Consequence =
            "Istio uses the trafficPolicy of the oldest rule, and ignores those of the others with their TLS settings.",
        Fix = "Write one DestinationRule per host, with all its settings.",
    };

    public static readonly Rule DestinationRuleUnused = new(
        Severity.Warning,
        "A DestinationRule, or its settings for a port, applies to no client."
    )
    {
        Source =
            "istiod at run time: a rule is looked for in the namespace of the client, then of the service, "
            + "then in the root namespace",
        Consequence = "Its settings have no effect.",
        Fix =
            "Move the rule to the namespace of the service, export it to all clients, and use the service's own ports.",
    };

    public static readonly Rule ClientCredentialElsewhere = new(
        Severity.Warning,
        "A DestinationRule's Secret is in another namespace than the proxies that use it."
    )
    {
        Source = "Istio pilot/pkg/xds/sds.go: a proxy reads Secrets of its own namespace only",
        Consequence = "The proxy never gets the credential, there is no handshake, and requests get 503.",
        Fix =
            "For a rule with workloadSelector, put the Secret into the rule's namespace. For the egress "
            + "gateway, put it into istio-system.",
    };

    public static readonly Rule ConfigTrafficBlocked = new(
        Severity.Warning,
        "Requests that a config is for are blocked by another resource of the package."
    )
    {
        Source = "istiod at run time: the same request, traced with and without the resources of others",
        Consequence = "No request of this client for the host arrives.",
        Fix = "kyma-krm trace --from NAMESPACE --to URL shows where the request ends.",
    };

    public static readonly Rule ConfigTrafficUnprotected = new(
        Severity.Warning,
        "Another resource of the package takes away TLS, or leads around the egress gateway that a config asks for."
    )
    {
        Source = "istiod at run time: the same request, traced with and without the resources of others",
        Consequence = "The request arrives with less protection than the config says.",
        Fix = "kyma-krm trace --from NAMESPACE --to URL shows which resource decides.",
    };

    public static readonly Rule ConfigTrafficUnknown = new(
        Severity.Info,
        "Another resource of the package decides about requests that a config is for, by what no file says."
    )
    {
        Source = "istio.io, reference/config/security/authorization-policy: CUSTOM and address conditions",
        Consequence = "The requests may be denied in the cluster.",
        Fix = "Make sure that the policy or its authorizer lets the requests through.",
    };
}
