using System.Text;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm;

/// <summary>The text of scalars that were scanned. Kinds and versions repeat, so those are one string each.</summary>
internal sealed class ScannedText(ReadOnlyMemory<byte> utf8)
{
    /// <summary>A power of two; packages know some dozens of kinds.</summary>
    const int CacheSize = 256;

    readonly string?[] _cache = new string?[CacheSize];

    /// <summary>The text of the scalar, empty where it has none.</summary>
    public string Shared(ScannedValue value)
    {
        if (value.Kind != ScannedKind.Plain)
            return Read(value) ?? "";
        var bytes = utf8.Span[value.Start..value.End];
        ref var cached = ref _cache[(bytes[0] + (bytes[^1] * 7) + (bytes.Length * 31)) & (CacheSize - 1)];
        if (cached is null || !Ascii.Equals(bytes, cached))
            cached = Read(value) ?? "";
        return cached;
    }

    /// <summary>Null where the value is null, or is none on one line.</summary>
    public string? Read(ScannedValue value) =>
        value.Kind switch
        {
            ScannedKind.Plain => Encoding.UTF8.GetString(Bytes(value)) is var text
            && text is "~" or "null" or "Null" or "NULL"
                ? null
                : text,
            ScannedKind.Quoted => Unquote(Bytes(value)),
            _ => null,
        };

    ReadOnlySpan<byte> Bytes(ScannedValue value) => utf8.Span[value.Start..value.End];

    static string Unquote(ReadOnlySpan<byte> quoted)
    {
        var inner = Encoding.UTF8.GetString(quoted[1..^1]);
        return quoted[0] == '\'' ? inner.Replace("''", "'", StringComparison.Ordinal)
            : !inner.Contains('\\', StringComparison.Ordinal) ? inner
            : ((YamlScalar)YamlParser.Parse(Encoding.UTF8.GetString(quoted), out _)![0]).Value;
    }
}
