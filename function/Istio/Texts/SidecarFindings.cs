using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class SidecarFindings
{
    public static readonly Rule SidecarEgressProxy = new(
        Severity.Error,
        "An egressProxy that is incomplete, or without mode ALLOW_ANY."
    )
    {
        Source = $"{IstioFiles.Validation} validateSidecarOutboundTrafficPolicy",
        Consequence = $"{IstioFiles.Rejected} Without a mode the policy is REGISTRY_ONLY.",
        Fix =
            "outboundTrafficPolicy: {mode: ALLOW_ANY, egressProxy: {host: "
            + "proxy.istio-system.svc.cluster.local, port: {number: 443}}}",
    };

    public static readonly Rule SidecarEgressCatchAll = new RejectedByIstio(
        "An egress listener without port that is not the last one."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateSidecar",
        Fix = "Put the listener without port at the end, and only one of them.",
    };

    public static readonly Rule SidecarEgressNoHosts = new RejectedByIstio("An egress listener without hosts.")
    {
        Source = $"{IstioFiles.Validation} ValidateSidecar",
        Fix = "hosts: ['./*', 'istio-system/*']",
    };

    public static readonly Rule SidecarEgressSocket = new RejectedByIstio(
        "An egress listener with port 0 that is not a well-formed Unix domain socket."
    )
    {
        Source = $"{IstioFiles.Validation} validateSidecarEgressPortBindAndCaptureMode",
        Fix = "port: {number: 0, protocol: HTTP}, bind: unix:///var/run/egress.sock",
    };

    public static readonly Rule SidecarHostForm = new RejectedByIstio(
        "A Sidecar's host without a namespace, or with an invalid one."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateNamespaceSlashWildcardHostname; '~namespace' since 1.31",
        Fix = "hosts: ['./*', 'istio-system/*', '*/api.partner.com']",
    };

    public static readonly Rule SidecarHost = new RejectedByIstio(
        "A Sidecar's host that is neither '*' nor a domain name with a dot."
    )
    {
        Source = $"{IstioFiles.Agent} validateSidecarOrGatewayHostnamePart",
        Fix = "hosts: ['shop/frontend.shop.svc.cluster.local', '*/*.partner.com']",
    };

    public static readonly Rule SidecarHostDuplicate = new(
        Severity.Warning,
        "A Sidecar's host that others of the same listener cover."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateSidecar",
        Consequence = IstioFiles.Warned,
        Fix = "hosts: ['*/*'], or each namespace once",
    };

    public static readonly Rule SidecarDefaultEndpoint = new RejectedByIstio(
        "A defaultEndpoint that is not a local address."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateSidecar",
        Fix = "defaultEndpoint: 127.0.0.1:8080, or unix:///var/run/app.sock",
    };

    public static readonly Rule SidecarIngressTls = new RejectedByIstio(
        "TLS settings that an ingress listener cannot have."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateSidecar",
        Fix =
            "port: {number: 443, protocol: HTTPS}, tls: {mode: SIMPLE, serverCertificate: "
            + "/etc/certs/tls.crt, privateKey: /etc/certs/tls.key}",
    };

    public static readonly Rule SidecarHttpPool = new(
        Severity.Warning,
        "An HTTP connection pool on a port that does not speak HTTP."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateSidecar",
        Consequence = $"{IstioFiles.Warned} Only its tcp part has an effect.",
        Fix = "connectionPool: {tcp: {maxConnections: 100}}",
    };

    public static readonly Rule SidecarPort = new RejectedByIstio(
        "A Sidecar's port with a bad number, name or protocol."
    )
    {
        Source =
            $"{IstioFiles.Validation} validateSidecarIngressPortAndBind, validateSidecarEgressPortBindAndCaptureMode",
        Fix = "port: {number: 9080, protocol: HTTP, name: http}",
    };

    public static readonly Rule SidecarTargetPort = new RejectedByIstio("targetPort on a Sidecar's port.")
    {
        Source = $"{IstioFiles.Validation} ValidateSidecar",
        Fix = "Remove targetPort; an ingress listener has defaultEndpoint.",
    };

    public static readonly Rule SidecarPortTwice = new RejectedByIstio(
        "Two listeners of a Sidecar on the same port or socket."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateSidecar",
        Fix = "Give each listener a port of its own, and put all hosts of a port under one.",
    };

    public static readonly Rule SidecarBind = new RejectedByIstio(
        "A Sidecar's bind that is not an IP address or, with port 0, not a Unix domain socket."
    )
    {
        Source =
            $"{IstioFiles.Validation} validateSidecarIngressPortAndBind, validateSidecarEgressPortBindAndCaptureMode",
        Fix = "bind: 127.0.0.1",
    };

    public static readonly Rule SidecarEmpty = new RejectedByIstio("A Sidecar that sets nothing.")
    {
        Source = $"{IstioFiles.Validation} ValidateSidecar",
        Fix = "egress: [{hosts: ['./*', 'istio-system/*']}]",
    };

    public static readonly Rule SidecarOutboundModeMissing = new(
        Severity.Warning,
        "outboundTrafficPolicy without a mode."
    )
    {
        Source = "Istio API networking/v1alpha3 OutboundTrafficPolicy: REGISTRY_ONLY is the zero value",
        Consequence = "Every external host without a ServiceEntry is blocked.",
        Fix = "outboundTrafficPolicy: {mode: REGISTRY_ONLY}, or ALLOW_ANY",
    };
}
