using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Prng;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace Kyma.Krm.Probing.Tls;

/// <summary>
/// What a handshake with a gateway needs of the library, and nothing else: ciphers, groups and signatures that Envoy
/// does not have would take a third of a megabyte of the static file. They are offered all the same: whether a server
/// goes along is known from its first message, before any of them is used.
/// </summary>
internal sealed class ProbeCrypto(SecureRandom random) : BcTlsCrypto(random)
{
    public override bool HasKemAgreement() => false;

    public override bool HasNamedGroup(int namedGroup) =>
        namedGroup != NamedGroup.x448 && !NamedGroup.RefersToASpecificKem(namedGroup) && base.HasNamedGroup(namedGroup);

    /// <summary>DSA only so that the suites with it are offered.</summary>
    public override bool HasSignatureAlgorithm(short signatureAlgorithm) =>
        signatureAlgorithm
            is SignatureAlgorithm.rsa
                or SignatureAlgorithm.dsa
                or SignatureAlgorithm.ecdsa
                or SignatureAlgorithm.rsa_pss_rsae_sha256
                or SignatureAlgorithm.rsa_pss_rsae_sha384
                or SignatureAlgorithm.rsa_pss_rsae_sha512;

    public override TlsCertificate CreateCertificate(short type, byte[] encoding) =>
        type == CertificateType.X509 ? new ProbeCertificate(this, encoding) : throw Missing();

    public override TlsECDomain CreateECDomain(TlsECConfig ecConfig) =>
        ecConfig.NamedGroup switch
        {
            NamedGroup.x25519 => new BcX25519Domain(this),
            NamedGroup.x448 => throw Missing(),
            _ => new BcTlsECDomain(this, ecConfig),
        };

    public override TlsKemDomain CreateKemDomain(TlsKemConfig kemConfig) => throw Missing();

    public override TlsSrp6Client CreateSrp6Client(TlsSrpConfig srpConfig) => throw Missing();

    public override TlsSrp6Server CreateSrp6Server(TlsSrpConfig srpConfig, BigInteger srpVerifier) => throw Missing();

    public override TlsSrp6VerifierGenerator CreateSrp6VerifierGenerator(TlsSrpConfig srpConfig) => throw Missing();

    public override IDigest CreateDigest(int cryptoHashAlgorithm) =>
        cryptoHashAlgorithm switch
        {
            CryptoHashAlgorithm.md5 => new MD5Digest(),
            CryptoHashAlgorithm.sha1 => new Sha1Digest(),
            CryptoHashAlgorithm.sha256 => new Sha256Digest(),
            CryptoHashAlgorithm.sha384 => new Sha384Digest(),
            CryptoHashAlgorithm.sha512 => new Sha512Digest(),
            _ => throw Missing(),
        };

    public override IDigest CloneDigest(int cryptoHashAlgorithm, IDigest digest) =>
        digest switch
        {
            MD5Digest md5 => new MD5Digest(md5),
            Sha1Digest sha1 => new Sha1Digest(sha1),
            Sha256Digest sha256 => new Sha256Digest(sha256),
            Sha384Digest sha384 => new Sha384Digest(sha384),
            Sha512Digest sha512 => new Sha512Digest(sha512),
            _ => throw Missing(),
        };

    protected override IBlockCipher CreateAriaEngine() => throw Missing();

    protected override IBlockCipher CreateCamelliaEngine() => throw Missing();

    protected override IBlockCipher CreateDesEdeEngine() => throw Missing();

    protected override IBlockCipher CreateSeedEngine() => throw Missing();

    protected override IBlockCipher CreateSM4Engine() => throw Missing();

    /// <summary>Ends the handshake as any other fault of it does.</summary>
    static TlsFatalAlert Missing() => new(AlertDescription.internal_error);
}

/// <summary>The operating system's unpredictable bytes, in the form that the TLS library takes them.</summary>
internal sealed class Randomness(Func<int, byte[]> bytes) : IRandomGenerator
{
    public void AddSeedMaterial(byte[] seed) { }

    public void AddSeedMaterial(ReadOnlySpan<byte> seed) { }

    public void AddSeedMaterial(long seed) { }

    public void NextBytes(byte[] bytes) => NextBytes(bytes.AsSpan());

    public void NextBytes(byte[] bytes, int start, int len) => NextBytes(bytes.AsSpan(start, len));

    public void NextBytes(Span<byte> target) => bytes(target.Length).CopyTo(target);
}
