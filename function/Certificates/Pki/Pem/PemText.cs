using System.Buffers.Binary;
using System.Text;
using Kyma.Krm.Diagnostics;
using static Kyma.Krm.Certificates.Pki.PemFindings;

namespace Kyma.Krm.Certificates.Pki.Pem;

/// <summary>
/// From bytes to the text that PEM is, through every wrapping that people put around it. BoringSSL takes none of them
/// off; we do, after saying so, to find what else is wrong in the same run.
/// </summary>
internal static class PemText
{
    /// <summary>
    /// One MiB is what the API server lets a Secret hold (Kubernetes, MaxSecretSize); more cannot come from a cluster
    /// or go to one.
    /// </summary>
    public const int MaximumSize = 1024 * 1024;

    const string Begin = "-----BEGIN ";

    /// <summary>The text, or null where there is none to go on with.</summary>
    public static string? Decode(ReadOnlyMemory<byte> content, List<PemFault> faults)
    {
        var bytes = content.Span;
        if (bytes.Length > MaximumSize)
            return Stop(PemTooLarge, $"has {bytes.Length} bytes; a Secret contains at most {MaximumSize}");
        if (bytes.IndexOfAnyExcept(" \t\r\n\0"u8) < 0)
            return Stop(PemEmpty, "is empty");
        if (LooksLikeDer(bytes))
            return Stop(
                PemBinary,
                IsPkcs12(bytes) ? "is a PKCS#12 (PFX) file, which is binary, not PEM" : "is binary (DER), not PEM"
            );

        var text = Characters(bytes, faults);
        if (!text.Contains(Begin, StringComparison.Ordinal) && FromBase64(text) is { } inner)
        {
            if (inner.AsSpan().IndexOf("-----BEGIN "u8) < 0)
            {
                return LooksLikeDer(inner)
                    ? Stop(PemNoFrame, "is base64 without its BEGIN and END lines")
                    : Stop(PemMissing, "is not PEM: no line begins with '-----BEGIN '");
            }

            faults.Add(new PemFault(PemEncodedTwice, 0, "is base64 of the PEM text: it was encoded once too often"));
            text = Characters(inner, faults);
        }

        if (!text.Contains(Begin, StringComparison.Ordinal) && !text.Split('\n').Any(PemLabel.LooksLikeMarker))
            return Stop(PemMissing, "is not PEM: no line begins with '-----BEGIN '");
        if (!text.Contains("\\n", StringComparison.Ordinal))
            return text;

        faults.Add(new PemFault(PemLiteralNewlines, 0, "has the two characters '\\n' where lines must end"));
        return text.Replace("\\r", "", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);

        string? Stop(Rule rule, string message)
        {
            faults.Add(new PemFault(rule, 0, message));
            return null;
        }
    }

    static string Characters(ReadOnlySpan<byte> bytes, List<PemFault> faults)
    {
        var isLittleEndian =
            bytes.StartsWith<byte>([0xFF, 0xFE])
            || (bytes.Length > 3 && bytes[0] != 0 && bytes[1] == 0 && bytes[3] == 0);
        var isBigEndian =
            bytes.StartsWith<byte>([0xFE, 0xFF])
            || (bytes.Length > 3 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0);
        if (isLittleEndian || isBigEndian)
        {
            faults.Add(new PemFault(PemUtf16, 0, "is UTF-16 text, two bytes a character"));
            return (isLittleEndian ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes).TrimStart('\uFEFF');
        }

        // Byte for byte: PEM is ASCII, and what is not must neither fail nor change. A byte order mark is left in: it
        // does harm in a line with BEGIN only.
        return Encoding.Latin1.GetString(bytes);
    }

    static byte[]? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>A SEQUENCE whose length fits what follows; no text begins so.</summary>
    static bool LooksLikeDer(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 4
        && bytes[0] == 0x30
        && bytes[1] switch
        {
            0x80 => true,
            0x81 => bytes[2] + 3 <= bytes.Length,
            0x82 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) + 4 <= bytes.Length,
            0x83 or 0x84 => true,
            _ => false,
        };

    /// <summary>
    /// A PFX begins with its version, 3, behind at most six bytes of header, and goes on with a SEQUENCE.
    /// </summary>
    static bool IsPkcs12(ReadOnlySpan<byte> der) => der.IndexOf<byte>([0x02, 0x01, 0x03, 0x30]) is >= 0 and <= 6;
}
