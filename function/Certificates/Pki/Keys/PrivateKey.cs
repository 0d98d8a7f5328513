using Kyma.Krm.Certificates.Pki.Pem;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Math;

namespace Kyma.Krm.Certificates.Pki.Keys;

/// <summary>A private key from a file: PKCS#8, PKCS#1 or SEC1.</summary>
/// <param name="Public">The public key that follows from it.</param>
/// <param name="IsSound">Whether its numbers belong together; BoringSSL refuses a key whose numbers do not.</param>
internal sealed record PrivateKey(PublicKey Public, bool IsSound)
{
    /// <summary>Null where the block holds no key that can be read.</summary>
    public static PrivateKey? Read(PemBlock block) =>
        Der.Read(
            block.Der,
            der =>
                block.Label switch
                {
                    "RSA PRIVATE KEY" => Rsa(RsaPrivateKeyStructure.GetInstance(der)),
                    "EC PRIVATE KEY" => Ecdsa(ECPrivateKeyStructure.GetInstance(der), null),
                    "DSA PRIVATE KEY" => new PrivateKey(
                        new PublicKey(PublicKey.Unusable(X9ObjectIdentifiers.IdDsa), []),
                        true
                    ),
                    _ => Pkcs8(PrivateKeyInfo.GetInstance(der)),
                }
        );

    static PrivateKey Pkcs8(PrivateKeyInfo info)
    {
        var algorithm = info.PrivateKeyAlgorithm.Algorithm;
        if (algorithm.Equals(PkcsObjectIdentifiers.RsaEncryption))
            return Rsa(RsaPrivateKeyStructure.GetInstance(Content()));
        if (algorithm.Equals(X9ObjectIdentifiers.IdECPublicKey))
            return Ecdsa(ECPrivateKeyStructure.GetInstance(Content()), info.PrivateKeyAlgorithm.Parameters);
        return new PrivateKey(new PublicKey(PublicKey.Unusable(algorithm), []), true);

        Asn1Object Content() => Der.Inner(info.PrivateKey.GetOctets());
    }

    static PrivateKey Rsa(RsaPrivateKeyStructure key) =>
        new(PublicKey.Rsa(key.Modulus, key.PublicExponent), HasBearableSize(key) && IsSoundRsa(key));

    /// <summary>None of the numbers is larger than the modulus: a megabyte of digits would keep the arithmetic busy for minutes.</summary>
    static bool HasBearableSize(RsaPrivateKeyStructure key) =>
        key.Modulus.BitLength <= KeyRules.LargestRsa
        && Array.TrueForAll(
            [
                key.PublicExponent,
                key.PrivateExponent,
                key.Prime1,
                key.Prime2,
                key.Exponent1,
                key.Exponent2,
                key.Coefficient,
            ],
            number => number.SignValue > 0 && number.BitLength <= key.Modulus.BitLength
        );

    static bool IsSoundRsa(RsaPrivateKeyStructure key)
    {
        BigInteger p = key.Prime1,
            q = key.Prime2;
        return p.Multiply(q).Equals(key.Modulus)
            && IsInverse(key.PublicExponent, key.PrivateExponent, p.Subtract(BigInteger.One))
            && IsInverse(key.PublicExponent, key.PrivateExponent, q.Subtract(BigInteger.One))
            && key.PrivateExponent.Mod(p.Subtract(BigInteger.One)).Equals(key.Exponent1)
            && key.PrivateExponent.Mod(q.Subtract(BigInteger.One)).Equals(key.Exponent2)
            && IsInverse(key.Coefficient, q, p);
    }

    static bool IsInverse(BigInteger a, BigInteger b, BigInteger modulus) =>
        a.Multiply(b).Mod(modulus).Equals(BigInteger.One);

    static PrivateKey Ecdsa(ECPrivateKeyStructure key, Asn1Encodable? parameters)
    {
        var oid = (parameters ?? key.Parameters) as DerObjectIdentifier;
        if (oid is null || Curve.With(oid) is not { } curve)
            return new PrivateKey(PublicKey.Ecdsa(oid, null), true);

        var d = key.GetKey();
        if (d.SignValue <= 0 || d.CompareTo(curve.Domain.N) >= 0)
            return new PrivateKey(PublicKey.Ecdsa(oid, null), false);
        var derived = PublicKey.Ecdsa(oid, curve.PublicPoint(d));
        return new PrivateKey(
            derived,
            key.PublicKey is not { } stated || derived.IsSameAs(PublicKey.Ecdsa(oid, stated.GetBytes()))
        );
    }
}
