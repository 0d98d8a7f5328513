using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.Paths;

/// <summary>Whether clients can get from the server's certificate to one that they trust.</summary>
internal sealed class ChainCheck(string field, Chain chain)
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
        [.. Order(), .. Completeness(), .. Signatures(), .. Issuers(), .. Names(), .. chain.Path.SelectMany(Each)];

    IEnumerable<PkiFinding> Order()
    {
        var certificates = chain.Certificates;
        if (certificates[0].Fingerprint != chain.Leaf.Fingerprint)
        {
            yield return new PkiFinding(
                ChainRules.LeafNotFirst,
                field,
                chain.LeafPart,
                $"({chain.Leaf.Subject.Text}) is the server's certificate, but certificate 1 is {certificates[0].Subject.Text}"
            );
        }

        for (var i = 1; i < certificates.Count; i++)
        {
            var isTooEarly =
                i != chain.LeafIndex
                && !certificates
                    .Take(i)
                    .Any(earlier =>
                        earlier.IsIssuedBy(certificates[i]) || earlier.Fingerprint == certificates[i].Fingerprint
                    );
            if (
                isTooEarly
                && certificates
                    .Skip(i + 1)
                    .FirstOrDefault(later =>
                        later.IsIssuedBy(certificates[i]) && later.Fingerprint != chain.Leaf.Fingerprint
                    )
                    is { } issued
            )
            {
                yield return new PkiFinding(
                    ChainRules.OutOfOrder,
                    field,
                    Parts.Of(certificates, i),
                    $"({certificates[i].Subject.Text}) stands before {issued.Subject.Text}, which it issued"
                );
                yield break;
            }
        }
    }

    IEnumerable<PkiFinding> Completeness()
    {
        var isIncomplete = chain.Path.Count == 1 && !chain.Leaf.IsSelfIssued;
        var strangers = chain.Strangers();
        if (isIncomplete && strangers.Count == 0)
        {
            yield return new PkiFinding(
                ChainRules.Incomplete,
                field,
                chain.LeafPart,
                $"was issued by {chain.Leaf.Issuer.Text}, whose certificate is not there"
            );
        }

        foreach (var i in strangers)
        {
            var stranger = chain.Certificates[i];
            var message = isIncomplete
                ? $"({stranger.Subject.Text}) did not issue the server's certificate: that was {chain.Leaf.Issuer.Text}{(stranger.Subject.Key == chain.Leaf.Issuer.Key ? ", of the same name but with another key" : "")}"
                : $"({stranger.Subject.Text}) is not part of the server certificate's chain";
            yield return new PkiFinding(
                isIncomplete ? ChainRules.Unrelated : ChainRules.Surplus,
                field,
                Parts.Of(chain.Certificates, i),
                message
            );
        }
    }

    IEnumerable<PkiFinding> Signatures() =>
        chain
            .Links.Where(pair => !pair.Issued.MayBeSignedBy(pair.Issuer))
            .Select(pair => new PkiFinding(
                ChainRules.NotSigned,
                field,
                Part(pair.Issued),
                $"({pair.Issued.Subject.Text}) was not signed with the key of {pair.Issuer.Subject.Text}{Second(Part(pair.Issuer))}, the issuer that it names"
            ));

    IEnumerable<PkiFinding> Issuers() =>
        chain
            .Path.Skip(1)
            .Where(issuer =>
                issuer.Version == 3 && !(issuer.Extensions.IsCa && issuer.Extensions.Permits(KeyUsage.KeyCertSign))
            )
            .Select(issuer => new PkiFinding(
                ChainRules.IssuerNotCa,
                field,
                Part(issuer),
                $"({issuer.Subject.Text}) may not issue certificates: it must have CA:TRUE and, among its key usages, keyCertSign"
            ));

    IEnumerable<PkiFinding> Names()
    {
        foreach (var issuer in chain.Path.Skip(1))
        {
            if (issuer.Extensions.NameLimits is not { } limits)
                continue;
            var refused = (chain.Leaf.Extensions.DnsNames ?? []).Where(name => !limits.Permit(name)).ToList();
            if (refused.Count == 0 && chain.Leaf.Extensions.IpAddresses.All(limits.Permit))
                continue;
            yield return new PkiFinding(
                ChainRules.NameConstraint,
                field,
                chain.LeafPart,
                $"has {(refused.Count > 0 ? $"the names {Printable.Some(refused)}" : "IP addresses")}, which its CA {issuer.Subject.Text} may not issue (name constraints)"
            );
        }
    }

    IEnumerable<PkiFinding> Each(Certificate certificate, int depth)
    {
        // Nobody verifies the signature of a root: it is trusted for being there.
        if (WeakSignatures.Contains(certificate.SignatureAlgorithm) && (depth == 0 || !certificate.IsSelfIssued))
        {
            yield return new PkiFinding(
                LeafRules.Sha1,
                field,
                Part(certificate),
                "is signed with SHA-1 or MD5; it must be SHA-256 or better"
            );
        }

        if (certificate.Extensions.UnknownCritical is { Count: > 0 } unknown)
        {
            yield return new PkiFinding(
                LeafRules.UnknownCritical,
                field,
                Part(certificate),
                $"has a critical extension that TLS clients do not know: {Printable.Some(unknown)}"
            );
        }
    }

    static string Second(string part) => part.Length == 0 ? "" : $" ({part})";

    string Part(Certificate certificate)
    {
        var index = chain.Certificates.ToList().FindIndex(c => c.Fingerprint == certificate.Fingerprint);
        return index < 0 ? "" : Parts.Of(chain.Certificates, index);
    }
}
