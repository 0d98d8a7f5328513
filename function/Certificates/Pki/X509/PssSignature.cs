using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Utilities;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>
/// How a signature with RSA-PSS is verified (RFC 8017, 8.1.2 and 9.1.2). The library's own verifier wants key objects,
/// which test every modulus with random numbers.
/// </summary>
/// <param name="Digest">Of what is signed.</param>
/// <param name="MaskDigest">Of the mask.</param>
/// <param name="Salt">Its length.</param>
internal sealed record PssSignature(IDigest Digest, IDigest MaskDigest, int Salt)
{
    const byte Trailer = 0xBC;

    /// <summary>Null for digests that no client takes, and for what cannot be read.</summary>
    public static PssSignature? Read(Asn1Encodable? parameters) =>
        parameters is Asn1Sequence sequence ? Der.Read(sequence.GetEncoded(), Read) : null;

    static PssSignature Read(byte[] der)
    {
        var pss = RsassaPssParameters.GetInstance(Asn1Object.FromByteArray(der));
        var mask = AlgorithmIdentifier.GetInstance(pss.MaskGenAlgorithm.Parameters);
        var salt = pss.SaltLength.IntValueExact;
        return
            DigestOf(pss.HashAlgorithm.Algorithm) is { } digest
            && DigestOf(mask.Algorithm) is { } ofMask
            && salt is >= 0 and <= byte.MaxValue
            ? new PssSignature(digest, ofMask, salt)
            : throw new InvalidDataException();
    }

    public bool IsBy(BigInteger modulus, BigInteger exponent, byte[] signed, byte[] value)
    {
        var signature = new BigInteger(1, value);
        var bits = modulus.BitLength - 1;
        var length = (bits + 7) / 8;
        var hash = Digest.GetDigestSize();
        if (value.Length != (modulus.BitLength + 7) / 8 || signature.CompareTo(modulus) >= 0)
            return false;
        if (length < hash + Salt + 2)
            return false;
        var message = signature.ModPow(exponent, modulus);
        if (message.BitLength > bits)
            return false;
        var encoded = BigIntegers.AsUnsignedByteArray(length, message);
        var block = encoded.AsSpan(0, length - hash - 1);
        var expected = encoded.AsSpan(block.Length, hash).ToArray();
        if (encoded[^1] != Trailer)
            return false;

        Unmask(block, expected);
        block[0] &= (byte)(0xFF >> ((8 * length) - bits));
        var padding = block[..^(Salt + 1)];
        return !padding.ContainsAnyExcept((byte)0)
            && block[padding.Length] == 1
            && Hash([.. new byte[8], .. Hash(signed), .. block[(padding.Length + 1)..]])
                .AsSpan()
                .SequenceEqual(expected);
    }

    void Unmask(Span<byte> block, byte[] seed)
    {
        var generator = new Mgf1BytesGenerator(MaskDigest);
        generator.Init(new MgfParameters(seed));
        var mask = new byte[block.Length];
        generator.GenerateBytes(mask, 0, mask.Length);
        for (var i = 0; i < mask.Length; i++)
            block[i] ^= mask[i];
    }

    byte[] Hash(byte[] bytes)
    {
        Digest.Reset();
        Digest.BlockUpdate(bytes, 0, bytes.Length);
        var hash = new byte[Digest.GetDigestSize()];
        Digest.DoFinal(hash, 0);
        return hash;
    }

    static IDigest? DigestOf(DerObjectIdentifier algorithm) =>
        algorithm.Equals(NistObjectIdentifiers.IdSha256) ? new Sha256Digest()
        : algorithm.Equals(NistObjectIdentifiers.IdSha384) ? new Sha384Digest()
        : algorithm.Equals(NistObjectIdentifiers.IdSha512) ? new Sha512Digest()
        : null;
}
