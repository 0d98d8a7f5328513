using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Hashing;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>What we need to know of an X.509 certificate.</summary>
internal sealed record Certificate
{
    /// <summary>
    /// The field or file that it came from, for example <c>data[tls.crt]</c>; empty where nobody asks.
    /// </summary>
    public required string Field { get; init; }

    /// <summary>Which of several in there: <c>certificate 2</c>; empty where there is only one.</summary>
    public required string Part { get; init; }

    public required int Version { get; init; }

    /// <summary>Empty where only the names in the extension count.</summary>
    public required DistinguishedName Subject { get; init; }

    /// <summary>As the certificate has it; empty names are possible.</summary>
    public required DistinguishedName Issuer { get; init; }

    /// <summary>In lower-case hex.</summary>
    public required string Serial { get; init; }

    /// <summary>The first second in which it is valid, in UTC.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>The last second in which it is valid, in UTC.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>
    /// One of the two that is not written as RFC 5280 (4.1.2.5) says, which clients refuse; null where both are.
    /// </summary>
    public string? OddTime { get; private init; }

    /// <summary>Read structurally, whatever its kind.</summary>
    public required PublicKey PublicKey { get; init; }

    /// <summary>The signature algorithm's object identifier.</summary>
    public string SignatureAlgorithm => Signature.Algorithm.Id;

    public required CertificateSignature Signature { get; init; }

    /// <summary>Absent ones have their defaults.</summary>
    public required CertificateExtensions Extensions { get; init; }

    /// <summary>SHA-256 of the DER, in lower-case hex.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Whether subject and issuer are the same; whether it signed itself is not verified.</summary>
    public bool IsSelfIssued => Subject.Key == Issuer.Key;

    /// <summary>
    /// A root from the time before extensions cannot say that it is a CA, and is trusted as one all the same.
    /// </summary>
    public bool IsCa => Extensions.IsCa || (Version < 3 && IsSelfIssued);

    /// <summary>A finding about this certificate.</summary>
    public PkiFinding Found(Rule rule, string message) => new(rule, Field, Part, message);

    /// <summary>Null where the content is not a certificate.</summary>
    public static Certificate? Read(byte[] der, string field = "", string part = "") =>
        Der.ReadSigned(
            der,
            (outer, inner, bytes) =>
            {
                var hasVersion = inner[0] is Asn1TaggedObject { TagNo: 0 };
                var first = hasVersion ? 1 : 0;
                var validity = Asn1Sequence.GetInstance(inner[first + 3]);
                return new Certificate
                {
                    Field = field,
                    Part = part,
                    Version = hasVersion ? VersionOf((Asn1TaggedObject)inner[0]) : 1,
                    Serial = Convert.ToHexStringLower(DerInteger.GetInstance(inner[first]).Value.ToByteArray()),
                    Issuer = DistinguishedName.Read(inner[first + 2]),
                    NotBefore = Utc(Time.GetInstance(validity[0])),
                    NotAfter = Utc(Time.GetInstance(validity[1])),
                    OddTime = Odd(validity[0]) ?? Odd(validity[1]),
                    Subject = DistinguishedName.Read(inner[first + 4]),
                    PublicKey = PublicKey.Read(SubjectPublicKeyInfo.GetInstance(inner[first + 5])),
                    Signature = CertificateSignature.Of(outer, inner[first + 1], bytes),
                    Extensions = CertificateExtensions.Read(RawExtension.AllOf(Extension(inner))),
                    Fingerprint = Convert.ToHexStringLower(Digest.Sha256(bytes)),
                };
            }
        );

    /// <summary>Whatever the time zone of this machine.</summary>
    public static DateTimeOffset Utc(Time time) => new(DateTime.SpecifyKind(time.ToDateTime(), DateTimeKind.Utc));

    static string? Odd(Asn1Encodable time)
    {
        var (text, length) = time.ToAsn1Object() is Asn1UtcTime utc
            ? (utc.TimeString, "YYMMDDHHMMSSZ".Length)
            : (((Asn1GeneralizedTime)time.ToAsn1Object()).TimeString, "YYYYMMDDHHMMSSZ".Length);
        return
            text.Length == length && text[^1] == 'Z' && !text.AsSpan(0, length - 1).ContainsAnyExceptInRange('0', '9')
            ? null
            : text;
    }

    /// <summary>
    /// As BoringSSL's X509_check_issued: by name, and by key id, serial number and issuer where both state one.
    /// </summary>
    public bool IsIssuedBy(Certificate other) =>
        Issuer.Key == other.Subject.Key && other.IsMeantBy(Extensions.Authority);

    /// <summary>
    /// BoringSSL's X509_check_akid: what a signature says of its key, and this certificate states as well, must agree.
    /// </summary>
    public bool IsMeantBy(AuthorityKey? key) =>
        key is null
        || (
            (
                key.KeyId is null
                || Extensions.SubjectKeyId is not { } subject
                || key.KeyId.AsSpan().SequenceEqual(subject)
            )
            && (key.Serial is null || key.Serial == Serial)
            && (key.IssuerKey is null || key.IssuerKey == Issuer.Key)
        );

    /// <summary>
    /// False only where the signature is known to be by another key, or the certificate was changed afterwards.
    /// </summary>
    public bool MayBeSignedBy(Certificate other) => Signature.IsBy(other.PublicKey) != false;

    /// <summary>1, 2 or 3; it is written as one less.</summary>
    static int VersionOf(Asn1TaggedObject tagged) =>
        DerInteger.GetInstance(tagged, true).IntValueExact is >= 0 and <= 2 and var version
            ? version + 1
            : throw new InvalidDataException();

    static Asn1Encodable? Extension(Asn1Sequence inner) =>
        inner[^1] is Asn1TaggedObject { TagNo: 3 } extensions ? Asn1Sequence.GetInstance(extensions, true) : null;
}
