using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kyma.Krm.Kubernetes;

/// <summary>SHA-256 over texts, each with its length before it so that no two lists of texts look alike.</summary>
internal static class RequestHash
{
    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
