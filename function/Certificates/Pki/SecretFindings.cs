using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>What can be wrong with a Secret that a Gateway reads, besides what is in it.</summary>
internal static class SecretFindings
{
    public static readonly Rule CredentialKeys = new(
        Severity.Error,
        "A Gateway's Secret without the keys that Istio reads."
    )
    {
        Source = "Istio pilot/pkg/credentials/kube/secrets.go ExtractCertInfo, ExtractRoot; istioctl analyze IST0161",
        Consequence = "The gateway gets no certificate, or no CA, and connections fail.",
        Fix = "kubectl create secret tls shop-certs -n istio-system --cert=tls.crt --key=tls.key",
    };

    public static readonly Rule SecretNotBase64 = new(
        Severity.Error,
        "A value under a Secret's data that is not base64."
    )
    {
        Source = "Kubernetes API: Secret.data",
        Consequence = "The API server rejects the Secret.",
        Fix = "Put the text under stringData, or encode it: `base64 -w0 tls.crt`.",
    };

    public static readonly Rule CaCrlIgnored = new(
        Severity.Error,
        "A Secret's revocation list is under a key that does not belong to its CA."
    )
    {
        Source = "Istio, pilot/pkg/credentials/kube/secrets.go ExtractRoot: ca.crt with ca.crl, cacert with crl",
        Consequence = "Istio ignores the list, and revoked certificates are accepted.",
        Fix = "Rename the key: ca.crl next to ca.crt, crl next to cacert.",
    };
}
