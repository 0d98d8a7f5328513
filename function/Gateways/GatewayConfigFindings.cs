using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Gateways;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class GatewayConfigFindings
{
    public static readonly Rule ClientCaRequired = new(
        Severity.Error,
        "Mutual TLS without a CA for client certificates."
    )
    {
        Source = "Istio, ServerTLSSettings.mode MUTUAL",
        Consequence = "Envoy gets no CA and refuses every connection.",
        Fix = "Set spec.gateway.tls.clientCA.secretName or .pem.",
    };

    public static readonly Rule ClientCaWithoutEffect = new(
        Severity.Error,
        "A CA for client certificates although none are asked for."
    )
    {
        Consequence = "Clients are not authenticated, although the config looks as if they were.",
        Fix = "Set spec.gateway.tls.mode: MUTUAL, or remove clientCA.",
    };

    public static readonly Rule OneClientCa = new(
        Severity.Error,
        "The CA of client certificates has no source, or two."
    )
    {
        Consequence = "Which CA is meant would be a guess.",
        Fix = "Write secretName or pem, not both.",
    };

    public static readonly Rule ClientCaName = new(
        Severity.Error,
        "Istio reads no CA from a Secret of this name, or another program overwrites it."
    )
    {
        Source =
            "Istio, pilot/pkg/credentials/kube/secrets.go, pilot/pkg/xds/sds.go: a CA is read only under a "
            + "name ending in -cacert; caCertCredentialName since 1.28",
        Consequence =
            "Every client is refused; where the Secret also has a key pair, as cert-manager writes it for "
            + "a CA, every client gets in without a certificate.",
        Fix =
            "Name the Secret so that it ends in -cacert (before Istio 1.28: "
            + "`<certificate.secretName>-cacert`); never kyma-gateway-certs-cacert, which managed Kyma owns.",
    };

    public static readonly Rule ClientCaBesideKymas = new(
        Severity.Warning,
        "The clients' CA is rendered into a Secret that only Istio 1.28 and later uses."
    )
    {
        Source = "Istio, ServerTLSSettings.caCertCredentialName, since 1.28; managed Kyma, kyma-gateway-certs-cacert",
        Consequence =
            "On an older Istio the Gateway uses Kyma's own kyma-gateway-certs-cacert instead, and accepts "
            + "the clients of that CA.",
        Fix =
            "certificate:\n  secretName: shop-certs   # the CA is then in shop-certs-cacert, which every release uses",
    };

    public static readonly Rule ClientCaNotInSecret = new(
        Severity.Error,
        "The Secret named for the client CA contains no CA that Istio reads."
    )
    {
        Source = "Istio, pilot/pkg/credentials/kube/secrets.go ExtractRoot",
        Consequence = "Envoy gets no CA and refuses every connection.",
        Fix = "Put the CA certificates under the key cacert or ca.crt.",
    };

    public static readonly Rule ClientCaShared = new(
        Severity.Warning,
        "Gateways of different namespaces name one Secret for the CA of their clients."
    )
    {
        Source = "Kubernetes: all gateways read the Secrets of the gateway pods' namespace, which have no owner",
        Consequence = "A CA that is added for the clients of one Gateway is accepted by the other as well.",
        Fix = "Give each Gateway a Secret of its own, or use clientCA.pem.",
    };

    public static readonly Rule DuplicateEntry = new(Severity.Error, "The same entry is listed twice.")
    {
        Source = "Istio webhook: 'ignoring duplicate cipher suite'",
        Consequence = "The second one has no effect.",
        Fix = "Remove one of them.",
    };

    public static readonly Rule CipherSuitesWithoutEffect = new(
        Severity.Error,
        "Cipher suites are listed although only TLS 1.3 is allowed."
    )
    {
        Source = "Envoy, TlsParameters.cipher_suites: no effect on TLS 1.3",
        Consequence = "The list would promise a limit that Envoy does not enforce.",
        Fix = "Remove cipherSuites, or set minProtocolVersion: TLSV1_2.",
    };

    public static readonly Rule EcdhCurvesWithoutTls12 = new(
        Severity.Warning,
        "The only curve is post-quantum, although TLS 1.2 is allowed."
    )
    {
        Source = "BoringSSL, tls1_get_shared_group: post-quantum groups are left out below TLS 1.3",
        Consequence = "Clients with TLS 1.2 cannot connect.",
        Fix = "ecdhCurves: [X25519MLKEM768, X25519, P-256]",
    };

    public static readonly Rule OperatorOwnsGateway = new(
        Severity.Info,
        "Kyma's API Gateway operator may own the Gateway that is rendered."
    )
    {
        Source = "Kyma api-gateway, internal/reconciliations/gateway",
        Consequence =
            "While spec.enableKymaGateway of the APIGateway is true, the operator writes its own "
            + "kyma-gateway over this one.",
        Fix =
            "Set enableKymaGateway: false in the APIGateway 'default'; that is refused while APIRules use "
            + "the gateway, so point them to another one for the moment of the switch-over.",
    };

    public static readonly Rule GatewayHostServedTwice = new(
        Severity.Warning,
        "Two configs serve the same host at the same gateway pods."
    )
    {
        Source = $"{IstioFiles.GatewayModel} CheckDuplicates; {IstioFiles.Analysis} IST0145",
        Consequence = "Istio skips the second server, with nothing but a line in its log.",
        Fix = "Keep the host in one config; APIRules and VirtualServices can share its Gateway.",
    };

    public static readonly Rule GatewayCredentialUsedTwice = new(
        Severity.Warning,
        "Two configs use one certificate at the same gateway pods."
    )
    {
        Source =
            $"{IstioFiles.Analysis} IST0138; Istio ops/common-problems/network-issues, 404 errors with "
            + "shared certificates",
        Consequence = "Browsers reuse an HTTP/2 connection for a host of the other Gateway and get 404.",
        Fix = "Put all hosts of a certificate into gateway.hosts of one config.",
    };

    public static readonly Rule CredentialElsewhere = new(
        Severity.Warning,
        "A Gateway's Secret is in another namespace than the gateway pods."
    )
    {
        Source =
            "Istio pilot/pkg/xds/sds.go: a proxy reads Secrets of its own namespace only; istio/istio "
            + "issues 27740 and 33020",
        Consequence = "The gateway gets no certificate and resets every connection.",
        Fix =
            "Put the Secret, or the Certificate that writes it, into the namespace of the gateway pods: "
            + "istio-system. kustomize's `namespace:` moves it silently.",
    };
}
