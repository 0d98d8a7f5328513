using Org.BouncyCastle.Crypto.Digests;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>SHA-256 in one call.</summary>
internal static class Digest
{
    public static byte[] Sha256(ReadOnlySpan<byte> data)
    {
        var digest = new Sha256Digest();
        digest.BlockUpdate(data);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash);
        return hash;
    }
}
