using System.Buffers.Binary;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Math;

namespace Kyma.Krm.Certificates.Pki.Issuing;

/// <summary>
/// RSA key generation as c2sp.org/det-keygen specifies it (FIPS 186-5, A.1.3): one seed, one key, in every
/// implementation. Not constant time, which an offline renderer need not be.
/// </summary>
internal static class DeterministicRsa
{
    static readonly BigInteger PublicExponent = BigInteger.ValueOf(65537);

    static readonly BigInteger RatioLimit = BigInteger.One.ShiftLeft(32);

    public static RsaPrivateKeyStructure Generate(byte[] seed, int bits)
    {
        var drbg = new DeterministicBits(seed, Personalization(bits));
        while (true)
        {
            BigInteger p = NextPrime(drbg, bits),
                q = NextPrime(drbg, bits);
            BigInteger p1 = p.Subtract(BigInteger.One),
                q1 = q.Subtract(BigInteger.One);
            var ratio = p1.Gcd(q1);
            var lambda = p1.Multiply(q1).Divide(ratio);
            if (ratio.CompareTo(RatioLimit) >= 0 || !lambda.Gcd(PublicExponent).Equals(BigInteger.One))
                continue;

            var d = PublicExponent.ModInverse(lambda);
            return new RsaPrivateKeyStructure(
                p.Multiply(q),
                PublicExponent,
                d,
                p,
                q,
                d.Mod(p1),
                d.Mod(q1),
                q.ModInverse(p)
            );
        }
    }

    static byte[] Personalization(int bits)
    {
        byte[] text = [.. "det RSA key gen"u8, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(text.AsSpan(^2..), checked((ushort)bits));
        return text;
    }

    static BigInteger NextPrime(DeterministicBits drbg, int bits)
    {
        Span<byte> candidate = stackalloc byte[bits / 16];
        while (true)
        {
            drbg.Fill(candidate);
            candidate[0] |= 0b1100_0000;
            candidate[^1] |= 0b0000_0111;
            if (SmallPrimes.DivideAny(candidate))
                continue;
            var number = new BigInteger(1, candidate);
            if (PassesMillerRabin(number, candidate, Rounds(bits)))
                return number;
        }
    }

    /// <summary>
    /// The bases need not be secret, only unforeseeable for the candidate: they come from the candidate itself.
    /// </summary>
    static bool PassesMillerRabin(BigInteger number, ReadOnlySpan<byte> candidate, int rounds)
    {
        DeterministicBits? drbg = null;
        var bytes = new byte[candidate.Length];
        for (var round = 0; round < rounds; round++)
        {
            drbg ??= new DeterministicBits(candidate.ToArray(), "Miller-Rabin bases");
            drbg.Fill(bytes);
            var witness = new BigInteger(1, bytes).Mod(number.Subtract(BigInteger.Three)).Add(BigInteger.Two);
            if (!Primes.IsMRProbablePrimeToBase(number, witness))
                return false;
        }

        return true;
    }

    /// <summary>
    /// c2sp.org/det-keygen, step 13: enough for false positives to be negligible among random candidates.
    /// </summary>
    static int Rounds(int bits) =>
        bits switch
        {
            < 2690 => 5,
            < 7494 => 4,
            _ => 3,
        };
}
