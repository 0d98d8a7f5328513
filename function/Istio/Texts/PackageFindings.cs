using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class PackageFindings
{
    public static readonly Rule GatewaySameHost = new(
        Severity.Warning,
        "Two TLS servers for one host on the same port of the same gateway."
    )
    {
        Source = $"{IstioFiles.GatewayModel} CheckDuplicates; {IstioFiles.Analysis} IST0145",
        Consequence =
            "Istio drops the whole second server, that of the younger Gateway, with nothing but a line in its log. "
            + "Servers of plain HTTP are merged instead.",
        Fix = "Keep one server per host and port; several VirtualServices can share it.",
    };

    public static readonly Rule NotAllCompared = new(
        Severity.Info,
        "The package has more of something than is compared with one another."
    )
    {
        Source = "kyma-krm: time grows with the size of a package, not with its square",
        Consequence = "A conflict with what is left out is not reported.",
        Fix = "Check the package in parts.",
    };

    public static readonly Rule GatewayListenerRejected = new(
        Severity.Error,
        "Two servers, or a server and a `tls` route, have one server name on one port of the same gateway."
    )
    {
        Source =
            "Istio pilot/pkg/model/gateway.go: duplicates are found by the written host, with its namespace; Envoy: "
            + "filter chains with the same matching rules",
        Consequence =
            "Istio makes two filter chains for one SNI, and Envoy refuses the whole listener: every TLS "
            + "host on that port stays as it was, and is missing on a new gateway pod.",
        Fix = "Write the host in the same way in both servers, or keep one of them.",
    };

    public static readonly Rule GatewayProtocolConflict = new(
        Severity.Warning,
        "Servers on one port of the same gateway whose protocols do not go together."
    )
    {
        Source = $"{IstioFiles.GatewayModel} canMergeProtocols",
        Consequence = "Istio drops the later server, with nothing but a line in its log.",
        Fix = "Use 80 for HTTP, 443 for HTTPS, and a port of its own for TCP.",
    };

    public static readonly Rule VirtualServiceGatewayLoop = new(
        Severity.Warning,
        "A gateway is to send requests on to a host with resolution NONE."
    )
    {
        Source = "istio.io, tasks/traffic-management/egress/wildcard-egress-hosts; istio/istio issues 50075 and 51507",
        Consequence = "The gateway finds no server for the host: 503 for HTTP, a reset for TLS.",
        Fix =
            "Register the host with resolution DNS. Let sidecars reach a wildcard by themselves, or register each of "
            + "its hosts and route to that.",
    };

    public static readonly Rule VirtualServiceMeshHostTwice = new(
        Severity.Warning,
        "Several VirtualServices have HTTP routes for one host in the mesh."
    )
    {
        Source = $"{IstioFiles.Analysis} IST0109",
        Consequence =
            "Sidecars use one and drop the others with all their routes: first what is exported to `.`, "
            + "then by name, then to all, and of equals the oldest, whichever namespace it is in.",
        Fix = "Put all routes of the host into one VirtualService.",
    };

    public static readonly Rule ServiceEntryTcpPortShared = new(
        Severity.Warning,
        "Several ServiceEntries with plain TCP on one port, and no addresses to tell them apart."
    )
    {
        Source = "istio/istio issues 6695, 11741, 18684, 35242; kyma istio, docs/user/00-35-dns-proxying.md",
        Consequence = "Without DNS proxying all connections to the port go to one of them.",
        Fix = "In Kyma's Istio resource: spec.config.enableDNSProxying: true. Or give each ServiceEntry addresses.",
    };

    public static readonly Rule SidecarSeveralWithoutSelector = new(
        Severity.Warning,
        "Several Sidecars without workloadSelector in one namespace."
    )
    {
        Source = $"{IstioFiles.Analysis} IST0111",
        Consequence = "Istio uses one of them, and which one is not defined.",
        Fix = "Keep one per namespace, or give the others a workloadSelector.",
    };

    public static readonly Rule ServiceEntryHostTwice = new(
        Severity.Warning,
        "A host in several ServiceEntries that the same namespaces see."
    )
    {
        Source = "istiod at run time; istio/istio issues 50478, 52546, 53667, 55879",
        Consequence =
            "In one namespace Istio merges them. Across namespaces, a client uses the entry of its own namespace, "
            + "then one that is exported to it by name, then the oldest. It does not see the ports of the others.",
        Fix = "Write one ServiceEntry per host, with all its ports.",
    };

    public static readonly Rule ServiceEntryAnswersForAll = new(
        Severity.Info,
        "A ServiceEntry with endpoints or addresses that every namespace sees."
    )
    {
        Source = "istiod at run time: an entry that is exported to `*` is used by every namespace that has none",
        Consequence =
            "Pods of all namespaces that ask for the host, or connect to the addresses, reach what is written here.",
        Fix = "exportTo: [.]   # or the namespaces that need it",
    };

    public static readonly Rule ServiceEntryProtocolConflict = new(
        Severity.Warning,
        "A host's port has different protocols in several ServiceEntries."
    )
    {
        Source = $"{IstioFiles.Analysis} IST0177, since 1.31",
        Consequence = "One of the protocols wins, and requests of the other fail.",
        Fix = "Use the same protocol, better still one ServiceEntry.",
    };

    public static readonly Rule VirtualServiceSubsetUndefined = new(
        Severity.Warning,
        "A route leads to a subset that no DestinationRule of the host defines."
    )
    {
        Source = $"{IstioFiles.Analysis} IST0101",
        Consequence = "Requests get 503.",
        Fix = "Add the subset to the DestinationRule, or correct its name in the route.",
    };

    public static readonly Rule VirtualServiceHostUnserved = new(
        Severity.Warning,
        "None of a VirtualService's hosts is served by its Gateway."
    )
    {
        Source = $"{IstioFiles.Analysis} IST0132",
        Consequence = "The VirtualService has no effect: requests get 404, or no connection.",
        Fix = "Add the host to the Gateway's server, or name the Gateway that serves it.",
    };

    public static readonly Rule VirtualServiceRouteKind = new(
        Severity.Warning,
        "Routes of a kind that the servers of their Gateway do not use."
    )
    {
        Source =
            "Istio pilot/pkg/networking/core/gateway.go: http, tls and tcp routes by protocol and TLS mode "
            + "of the server",
        Consequence = "No route ever matches: requests get 404, or no connection.",
        Fix =
            "http routes for HTTP and for terminated HTTPS, tls routes with sniHosts for PASSTHROUGH, tcp "
            + "routes for TCP",
    };

    public static readonly Rule SidecarsOverlap = new(
        Severity.Warning,
        "Two Sidecars of a namespace select the same pods."
    )
    {
        Source = $"{IstioFiles.Analysis} IST0110",
        Consequence = "Istio uses one of the two for a pod, and which one is not defined.",
        Fix = "Merge the two, or make their selectors exclude each other.",
    };

    public static readonly Rule ClientTlsStarttls = new(
        Severity.Warning,
        "TLS is originated on a port whose protocol begins without TLS."
    )
    {
        Source = "The protocols of PostgreSQL, MySQL, TDS and SMTP (STARTTLS); Istio issues 50478, 52546, 53667, 55879",
        Consequence = "The server does not understand the first bytes, and the connection hangs or ends.",
        Fix = "tls: {mode: DISABLE}, and TLS in the application's own client",
    };

    public static readonly Rule GatewaySharedCredential = new(
        Severity.Warning,
        "Several Gateways of the same gateway pods use one certificate."
    )
    {
        Source =
            $"{IstioFiles.Analysis} IST0138; Istio ops/common-problems/network-issues, 404 errors with "
            + "shared certificates",
        Consequence = "Browsers reuse an HTTP/2 connection for a host of the other Gateway and get 404.",
        Fix = "Put all hosts of a certificate into one server of one Gateway.",
    };

    public static readonly Rule ClientTlsCredentialWithoutSelector = new(
        Severity.Warning,
        "credentialName in a DestinationRule that selects no workload."
    )
    {
        Source =
            "Istio pilot/pkg/networking/core/cluster_tls.go buildUpstreamClusterTLSContext; istio/istio issue 31738",
        Consequence = "Sidecars send plaintext: credentialName works at gateways, and with a workloadSelector.",
        Fix = "workloadSelector: {matchLabels: {app: shop}}",
    };

    public static readonly Rule ClientTlsSkipsVerification = new(
        Severity.Warning,
        "TLS is originated without verifying the server."
    )
    {
        Source = "Istio API networking/v1 ClientTLSSettings.insecureSkipVerify",
        Consequence = "Any server that answers at the address is trusted, and can read and change every request.",
        Fix = "Remove insecureSkipVerify; put the CA of the server into the Secret that credentialName names.",
    };

    public static readonly Rule ClientTlsTwice = new(
        Severity.Warning,
        "TLS is originated on a port whose protocol is TLS already."
    )
    {
        Source = "istio/istio issues 17031 and 29746",
        Consequence = "TLS is wrapped into TLS, and the server refuses it.",
        Fix =
            "Remove `tls` if applications speak TLS. If they speak plain HTTP, add a port 80 with protocol HTTP and "
            + "targetPort: 443 to the ServiceEntry, and originate TLS for port 80 alone, in `portLevelSettings`.",
    };

    public static readonly Rule ClientTlsNameUnchecked = new(
        Severity.Warning,
        "TLS is originated with sni and without subjectAltNames."
    )
    {
        Source =
            "Istio pilot/pkg/networking/core/cluster_tls.go: names are checked by themselves only where sni is not set",
        Consequence =
            "The certificate's name is not checked: that of any server is accepted, as long as a trusted CA issued it.",
        Fix = "subjectAltNames: [api.partner.com] together with sni, or neither of them",
    };
}
