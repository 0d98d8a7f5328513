using Kyma.Krm.Certificates.Pki.Pem;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>What we need to know of a certificate revocation list; its entries are of no interest here.</summary>
/// <param name="Field">The field or file that it came from.</param>
/// <param name="Line">Of its BEGIN.</param>
internal sealed record RevocationList(string Field, int Line)
{
    /// <summary>The CA whose certificates it revokes.</summary>
    public required DistinguishedName Issuer { get; init; }

    /// <summary>When it was issued, in UTC.</summary>
    public required DateTimeOffset ThisUpdate { get; init; }

    /// <summary>Null where it does not say.</summary>
    public DateTimeOffset? NextUpdate { get; init; }

    public required CertificateSignature Signature { get; init; }

    public AuthorityKey? Authority { get; init; }

    /// <summary>Critical extensions that BoringSSL does not know; with one the list does not count.</summary>
    public IReadOnlyList<string> UnknownCritical { get; init; } = [];

    /// <summary>Why it does not speak for all certificates of its CA, a clause; null where it does.</summary>
    public string? Scope { get; init; }

    /// <summary>Null where the content is not a revocation list.</summary>
    public static RevocationList? Read(byte[] der, string field, int line) =>
        Der.ReadSigned(
            der,
            (outer, inner, bytes) =>
            {
                var list = CertificateList.GetInstance(outer);
                var extensions = RawExtension.AllOf(
                    inner[^1] is Asn1TaggedObject { TagNo: 0 } tagged ? Asn1Sequence.GetInstance(tagged, true) : null
                );
                var raw = new ExtensionReader(extensions);
                var scope = raw.Read(X509Extensions.IssuingDistributionPoint, IssuingDistributionPoint.GetInstance);
                var authority = raw.Read(X509Extensions.AuthorityKeyIdentifier, AuthorityKey.Read);
                if (raw.Malformed.Count > 0)
                    throw new InvalidDataException();
                return new RevocationList(field, line)
                {
                    Issuer = DistinguishedName.Read(list.Issuer),
                    ThisUpdate = Certificate.Utc(list.ThisUpdate),
                    NextUpdate = list.NextUpdate is { } end ? Certificate.Utc(end) : null,
                    Signature = CertificateSignature.Of(outer, inner[inner[0] is DerInteger ? 1 : 0], bytes),
                    Authority = authority,
                    UnknownCritical = extensions
                        .Where(extension =>
                            extension.IsCritical
                            && !extension.Type.Equals(X509Extensions.IssuingDistributionPoint)
                            && !extension.Type.Equals(X509Extensions.AuthorityKeyIdentifier)
                        )
                        .Select(extension => extension.Type.Id)
                        .ToArray(),
                    Scope = ScopeOf(scope),
                };
            }
        );

    /// <summary>
    /// BoringSSL's crl_crldp_check and get_crl_score: lists for some reasons, some kinds or other issuers are never
    /// used.
    /// </summary>
    static string? ScopeOf(IssuingDistributionPoint? point) =>
        point switch
        {
            { OnlyContainsUserCerts: true } =>
                "it is for other certificates than those of CAs only, and a CA's own is looked up too",
            { OnlyContainsCACerts: true } => "it is for the certificates of CAs only",
            { OnlyContainsAttributeCerts: true } => "it is for attribute certificates",
            { IsIndirectCrl: true } => "it is an indirect list, for certificates of other issuers",
            { OnlySomeReasons: not null } => "it is for some reasons of revocation only",
            { DistributionPoint: not null } => "it is for the certificates of one distribution point only",
            _ => null,
        };
}

/// <summary>The revocation lists in a PEM file.</summary>
internal static class RevocationFile
{
    /// <summary>The lists that can be read, in the order of the file.</summary>
    /// <param name="findings">Gains those that cannot be read; the faults of the file itself are for the caller to
    /// report.</param>
    public static List<RevocationList> Read(string field, PemFile pem, List<PkiFinding> findings)
    {
        var lists = new List<RevocationList>();
        foreach (var block in pem.Blocks.Where(block => block.IsRevocationList && !block.IsDamaged))
        {
            if (RevocationList.Read(block.Der, field, block.Line) is { } list)
                lists.Add(list);
            else
                findings.Add(
                    new PkiFinding(
                        CaFindings.CrlNotParseable,
                        field,
                        PemFault.Part(block.Line),
                        "begins a revocation list that cannot be parsed"
                    )
                );
        }

        return lists;
    }
}
