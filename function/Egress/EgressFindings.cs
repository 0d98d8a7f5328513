using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Egress;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class EgressFindings
{
    public static readonly Rule EgressCredentialWithoutPods = new(
        Severity.Error,
        "The sidecar presents a credential, but no selector says which pods may use it."
    )
    {
        Source = "Istio, pilot/pkg/networking/core/cluster_tls.go; issue 31738",
        Consequence = "Istio ignores the whole TLS setting at sidecars, and the request leaves in plain text.",
        Fix = "workloadSelector:\n  matchLabels:\n    app: payments\n# or, for every pod: via: EgressGateway",
    };

    public static readonly Rule EgressSelectorWithoutEffect = new(
        Severity.Error,
        "A workload selector where no sidecar presents a credential."
    )
    {
        Consequence = "It would promise a limit that is not enforced.",
        Fix = "Remove `workloadSelector`.",
    };

    public static readonly Rule EgressEmptySelector = new(Severity.Error, "A workload selector without labels.")
    {
        Source = "Istio: an empty selector matches every workload",
        Consequence = "Every pod of the namespace would wait for a credential that it may not read.",
        Fix = "workloadSelector:\n  matchLabels:\n    app: payments",
    };

    public static readonly Rule EgressSelectorNeedsNamespace = new(
        Severity.Error,
        "Pods are selected, but their namespace is not set."
    )
    {
        Source = "Istio, DestinationRule.workloadSelector: pods of the rule's own namespace",
        Consequence =
            "The default namespace kyma-system has none of your applications, so no client would present "
            + "the credential.",
        Fix = "egress:\n  namespace: shop",
    };

    public static readonly Rule EgressServiceAccountAssumed = new(
        Severity.Warning,
        "It is not known which service account the selected pods have."
    )
    {
        Source = "Istio, pilot/pkg/credentials/kube/secrets.go: Authorize",
        Consequence =
            "istiod gives the credential only to pods whose service account may list Secrets; with another "
            + "account than the assumed one the connection fails.",
        Fix = "workloadSelector:\n  matchLabels:\n    app: payments\n  serviceAccountName: payments",
    };

    public static readonly Rule EgressCredentialOutOfReach = new(
        Severity.Warning,
        "The credential's Secret is in a namespace where it is not looked up."
    )
    {
        Source = "Istio, pilot/pkg/xds/sds.go: only Secrets of the proxy's own namespace",
        Consequence = "Connections wait for the certificate and fail.",
        Fix = "Move the Secret to the namespace that the message names.",
    };

    public static readonly Rule EgressCredentialWithoutCa = new(
        Severity.Warning,
        "The credential's Secret has no CA for the server."
    )
    {
        Source =
            "Istio, pilot/pkg/credentials/kube/secrets.go GetCaCert: with credentialName the CA comes from "
            + "the Secret <name>-cacert or from ca.crt in the Secret, and from nowhere else",
        Consequence =
            "Every request gets 503, for a server with a certificate from a public CA too: the system's "
            + "CAs are used only without credentialName.",
        Fix =
            "Add ca.crt with the CA of the server's certificate, also of a public one; cert-manager writes "
            + "into ca.crt the issuer of the client's certificate, which is seldom that CA. Or add a Secret "
            + "<name>-cacert with the key ca.crt.",
    };

    public static readonly Rule EgressCredentialUnusable = new(
        Severity.Error,
        "The credential's Secret has a certificate, key or CA that Envoy cannot load."
    )
    {
        Source =
            "Istio, pilot/pkg/credentials/kube/secrets.go; Envoy, source/common/tls/context_impl.cc: what it "
            + "cannot load never takes effect",
        Consequence = "The proxy gets no certificate to show or to verify with, and every request gets 503.",
        Fix = "Put the certificate, the key that belongs to it and the CA into the Secret, as PEM text.",
    };

    public static readonly Rule EgressCredentialOutdated = new(
        Severity.Warning,
        "A certificate of the credential's Secret has expired, is not valid yet or expires within 30 days."
    )
    {
        Source = "RFC 5280, 6.1.3; the time is that of the run, so it never changes the exit code",
        Consequence =
            "Envoy loads it. A server that asks for a client certificate refuses an expired one, and no server "
            + "is trusted by an expired CA.",
        Fix = "Replace the certificate in the Secret.",
    };

    public static readonly Rule EgressCredentialShared = new(
        Severity.Warning,
        "Configs or DestinationRules of different namespaces name one credential in istio-system."
    )
    {
        Source = "Kubernetes: all gateways read the Secrets of istio-system, which have no owner",
        Consequence =
            "One namespace speaks with the client certificate of the other, or a change for one breaks the other.",
        Fix = "Give each namespace a Secret of its own, with the namespace in its name.",
    };

    public static readonly Rule EgressCredentialOfGateway = new(
        Severity.Warning,
        "The credential for an external service is the Secret of a Gateway."
    )
    {
        Source = "Istio: ingress and egress gateways read Secrets of one namespace, istio-system, by name",
        Consequence =
            "The service is shown the certificate of your own ingress, and verified with the CA of your "
            + "ingress clients; a change for one of the two breaks the other.",
        Fix = "Give the external service a Secret of its own, with another name.",
    };

    public static readonly Rule EgressHostRoutedElsewhere = new(
        Severity.Warning,
        "A VirtualService that is not rendered here routes the same host for sidecars."
    )
    {
        Source = "istiod at run time: one VirtualService per host; those exported to `.` first, then by age",
        Consequence =
            "Sidecars use one of the two and drop the other with all its routes. Between two that are exported "
            + "alike, the older one in the cluster is used.",
        Fix =
            "With `via`: remove the host from the other VirtualService.\nWithout it, write in its routes:\n"
            + "headers: {request: {set: {x-forwarded-proto: https}}}",
    };

    public static readonly Rule EgressDynamicDnsNeedsWaypoint = new(
        Severity.Warning,
        "Sidecars of this Istio version do not know DYNAMIC_DNS."
    )
    {
        Source = "Istio release notes: ambient waypoints 1.28, sidecars 1.30",
        Consequence = "Pods with a sidecar do not reach the hosts.",
        Fix = "Leave `resolution` out (NONE), or move to Istio 1.30.",
    };

    public static readonly Rule EgressGatewayCannotLookUp = new(
        Severity.Error,
        "The egress gateway cannot find the address of what it is to pass on."
    )
    {
        Source =
            "istio.io, tasks/traffic-management/egress/wildcard-egress-hosts; Istio issues 50075, 51507: "
            + "an entry with resolution NONE has no endpoints at a gateway",
        Consequence =
            "The gateway answers 503 or resets every connection. A server for an HTTP wildcard would also "
            + "close port 443 for every client as soon as a second namespace has the same one.",
        Fix =
            "List each host of the wildcard, or leave `via` out; for TLS: endpoints with the one server of all names.",
    };

    public static readonly Rule EgressGatewayMixedPorts = new(
        Severity.Error,
        "Plain TCP and ports with a host name are to go through the egress gateway in one service."
    )
    {
        Source =
            "Istio, ServiceEntry.resolution: TCP is recognised by the addresses of the host, HTTP and TLS "
            + "by its name, and one entry has one resolution",
        Consequence = "One of the two would go around the gateway.",
        Fix = "Keep one kind of port in the service, or leave `via` out.",
    };

    public static readonly Rule EgressGatewayAddresses = new(
        Severity.Info,
        "`addresses` decide less than they seem to for a service that goes through the egress gateway."
    )
    {
        Source =
            "Istio: sidecars recognise HTTP and TLS by the host's name, and plain TCP by its address; an "
            + "entry with addresses is matched by nothing else",
        Consequence =
            "With HTTP and TLS they are not rendered, because traffic to any other address would go around "
            + "the gateway. Plain TCP to an address that is not listed goes straight from the pod; "
            + "REGISTRY_ONLY blocks it.",
        Fix = "HTTP, TLS: remove `addresses`. TCP: list every address that DNS gives for the host.",
    };

    public static readonly Rule EgressGatewayMustBeEnabled = new(
        Severity.Info,
        "Kyma has no egress gateway unless it is enabled."
    )
    {
        Source = "kyma istio, docs/user/tutorials/01-50-send-requests-using-egress.md",
        Consequence = "Without it the services cannot be reached.",
        Fix = "Set `spec.components.egressGateway.enabled: true` in Kyma's Istio resource.",
    };

    public static readonly Rule EgressGatewayDisabled = new(
        Severity.Warning,
        "Kyma's Istio resource does not enable the egress gateway."
    )
    {
        Source = "kyma istio, docs/user/04-00-istio-custom-resource.md",
        Consequence = "The services cannot be reached.",
        Fix = "spec:\n  components:\n    egressGateway:\n      enabled: true",
    };

    public static readonly Rule EgressInClusterHost = new(
        Severity.Error,
        "A host of the cluster itself is registered as external."
    )
    {
        Source = "Kubernetes DNS: <service>.<namespace>.svc.cluster.local",
        Consequence = "The mesh would take its own Service for an external host, without mTLS.",
        Fix = "Remove it: Services of the cluster are reached without being registered.",
    };

    public static readonly Rule EgressAddressesOfSeveralHosts = new(
        Severity.Error,
        "Several hosts share addresses on a port that is not HTTP."
    )
    {
        Source = "Istio, ValidateServiceEntry (warning), and listeners per address",
        Consequence = "Only one of the hosts would be reached under these addresses.",
        Fix = "Make each host a service of its own, with its own `addresses`.",
    };

    public static readonly Rule EgressNameTaken = new(Severity.Error, "Two services would be rendered under one name.")
    {
        Consequence = "One resource would overwrite the other.",
        Fix = "Give one of them a `name` of its own.",
    };

    public static readonly Rule EgressNetworkPoliciesNeedRegistryOnly = new(
        Severity.Error,
        "NetworkPolicies are to enforce a limit that is not set."
    )
    {
        Consequence = "Whatever is not registered would be blocked, although outboundTrafficPolicy says ALLOW_ANY.",
        Fix = "outboundTrafficPolicy: REGISTRY_ONLY",
    };

    public static readonly Rule EgressNetworkPolicyCutsService = new(
        Severity.Error,
        "A NetworkPolicy would block a registered service."
    )
    {
        Source = "Kubernetes, NetworkPolicy: peers are pods, namespaces or IP blocks",
        Consequence = "Connections to the service would hang until they time out.",
        Fix = "via: EgressGateway\n# or endpoints or addresses with IP addresses, or networkPolicies: false",
    };

    public static readonly Rule EgressPodsNeedLabel = new(
        Severity.Info,
        "Kyma lets only labelled pods reach the egress gateway where its own NetworkPolicies are on."
    )
    {
        Source = "kyma istio, docs/user/00-50-network-policies.md",
        Consequence = "Pods without the label get no connection to the egress gateway.",
        Fix = "metadata:\n  labels:\n    networking.kyma-project.io/to-egressgateway: allowed",
    };

    public static readonly Rule EgressNetworkPolicyCutsApiServer = new(
        Severity.Info,
        "The NetworkPolicy also blocks the Kubernetes API server."
    )
    {
        Source = "Kubernetes: the API server is not a pod, and its address is the cluster's own",
        Consequence =
            "Pods of the namespace that call the Kubernetes API (operators, leader election) cannot reach it.",
        Fix = "Add a NetworkPolicy that allows such pods the API server's address; policies add up.",
    };

    public static readonly Rule EgressPlainHttpTo443 = new(
        Severity.Warning,
        "Plain HTTP is sent to port 443.",
        name: "egress-plain-http-to-443"
    )
    {
        Source = "Istio, ServiceEntry: protocol HTTP sends what the application sends, and nothing originates TLS",
        Consequence = "Requests leave in plain text, and a server that speaks TLS on 443 refuses them.",
        Fix = "tls: {mode: SIMPLE}\n# or, where applications speak TLS themselves: protocol: TLS",
    };

    public static readonly Rule EgressPresetWithPorts = new(
        Severity.Error,
        "A preset with several ports, or with a port of another protocol."
    )
    {
        Consequence = "It would not be clear what the preset is for: it fills the protocol and the name of one port.",
        Fix = "preset: smtp\nports: [{number: 2525}]\n# or remove `preset` and write every port with its protocol",
    };

    public static readonly Rule EgressMailPort = new(
        Severity.Warning,
        "The preset and the port are for different ways of sending mail."
    )
    {
        Source = "RFC 8314: TLS from the first byte on 465; RFC 6409 and RFC 3207: STARTTLS on 587",
        Consequence =
            "With smtps on 587 the server speaks first and in the clear, so the sidecar waits for a TLS "
            + "handshake that does not come. With smtp on 465 the traffic is matched by its port and not by "
            + "its name.",
        Fix = "preset: smtps   # 465, TLS from the first byte\n# or preset: smtp for 587, STARTTLS",
    };

    public static readonly Rule EgressEndpointsShareLoad = new(Severity.Warning, "A database has several endpoints.")
    {
        Source = "Envoy: connections are spread over all endpoints of a cluster, and none of them is a standby",
        Consequence = "Some connections reach the standby, which refuses writes or answers with old data.",
        Fix = "One service for each server, with a host of its own; the client's driver chooses the primary.",
    };

    public static readonly Rule EgressAddressesOpenAll = new(
        Severity.Warning,
        "A block under `addresses` covers a large part of all addresses."
    )
    {
        Source =
            "Envoy: a service is matched by its addresses; with resolution NONE it connects where the client wants",
        Consequence =
            "The port is open to almost any server, also with REGISTRY_ONLY, and a NetworkPolicy opens it as well.",
        Fix = "addresses: [203.0.113.0/24]",
    };

    public static readonly Rule EgressAnswersForAll = new(
        Severity.Info,
        "`endpoints` or `addresses` decide for every namespace where a host leads."
    )
    {
        Source = "istiod at run time: a ServiceEntry that is exported to `*` is used by every namespace that has none",
        Consequence =
            "Pods of all namespaces that ask for the host, or connect to the addresses, reach what is written here.",
        Fix = "egress:\n  exportTo: [\".\"]   # or the namespaces that need it",
    };

    public static readonly Rule EgressUnknownEndpointPort = new(
        Severity.Error,
        "An endpoint names a port that its service does not have."
    )
    {
        Source = "Istio, ValidateServiceEntry: endpoint port names must be among the ports",
        Consequence = "Istio's webhook rejects the ServiceEntry.",
        Fix = "Use the name of one of the service's ports.",
    };

    public static readonly Rule EgressRegistryOnlyNeedsNamespace = new(
        Severity.Error,
        "REGISTRY_ONLY without a written egress.namespace."
    )
    {
        Consequence = "It would limit whatever namespace is the default.",
        Fix = "egress:\n  namespace: shop\n  outboundTrafficPolicy: REGISTRY_ONLY",
    };

    public static readonly Rule EgressRegistryOnlyInSystemNamespace = new(
        Severity.Error,
        "REGISTRY_ONLY for a namespace that Kyma or Kubernetes runs in."
    )
    {
        Source = "Istio: a Sidecar in the root namespace istio-system counts for the whole mesh",
        Consequence = "In istio-system it would limit every namespace of the mesh; in the others, Kyma's own modules.",
        Fix = "Use a namespace of your applications.",
    };

    public static readonly Rule EgressAnotherSidecar = new(
        Severity.Error,
        "The namespace has a Sidecar for all its pods already."
    )
    {
        Source = "istioctl analyze IST0111, MultipleSidecarsWithoutWorkloadSelectors",
        Consequence = "Istio uses one of the two, and which one is not defined.",
        Fix = "Put `outboundTrafficPolicy: {mode: REGISTRY_ONLY}` into the existing Sidecar, or remove it.",
    };

    public static readonly Rule EgressRegistryOnlyHidesServices = new(
        Severity.Error,
        "The limited namespace does not see the services that are registered for it."
    )
    {
        Source = "Istio, ServiceEntry.exportTo",
        Consequence = "The registered hosts are blocked as well.",
        Fix = "exportTo: [\".\"]",
    };

    public static readonly Rule EgressVisibleWithoutLimit = new(Severity.Error, "`visibleNamespaces` without a limit.")
    {
        Consequence = "It has no effect: without REGISTRY_ONLY the services of every namespace are visible.",
        Fix = "Set outboundTrafficPolicy: REGISTRY_ONLY, or remove visibleNamespaces.",
    };

    public static readonly Rule EgressVisibleButNotExported = new(
        Severity.Warning,
        "A service of a visible namespace is not exported to the limited one."
    )
    {
        Source = "Istio, ServiceEntry.exportTo: visible is what both sides allow",
        Consequence = "The limited namespace does not reach it.",
        Fix = "Add the limited namespace to the exportTo of that ServiceEntry, or of the config that renders it.",
    };

    public static readonly Rule EgressResolutionMismatch = new(
        Severity.Error,
        "Addresses or endpoints do not match the resolution."
    )
    {
        Source = "Istio, ValidateServiceEntry, and the CRD's rules",
        Consequence = "Istio rejects the ServiceEntry, or accepts it and answers every request with 503.",
        Fix = "Leave `resolution` out: then the right one is chosen.",
    };

    public static readonly Rule EgressNamelessWithoutAddress = new(
        Severity.Error,
        "Nothing identifies the service's traffic: neither a host name in it, nor an address."
    )
    {
        Source = "Istio API, ServiceEntry.resolution NONE; listener 0.0.0.0:port",
        Consequence = "The port would be open to every address there is.",
        Fix = "Give the service plain hosts, or list `addresses` (IP or CIDR).",
    };

    public static readonly Rule EgressPortProtocolConflict = new(
        Severity.Warning,
        "A TCP service without addresses shares its port with HTTP."
    )
    {
        Source = "Istio, protocol sniffing: a sidecar waits for the client's first bytes on a port that has HTTP",
        Consequence =
            "Connections to servers that speak first (MySQL, SMTP, FTP) hang, registered or not; others work.",
        Fix =
            "Use another port, give the TCP service `addresses`, or set spec.config.enableDNSProxying: "
            + "true in Kyma's Istio resource.",
    };

    public static readonly Rule EgressTcpHostsShareAPort = new(
        Severity.Warning,
        "Several TCP services on one port, and no addresses to tell them apart."
    )
    {
        Source = "Istio issues 6695, 11741, 18684, 35242; kyma istio, docs/user/00-35-dns-proxying.md",
        Consequence = "Without DNS proxying all connections to the port go to one of them.",
        Fix = "In Kyma's Istio resource: spec.config.enableDNSProxying: true. Or give each service `addresses`.",
    };

    public static readonly Rule EgressTcpPortTakesAll = new(
        Severity.Info,
        "A TCP service without addresses takes every connection to its port."
    )
    {
        Source = "Istio: listener 0.0.0.0:port; kyma istio, docs/user/00-35-dns-proxying.md",
        Consequence =
            "Connections to any other external host on that port reach this one, from every workload that "
            + "sees the service.",
        Fix = "In Kyma's Istio resource: spec.config.enableDNSProxying: true. Or give the service `addresses`.",
    };

    public static readonly Rule EgressHostRegisteredTwice = new(Severity.Error, "Two services register the same host.")
    {
        Source = "istiod at run time; Istio issues 50478, 52546, 53667, 55879",
        Consequence =
            "In one namespace Istio merges the two. Across namespaces, a client uses the entry of its own namespace, "
            + "then one that is exported to it by name, then the oldest. It does not see the ports of the others.",
        Fix = "Put the host into one service, with all its ports.",
    };

    public static readonly Rule EgressHostRegisteredElsewhere = new(
        Severity.Warning,
        "A ServiceEntry that is not rendered here registers the same host."
    )
    {
        Source = "istiod at run time; Istio issues 50478, 52546, 53667, 55879",
        Consequence =
            "In one namespace Istio merges the two. Across namespaces, a client uses the entry of its own namespace, "
            + "then one that is exported to it by name, then the oldest. It does not see the ports of the others.",
        Fix = "Remove the host from one of the two.",
    };

    public static readonly Rule EgressDoubleTls = new(
        Severity.Error,
        "TLS is to be originated on a port that carries TLS already."
    )
    {
        Source = "Istio issues 17031 and 29746, istio.io issue 11396",
        Consequence =
            "The application's TLS would be wrapped into a second one, which the service does not understand.",
        Fix = "ports:\n- number: 80\n  protocol: HTTP\n  targetPort: 443",
    };

    public static readonly Rule EgressStarttls = new(
        Severity.Error,
        "The service's protocol begins in the clear and turns to TLS later."
    )
    {
        Source = "PostgreSQL: SSLRequest; MySQL: SSL connection request; SMTP: STARTTLS (RFC 3207)",
        Consequence = "A sidecar sends TLS from the first byte, which the service cannot parse.",
        Fix = "Remove `tls`, and let the application's own client turn TLS on.",
    };

    public static readonly Rule EgressSniUnknown = new(
        Severity.Error,
        "TLS is to be originated for a wildcard host, and nothing says which name to ask for."
    )
    {
        Source = "Istio, pilot/pkg/networking/core/cluster_tls.go: auto SNI is an option of HTTP",
        Consequence = "The handshake would carry no name, and any certificate of a known CA would do.",
        Fix = "tls:\n  mode: SIMPLE\n  sni: db.example.com",
    };

    public static readonly Rule EgressNoClientCertificate = new(
        Severity.Error,
        "Mutual TLS without a client certificate."
    )
    {
        Source = "Istio, ValidateTLS: client certificate required for mutual tls",
        Consequence = "Istio's webhook rejects the DestinationRule.",
        Fix = "tls:\n  mode: MUTUAL\n  credentialName: partner-client",
    };

    public static readonly Rule EgressCaOnlyCredential = new(
        Severity.Error,
        "The credential's name is one that Istio reads only a CA from."
    )
    {
        Source = "Istio, pilot/pkg/xds/sds.go: names ending in -cacert",
        Consequence = "The client certificate would never be found.",
        Fix = "Give the Secret another name; its CA may be stored next to it as <name>-cacert, or in its key ca.crt.",
    };
}
