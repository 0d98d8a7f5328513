using System.Buffers.Binary;
using System.Text;

namespace Kyma.Krm.Hashing;

/// <summary>SHA-256 over texts, each with its length before it so that no two lists of texts look alike.</summary>
internal static class RequestHash
{
    /// <summary>The hash in 64 lower-case hex digits; the order of the parts counts.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var joined = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            joined.Write(length);
            joined.Write(bytes);
        }

        return Convert.ToHexStringLower(Digest.Sha256(joined.ToArray()));
    }
}
