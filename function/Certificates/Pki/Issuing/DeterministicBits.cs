using System.Text;
using Kyma.Krm.Certificates.Pki.Keys;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Prng.Drbg;
using Org.BouncyCastle.Math;

namespace Kyma.Krm.Certificates.Pki.Issuing;

/// <summary>
/// HMAC_DRBG with SHA-256 (NIST SP 800-90A), fed with a seed alone, as c2sp.org/det-keygen instantiates it.
/// </summary>
internal sealed class DeterministicBits(byte[] seed, byte[] personalization)
{
    /// <summary>c2sp.org/det-keygen: a seed must be at least 16 bytes long.</summary>
    public const int MinimumSeed = 16;

    readonly HMacSP800Drbg _drbg = new(
        new HMac(new Sha256Digest()),
        MinimumSeed * 8,
        new Seed(seed),
        personalization,
        []
    );

    public DeterministicBits(byte[] seed, string personalization)
        : this(seed, Encoding.ASCII.GetBytes(personalization)) { }

    public void Fill(Span<byte> output) => _drbg.Generate(output, predictionResistant: false);

    /// <summary>The generator asks for entropy exactly once, at its birth.</summary>
    sealed class Seed(byte[] bytes) : IEntropySource
    {
        public bool IsPredictionResistant => false;

        public int EntropySize => checked(bytes.Length * 8);

        public byte[] GetEntropy() => bytes;

        public int GetEntropy(Span<byte> output)
        {
            bytes.CopyTo(output);
            return bytes.Length;
        }
    }
}

/// <summary>ECDSA key generation as c2sp.org/det-keygen specifies it (FIPS 186-5, A.2.2).</summary>
internal static class DeterministicEcdsa
{
    public static BigInteger Generate(byte[] seed, Curve curve)
    {
        var drbg = new DeterministicBits(seed, $"det ECDSA key gen {curve.Name}");
        var order = curve.Domain.N;
        var bytes = new byte[(order.BitLength + 7) / 8];
        while (true)
        {
            drbg.Fill(bytes);
            var d = new BigInteger(1, bytes).ShiftRight((bytes.Length * 8) - order.BitLength);
            if (d.SignValue > 0 && d.CompareTo(order) < 0)
                return d;
        }
    }
}
