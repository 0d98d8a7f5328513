using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.X509;
using Org.BouncyCastle.Asn1.X509;
using static Kyma.Krm.Certificates.Pki.ChainFindings;
using static Kyma.Krm.Certificates.Pki.LeafFindings;

namespace Kyma.Krm.Certificates.Pki.Paths;

/// <summary>
/// One walk over the path from the server's certificate to the last issuer that is there (RFC 5280, section 6.1),
/// asking what clients ask. Where OpenSSL, BoringSSL (crypto/x509/x509_vfy) and Go differ, what one of the first two
/// refuses is an error: both verify other people's certificates in Envoy, curl, Python, Node and gRPC.
/// </summary>
internal sealed class PathCheck(Chain chain)
{
    /// <summary>SHA-1 and MD5 with RSA, SHA-1 with DSA and ECDSA.</summary>
    static readonly HashSet<string> WeakSignatures =
    [
        "1.2.840.113549.1.1.2",
        "1.2.840.113549.1.1.4",
        "1.2.840.113549.1.1.5",
        "1.2.840.10040.4.3",
        "1.2.840.10045.4.1",
    ];

    public IEnumerable<PkiFinding> Run() =>
        [
            .. Signatures(),
            .. chain.Path.Skip(1).SelectMany(Issuer),
            .. PathLengths(),
            .. Names(),
            .. chain.Path.SelectMany(Each),
        ];

    IEnumerable<PkiFinding> Signatures() =>
        chain
            .Links.Where(pair => !pair.Issued.MayBeSignedBy(pair.Issuer))
            .Select(pair =>
                pair.Issued.Found(
                    SignatureMismatch,
                    pair.Issued.Signature.IsConsistent
                        ? $"({pair.Issued.Subject.Text}) was not signed with the key of "
                            + $"{pair.Issuer.Subject.Text}{Second(pair.Issuer)}, the issuer that it names"
                        : $"({pair.Issued.Subject.Text}) names one signature algorithm in its signed part, "
                            + "and another outside"
                )
            );

    IEnumerable<PkiFinding> Issuer(Certificate issuer)
    {
        if (!issuer.IsCa || !issuer.Extensions.Permits(KeyUsage.KeyCertSign))
            yield return issuer.Found(
                IssuerNotACa,
                $"({issuer.Subject.Text}) may not issue certificates: it must have CA:TRUE and, among its "
                    + "key usages, keyCertSign"
            );
        if (!issuer.Extensions.IsFor(KeyPurposeID.id_kp_serverAuth))
            yield return issuer.Found(
                IssuerNotForServers,
                $"({issuer.Subject.Text}) may not issue certificates for servers: its extended key usage "
                    + "lacks serverAuth"
            );
        if (!IsKnownToAll(issuer.PublicKey))
            yield return issuer.Found(
                IssuerKeyUnsupported,
                $"({issuer.Subject.Text}) has a key of the kind {issuer.PublicKey.Kind}, which not all clients know"
            );
        if (issuer.PublicKey.Kind is { Algorithm: KeyAlgorithm.Rsa, Size: < KeyFindings.SmallestRsa } kind)
            yield return issuer.Found(
                IssuerKeyTooSmall,
                $"({issuer.Subject.Text}) has a key of the kind {kind}; it must have at least "
                    + $"{KeyFindings.SmallestRsa} bits"
            );
    }

    /// <summary>
    /// What BoringSSL makes a key of (crypto/evp, crypto/fipsmodule/ec): RSA, the curves of NIST and Ed25519.
    /// </summary>
    static bool IsKnownToAll(PublicKey key) =>
        key.Kind switch
        {
            { Algorithm: KeyAlgorithm.Rsa or KeyAlgorithm.Ed25519 } => true,
            { Algorithm: KeyAlgorithm.Ecdsa } => key.Curve is not null,
            _ => false,
        };

    /// <summary>A CA that issued itself does not count (RFC 5280, 6.1.4, l), but its own limit does.</summary>
    IEnumerable<PkiFinding> PathLengths()
    {
        var between = 0;
        foreach (var (i, certificate) in chain.Path.Index())
        {
            if (i > 1 && certificate.Extensions.PathLength is { } limit && between > limit)
                yield return certificate.Found(
                    PathLengthExceeded,
                    $"({certificate.Subject.Text}) allows {limit} CAs below itself (path length), and there "
                        + $"{(between == 1 ? "is 1" : $"are {between}")}"
                );
            if (i > 0 && !certificate.IsSelfIssued)
                between++;
        }
    }

    IEnumerable<PkiFinding> Names()
    {
        var path = chain.Path;
        for (var i = 0; i < path.Count; i++)
        {
            if (i > 0 && path[i].IsSelfIssued)
                continue;
            foreach (var issuer in path.Skip(i + 1))
            {
                if (
                    issuer.Extensions.NameLimits?.Refused(
                        path[i].Subject,
                        path[i].Extensions.Names ?? SubjectNames.None
                    ) is
                    { Count: > 0 } refused
                )
                    yield return path[i]
                        .Found(
                            NameConstraintViolated,
                            $"has the names {Printable.Some(refused)}, which "
                                + $"{(i == 0 ? "its CA" : "the CA above it,")} {issuer.Subject.Text} may not issue "
                                + "(name constraints)"
                        );
            }
        }
    }

    IEnumerable<PkiFinding> Each(Certificate certificate, int depth)
    {
        // Nobody verifies the signature of a root: it is trusted for being there.
        if (WeakSignatures.Contains(certificate.SignatureAlgorithm) && (depth == 0 || !certificate.IsSelfIssued))
            yield return certificate.Found(Sha1Signature, "is signed with SHA-1 or MD5; it must be SHA-256 or better");
        if (certificate.Extensions.UnknownCritical is { Count: > 0 } unknown)
            yield return certificate.Found(
                UnknownCriticalExtension,
                $"has a critical extension that TLS clients do not know: {Printable.Some(unknown)}"
            );
    }

    static string Second(Certificate certificate) => certificate.Part.Length == 0 ? "" : $" ({certificate.Part})";
}
