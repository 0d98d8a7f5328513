using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using static Kyma.Krm.Istio.Texts.GatewayFindings;

namespace Kyma.Krm.Istio.Admission;

/// <summary>The TLS settings of a Gateway's server or a Sidecar's ingress listener in themselves.</summary>
internal static class ServerTlsRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        TlsIstioMutualCertificates,
        TlsPassthroughCertificates,
        TlsSeveralCertificateSources,
        TlsNoClientCa,
        TlsNoCertificate,
        TlsTooManyCertificates,
        TlsCrl,
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
                review.Add(
                    TlsIstioMutualCertificates,
                    $"{path}.{field}",
                    "must not be set with mode ISTIO_MUTUAL: remove it"
                );
            return;
        }

        if (tls.IsPassthrough() && credentials.Fields is [var first, ..])
            review.Add(
                TlsPassthroughCertificates,
                $"{path}.{first}",
                $"is ignored in mode {tls.Mode ?? "PASSTHROUGH, which an absent mode means"}: set mode "
                    + "SIMPLE or MUTUAL, or remove it"
            );

        if (credentials.Sources.Count > 1)
            review.Add(
                TlsSeveralCertificateSources,
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
                TlsSeveralCertificateSources,
                path,
                "must have one source of the certificate, not both credentialName and credentialNames"
            );
        if (tls.TlsCertificates is not null)
            review.Add(
                TlsSeveralCertificateSources,
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
                    TlsNoClientCa,
                    path,
                    $"mode {tls.Mode} needs a CA for client certificates: set credentialName, or caCertificates"
                );
            if (tls.TlsCertificates is { Count: > 2 })
                review.Add(
                    TlsTooManyCertificates,
                    $"{path}.tlsCertificates",
                    $"must have at most 2 entries, not {tls.TlsCertificates.Count}"
                );
            foreach (var (certificate, at) in credentials.Files(path))
            {
                if (string.IsNullOrEmpty(certificate.ServerCertificate))
                    review.Add(
                        TlsNoCertificate,
                        at,
                        $"mode {tls.Mode} needs a certificate: set credentialName, or serverCertificate"
                    );
                if (string.IsNullOrEmpty(certificate.PrivateKey))
                    review.Add(
                        TlsNoCertificate,
                        at,
                        $"mode {tls.Mode} needs the certificate's key: set credentialName, or privateKey"
                    );
            }
        }

        if (string.IsNullOrEmpty(tls.CaCrl))
            return;
        if (!string.IsNullOrEmpty(tls.CredentialName))
            review.Add(
                TlsCrl,
                $"{path}.caCrl",
                $"'{tls.CaCrl}' must not be set together with credentialName: put the list into the Secret"
            );
        if (tls.Mode == "SIMPLE")
            review.Add(
                TlsCrl,
                $"{path}.caCrl",
                $"'{tls.CaCrl}' must not be set with mode SIMPLE, which checks no client: remove it"
            );
    }

    /// <summary>PASSTHROUGH is what an absent mode means.</summary>
    public static bool IsPassthrough(this ServerTls tls) => tls.Mode is null or "PASSTHROUGH" or "AUTO_PASSTHROUGH";
}
