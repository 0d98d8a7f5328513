using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class GatewayFindings
{
    public static readonly Rule GatewayName = new(Severity.Error, "A Gateway's name is not one DNS label.")
    {
        Source = $"{IstioFiles.Validation} ValidateGateway",
        Consequence = $"{IstioFiles.Rejected} Kubernetes alone would allow dots and 253 characters.",
        Fix = "name: my-gateway",
    };

    public static readonly Rule GatewayNoServers = new RejectedByIstio("A Gateway without servers.")
    {
        Source = $"{IstioFiles.Validation} ValidateGateway",
        Fix = "servers: [{port: {number: 80, protocol: HTTP, name: http}, hosts: [shop.example.com]}]",
    };

    public static readonly Rule GatewayPortNameTwice = new RejectedByIstio(
        "Two servers of one Gateway use the same port name."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateGateway",
        Fix = "Give each port a name of its own, e.g. https-shop and https-api.",
    };

    public static readonly Rule GatewayRedirectNotHttp = new(
        Severity.Warning,
        "httpsRedirect on a port that does not speak HTTP."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateGateway",
        Consequence = $"{IstioFiles.Warned} Nothing is redirected.",
        Fix = "Put httpsRedirect on the HTTP server of port 80.",
    };

    public static readonly Rule GatewayNoHosts = new RejectedByIstio("A Gateway's server without hosts.")
    {
        Source = $"{IstioFiles.Validation} validateServer",
        Fix = "hosts: ['*.shop.example.com']",
    };

    public static readonly Rule GatewayHostNamespace = new RejectedByIstio(
        "The part before the '/' of a Gateway's host is not a namespace."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateNamespaceSlashWildcardHostname",
        Fix = "hosts: ['shop/*.shop.example.com'], with '.' for the Gateway's own namespace and '*' for any",
    };

    public static readonly Rule GatewayHost = new RejectedByIstio(
        "A Gateway's host is not a domain name, wildcard or IPv4 address."
    )
    {
        Source = $"{IstioFiles.Agent} validateSidecarOrGatewayHostnamePart",
        Fix = "hosts: [shop.example.com, '*.shop.example.com']",
    };

    public static readonly Rule GatewayPortProtocol = new RejectedByIstio(
        "A Gateway's port with a protocol that Istio does not know."
    )
    {
        Source = $"{IstioFiles.Validation} validateServerPort",
        Fix = "port: {number: 443, protocol: HTTPS, name: https}",
    };

    public static readonly Rule GatewayPortNumber = new RejectedByIstio("A Gateway's port number outside 1 to 65535.")
    {
        Source = $"{IstioFiles.Validation} validateServerPort",
        Fix = "port: {number: 443, protocol: HTTPS, name: https}",
    };

    public static readonly Rule GatewayTargetPort = new(Severity.Error, "targetPort on a Gateway's port.")
    {
        Source = $"{IstioFiles.Validation} validateServerPort",
        Consequence = $"{IstioFiles.Rejected} The gateway's Service decides which port of the pod is meant.",
        Fix = "Remove targetPort.",
    };

    public static readonly Rule GatewayPortName = new RejectedByIstio("A Gateway's port without a name.")
    {
        Source = $"{IstioFiles.Validation} validateServerPort",
        Fix = "port: {number: 443, protocol: HTTPS, name: https}",
    };

    public static readonly Rule GatewayBind = new RejectedByIstio(
        "A bind that is neither an IP address nor a Unix domain socket."
    )
    {
        Source = $"{IstioFiles.Validation} validateServerBind",
        Fix = "bind: 127.0.0.1, or bind: unix:///var/run/socket together with port number 0",
    };

    public static readonly Rule TlsIstioMutualCertificates = new(
        Severity.Error,
        "ISTIO_MUTUAL together with your own certificates."
    )
    {
        Source = $"{IstioFiles.Validation} validateTLSOptions",
        Consequence = $"{IstioFiles.Rejected} This mode uses the certificates that the mesh issues.",
        Fix = "tls: {mode: ISTIO_MUTUAL}",
    };

    public static readonly Rule TlsPassthroughCertificates = new(
        Severity.Warning,
        "Certificates in a mode that passes TLS through."
    )
    {
        Source = $"{IstioFiles.Validation} validateTLSOptions",
        Consequence = $"{IstioFiles.Warned} The certificates are ignored; an absent mode means PASSTHROUGH.",
        Fix = "tls: {mode: SIMPLE, credentialName: shop-certs}",
    };

    public static readonly Rule TlsSeveralCertificateSources = new(
        Severity.Error,
        "More than one source of the server's certificate."
    )
    {
        Source = $"{IstioFiles.Validation} validateTLSOptions, since 1.27; the Gateway CRD's CEL rules, since 1.26",
        Consequence = "The API server or Istio's webhook rejects the resource; even an empty list counts as set.",
        Fix = "Keep one of credentialName, credentialNames, tlsCertificates and serverCertificate with privateKey.",
    };

    public static readonly Rule TlsNoClientCa = new RejectedByIstio(
        "MUTUAL or OPTIONAL_MUTUAL without a CA for the clients' certificates."
    )
    {
        Source = $"{IstioFiles.Validation} validateTLSOptions",
        Fix =
            "tls: {mode: MUTUAL, credentialName: shop-certs} with the CA in Secret shop-certs-cacert, or "
            + "caCertificates together with file paths",
    };

    public static readonly Rule TlsNoCertificate = new RejectedByIstio(
        "A mode that terminates TLS, without a certificate and its key."
    )
    {
        Source = $"{IstioFiles.Validation} validateTLSOptions",
        Fix = "tls: {mode: SIMPLE, credentialName: shop-certs}",
    };

    public static readonly Rule TlsCrl = new RejectedByIstio("A revocation list where Istio cannot use it.")
    {
        Source = $"{IstioFiles.Validation} validateTLSOptions",
        Fix = "With credentialName put the list into the Secret under ca.crl; with mode SIMPLE remove caCrl.",
    };

    public static readonly Rule GatewayTlsMissing = new RejectedByIstio("An HTTPS or TLS port without tls.")
    {
        Source = $"{IstioFiles.Validation} validateServer",
        Fix = "tls: {mode: SIMPLE, credentialName: shop-certs}",
    };

    public static readonly Rule GatewayTlsOnHttp = new RejectedByIstio(
        "TLS settings other than httpsRedirect on a plain HTTP port."
    )
    {
        Source = $"{IstioFiles.Validation} validateServer",
        Fix = "tls: {httpsRedirect: true}, without mode and certificates",
    };

    public static readonly Rule GatewayTlsOnTcp = new RejectedByIstio(
        "TLS settings on a port with a plain TCP protocol."
    )
    {
        Source = $"{IstioFiles.Validation} validateServer",
        Fix = "Use protocol TLS, or remove tls.",
    };

    public static readonly Rule GatewayWithoutSelector = new(Severity.Warning, "A Gateway without selector.")
    {
        Source = $"{IstioFiles.GatewayModel}: an empty selector matches every gateway pod",
        Consequence = "Every gateway of the mesh opens these ports, the egress gateway too.",
        Fix = "selector: {istio: ingressgateway}",
    };

    public static readonly Rule TlsModeMissing = new(Severity.Warning, "TLS settings without a mode.")
    {
        Source = "Istio API networking/v1alpha3 ServerTLSSettings: PASSTHROUGH is the zero value",
        Consequence = "TLS is passed through: the gateway does not terminate it, and http routes never apply.",
        Fix = "tls: {mode: SIMPLE, credentialName: shop-certs}, or mode: PASSTHROUGH where that is meant",
    };

    public static readonly Rule CredentialCaOnly = new(Severity.Error, "A credentialName that ends in -cacert.")
    {
        Source = "Istio pilot/pkg/xds/sds.go: the suffix marks a Secret with nothing but a CA",
        Consequence = "The gateway gets no server certificate, and connections fail.",
        Fix = "credentialName: shop-certs, with the client CA in a Secret shop-certs-cacert",
    };

    public static readonly Rule ClientCaWithoutSuffix = new(
        Severity.Error,
        "A caCertCredentialName that does not end in -cacert."
    )
    {
        Source =
            "Istio pilot/pkg/xds/sds.go, pilot/pkg/credentials/kube/secrets.go: istiod sends a CA only "
            + "under a name with the suffix, and a server certificate under any other",
        Consequence =
            "Every client is refused; where the Secret also has a key pair, as cert-manager writes it for "
            + "a CA, every client gets in without a certificate.",
        Fix = "caCertCredentialName: partners-cacert   # the Secret partners-cacert or partners, with the key ca.crt",
    };

    public static readonly Rule ServerTlsSkipsVerification = new(
        Severity.Warning,
        "A Gateway accepts client certificates without verifying them."
    )
    {
        Source = "Istio API networking/v1 ServerTLSSettings.insecureSkipVerify, since 1.31",
        Consequence = "Any certificate gets in, self-signed ones too.",
        Fix = "Remove insecureSkipVerify.",
    };

    public static readonly Rule HostUpperCase = new(Severity.Warning, "A host with capital letters.")
    {
        Source = "Envoy, FilterChainMatch.server_names and virtual host domains: compared in lower case",
        Consequence = "Istio accepts the resource. TLS connections to the host may match no server.",
        Fix = "hosts: [shop.example.com]",
    };

    public static readonly Rule TlsCurve = new(
        Severity.Error,
        "`ecdhCurves` names a curve that Envoy does not know, or one twice."
    )
    {
        Source = "istio/api#3700: istiod hands the curves to Envoy without a look; BoringSSL's groups",
        Consequence = "Istio accepts the resource. Envoy refuses the listener, and every host on that port is down.",
        Fix = "ecdhCurves: [X25519MLKEM768, X25519, P-256]",
    };

    public static readonly Rule HostTrailingDot = new(Severity.Warning, "A host that ends in a dot.")
    {
        Source = "istio/istio issue 38377",
        Consequence = "It never matches: clients send the name without the dot.",
        Fix = "Remove the dot.",
    };

    public static readonly Rule TlsOldVersionWithoutCiphers = new(
        Severity.Warning,
        "TLS 1.0 or 1.1 is allowed, but no cipher suite that these versions could use."
    )
    {
        Source = $"{IstioFiles.Validation} validateTLSOptions",
        Consequence = $"{IstioFiles.Warned} Clients with such an old TLS version fail all the same.",
        Fix = "minProtocolVersion: TLSV1_2",
    };

    public static readonly Rule TlsUnknownCipher = new(Severity.Warning, "A cipher suite that Istio does not know.")
    {
        Source = $"{IstioFiles.Security} ValidCipherSuites, FilterCipherSuites",
        Consequence =
            $"{IstioFiles.Warned} The suite is dropped; where none is left, Envoy's defaults apply instead "
            + "of your choice.",
        Fix = "cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384, ECDHE-RSA-AES128-GCM-SHA256]",
    };

    public static readonly Rule TlsDuplicateCipher = new(Severity.Warning, "A cipher suite that is listed twice.")
    {
        Source = $"{IstioFiles.Validation} validateTLSOptions",
        Consequence = $"{IstioFiles.Warned} The second is dropped.",
        Fix = "Remove one of them.",
    };

    public static readonly Rule TlsMinAboveMax = new(Severity.Error, "The minimum TLS version is above the maximum.")
    {
        Source = "Istio does not compare them; Envoy refuses every handshake",
        Consequence = "No client can connect.",
        Fix = "minProtocolVersion: TLSV1_2, maxProtocolVersion: TLSV1_3",
    };

    public static readonly Rule TlsBelow12 = new(Severity.Warning, "TLS 1.0 or 1.1 is allowed.", name: "tls-below-1-2")
    {
        Source = "RFC 8996 (both versions are deprecated)",
        Consequence = "Connections can be attacked; security scans fail.",
        Fix = "minProtocolVersion: TLSV1_2",
    };

    public static readonly Rule TlsCiphersWithoutEffect = new(
        Severity.Info,
        "Cipher suites although only TLS 1.3 is allowed."
    )
    {
        Source = "Envoy common TLS API: cipher_suites has no effect on TLS 1.3",
        Consequence = "The list has no effect.",
        Fix = "Remove cipherSuites.",
    };
}
