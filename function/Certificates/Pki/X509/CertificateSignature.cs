using Kyma.Krm.Certificates.Pki.Keys;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.EdEC;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>The signature on a certificate, with what it was made over.</summary>
internal sealed record CertificateSignature(DerObjectIdentifier Algorithm, byte[] Signed, byte[] Value)
{
    /// <summary>Nothing that any CA has, and still verified in milliseconds.</summary>
    const int LargestModulus = 8192,
        LargestExponent = 64;

    /// <summary>
    /// Whether the algorithm is the same inside and outside of what is signed, as RFC 5280 (4.1.1.2) and all clients
    /// demand.
    /// </summary>
    public bool IsConsistent { get; private init; } = true;

    /// <summary>What belongs to the algorithm: of RSA-PSS the digest and the salt.</summary>
    Asn1Encodable? Parameters { get; init; }

    /// <param name="outer">What is signed, the algorithm and the signature: a certificate or a revocation list.</param>
    /// <param name="innerAlgorithm">The algorithm as it is named in what is signed.</param>
    /// <param name="der">The same as it stands in the file. Encoding it again would mend what is not quite DER, and
    /// with it break the signature.</param>
    public static CertificateSignature Of(Asn1Sequence outer, Asn1Encodable innerAlgorithm, byte[] der) =>
        new(
            AlgorithmIdentifier.GetInstance(outer[1]).Algorithm,
            Der.FirstInner(der),
            DerBitString.GetInstance(outer[2]).GetOctets()
        )
        {
            IsConsistent = innerAlgorithm.ToAsn1Object().Equals(outer[1].ToAsn1Object()),
            Parameters = AlgorithmIdentifier.GetInstance(outer[1]).Parameters,
        };

    /// <returns>Whether the key made it; null for kinds that we do not verify (SHA-1, Ed448, keys that are for RSA-PSS
    /// alone, unknown curves).</returns>
    public bool? IsBy(PublicKey key) =>
        key switch
        {
            _ when !IsConsistent => false,
            { Kind.Algorithm: KeyAlgorithm.Rsa, Kind.Size: <= LargestModulus, Numbers: [var modulus, var exponent] } =>
                Algorithm.Equals(PkcsObjectIdentifiers.IdRsassaPss)
                    ? Pss(modulus, exponent)
                    : IsByRsa(modulus, exponent),
            { Raw: { } raw } when raw.Length == Ed25519.PublicKeySize => Algorithm.Equals(
                EdECObjectIdentifiers.id_Ed25519
            )
                && Value.Length == Ed25519.SignatureSize
                && Ed25519.Verify(Value, 0, raw, 0, Signed, 0, Signed.Length),
            { Curve: { } curve, Numbers: [var x, var y] } => IsByEcdsa(curve, x, y),
            _ => null,
        };

    /// <summary>
    /// PKCS#1 v1.5 by encoding what must come out and comparing (RFC 8017, 8.2.2). BouncyCastle's own verifier wants
    /// key objects, which test every modulus with random numbers (see <see cref="PublicKey"/>).
    /// </summary>
    bool? IsByRsa(BigInteger modulus, BigInteger exponent)
    {
        (DerObjectIdentifier, IDigest)? known = Algorithm.Id switch
        {
            _ when Algorithm.Equals(PkcsObjectIdentifiers.Sha256WithRsaEncryption) => (
                NistObjectIdentifiers.IdSha256,
                new Sha256Digest()
            ),
            _ when Algorithm.Equals(PkcsObjectIdentifiers.Sha384WithRsaEncryption) => (
                NistObjectIdentifiers.IdSha384,
                new Sha384Digest()
            ),
            _ when Algorithm.Equals(PkcsObjectIdentifiers.Sha512WithRsaEncryption) => (
                NistObjectIdentifiers.IdSha512,
                new Sha512Digest()
            ),
            _ => null,
        };
        if (known is not var (hash, digest) || exponent.BitLength > LargestExponent)
            return null;
        var signature = new BigInteger(1, Value);
        var length = (modulus.BitLength + 7) / 8;
        if (Value.Length != length || signature.CompareTo(modulus) >= 0)
            return false;
        var message = signature.ModPow(exponent, modulus);
        var hashed = Hash(digest);
        return message.Equals(Encoded(new AlgorithmIdentifier(hash, DerNull.Instance), hashed, length))
            || message.Equals(Encoded(new AlgorithmIdentifier(hash), hashed, length));
    }

    bool? Pss(BigInteger modulus, BigInteger exponent) =>
        exponent.BitLength > LargestExponent
            ? null
            : PssSignature.Read(Parameters)?.IsBy(modulus, exponent, Signed, Value);

    /// <summary>00 01 FF ... FF 00 and the hash with its algorithm, whose parameters may be NULL or missing.</summary>
    static BigInteger Encoded(AlgorithmIdentifier algorithm, byte[] hash, int length)
    {
        var info = new DigestInfo(algorithm, hash).GetDerEncoded();
        var encoded = new byte[Math.Max(length, info.Length + 11)];
        encoded.AsSpan().Fill(0xFF);
        (encoded[0], encoded[1], encoded[^(info.Length + 1)]) = (0, 1, 0);
        info.CopyTo(encoded, encoded.Length - info.Length);
        return new BigInteger(1, encoded);
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
        if (digest is null)
            return null;
        var verifier = new DsaDigestSigner(new ECDsaSigner(), digest, StandardDsaEncoding.Instance);
        verifier.Init(false, new ECPublicKeyParameters(curve.Domain.Curve.CreatePoint(x, y), curve.Domain));
        verifier.BlockUpdate(Signed, 0, Signed.Length);
        return verifier.VerifySignature(Value);
    }

    byte[] Hash(IDigest digest)
    {
        digest.BlockUpdate(Signed, 0, Signed.Length);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash, 0);
        return hash;
    }
}
