using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking;

/// <summary>What can be wrong between a Gateway and the Secret it reads, besides what is wrong with a certificate itself (Certificates/Pki).</summary>
internal static class CredentialRules
{
    const string Secrets = "Istio pilot/pkg/credentials/kube/secrets.go";

    public static readonly Rule Elsewhere = new(
        "credential-elsewhere",
        Severity.Warning,
        "A Gateway's Secret is in another namespace than the gateway pods."
    )
    {
        Source =
            "Istio pilot/pkg/xds/sds.go: a proxy reads Secrets of its own namespace only; istio/istio issues 27740 and 33020",
        Consequence = "The gateway gets no certificate and resets every connection.",
        Fix =
            "Put the Secret, or the Certificate that makes it, into the namespace of the gateway pods: istio-system. kustomize's `namespace:` moves it in silence.",
    };

    public static readonly Rule Keys = new(
        "credential-keys",
        Severity.Error,
        "A Gateway's Secret without the keys that Istio reads."
    )
    {
        Source = $"{Secrets} ExtractCertInfo, ExtractRoot; istioctl analyze IST0161",
        Consequence = "The gateway gets no certificate, or no CA, and connections fail.",
        Fix = "kubectl create secret tls shop-certs -n istio-system --cert=tls.crt --key=tls.key",
    };

    public static readonly Rule NotBase64 = new(
        "secret-not-base64",
        Severity.Error,
        "A value under a Secret's data that is no base64."
    )
    {
        Source = "Kubernetes API: Secret.data",
        Consequence = "The API server rejects the Secret.",
        Fix = "Put the text under stringData, or encode it: base64 -w0 tls.crt",
    };

    public static readonly Rule NoClientCa = new(
        "client-ca-not-found",
        Severity.Warning,
        "Client certificates are asked for, and the package's Secrets hold no CA for them."
    )
    {
        Source = $"{Secrets} GetCaCert",
        Consequence =
            "Unless the CA's Secret is in the cluster already, the gateway waits for it and refuses every connection.",
        Fix = "Add a Secret with the -cacert suffix and the key ca.crt, or ca.crt to the Secret itself.",
    };

    public static readonly Rule NamesNotCovered = new(
        "certificate-hosts-not-covered",
        Severity.Error,
        "A Certificate resource will not cover a host of the Gateway that uses its Secret."
    )
    {
        Source = "RFC 9525 section 6.3: a wildcard stands for exactly one label",
        Consequence = "Clients refuse the certificate for that host.",
        Fix = "Add the host to dnsNames.",
    };

    public static readonly Rule EcdsaWithoutSuite = new(
        "certificate-ecdsa-without-suite",
        Severity.Warning,
        "A Certificate resource asks for an ECDSA key, and every cipher suite of the Gateway needs an RSA key."
    )
    {
        Source = "RFC 8422, 5.1",
        Consequence = "TLS 1.2 clients cannot connect; browsers speak TLS 1.3, so it looks fine.",
        Fix = "privateKey: {algorithm: RSA, size: 2048}, or ECDHE-ECDSA suites in the Gateway",
    };

    public static readonly IReadOnlyList<Rule> All =
    [
        Elsewhere,
        Keys,
        NotBase64,
        NoClientCa,
        NamesNotCovered,
        EcdsaWithoutSuite,
    ];
}
