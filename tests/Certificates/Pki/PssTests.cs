using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.X509;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>Signatures with RSA that BouncyCastle makes, for moduli and salts of many lengths.</summary>
public sealed class PssTests
{
    static readonly byte[] Message = [1, 2, 3];

    [Theory]
    [InlineData(1024, 256, 256, 32)]
    [InlineData(1025, 256, 256, 32)]
    [InlineData(1030, 384, 256, 48)]
    [InlineData(1010, 256, 256, 32)]
    [InlineData(1011, 256, 256, 32)]
    [InlineData(1024, 256, 512, 0)]
    [InlineData(1024, 512, 512, 62)]
    [InlineData(2312, 256, 256, 255)]
    public void A_signature_is_verified_and_a_changed_one_refused(int bits, int digest, int mask, int salt)
    {
        var keys = Keys(bits);
        var key = (RsaKeyParameters)keys.Public;
        var signer = new PssSigner(new RsaBlindedEngine(), DigestOf(digest), DigestOf(mask), salt);
        signer.Init(true, new ParametersWithRandom(keys.Private, Chance()));
        signer.BlockUpdate(Message, 0, Message.Length);
        var signature = signer.GenerateSignature();
        var pss = PssSignature.Read(Parameters(digest, mask, salt))!;

        // Twice with one object: nothing of the first time is left over.
        Assert.True(pss.IsBy(key.Modulus, key.Exponent, Message, signature));
        Assert.True(pss.IsBy(key.Modulus, key.Exponent, Message, signature));
        Assert.False(pss.IsBy(key.Modulus, key.Exponent, [1, 2, 4], signature));
        Assert.False(Verify(salt + 1, signature));
        Assert.False(Verify(salt, [0]));
        Assert.False(Verify(salt, key.Modulus.ToByteArrayUnsigned()));
        Assert.False(Verify(salt, new BigInteger(1, signature).Add(key.Modulus).ToByteArrayUnsigned()));
        Assert.False(Verify(salt, [0, .. signature]));
        Assert.All(
            Enumerable.Range(0, 8),
            i => Assert.False(Verify(salt, Flipped(signature, i * (signature.Length / 8))))
        );

        bool Verify(int length, byte[] value) =>
            new PssSignature(DigestOf(digest), DigestOf(mask), length).IsBy(key.Modulus, key.Exponent, Message, value);
    }

    /// <summary>
    /// RFC 8017, 8.2.2: as long as the modulus, and a smaller number, even where the power is right. That of 1025
    /// bits leaves room for the sum of both; in 496 bits the shortest padding has room.
    /// </summary>
    [Theory]
    [InlineData(496)]
    [InlineData(1025)]
    public void A_signature_of_PKCS1_is_as_long_as_the_modulus_and_smaller(int bits)
    {
        var keys = Keys(bits);
        var key = (RsaKeyParameters)keys.Public;
        var signer = new RsaDigestSigner(new Sha256Digest());
        signer.Init(true, keys.Private);
        signer.BlockUpdate(Message, 0, Message.Length);
        var signature = signer.GenerateSignature();

        Assert.True(IsBy(signature));
        Assert.False(IsBy([0, .. signature]));
        Assert.False(IsBy(new BigInteger(1, signature).Add(key.Modulus).ToByteArrayUnsigned()));

        bool? IsBy(byte[] value) =>
            new CertificateSignature(PkcsObjectIdentifiers.Sha256WithRsaEncryption, Message, value).IsBy(
                PublicKey.Rsa(key.Modulus, key.Exponent)
            );
    }

    /// <summary>RFC 8017, 9.2: with one byte less the modulus of 488 bits has room for the hash.</summary>
    [Fact]
    public void The_padding_of_PKCS1_has_eight_bytes_at_least()
    {
        const int Length = 61;
        var keys = Keys(8 * Length);
        var key = (RsaKeyParameters)keys.Public;
        var hash = new DigestInfo(
            new AlgorithmIdentifier(NistObjectIdentifiers.IdSha256, DerNull.Instance),
            Sha256(Message)
        ).GetDerEncoded();
        byte[] encoded = [0, 1, .. Enumerable.Repeat((byte)0xFF, Length - hash.Length - 3), 0, .. hash];
        var engine = new RsaBlindedEngine();
        engine.Init(true, keys.Private);
        var signature = engine.ProcessBlock(encoded, 0, encoded.Length);

        Assert.Equal((7, Length), (Length - hash.Length - 3, signature.Length));
        Assert.False(
            new CertificateSignature(PkcsObjectIdentifiers.Sha256WithRsaEncryption, Message, signature).IsBy(
                PublicKey.Rsa(key.Modulus, key.Exponent)
            )
        );
    }

