using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Hashing;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Math;

namespace Kyma.Krm.Certificates.Pki.Issuing;

/// <summary>A private key together with the public key that goes into its certificate.</summary>
internal abstract record KeyPair(SubjectPublicKeyInfo PublicKey)
{
    /// <summary>The first 20 bytes of the SHA-256 of the public key (RFC 7093, method 1).</summary>
    public byte[] KeyId { get; } = Digest.Sha256(PublicKey.PublicKey.GetBytes())[..20];

    public static KeyPair Derive(KeyType type, byte[] seed) =>
        type == KeyType.EcdsaP256
            ? EcdsaKeyPair.Derive(seed, Curve.P256)
            : new RsaKeyPair(DeterministicRsa.Generate(seed, type.Size()));

    public abstract byte[] ToPkcs8();

    public abstract string ToPem(KeyEncoding encoding);
}

/// <summary>An RSA key that was derived from a seed.</summary>
internal sealed record RsaKeyPair(RsaPrivateKeyStructure Key)
    : KeyPair(new SubjectPublicKeyInfo(Algorithm, new RsaPublicKeyStructure(Key.Modulus, Key.PublicExponent)))
{
    static readonly AlgorithmIdentifier Algorithm = new(PkcsObjectIdentifiers.RsaEncryption, DerNull.Instance);

    public override byte[] ToPkcs8() => new PrivateKeyInfo(Algorithm, Key).GetDerEncoded();

    public override string ToPem(KeyEncoding encoding) =>
        encoding == KeyEncoding.Pkcs8
            ? PemWriter.Write("PRIVATE KEY", ToPkcs8())
            : PemWriter.Write("RSA PRIVATE KEY", Key.GetDerEncoded());
}

/// <summary>An ECDSA key that was derived from a seed.</summary>
internal sealed record EcdsaKeyPair(Curve Curve, BigInteger D, byte[] Point)
    : KeyPair(new SubjectPublicKeyInfo(Algorithm(Curve), Point))
{
    public static EcdsaKeyPair Derive(byte[] seed, Curve curve)
    {
        var d = DeterministicEcdsa.Generate(seed, curve);
        return new EcdsaKeyPair(curve, d, curve.PublicPoint(d));
    }

    /// <summary>Here the curve stands in the algorithm, so the key itself leaves it out, as OpenSSL does.</summary>
    public override byte[] ToPkcs8() => new PrivateKeyInfo(Algorithm(Curve), Sec1(null)).GetDerEncoded();

    public override string ToPem(KeyEncoding encoding) =>
        encoding == KeyEncoding.Pkcs8
            ? PemWriter.Write("PRIVATE KEY", ToPkcs8())
            : PemWriter.Write("EC PRIVATE KEY", Sec1(Curve.Oid).GetDerEncoded());

    static AlgorithmIdentifier Algorithm(Curve curve) => new(X9ObjectIdentifiers.IdECPublicKey, curve.Oid);

    ECPrivateKeyStructure Sec1(Asn1Encodable? parameters) =>
        new(Curve.Domain.N.BitLength, D, new DerBitString(Point), parameters);
}
