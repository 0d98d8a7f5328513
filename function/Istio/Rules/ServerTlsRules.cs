using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Rules;

/// <summary>The TLS settings of a Gateway's server or a Sidecar's ingress listener in themselves.</summary>
internal static class ServerTlsRules
{
    const string Source = $"{IstioFiles.Validation} validateTLSOptions";

    public static readonly Rule IstioMutual = new(
        "tls-istio-mutual-certificates",
        Severity.Error,
        "ISTIO_MUTUAL together with certificates of one's own."
    )
    {
        Source = Source,
        Consequence = $"{IstioFiles.Rejected} This mode uses the certificates that the mesh issues.",
        Fix = "tls: {mode: ISTIO_MUTUAL}",
    };

    public static readonly Rule Passthrough = new(
        "tls-passthrough-certificates",
        Severity.Warning,
        "Certificates in a mode that passes TLS through."
    )
    {
        Source = Source,
        Consequence = $"{IstioFiles.Warned} The certificates are ignored; an absent mode means PASSTHROUGH.",
        Fix = "tls: {mode: SIMPLE, credentialName: shop-certs}",
    };

    public static readonly Rule SeveralSources = new(
        "tls-several-certificate-sources",
        Severity.Error,
        "More than one source of the server's certificate."
    )
    {
        Source = $"{Source}, since 1.27; the Gateway CRD's CEL rules, since 1.26",
        Consequence = "The API server or Istio's webhook rejects the resource; even an empty list counts as set.",
        Fix = "Keep one of credentialName, credentialNames, tlsCertificates and serverCertificate with privateKey.",
    };

    public static readonly Rule NoClientCa = new(
        "tls-no-client-ca",
        Severity.Error,
        "MUTUAL or OPTIONAL_MUTUAL without a CA for the clients' certificates."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix =
            "tls: {mode: MUTUAL, credentialName: shop-certs} with the CA in Secret shop-certs-cacert, or caCertificates beside file paths",
    };

    public static readonly Rule NoCertificate = new(
        "tls-no-certificate",
        Severity.Error,
        "A mode that ends TLS, without a certificate and its key."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "tls: {mode: SIMPLE, credentialName: shop-certs}",
    };

    public static readonly Rule TooManyCertificates = new(
        "tls-too-many-certificates",
        Severity.Warning,
        "More than two server certificates."
    )
    {
        Source = Source,
        Consequence = $"{IstioFiles.Warned} The CRD rejects more than two as well.",
        Fix = "Keep one RSA and one ECDSA certificate.",
    };

    public static readonly Rule Crl = new("tls-crl", Severity.Error, "A revocation list where Istio cannot use it.")
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "With credentialName put the list into the Secret under ca.crl; with mode SIMPLE remove caCrl.",
    };

    public static readonly IReadOnlyList<Rule> All =
    [
        IstioMutual,
        Passthrough,
        SeveralSources,
        NoClientCa,
        NoCertificate,
        TooManyCertificates,
        Crl,
        .. TlsVersionRules.All,
    ];

    public static void Check(ServerTls tls, string path, Review review)
    {
        TlsVersionRules.Check(tls, path, review);
        CheckPresence(tls, path, review);
        var credentials = ServerCredentials.Of(tls, review.Version);
        if (tls.Mode == "ISTIO_MUTUAL")
        {
            foreach (var field in credentials.Fields.Where(field => field != "caCrl"))
                review.Add(IstioMutual, $"{path}.{field}", "must not be set with mode ISTIO_MUTUAL: remove it");
            return;
        }

        if (tls.IsPassthrough() && credentials.Fields is [var first, ..])
        {
            review.Add(
                Passthrough,
                $"{path}.{first}",
                $"is ignored in mode {tls.Mode ?? "PASSTHROUGH, which an absent mode means"}: set mode SIMPLE or MUTUAL, or remove it"
            );
        }

        if (credentials.Sources.Count > 1)
            review.Add(
                SeveralSources,
                path,
                $"must have one source of the certificate, not both {string.Join(" and ", credentials.Sources)}"
            );
        CheckCertificates(tls, credentials, path, review);
    }

    /// <summary>The CRD counts a field that is there, be it empty.</summary>
    static void CheckPresence(ServerTls tls, string path, Review review)
    {
        if (tls.CredentialNames is null)
            return;
        if (tls.CredentialName is not null)
            review.Add(
                SeveralSources,
                path,
                "must have one source of the certificate, not both credentialName and credentialNames"
            );
        if (tls.TlsCertificates is not null)
            review.Add(
                SeveralSources,
                path,
                "must have one source of the certificate, not both credentialNames and tlsCertificates"
            );
    }

    static void CheckCertificates(ServerTls tls, ServerCredentials credentials, string path, Review review)
    {
        var ends = tls.Mode is "SIMPLE" or "MUTUAL" or "OPTIONAL_MUTUAL";
        // From here on Istio looks no further where the Secret is fetched, so caCrl passes beside credentialName.
        if (ends && credentials.IsFetched)
            return;
        if (ends)
        {
            if (tls.Mode != "SIMPLE" && string.IsNullOrEmpty(tls.CaCertificates))
                review.Add(
                    NoClientCa,
                    path,
                    $"mode {tls.Mode} needs a CA for client certificates: set credentialName, or caCertificates"
                );
            if (tls.TlsCertificates is { Count: > 2 })
                review.Add(
                    TooManyCertificates,
                    $"{path}.tlsCertificates",
                    $"must have at most 2 entries, not {tls.TlsCertificates.Count}"
                );
            foreach (var (certificate, at) in credentials.Files(path))
            {
                if (string.IsNullOrEmpty(certificate.ServerCertificate))
                    review.Add(
                        NoCertificate,
                        at,
                        $"mode {tls.Mode} needs a certificate: set credentialName, or serverCertificate"
                    );
                if (string.IsNullOrEmpty(certificate.PrivateKey))
                    review.Add(
                        NoCertificate,
                        at,
                        $"mode {tls.Mode} needs the certificate's key: set credentialName, or privateKey"
                    );
            }
        }

        if (string.IsNullOrEmpty(tls.CaCrl))
            return;
        if (!string.IsNullOrEmpty(tls.CredentialName))
            review.Add(
                Crl,
                $"{path}.caCrl",
                $"'{tls.CaCrl}' must not stand beside credentialName: put the list into the Secret"
            );
        if (tls.Mode == "SIMPLE")
            review.Add(
                Crl,
                $"{path}.caCrl",
                $"'{tls.CaCrl}' must not be set with mode SIMPLE, which checks no client: remove it"
            );
    }
}
