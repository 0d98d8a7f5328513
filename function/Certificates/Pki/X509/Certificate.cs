using Kyma.Krm.Certificates.Pki.Keys;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>What we need to know of an X.509 certificate.</summary>
internal sealed record Certificate
{
    public required int Version { get; init; }

    public required DistinguishedName Subject { get; init; }

    public required DistinguishedName Issuer { get; init; }

    public required string Serial { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }

    public required PublicKey PublicKey { get; init; }

    /// <summary>The signature algorithm's object identifier.</summary>
    public string SignatureAlgorithm => Signature.Algorithm.Id;

    public required CertificateSignature Signature { get; init; }

    public required CertificateExtensions Extensions { get; init; }

    /// <summary>SHA-256 of the DER, in lower-case hex.</summary>
    public required string Fingerprint { get; init; }

    public bool IsSelfIssued => Subject.Key == Issuer.Key;

    /// <summary>Null where the content is no certificate.</summary>
    public static Certificate? Read(byte[] der) =>
        Der.Read(
            der,
            bytes =>
            {
                var certificate = X509CertificateStructure.GetInstance(Asn1Object.FromByteArray(bytes));
                return new Certificate
                {
                    Version = certificate.Version,
                    Subject = DistinguishedName.Read(certificate.Subject),
                    Issuer = DistinguishedName.Read(certificate.Issuer),
                    Serial = Convert.ToHexStringLower(certificate.SerialNumber.Value.ToByteArray()),
                    NotBefore = Utc(certificate.StartDate),
                    NotAfter = Utc(certificate.EndDate),
                    PublicKey = PublicKey.Read(certificate.SubjectPublicKeyInfo),
                    Signature = CertificateSignature.Of(certificate),
                    Extensions = CertificateExtensions.Read(certificate.Extensions),
                    Fingerprint = Convert.ToHexStringLower(Digest.Sha256(bytes)),
                };
            }
        );

    /// <summary>Whatever the time zone of this machine.</summary>
    public static DateTimeOffset Utc(Time time) => new(DateTime.SpecifyKind(time.ToDateTime(), DateTimeKind.Utc));

    /// <summary>As BoringSSL's X509_check_issued: by name, and by key id where both state one.</summary>
    public bool IsIssuedBy(Certificate other) =>
        Issuer.Key == other.Subject.Key
        && (
            Extensions.AuthorityKeyId is not { } authority
            || other.Extensions.SubjectKeyId is not { } subject
            || authority.AsSpan().SequenceEqual(subject)
        );

    /// <summary>False only where the signature is known to be by another key, or the certificate was changed afterwards.</summary>
    public bool MayBeSignedBy(Certificate other) => Signature.IsBy(other.PublicKey) != false;
}
