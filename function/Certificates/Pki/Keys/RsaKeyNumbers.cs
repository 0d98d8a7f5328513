using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace Kyma.Krm.Certificates.Pki.Keys;

/// <summary>
/// The numbers of an RSA private key (RFC 8017, A.1.2), and whether they belong together, as BoringSSL's RSA_check_key
/// asks.
/// </summary>
internal sealed record RsaKeyNumbers(
    BigInteger Modulus,
    BigInteger PublicExponent,
    BigInteger PrivateExponent,
    BigInteger P,
    BigInteger Q,
    BigInteger Dp,
    BigInteger Dq,
    BigInteger InverseOfQ
)
{
    /// <param name="parts">With the version in front.</param>
    public static RsaKeyNumbers Read(Asn1Sequence parts)
    {
        return new RsaKeyNumbers(Of(1), Of(2), Of(3), Of(4), Of(5), Of(6), Of(7), Of(8));

        BigInteger Of(int index) => DerInteger.GetInstance(parts[index]).Value;
    }

    public PublicKey Public => PublicKey.Rsa(Modulus, PublicExponent);

    public AsymmetricKeyParameter ToSigner() =>
        new RsaPrivateCrtKeyParameters(Modulus, PublicExponent, PrivateExponent, P, Q, Dp, Dq, InverseOfQ);

    /// <summary>Not asked of a modulus that is too large anyway: then that is what is wrong.</summary>
    public bool AreSound => Modulus.BitLength > KeyFindings.LargestRsa || (HaveBearableSizes && BelongTogether);

    /// <summary>
    /// None of the numbers is larger than the modulus: a megabyte of digits would keep the arithmetic busy for minutes.
    /// </summary>
    bool HaveBearableSizes =>
        Modulus.SignValue > 0
        && Array.TrueForAll(
            [PublicExponent, PrivateExponent, P, Q, Dp, Dq, InverseOfQ],
            number => number.SignValue > 0 && number.BitLength <= Modulus.BitLength
        );

    bool BelongTogether
    {
        get
        {
            BigInteger p1 = P.Subtract(BigInteger.One),
                q1 = Q.Subtract(BigInteger.One);
            return P.Multiply(Q).Equals(Modulus)
                && PrivateExponent.CompareTo(Modulus) < 0
                && IsInverse(PublicExponent, PrivateExponent, p1)
                && IsInverse(PublicExponent, PrivateExponent, q1)
                && Dp.CompareTo(p1) < 0
                && IsInverse(PublicExponent, Dp, p1)
                && Dq.CompareTo(q1) < 0
                && IsInverse(PublicExponent, Dq, q1)
                && InverseOfQ.CompareTo(P) < 0
                && IsInverse(InverseOfQ, Q, P);
        }
    }

    static bool IsInverse(BigInteger a, BigInteger b, BigInteger modulus) =>
        modulus.SignValue > 0 && a.Multiply(b).Mod(modulus).Equals(BigInteger.One);
}
