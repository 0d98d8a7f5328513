using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.EdEC;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Math;

namespace Kyma.Krm.Certificates.Pki.Keys;

/// <summary>
/// A public key as it stands in a certificate, or as it follows from a private key. Read structurally: BouncyCastle's
/// key objects test every RSA modulus for compositeness, 0.9 s for 8192 bits.
/// </summary>
/// <param name="Kind">Algorithm and size.</param>
/// <param name="Numbers">What makes two keys the same: modulus and exponent, or the point; empty for other kinds.
/// </param>
/// <param name="Curve">Of an ECDSA key on a curve that we know; otherwise null.</param>
internal sealed record PublicKey(KeyKind Kind, IReadOnlyList<BigInteger> Numbers, Curve? Curve = null)
{
    /// <summary>Of an Ed25519 key: its bytes; null for others.</summary>
    public byte[]? Raw { get; private init; }

    /// <summary>
    /// Of an RSA key: whether BoringSSL takes its modulus and exponent at all, odd, at least 3, at most 33 bits.
    /// </summary>
    public bool HasUsableExponent =>
        Numbers is not [var modulus, var exponent]
        || Kind.Algorithm != KeyAlgorithm.Rsa
        || (
            modulus.SignValue > 0
            && modulus.TestBit(0)
            && exponent.SignValue > 0
            && exponent.TestBit(0)
            && exponent.BitLength is >= 2 and <= 33
        );

    /// <summary>Whether we know what makes it this key and no other.</summary>
    public bool IsComparable => Numbers is not [] || Raw is not null;

    /// <summary>Whether it is the same key; keys that we do not compare count as the same if their kinds are.</summary>
    public bool IsSameAs(PublicKey other) =>
        Kind == other.Kind && Numbers.SequenceEqual(other.Numbers) && Raw.AsSpan().SequenceEqual(other.Raw);

    /// <summary>The key in a certificate; of a kind that no gateway serves, only the name is read.</summary>
    public static PublicKey Read(SubjectPublicKeyInfo info)
    {
        var algorithm = info.Algorithm.Algorithm;
        if (algorithm.Equals(PkcsObjectIdentifiers.RsaEncryption))
        {
            var rsa = RsaPublicKeyStructure.GetInstance(Der.Inner(info.PublicKey.GetBytes()));
            return Rsa(rsa.Modulus, rsa.PublicExponent);
        }

        if (!algorithm.Equals(X9ObjectIdentifiers.IdECPublicKey))
            return algorithm.Equals(EdECObjectIdentifiers.id_Ed25519)
                ? Ed25519(info.PublicKey.GetBytes())
                : new PublicKey(Unusable(algorithm), []);
        return Ecdsa(info.Algorithm.Parameters as DerObjectIdentifier, info.PublicKey.GetBytes());
    }

    public static PublicKey Rsa(BigInteger modulus, BigInteger exponent) =>
        new(new KeyKind(KeyAlgorithm.Rsa, modulus.BitLength, $"RSA {modulus.BitLength}"), [modulus, exponent]);

    /// <param name="raw">As RFC 8032 writes it, 32 bytes.</param>
    public static PublicKey Ed25519(byte[] raw) => new(Unusable(EdECObjectIdentifiers.id_Ed25519), []) { Raw = raw };

    /// <param name="oid">Null where the curve is spelled out in parameters instead of named.</param>
    /// <param name="point">Compressed or not; null where it is not known.</param>
    public static PublicKey Ecdsa(DerObjectIdentifier? oid, byte[]? point)
    {
        var curve = oid is null ? null : Curve.With(oid);
        var name = curve?.Name ?? (oid is null ? "explicit parameters" : SecNamedCurves.GetName(oid) ?? oid.Id);
        var kind = new KeyKind(KeyAlgorithm.Ecdsa, curve?.Bits ?? 0, $"ECDSA {name}");
        return new PublicKey(kind, curve is null || point is null ? [] : curve.Coordinates(point), curve);
    }

    /// <summary>Kinds of keys that no gateway serves; their names are all we need of them.</summary>
    public static KeyKind Unusable(DerObjectIdentifier algorithm)
    {
        if (algorithm.Equals(PkcsObjectIdentifiers.IdRsassaPss))
            return new KeyKind(KeyAlgorithm.RsaPss, 0, "RSA-PSS");
        if (algorithm.Equals(EdECObjectIdentifiers.id_Ed25519))
            return new KeyKind(KeyAlgorithm.Ed25519, 0, "Ed25519");
        var name =
            algorithm.Equals(X9ObjectIdentifiers.IdDsa) ? "DSA"
            : algorithm.Equals(EdECObjectIdentifiers.id_Ed448) ? "Ed448"
            : algorithm.Id;
        return new KeyKind(KeyAlgorithm.Other, 0, name);
    }
}
