using Org.BouncyCastle.Crypto.Digests;

namespace Kyma.Krm.Hashing;

/// <summary>
/// SHA-256 in one call. BouncyCastle's, which certificates need anyway: .NET's would bring OpenSSL into the static
/// file, 2.8 MB.
/// </summary>
internal static class Digest
{
    /// <summary>The 32 bytes of the hash.</summary>
    public static byte[] Sha256(ReadOnlySpan<byte> data)
    {
        var digest = new Sha256Digest();
        digest.BlockUpdate(data);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash);
        return hash;
    }
}
