using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Checking.Dangers;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class DangerFindings
{
    public static readonly Rule LockedPodsWithoutSidecar = new(
        Severity.Warning,
        "Pods of a REGISTRY_ONLY namespace have no sidecar."
    )
    {
        Source = "Istio API networking/v1 Sidecar: it configures sidecars; pods on the node's network get none",
        Consequence = "Nothing limits these pods: they reach every external host.",
        Fix = "Remove hostNetwork and sidecar.istio.io/inject: \"false\", or limit the pods with a NetworkPolicy.",
    };

    public static readonly Rule PodsBypassSidecar = new(
        Severity.Warning,
        "Connections of a pod leave past its sidecar, and the sidecar is to limit or encrypt them."
    )
    {
        Source = "istio.io, reference/config/annotations: traffic.sidecar.istio.io/excludeOutboundPorts and others",
        Consequence =
            "REGISTRY_ONLY does not limit these connections, and no TLS is originated for them: they leave as "
            + "the application sends them.",
        Fix = "Remove the annotation, and register what the pods need in a ServiceEntry.",
    };

    public static readonly Rule SidecarLiftsRestriction = new(
        Severity.Warning,
        "A Sidecar with a selector takes pods out of the REGISTRY_ONLY Sidecar of their namespace."
    )
    {
        Source = "istiod at run time: a Sidecar that selects a pod replaces that of the namespace, all of it",
        Consequence = "The pods that it selects reach every external host.",
        Fix = "outboundTrafficPolicy: {mode: REGISTRY_ONLY}   # in this Sidecar as well",
    };

    public static readonly Rule AmbientWithoutWaypoint = new(
        Severity.Warning,
        "REGISTRY_ONLY or TLS origination in a namespace of the ambient mesh."
    )
    {
        Source = "Istio ambient mesh: ztunnel knows neither Sidecars nor DestinationRules; waypoints know the latter",
        Consequence = "The Sidecar limits nothing, and requests leave as plain text.",
        Fix =
            "Give the namespace sidecars (istio-injection: enabled). For TLS origination, a waypoint for the "
            + "ServiceEntry is enough (istio.io/use-waypoint).",
    };

    public static readonly Rule ServiceEntryTcpOn443 = new(
        Severity.Warning,
        "A ServiceEntry with plain TCP on port 443 and no addresses takes the TLS of all other hosts.",
        name: "service-entry-tcp-on-443"
    )
    {
        Source = "Envoy at run time: a listener on 0.0.0.0 takes every address, and TCP has no server name",
        Consequence =
            "Every connection to port 443 of a host that no TLS entry names is carried to the server of this entry.",
        Fix = "ports: [{number: 443, name: tls, protocol: TLS}]   # or give the entry addresses",
    };

    public static readonly Rule PolicyOutsideGatewayNamespace = new(
        Severity.Warning,
        "A policy selects the pods of Istio's gateways in a namespace where they do not run."
    )
    {
        Source = "Istio API type/v1beta1 WorkloadSelector: the scope of label search is the resource's own namespace",
        Consequence = "The policy applies to no gateway, so what it was to protect is open.",
        Fix = "metadata: {namespace: istio-system}   # where Kyma runs both gateways",
    };

    public static readonly Rule PolicyServicePort = new(
        Severity.Warning,
        "A policy names the port of a Service, and the pods listen on another one."
    )
    {
        Source =
            "ISTIO-SECURITY-2021-002: the port of a policy is the container's, 8080 and 8443 at the ingress gateway; "
            + "Envoy compares the port of the connection that it accepts",
        Consequence =
            "No connection has this port. DENY denies nothing by it, ALLOW allows nothing, an exception "
            + "excludes nothing, and a port's mutual TLS mode is not applied.",
        Fix = "ports: ['8443']   # the targetPort of the Service's port 443",
    };

    public static readonly Rule CompliancePolicyOverrides = new(
        Severity.Warning,
        "Istio's COMPLIANCE_POLICY overrides TLS settings of a Gateway."
    )
    {
        Source = "Istio pkg/features/security.go COMPLIANCE_POLICY: overriding any user preferences",
        Consequence = "Clients get other TLS versions, cipher suites and curves than the Gateway says.",
        Fix = "Write what the policy allows. fips-140-2: TLS 1.2 and ECDHE with AES-GCM; pqc: TLS 1.3 alone.",
    };
}
