using System.Net;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>The extensions of a certificate that decide whether clients accept it.</summary>
internal sealed record CertificateExtensions
{
    static readonly DerObjectIdentifier TlsFeature = new("1.3.6.1.5.5.7.1.24");

    /// <summary>status_request (RFC 6066), which as a TLS feature means "must staple" (RFC 7633).</summary>
    const int StatusRequest = 5;

    /// <summary>BoringSSL's X509_supported_extension: an unknown critical extension makes a certificate invalid.</summary>
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
    public IReadOnlyList<string>? DnsNames { get; init; }

    /// <summary>As octets: 4 for IPv4, 16 for IPv6.</summary>
    public IReadOnlyList<byte[]> IpAddresses { get; init; } = [];

    public bool IsCa { get; init; }

    /// <summary>Null where the extension is missing, which permits every use.</summary>
    public int? KeyUsage { get; init; }

    /// <summary>Object identifiers; null where the extension is missing, which permits every purpose.</summary>
    public IReadOnlyList<string>? ExtendedKeyUsage { get; init; }

    public byte[]? SubjectKeyId { get; init; }

    public byte[]? AuthorityKeyId { get; init; }

    public NameLimits? NameLimits { get; init; }

    public bool IsMustStaple { get; init; }

    public IReadOnlyList<string> UnknownCritical { get; init; } = [];

    /// <summary>All names that a client could ask for, as text.</summary>
    public IReadOnlyList<string> Names =>
        [
            .. (DnsNames ?? []).Select(Printable.Text),
            .. IpAddresses
                .Where(address => address.Length is 4 or 16)
                .Select(address => new IPAddress(address).ToString()),
        ];

    public bool Permits(int usage) => KeyUsage is not { } permitted || (permitted & usage) != 0;

    public static CertificateExtensions Read(X509Extensions? extensions)
    {
        if (extensions is null)
            return new CertificateExtensions();
        var names = Value(X509Extensions.SubjectAlternativeName) is { } san
            ? GeneralNames.GetInstance(san).GetNames()
            : null;
        return new CertificateExtensions
        {
            DnsNames = names is null
                ? null
                : [.. names.Where(n => n.TagNo == GeneralName.DnsName).Select(n => ((IAsn1String)n.Name).GetString())],
            IpAddresses = names is null
                ? []
                :
                [
                    .. names
                        .Where(n => n.TagNo == GeneralName.IPAddress)
                        .Select(n => ((Asn1OctetString)n.Name).GetOctets()),
                ],
            IsCa =
                Value(X509Extensions.BasicConstraints) is { } constraints
                && BasicConstraints.GetInstance(constraints).IsCA(),
            KeyUsage = Value(X509Extensions.KeyUsage) is { } usage ? ((DerBitString)usage).IntValue : null,
            ExtendedKeyUsage = Value(X509Extensions.ExtendedKeyUsage) is { } purposes
                ? [.. Asn1Sequence.GetInstance(purposes).Select(purpose => ((DerObjectIdentifier)purpose).Id)]
                : null,
            SubjectKeyId = Value(X509Extensions.SubjectKeyIdentifier) is { } ski
                ? ((Asn1OctetString)ski).GetOctets()
                : null,
            AuthorityKeyId = Value(X509Extensions.AuthorityKeyIdentifier) is { } aki
                ? AuthorityKeyIdentifier.GetInstance(aki).KeyIdentifier?.GetOctets()
                : null,
            NameLimits = Value(X509Extensions.NameConstraints) is { } limits
                ? NameLimits.Read(NameConstraints.GetInstance(limits))
                : null,
            IsMustStaple =
                Value(TlsFeature) is { } features
                && Asn1Sequence.GetInstance(features).Any(feature => ((DerInteger)feature).HasValue(StatusRequest)),
            UnknownCritical =
            [
                .. extensions.GetCriticalExtensionOids().Where(oid => !Understood.Contains(oid)).Select(oid => oid.Id),
            ],
        };

        Asn1Object? Value(DerObjectIdentifier oid) =>
            extensions.GetExtension(oid) is { } extension ? Der.Inner(extension.Value.GetOctets()) : null;
    }
}
