using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>The signature on a certificate, with what it was made over.</summary>
internal sealed record CertificateSignature(DerObjectIdentifier Algorithm, byte[] Signed, byte[] Value)
{
    /// <summary>Larger ones take BouncyCastle seconds to accept (see <see cref="PublicKey"/>), and hardly any CA has them.</summary>
    const int LargestModulus = 4096;

    public static CertificateSignature Of(X509CertificateStructure certificate) =>
        new(certificate.SignatureAlgorithm.Algorithm, certificate.TbsCertificate.GetDerEncoded(), certificate.GetSignatureOctets());

    /// <returns>Whether the key made it; null for kinds that we do not verify (RSA-PSS, EdDSA, SHA-1, unknown curves).</returns>
    public bool? IsBy(PublicKey key) => key switch
    {
        { Kind.Algorithm: KeyAlgorithm.Rsa, Kind.Size: <= LargestModulus, Numbers: [var modulus, var exponent] } => IsByRsa(modulus, exponent),
        { Kind.Algorithm: KeyAlgorithm.Ecdsa, Curve: { } curve, Numbers: [var x, var y] } => IsByEcdsa(curve, x, y),
        _ => null,
    };

    bool? IsByRsa(BigInteger modulus, BigInteger exponent)
    {
        IDigest? digest = Algorithm.Id switch
        {
            _ when Algorithm.Equals(PkcsObjectIdentifiers.Sha256WithRsaEncryption) => new Sha256Digest(),
            _ when Algorithm.Equals(PkcsObjectIdentifiers.Sha384WithRsaEncryption) => new Sha384Digest(),
            _ when Algorithm.Equals(PkcsObjectIdentifiers.Sha512WithRsaEncryption) => new Sha512Digest(),
            _ => null,
        };
        if (digest is null) return null;
        var verifier = new RsaDigestSigner(digest);
        verifier.Init(false, new RsaKeyParameters(false, modulus, exponent));
        verifier.BlockUpdate(Signed, 0, Signed.Length);
        return verifier.VerifySignature(Value);
    }

    bool? IsByEcdsa(Curve curve, BigInteger x, BigInteger y)
    {
        IDigest? digest = Algorithm.Id switch
        {
            _ when Algorithm.Equals(X9ObjectIdentifiers.ECDsaWithSha256) => new Sha256Digest(),
            _ when Algorithm.Equals(X9ObjectIdentifiers.ECDsaWithSha384) => new Sha384Digest(),
            _ when Algorithm.Equals(X9ObjectIdentifiers.ECDsaWithSha512) => new Sha512Digest(),
            _ => null,
        };
        if (digest is null) return null;
        var verifier = new DsaDigestSigner(new ECDsaSigner(), digest, StandardDsaEncoding.Instance);
        verifier.Init(false, new ECPublicKeyParameters(curve.Domain.Curve.CreatePoint(x, y), curve.Domain));
        verifier.BlockUpdate(Signed, 0, Signed.Length);
        return verifier.VerifySignature(Value);
    }
}
