using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Krm.Reading;

/// <summary>Looks an annotation up in the lines it stands on.</summary>
internal static class ScannedAnnotations
{
    /// <param name="lines">Scanned before, as the whole value of <c>annotations</c>.</param>
    /// <returns>What has no text where there is none of that name.</returns>
    public static ScannedValue Find(ReadOnlySpan<byte> text, Range lines, int column, ReadOnlySpan<byte> key)
    {
        ScannedValue value = default;
        var (start, length) = lines.GetOffsetAndLength(text.Length);

        // Most items do not have the annotation that they are asked for.
        if (text.Slice(start, length).IndexOf(key) < 0)
            return value;
        Span<BlockScanner.BlockLevel> levels = stackalloc BlockScanner.BlockLevel[BlockScanner.LevelCount];
        var scanner = new BlockScanner(text.Slice(start, length), levels);
        while (scanner.MoveNext())
        {
            if (scanner.Column != column || !KeyIs(text.Slice(start, length)[scanner.Key], key))
                continue;
            value = scanner.Value with { Start = scanner.Value.Start + start, End = scanner.Value.End + start };
        }

        return value;
    }

    static bool KeyIs(ReadOnlySpan<byte> written, ReadOnlySpan<byte> key) =>
        written.SequenceEqual(key)
        || (written is [(byte)'"' or (byte)'\'', .. var inner, _] && inner.SequenceEqual(key));
}
