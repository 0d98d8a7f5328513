using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>The extensions of a certificate that decide whether clients accept it.</summary>
internal sealed record CertificateExtensions
{
    static readonly DerObjectIdentifier TlsFeature = new("1.3.6.1.5.5.7.1.24");

    /// <summary>status_request (RFC 6066), which as a TLS feature means "must staple" (RFC 7633).</summary>
    const int StatusRequest = 5;

    /// <summary>
    /// BoringSSL's X509_supported_extension: an unknown critical extension makes a certificate invalid.
    /// </summary>
    static readonly HashSet<DerObjectIdentifier> Understood =
    [
        X509Extensions.KeyUsage,
        X509Extensions.SubjectAlternativeName,
        X509Extensions.BasicConstraints,
        X509Extensions.CertificatePolicies,
        X509Extensions.ExtendedKeyUsage,
        X509Extensions.PolicyConstraints,
        X509Extensions.NameConstraints,
        X509Extensions.PolicyMappings,
        X509Extensions.InhibitAnyPolicy,
    ];

    /// <summary>Null where there is no subject alternative name extension.</summary>
    public SubjectNames? Names { get; private init; }

    public IReadOnlyList<string> DnsNames => Names?.Dns ?? [];

    /// <summary>Whether the basic constraints say that it is a CA; false where they are absent.</summary>
    public bool IsCa { get; private init; }

    /// <summary>How many CAs may follow; null where there is no limit.</summary>
    public int? PathLength { get; private init; }

    /// <summary>Null where the extension is missing, which permits every use.</summary>
    public int? KeyUsage { get; private init; }

    /// <summary>Object identifiers; null where the extension is missing, which permits every purpose.</summary>
    public IReadOnlyList<string>? ExtendedKeyUsage { get; private init; }

    public byte[]? SubjectKeyId { get; private init; }

    public AuthorityKey? Authority { get; private init; }

    public NameLimits? NameLimits { get; private init; }

    public bool IsMustStaple { get; private init; }

    public IReadOnlyList<string> UnknownCritical { get; private init; } = [];

    /// <summary>
    /// Which extensions are listed twice or hold something else than their standard says, each a clause.
    /// </summary>
    public IReadOnlyList<string> Malformed { get; private init; } = [];

    public bool Permits(int usage) => KeyUsage is not { } permitted || (permitted & usage) != 0;

    /// <summary>
    /// Whether it is for a purpose; OpenSSL and BoringSSL do not count anyExtendedKeyUsage as any of them.
    /// </summary>
    public bool IsFor(KeyPurposeID purpose) => ExtendedKeyUsage?.Contains(purpose.Id) != false;

    /// <param name="extensions">In the order of the certificate; none of them is trusted to be well formed.</param>
    public static CertificateExtensions Read(IReadOnlyList<RawExtension> extensions)
    {
        var raw = new ExtensionReader(extensions);
        var constraints = raw.Read(X509Extensions.BasicConstraints, BasicConstraints.GetInstance);
        if (constraints is { PathLenConstraint: not null } && !constraints.IsCA())
            raw.Malformed.Add("basicConstraints has a path length and is not that of a CA");
        return new CertificateExtensions
        {
            Names = raw.Read(
                X509Extensions.SubjectAlternativeName,
                value => SubjectNames.Read(Asn1Sequence.GetInstance(value))
            ),
            IsCa = constraints?.IsCA() == true,
            PathLength = constraints?.PathLenConstraint is { } length
                ? (length.BitLength > 31 ? int.MaxValue : length.IntValue)
                : null,
            KeyUsage = raw.Read(X509Extensions.KeyUsage, DerBitString.GetInstance)?.IntValue,
            ExtendedKeyUsage = raw.Read(
                X509Extensions.ExtendedKeyUsage,
                value => Asn1Sequence.GetInstance(value).Select(purpose => ((DerObjectIdentifier)purpose).Id).ToList()
            ),
            SubjectKeyId = raw.Read(
                X509Extensions.SubjectKeyIdentifier,
                value => Asn1OctetString.GetInstance(value).GetOctets()
            ),
            Authority = raw.Read(X509Extensions.AuthorityKeyIdentifier, AuthorityKey.Read),
            NameLimits = raw.Read(
                X509Extensions.NameConstraints,
                value => NameLimits.Read(NameConstraints.GetInstance(value))
            ),
            IsMustStaple =
                raw.Read(
                    TlsFeature,
                    value =>
                        Asn1Sequence
                            .GetInstance(value)
                            .Where(feature => DerInteger.GetInstance(feature).HasValue(StatusRequest))
                            .ToList()
                )
                    is { Count: > 0 },
            UnknownCritical = extensions
                .Where(extension => extension.IsCritical && !Understood.Contains(extension.Type))
                .Select(extension => extension.Type.Id)
                .Distinct()
                .ToArray(),
            Malformed = raw.Malformed,
        };
    }
}

/// <summary>Which key signed a certificate or a revocation list (RFC 5280, 4.2.1.1), as far as it says.</summary>
internal sealed record AuthorityKey(byte[]? KeyId, string? Serial, string? IssuerKey)
{
    public static AuthorityKey Read(Asn1Object value)
    {
        var id = AuthorityKeyIdentifier.GetInstance(value);
        var issuer = id.AuthorityCertIssuer?.GetNames().FirstOrDefault(name => name.TagNo == GeneralName.DirectoryName);
        return new AuthorityKey(
            id.KeyIdentifier?.GetOctets(),
            id.AuthorityCertSerialNumber is { } serial ? Convert.ToHexStringLower(serial.ToByteArray()) : null,
            issuer is null ? null : DistinguishedName.Read(issuer.Name).Key
        );
    }
}
