using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.GatewayFindings;

namespace Kyma.Krm.Istio.Admission;

/// <summary>The TLS settings of a Gateway's server or a Sidecar's ingress listener in themselves.</summary>
internal static class ServerTlsRules
{
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

/// <summary>Which certificate fields of a server are set, as its Istio release counts them.</summary>
/// <param name="Fields">Every certificate field with content.</param>
/// <param name="Sources">The ways to a server certificate that are set.</param>
/// <param name="IsFetched">The certificate comes from a Secret.</param>
internal sealed record ServerCredentials(
    ServerTls Tls,
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> Sources,
    bool IsFetched
)
{
    // The fields came with 1.26, the webhook has looked at them since 1.27.
    static readonly IstioVersion KnowsLists = IstioVersion.Of(27);

    public static ServerCredentials Of(ServerTls tls, IstioVersion version)
    {
        var knowsLists = version >= KnowsLists;
        var names = knowsLists && tls.CredentialNames is { Count: > 0 };
        var files = knowsLists && tls.TlsCertificates is { Count: > 0 };
        var pair = Review.IsSet(tls.ServerCertificate) && Review.IsSet(tls.PrivateKey);
        (string Field, bool IsSet)[] fields =
        [
            ("serverCertificate", Review.IsSet(tls.ServerCertificate)),
            ("privateKey", Review.IsSet(tls.PrivateKey)),
            ("caCertificates", Review.IsSet(tls.CaCertificates)),
            ("caCrl", Review.IsSet(tls.CaCrl)),
            ("tlsCertificates", files),
            ("credentialName", Review.IsSet(tls.CredentialName)),
            ("credentialNames", names),
        ];
        (string Field, bool IsSet)[] sources =
        [
            ("serverCertificate", pair),
            ("credentialName", Review.IsSet(tls.CredentialName)),
            ("credentialNames", names),
            ("tlsCertificates", files),
        ];
        return new ServerCredentials(
            tls,
            Set(fields),
            knowsLists ? Set(sources) : [],
            Review.IsSet(tls.CredentialName) || names
        );
    }

    /// <summary>The pairs of files, each with its path.</summary>
    public IEnumerable<(TlsCertificate Certificate, string Path)> Files(string path) =>
        Fields.Contains("tlsCertificates")
            ? Tls.TlsCertificates!.Select(
                (certificate, i) => (certificate, FieldPath.Child($"{path}.tlsCertificates", i))
            )
            : [(new TlsCertificate { ServerCertificate = Tls.ServerCertificate, PrivateKey = Tls.PrivateKey }, path)];

    static List<string> Set(IEnumerable<(string Field, bool IsSet)> fields) =>
        [.. fields.Where(field => field.IsSet).Select(field => field.Field)];
}

/// <summary>TLS versions and cipher suites of a server.</summary>
internal static class TlsVersionRules
{
    public static void Check(ServerTls tls, string path, Review review)
    {
        var suites = tls.CipherSuites ?? [];
        if (tls.MinProtocolVersion is "TLSV1_0" or "TLSV1_1" && suites.Count == 0)
            review.Add(
                TlsOldVersionWithoutCiphers,
                $"{path}.minProtocolVersion",
                $"'{tls.MinProtocolVersion}' needs cipherSuites that it can use: better make it TLSV1_2"
            );

        var seen = new HashSet<string>();
        for (var i = 0; i < suites.Count; i++)
        {
            var at = FieldPath.Child($"{path}.cipherSuites", i);
            if (!CipherSuites.IsAccepted(suites[i]))
                review.NotOneOf(suites[i], CipherSuites.Names, TlsUnknownCipher, at);
            else if (!seen.Add(suites[i]))
                review.Add(TlsDuplicateCipher, at, $"'{suites[i]}' is listed twice: remove one");
        }
    }
}