    /// <summary>RFC 8017, 9.1.2: before the salt there are zeros and a one, even where the hash is right.</summary>
    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(1, 1, false)]
    [InlineData(0, 2, false)]
    public void A_salt_has_zeros_and_a_one_before_it(byte padding, byte end, bool isBy)
    {
        const int Salt = 32;
        var keys = Keys(1024);
        var key = (RsaKeyParameters)keys.Public;
        var salt = Enumerable.Repeat((byte)7, Salt).ToArray();
        var hash = Sha256([.. new byte[8], .. Sha256(Message), .. salt]);
        byte[] block = [0, .. Enumerable.Repeat(padding, 127 - 32 - Salt - 2), end, .. salt];
        var mask = new byte[block.Length];
        var generator = new Mgf1BytesGenerator(new Sha256Digest());
        generator.Init(new MgfParameters(hash));
        generator.GenerateBytes(mask, 0, mask.Length);
        byte[] encoded = [.. block.Zip(mask, (one, other) => (byte)(one ^ other)), .. hash, 0xBC];
        encoded[0] &= 0x7F;
        var engine = new RsaBlindedEngine();
        engine.Init(true, keys.Private);

        Assert.Equal(
            isBy,
            new PssSignature(new Sha256Digest(), new Sha256Digest(), Salt).IsBy(
                key.Modulus,
                key.Exponent,
                Message,
                engine.ProcessBlock(encoded, 0, encoded.Length)
            )
        );
    }

    static byte[] Sha256(byte[] bytes)
    {
        var digest = new Sha256Digest();
        digest.BlockUpdate(bytes, 0, bytes.Length);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash, 0);
        return hash;
    }

    /// <summary>A modulus in which hash and salt have no room verifies nothing.</summary>
    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(200)]
    public void A_salt_too_long_for_the_modulus_is_refused(int salt)
    {
        var key = (RsaKeyParameters)Keys(1024).Public;
        var pss = new PssSignature(DigestOf(512), DigestOf(512), salt);
        Assert.False(pss.IsBy(key.Modulus, key.Exponent, Message, new byte[128]));
        Assert.False(pss.IsBy(key.Modulus, key.Exponent, Message, [1]));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void A_salt_has_255_bytes_at_most(int salt, bool isRead) =>
        Assert.Equal(isRead, PssSignature.Read(Parameters(256, 256, salt)) is not null);

    [Fact]
    public void SHA1_is_not_taken()
    {
        Assert.Null(PssSignature.Read(Parameters(160, 256, 20)));
        Assert.Null(PssSignature.Read(Parameters(256, 160, 20)));
        Assert.Null(PssSignature.Read(DerNull.Instance));
    }

    static byte[] Flipped(byte[] bytes, int at) => [.. bytes[..at], (byte)(bytes[at] ^ 1), .. bytes[(at + 1)..]];

    static RsassaPssParameters Rsa(int digest, int mask, int salt) =>
        new(
            new AlgorithmIdentifier(Oid(digest)),
            new AlgorithmIdentifier(PkcsObjectIdentifiers.IdMgf1, new AlgorithmIdentifier(Oid(mask))),
            DerInteger.ValueOf(salt),
            RsassaPssParameters.DefaultTrailerField
        );

    static Asn1Object Parameters(int digest, int mask, int salt) => Rsa(digest, mask, salt).ToAsn1Object();

    static DerObjectIdentifier Oid(int digest) =>
        digest switch
        {
            256 => NistObjectIdentifiers.IdSha256,
            384 => NistObjectIdentifiers.IdSha384,
            512 => NistObjectIdentifiers.IdSha512,
            _ => new DerObjectIdentifier("1.3.14.3.2.26"),
        };

    static IDigest DigestOf(int digest) =>
        digest switch
        {
            256 => new Sha256Digest(),
            384 => new Sha384Digest(),
            _ => new Sha512Digest(),
        };

    static AsymmetricCipherKeyPair Keys(int bits)
    {
        var generator = new RsaKeyPairGenerator();
        generator.Init(new RsaKeyGenerationParameters(BigInteger.ValueOf(65537), Chance(), bits, 12));
        return generator.GenerateKeyPair();
    }

    /// <summary>The same every time.</summary>
    static SecureRandom Chance()
    {
        var random = SecureRandom.GetInstance("SHA256PRNG", autoSeed: false);
        random.SetSeed(1);
        return random;
    }
}
