using Kyma.Krm.Certificates.Pki.Keys;
using Org.BouncyCastle.Math;

namespace Kyma.Krm.Certificates.Pki.Issuing;

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
