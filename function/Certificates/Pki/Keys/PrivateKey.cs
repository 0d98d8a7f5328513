using Kyma.Krm.Certificates.Pki.Pem;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.EdEC;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;

namespace Kyma.Krm.Certificates.Pki.Keys;

/// <summary>
/// A private key from a file: PKCS#8, PKCS#1 or SEC1, as BoringSSL parses it (crypto/evp/evp_asn1, crypto/rsa/rsa_asn1,
/// crypto/ec/ec_asn1). Under the labels RSA and EC PRIVATE KEY it takes PKCS#8 too, if that holds a key of the kind
/// that the label says.
/// </summary>
/// <param name="Public">The public key that follows from it.</param>
/// <param name="IsSound">Whether its numbers belong together; BoringSSL refuses a key whose numbers do not.</param>
internal sealed record PrivateKey(PublicKey Public, bool IsSound)
{
    /// <summary>
    /// Why BoringSSL does not load it in this form, though other programs do: a clause; null where it does.
    /// </summary>
    public string? Refused { get; private init; }

    /// <summary>Not public: a record prints what is.</summary>
    Func<AsymmetricKeyParameter>? Signer { get; init; }

    /// <summary>The key in the form that a TLS client signs with; null for a kind that it cannot sign with.</summary>
    public AsymmetricKeyParameter? ToSigner() => IsSound ? Signer?.Invoke() : null;

    /// <summary>Null where the block holds no key that can be read.</summary>
    public static PrivateKey? Read(PemBlock block) =>
        Der.Read(
            block.Der,
            der =>
                block.Label switch
                {
                    "RSA PRIVATE KEY" => IsPkcs8(der)
                        ? Pkcs8Of(KeyAlgorithm.Rsa, der)
                        : Rsa(Asn1Sequence.GetInstance(der)),
                    "EC PRIVATE KEY" => IsPkcs8(der)
                        ? Pkcs8Of(KeyAlgorithm.Ecdsa, der)
                        : Ecdsa(ECPrivateKeyStructure.GetInstance(der), null),
                    "DSA PRIVATE KEY" => Other(X9ObjectIdentifiers.IdDsa),
                    _ => Pkcs8(der),
                }
        );

    /// <summary>
    /// Behind the version comes a SEQUENCE, the algorithm; in the other formats a number or a string.
    /// </summary>
    static bool IsPkcs8(byte[] der) => Asn1Sequence.GetInstance(der)[1] is Asn1Sequence;

    static PrivateKey Pkcs8Of(KeyAlgorithm algorithm, byte[] der) =>
        Pkcs8(der) is var key && key.Public.Kind.Algorithm == algorithm ? key : throw new InvalidDataException();

    static PrivateKey Pkcs8(byte[] der)
    {
        var parts = Asn1Sequence.GetInstance(der);
        var info = PrivateKeyInfo.GetInstance(parts);
        var algorithm = info.PrivateKeyAlgorithm.Algorithm;
        var key =
            algorithm.Equals(PkcsObjectIdentifiers.RsaEncryption) ? Rsa(Asn1Sequence.GetInstance(Content()))
            : algorithm.Equals(X9ObjectIdentifiers.IdECPublicKey)
                ? Ecdsa(ECPrivateKeyStructure.GetInstance(Content()), info.PrivateKeyAlgorithm.Parameters)
            : algorithm.Equals(EdECObjectIdentifiers.id_Ed25519) ? Ed25519(Asn1OctetString.GetInstance(Content()))
            : Other(algorithm);
        if (!DerInteger.GetInstance(parts[0]).HasValue(0))
            return key with { Refused = "is PKCS#8 version 2 (RFC 5958), which has the public key in it" };
        return
            algorithm.Equals(PkcsObjectIdentifiers.RsaEncryption) && info.PrivateKeyAlgorithm.Parameters is not Asn1Null
            ? key with
            {
                Refused = "names the algorithm RSA without the NULL that belongs to it (RFC 8017, A.1)",
            }
            : key;

        Asn1Object Content() => Der.Inner(info.PrivateKey.GetOctets());
    }

    /// <summary>No gateway serves it, but a client may show it; RFC 8410: 32 bytes.</summary>
    static PrivateKey Ed25519(Asn1OctetString seed) =>
        seed.GetOctetsLength() == Ed25519PrivateKeyParameters.KeySize
            ? new PrivateKey(
                PublicKey.Ed25519(new Ed25519PrivateKeyParameters(seed.GetOctets()).GeneratePublicKey().GetEncoded()),
                true
            )
            : throw new InvalidDataException();

    /// <summary>A kind that no gateway serves: its name is all that we need.</summary>
    static PrivateKey Other(DerObjectIdentifier algorithm) =>
        new(new PublicKey(PublicKey.Unusable(algorithm), []), true);

    /// <summary>
    /// Nine numbers: version, modulus, exponents, primes and what follows from them. More than two primes are not
    /// supported.
    /// </summary>
    static PrivateKey Rsa(Asn1Sequence parts)
    {
        if (DerInteger.GetInstance(parts[0]).HasValue(1))
            return new PrivateKey(RsaKeyNumbers.Read(parts).Public, true) { Refused = "has more than two primes" };
        if (parts.Count != 9 || !DerInteger.GetInstance(parts[0]).HasValue(0))
            throw new InvalidDataException();
        var numbers = RsaKeyNumbers.Read(parts);
        return new PrivateKey(numbers.Public, numbers.AreSound) { Signer = numbers.ToSigner };
    }

    static PrivateKey Ecdsa(ECPrivateKeyStructure key, Asn1Encodable? parameters)
    {
        var oid = (parameters ?? key.Parameters) as DerObjectIdentifier;
        if (oid is null || Curve.With(oid) is not { } curve)
            return new PrivateKey(PublicKey.Ecdsa(oid, null), true);

        var d = key.GetKey();
        if (d.SignValue <= 0 || d.CompareTo(curve.Domain.N) >= 0)
            return new PrivateKey(PublicKey.Ecdsa(oid, null), false);
        var derived = PublicKey.Ecdsa(oid, curve.PublicPoint(d));
        var isOfOneCurve = parameters is null || key.Parameters is null || oid.Equals(key.Parameters);
        return new PrivateKey(
            derived,
            isOfOneCurve
                && (key.PublicKey is not { } stated || derived.IsSameAs(PublicKey.Ecdsa(oid, stated.GetBytes())))
        )
        {
            Signer = () => new ECPrivateKeyParameters(d, curve.Domain),
        };
    }
}
