using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Checking;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class CheckFindings
{
    public static readonly Rule ApiruleHostUnserved = new(
        "apirule-host-unserved",
        Severity.Warning,
        "The APIRule's host is not served by its Gateway."
    )
    {
        Source = $"{IstioFiles.Analysis} IST0132, for the VirtualService that Kyma makes from the APIRule",
        Consequence = "The APIRule becomes Ready, and no request ever reaches it.",
        Fix = "Use a host under one of the Gateway's hosts, or another Gateway.",
    };

    public static readonly Rule CredentialElsewhere = new(
        "credential-elsewhere",
        Severity.Warning,
        "A Gateway's Secret is in another namespace than the gateway pods."
    )
    {
        Source =
            "Istio pilot/pkg/xds/sds.go: a proxy reads Secrets of its own namespace only; istio/istio issues 27740 and 33020",
        Consequence = "The gateway gets no certificate and resets every connection.",
        Fix =
            "Put the Secret, or the Certificate that makes it, into the namespace of the gateway pods: istio-system. kustomize's `namespace:` moves it silently.",
    };

    public static readonly Rule CredentialRenamed = new(
        "credential-renamed",
        Severity.Warning,
        "A Gateway names a Secret by the name that it had before it was renamed."
    )
    {
        Source = "kustomize: namePrefix, nameSuffix and namespace do not follow credentialName",
        Consequence = "The gateway gets no certificate and resets every connection.",
        Fix = "List the config under `transformers:` instead of `generators:`, or leave namePrefix and nameSuffix out.",
    };

    public static readonly Rule LiveObjectFields = new(
        "live-object-fields",
        Severity.Warning,
        "A resource carries fields that only the API server writes."
    )
    {
        Source = "Kubernetes API conventions: metadata.resourceVersion, uid, managedFields",
        Consequence =
            "kubectl apply fails with a Conflict once the object in the cluster changes, and server-side apply rejects managedFields.",
        Fix =
            "Remove resourceVersion, uid, generation, managedFields, creationTimestamp and selfLink from its metadata.",
    };

    public static readonly Rule ClientCaNotFound = new(
        "client-ca-not-found",
        Severity.Warning,
        "Client certificates are asked for, and the package's Secrets hold no CA for them."
    )
    {
        Source = $"{"Istio pilot/pkg/credentials/kube/secrets.go"} GetCaCert",
        Consequence =
            "Unless the CA's Secret is in the cluster already, the gateway waits for it and refuses every connection.",
        Fix = "Add a Secret with the -cacert suffix and the key ca.crt, or ca.crt to the Secret itself.",
    };

    public static readonly Rule CertificateHostsNotCovered = new(
        "certificate-hosts-not-covered",
        Severity.Error,
        "A Certificate resource will not cover a host of the Gateway that uses its Secret."
    )
    {
        Source = "RFC 9525 section 6.3: a wildcard matches exactly one label",
        Consequence = "Clients refuse the certificate for that host.",
        Fix = "Add the host to dnsNames.",
    };

    public static readonly Rule CertificateEcdsaWithoutSuite = new(
        "certificate-ecdsa-without-suite",
        Severity.Warning,
        "A Certificate resource asks for an ECDSA key, and every cipher suite of the Gateway needs an RSA key."
    )
    {
        Source = "RFC 8422, 5.1",
        Consequence = "TLS 1.2 clients cannot connect; browsers speak TLS 1.3, so it looks fine.",
        Fix = "privateKey: {algorithm: RSA, size: 2048}, or ECDHE-ECDSA suites in the Gateway",
    };

    public static readonly Rule CheckMinProtocolVersion = new(
        "check-min-protocol-version",
        Severity.Error,
        "A Gateway allows a lower TLS version than the KymaTrafficCheck."
    )
    {
        Source = "KymaTrafficCheck spec.minProtocolVersion",
        Consequence = "Clients can connect in a way that was ruled out.",
        Fix = "tls: {minProtocolVersion: TLSV1_2}",
    };

    public static readonly Rule CheckCipherSuites = new(
        "check-cipher-suites",
        Severity.Error,
        "A Gateway allows a cipher suite that the KymaTrafficCheck does not."
    )
    {
        Source = "KymaTrafficCheck spec.cipherSuites",
        Consequence = "Clients can connect in a way that was ruled out.",
        Fix = "tls: {cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384, ECDHE-RSA-AES128-GCM-SHA256]}",
    };

    public static readonly Rule EgressHostNotRegistered = new(
        "egress-host-not-registered",
        Severity.Warning,
        "A workload mentions an external host that its REGISTRY_ONLY Sidecar cuts off."
    )
    {
        Source = "Istio API networking/v1alpha3 OutboundTrafficPolicy REGISTRY_ONLY",
        Consequence = "Connections to it fail: 502 for HTTP, a reset for everything else.",
        Fix = "Register it: in a KymaTraffic egress.services: [{hosts: [api.partner.com]}]",
    };

    public static readonly Rule ExpectationUnclear = new(
        "expectation-unclear",
        Severity.Error,
        "An expectation of a KymaTrafficCheck that names no client or no URL."
    )
    {
        Consequence = "The expectation cannot be tested.",
        Fix = "expect: [{from: shop/frontend, to: \"https://api.partner.com\", outcome: reaches}]",
    };

    public static readonly Rule ExpectationUnmet = new(
        "expectation-unmet",
        Severity.Error,
        "An expectation of a KymaTrafficCheck is not met."
    )
    {
        Consequence = "Traffic in the cluster differs from what the check expects.",
        Fix =
            "Run kyma-krm trace with the same client and URL: it shows which resource decides. Correct that, or the expectation.",
    };

    public static readonly Rule LockedNamespaceReachesOthers = new(
        "locked-namespace-reaches-others",
        Severity.Warning,
        "A REGISTRY_ONLY namespace reaches external services that other namespaces register."
    )
    {
        Source = "istiod at run time: the Sidecar's hosts cover what other namespaces export",
        Consequence = "Anyone who registers a host in another namespace decides what the locked namespace reaches.",
        Fix = "egress: [{hosts: [./*, '*/*.svc.cluster.local']}]\n# and NAMESPACE/* for each namespace that may",
    };

    public static readonly Rule LockedNamespaceClusterHost = new(
        "locked-namespace-cluster-host",
        Severity.Warning,
        "Another namespace leads a host under svc.cluster.local out of the cluster, and a REGISTRY_ONLY namespace reaches it."
    )
    {
        Source =
            "istiod at run time: a ServiceEntry or VirtualService for a host that looks like a Service of the cluster",
        Consequence = "The locked namespace reaches an external server that its own configuration does not list.",
        Fix = "Remove the resource, or export it to its own namespace: exportTo: [.]",
    };

    public static readonly Rule LockedNamespaceAnyAddress = new(
        "locked-namespace-any-address",
        Severity.Warning,
        "Pods of a REGISTRY_ONLY namespace may connect to any address on a port."
    )
    {
        Source =
            "Envoy at run time: an ORIGINAL_DST cluster connects to the address that the client chose; a listener on 0.0.0.0 takes every address",
        Consequence =
            "With resolution NONE the connection goes to that address: for TCP nothing is checked but the port, for TLS and HTTP the client writes the name that is checked. Plain TCP without addresses goes to the registered server.",
        Fix = "Add addresses, use resolution DNS, or send the service through the egress gateway.",
    };

    public static readonly Rule EgressGatewayOpenServer = new(
        "egress-gateway-open-server",
        Severity.Warning,
        "A server of the egress gateway does not ask clients for their identity, and some namespace is REGISTRY_ONLY."
    )
    {
        Source = "Envoy at run time: the gateway's Service is reachable from every namespace",
        Consequence = "A locked namespace that calls the gateway by its Service reaches the hosts of this server.",
        Fix = "tls: {mode: ISTIO_MUTUAL}\n# and an AuthorizationPolicy, as `via: EgressGateway` renders them",
    };

    public static readonly Rule NotJudged = new(
        "not-judged",
        Severity.Error,
        "A rule failed on a resource, which is a fault of kyma-krm."
    )
    {
        Consequence = "Nothing is known about the resource. All other resources were judged.",
        Fix = "Report it, together with the resource.",
    };
}
