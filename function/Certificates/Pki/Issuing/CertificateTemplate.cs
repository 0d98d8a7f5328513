using Kyma.Krm.Hashing;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Math;

namespace Kyma.Krm.Certificates.Pki.Issuing;

/// <summary>A certificate before it is signed.</summary>
internal sealed record CertificateTemplate(
    X509Name Subject,
    X509Name Issuer,
    Validity Validity,
    SubjectPublicKeyInfo PublicKey,
    X509Extensions Extensions
)
{
    /// <summary>The signed DER.</summary>
    public byte[] Sign(CaKey issuer)
    {
        var toSign = ToBeSigned(Serial());
        return new X509CertificateStructure(
            toSign,
            CaKey.SignatureAlgorithm,
            new DerBitString(issuer.Sign(toSign.GetDerEncoded()))
        ).GetDerEncoded();
    }

    /// <summary>
    /// A hash of everything else in the certificate: different certificates of one CA differ in their serials without
    /// anyone counting. The top bits 01 keep it positive and exactly 20 bytes long (RFC 5280, 4.1.2.2).
    /// </summary>
    BigInteger Serial()
    {
        var serial = Digest.Sha256([.. "serial/v1"u8, .. ToBeSigned(BigInteger.One).GetDerEncoded()])[..20];
        serial[0] = (byte)((serial[0] & 0b0011_1111) | 0b0100_0000);
        return new BigInteger(1, serial);
    }

    TbsCertificateStructure ToBeSigned(BigInteger serial)
    {
        var generator = new V3TbsCertificateGenerator();
        generator.SetSerialNumber(new DerInteger(serial));
        generator.SetSignature(CaKey.SignatureAlgorithm);
        generator.SetIssuer(Issuer);
        generator.SetValidity(Validity);
        generator.SetSubject(Subject);
        generator.SetSubjectPublicKeyInfo(PublicKey);
        generator.SetExtensions(Extensions);
        return generator.GenerateTbsCertificate();
    }
}
