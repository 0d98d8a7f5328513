using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Checking;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class CheckFindings
{
    public static readonly Rule ApiruleHostUnserved = new(
        Severity.Warning,
        "The APIRule's host is not served by its Gateway."
    )
    {
        Source = $"{IstioFiles.Analysis} IST0132, for the VirtualService that Kyma makes from the APIRule",
        Consequence = "The APIRule becomes Ready, and no request ever reaches it.",
        Fix = "Use a host under one of the Gateway's hosts, or another Gateway.",
    };

    public static readonly Rule ResourceTwice = new(Severity.Warning, "A package has the same resource twice.")
    {
        Source = "kubernetes-sigs/kustomize, api/resmap; kubectl apply",
        Consequence = "kustomize rejects the package. kubectl applies both, and what the first one says is lost.",
        Fix = "Keep one of them, with what both say.",
    };

    public static readonly Rule ReferenceNearMiss = new(
        Severity.Warning,
        "A resource names something that the package does not have, by nearly the name of something that it has."
    )
    {
        Source = $"{IstioFiles.Analysis} IST0101, with the names of the package",
        Consequence = "What refers to it does not work: routes get 404 or 503, and certificates are missing.",
        Fix = "Correct the name, or the namespace in front of it.",
    };

    public static readonly Rule ReferenceMissing = new(
        Severity.Error,
        "A resource names something that a complete package does not have (--complete)."
    )
    {
        Source = $"{IstioFiles.Analysis} IST0101",
        Consequence = "What refers to it does not work: routes get 404 or 503, and certificates are missing.",
        Fix = "Add what is missing, correct the name, or check without --complete.",
    };

    public static readonly Rule DestinationPortMissing = new(
        Severity.Warning,
        "A route leads to a Service with several ports and names none."
    )
    {
        Source = $"{IstioFiles.Analysis} IST0112",
        Consequence = "Istio cannot choose a port, and requests get 503.",
        Fix = "destination: {host: orders, port: {number: 8080}}",
    };

    public static readonly Rule ServicePortMissing = new(
        Severity.Warning,
        "An APIRule leads to a port that the Service does not have."
    )
    {
        Source = "Kyma api-gateway: the port becomes the destination of a VirtualService",
        Consequence = "The APIRule becomes Ready, and requests get 503.",
        Fix = "service: {name: orders, port: 8080}, with a port of the Service",
    };

    public static readonly Rule IssuerOtherKind = new(
        Severity.Error,
        "A Certificate names its issuer by the wrong kind."
    )
    {
        Source = "cert-manager, issuerRef.kind: Issuer by default",
        Consequence = "cert-manager does not find the issuer, and the Certificate is never issued.",
        Fix = "issuerRef: {name: letsencrypt, kind: ClusterIssuer}",
    };

    public static readonly Rule WildcardNeedsDns01 = new(
        Severity.Error,
        "A wildcard name from an issuer that can only use HTTP-01."
    )
    {
        Source = "RFC 8555 and Let's Encrypt, challenge types: wildcards need DNS-01",
        Consequence = "The Certificate is never issued.",
        Fix = "Add a dns01 solver to the issuer, or list the hosts one by one.",
    };

    public static readonly Rule Http01BehindRedirect = new(
        Severity.Warning,
        "An issuer that can only use HTTP-01, behind a Gateway that redirects to HTTPS."
    )
    {
        Source = "cert-manager, HTTP-01; Istio: httpsRedirect answers before any route",
        Consequence =
            "The challenge is redirected to a port without a certificate, so the first certificate is never issued.",
        Fix = "Use a dns01 solver, or set httpsRedirect: false until the certificate is issued.",
    };

    public static readonly Rule SubsetWithoutPods = new(
        Severity.Warning,
        "A subset that selects none of the Service's pods in the package."
    )
    {
        Source = $"{IstioFiles.Analysis} IST0173",
        Consequence = "Requests that are routed to the subset get 503.",
        Fix = "Use the labels that the pods of the subset carry.",
    };

    public static readonly Rule CertificateUsages = new(
        Severity.Error,
        "A Gateway uses a Certificate whose usages do not include server auth."
    )
    {
        Source = "cert-manager, Certificate.spec.usages; RFC 5280, 4.2.1.12",
        Consequence = "Clients refuse the certificate.",
        Fix = "usages: [server auth, digital signature, key encipherment]",
    };

    public static readonly Rule CertificateCommonNameOnly = new(
        Severity.Warning,
        "A cert-manager Certificate with a common name and no other name."
    )
    {
        Source = "RFC 9525: clients do not look at the common name; ACME issuers alone add it to the names",
        Consequence = "With an issuer other than ACME, clients refuse the certificate.",
        Fix = "Add the common name to dnsNames.",
    };

    public static readonly Rule HiddenCharacter = new(
        Severity.Warning,
        "A key or value contains a character that is invisible or only looks like another."
    )
    {
        Source = "Unicode, general categories Cf and Zs; RFC 5891 for hosts",
        Consequence = "The text is not equal to the one that it looks like, so nothing matches it.",
        Fix = "Type the text again instead of pasting it.",
    };

    public static readonly Rule CredentialName = new(
        Severity.Error,
        "`credentialName` is a name that no Secret can have."
    )
    {
        Source = "Kubernetes apimachinery, NameIsDNSSubdomain",
        Consequence = "Istio accepts the Gateway. It gets no certificate and resets every connection.",
        Fix = "credentialName: shop-certs",
    };

    public static readonly Rule CredentialRenamed = new(
        Severity.Warning,
        "A Gateway names a Secret by the name that it had before it was renamed."
    )
    {
        Source = "kustomize: namePrefix, nameSuffix and namespace do not follow credentialName",
        Consequence = "The gateway gets no certificate and resets every connection.",
        Fix = "List the config under `transformers:` instead of `generators:`, or leave namePrefix and nameSuffix out.",
    };

    public static readonly Rule LiveObjectFields = new(
        Severity.Warning,
        "A resource carries fields that only the API server writes."
    )
    {
        Source = "Kubernetes API conventions: metadata.resourceVersion, uid, managedFields",
        Consequence =
            "kubectl apply fails with a Conflict once the object in the cluster changes, and server-side "
            + "apply rejects managedFields.",
        Fix =
            "Remove resourceVersion, uid, generation, managedFields, creationTimestamp and selfLink from its metadata.",
    };

    public static readonly Rule ClientCaNotFound = new(
        Severity.Warning,
        "Client certificates are asked for, and the package's Secrets contain no CA for them."
    )
    {
        Source = $"{"Istio pilot/pkg/credentials/kube/secrets.go"} GetCaCert",
        Consequence =
            "Unless the CA's Secret is in the cluster already, the gateway waits for it and refuses every connection.",
        Fix = "Add a Secret with the -cacert suffix and the key ca.crt, or ca.crt to the Secret itself.",
    };

    public static readonly Rule CertificateHostsNotCovered = new(
        Severity.Error,
        "A Certificate resource will not cover a host of the Gateway that uses its Secret."
    )
    {
        Source = "RFC 9525 section 6.3: a wildcard matches exactly one label",
        Consequence = "Clients refuse the certificate for that host.",
        Fix = "Add the host to dnsNames.",
    };

    public static readonly Rule CertificateEcdsaWithoutSuite = new(
        Severity.Warning,
        "A Certificate resource asks for an ECDSA key, and every cipher suite of the Gateway needs an RSA key."
    )
    {
        Source = "RFC 8422, 5.1",
        Consequence = "TLS 1.2 clients cannot connect; browsers speak TLS 1.3, so it looks fine.",
        Fix = "privateKey: {algorithm: RSA, size: 2048}, or ECDHE-ECDSA suites in the Gateway",
    };

    public static readonly Rule CheckMinProtocolVersion = new(
        Severity.Error,
        "A Gateway allows a lower TLS version than the KymaTrafficCheck."
    )
    {
        Source = "KymaTrafficCheck spec.minProtocolVersion",
        Consequence = "Clients can connect in a way that was ruled out.",
        Fix = "tls: {minProtocolVersion: TLSV1_2}",
    };

    public static readonly Rule CheckCipherSuites = new(
        Severity.Error,
        "A Gateway allows a cipher suite that the KymaTrafficCheck does not."
    )
    {
        Source = "KymaTrafficCheck spec.cipherSuites",
        Consequence = "Clients can connect in a way that was ruled out.",
        Fix = "tls: {cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384, ECDHE-RSA-AES128-GCM-SHA256]}",
    };

    public static readonly Rule EgressHostNotRegistered = new(
        Severity.Warning,
        "A workload mentions an external host that its REGISTRY_ONLY Sidecar blocks."
    )
    {
        Source = "Istio API networking/v1alpha3 OutboundTrafficPolicy REGISTRY_ONLY",
        Consequence = "Connections to it fail: 502 for HTTP, a reset for everything else.",
        Fix = "Register it in a KymaTraffic, under egress.services: `[{hosts: [api.partner.com]}]`.",
    };

    public static readonly Rule ExpectationUnclear = new(
        Severity.Error,
        "An expectation of a KymaTrafficCheck that names no client or no URL."
    )
    {
        Consequence = "The expectation cannot be tested.",
        Fix = "expect: [{from: shop/frontend, to: \"https://api.partner.com\", outcome: reaches}]",
    };

    public static readonly Rule ExpectationUnmet = new(
        Severity.Error,
        "An expectation of a KymaTrafficCheck is not met."
    )
    {
        Consequence = "Traffic in the cluster differs from what the check expects.",
        Fix =
            "Run kyma-krm trace with the same client and URL: it shows which resource decides. Correct "
            + "that, or the expectation.",
    };

    public static readonly Rule LockedNamespaceReachesOthers = new(
        Severity.Warning,
        "A REGISTRY_ONLY namespace reaches external services that other namespaces register."
    )
    {
        Source = "istiod at run time: the Sidecar's hosts cover what other namespaces export",
        Consequence = "Anyone who registers a host in another namespace decides what the locked namespace reaches.",
        Fix = "egress: [{hosts: [./*, '*/*.svc.cluster.local']}]\n# and NAMESPACE/* for each namespace that may",
    };

    public static readonly Rule LockedNamespaceClusterHost = new(
        Severity.Warning,
        "Another namespace routes a host under svc.cluster.local out of the cluster, and a REGISTRY_ONLY "
            + "namespace reaches it."
    )
    {
        Source =
            "istiod at run time: a ServiceEntry or VirtualService for a host that looks like a Service of the cluster",
        Consequence = "The locked namespace reaches an external server that its own configuration does not list.",
        Fix = "Remove the resource, or export it to its own namespace: `exportTo: [.]`.",
    };

    public static readonly Rule LockedNamespaceAnyAddress = new(
        Severity.Warning,
        "Pods of a REGISTRY_ONLY namespace may connect to any address on a port."
    )
    {
        Source =
            "Envoy at run time: an ORIGINAL_DST cluster connects to the address that the client chose; a "
            + "listener on 0.0.0.0 takes every address",
        Consequence =
            "With resolution NONE the connection goes to that address: for TCP nothing is checked but the "
            + "port, for TLS and HTTP the client writes the name that is checked. Plain TCP without "
            + "addresses goes to the registered server.",
        Fix = "Add addresses, use resolution DNS, or send the service through the egress gateway.",
    };

    public static readonly Rule EgressGatewayOpenServer = new(
        Severity.Warning,
        "A server of the egress gateway does not ask clients for their identity, and some namespace is REGISTRY_ONLY."
    )
    {
        Source = "Envoy at run time: the gateway's Service is reachable from every namespace",
        Consequence = "A locked namespace that calls the gateway by its Service reaches the hosts of this server.",
        Fix = "tls: {mode: ISTIO_MUTUAL}\n# and an AuthorizationPolicy, as `via: EgressGateway` renders them",
    };

    public static readonly Rule NotChecked = new(
        Severity.Info,
        "The package has kinds of which nothing but the metadata is checked."
    )
    {
        Consequence = "A mistake in their other fields is not reported.",
        Fix = "Check them with a tool for their kind, such as kubeconform.",
    };

    public static readonly Rule Placeholder = new(
        Severity.Warning,
        "A host or a name contains a placeholder that nothing has filled in."
    )
    {
        Source = "Flux postBuild.substitute, envsubst, kustomize vars, Helm templates, and the words of examples",
        Consequence = "The cluster rejects it, or waits for a host or resource of that name, which does not exist.",
        Fix = "Replace the placeholder. Where a tool fills it in, check what that tool writes.",
    };

    public static readonly Rule SeveralClusters = new(
        Severity.Error,
        "A folder has packages that are for different clusters."
    )
    {
        Consequence = "No cluster has all of it, and a request may end differently in each.",
        Fix = "Name the package that is meant and the files that all clusters get, not the folder around them.",
    };

    public static readonly Rule FolderJudgedApart = new(
        Severity.Info,
        "Folders have different versions of one resource."
    )
    {
        Consequence =
            "A cluster has one of them, so each folder is judged as what one cluster gets, together with the files "
            + "that are in none of these folders. In one cluster, the last version that is applied replaces the rest.",
        Fix = "Nothing to do where the folders are for different clusters. Otherwise keep one version.",
    };

    public static readonly Rule NotJudged = new(
        Severity.Error,
        "A rule failed on a resource, which is a fault of kyma-krm."
    )
    {
        Consequence = "Nothing is known about the resource. All other resources were judged.",
        Fix = "Report it, together with the resource.",
    };
}
