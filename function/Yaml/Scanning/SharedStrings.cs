using System.Text;

namespace Kyma.Krm.Yaml.Scanning;

/// <summary>
/// Keys, kinds and versions repeat: those of a text are one string each, as long as the table has room for them.
/// </summary>
internal sealed class SharedStrings
{
    /// <summary>A power of two; packages know some hundreds of keys and kinds.</summary>
    const int Size = 512;

    /// <summary>Longer texts hardly ever repeat.</summary>
    const int MaximumLength = 48;

    readonly string?[] _table = new string?[Size];

    /// <summary>The text of these bytes, which are UTF-8.</summary>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaximumLength)
            return Encoding.UTF8.GetString(utf8);
        ref var cached = ref _table[
            (utf8[0] + (utf8[^1] * 7) + (utf8[utf8.Length / 2] * 3) + (utf8.Length * 31)) & (Size - 1)
        ];
        if (cached is null || !Ascii.Equals(utf8, cached))
            cached = Encoding.UTF8.GetString(utf8);
        return cached;
    }
}
