using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Kyma.Krm.Certificates.Pki.Keys;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;

namespace Kyma.Krm.Certificates.Pki.Issuing;

/// <summary>From one seed to many: HKDF-SHA256 (RFC 5869), one independent secret for every purpose.</summary>
internal static class Derivation
{
    /// <summary>A change here changes every key ever rendered: raise it only together with a migration.</summary>
    public const string Version = "v1";

    static readonly byte[] Salt = Encoding.ASCII.GetBytes("kyma-krm/selfSigned");

    /// <summary>The seed of one key: 32 bytes that nothing else shares.</summary>
    public static byte[] KeySeed(
        ReadOnlyMemory<byte> seed,
        string purpose,
        KeyType type,
        string domain,
        int generation
    ) => Expand(seed, 32, Version, purpose, type.Algorithm(), Number(type.Size()), domain, Number(generation));

    /// <summary>Tells seeds apart without giving anything of them away.</summary>
    public static string SeedId(ReadOnlyMemory<byte> seed) =>
        Convert.ToHexStringLower(Expand(seed, 8, Version, "seed-id"));

    /// <summary>
    /// Fields behind their lengths, so that no two lists of fields read alike: ("a", "bc") is not ("ab", "c").
    /// </summary>
    public static byte[] Join(params ReadOnlySpan<string> fields)
    {
        using var joined = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            joined.Write(length);
            joined.Write(bytes);
        }

        return joined.ToArray();
    }

    static byte[] Expand(ReadOnlyMemory<byte> seed, int size, params ReadOnlySpan<string> info)
    {
        var hkdf = new HkdfBytesGenerator(new Sha256Digest());
        hkdf.Init(new HkdfParameters(seed.ToArray(), Salt, Join(info)));
        var output = new byte[size];
        hkdf.GenerateBytes(output);
        return output;
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
