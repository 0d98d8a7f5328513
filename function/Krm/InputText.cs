using System.Globalization;
using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;
using static Kyma.Krm.Krm.KrmFindings;

namespace Kyma.Krm.Krm;

/// <summary>Input bytes as text; knows for each character which byte it stands at.</summary>
internal sealed class InputText
{
    int _lastIndex;
    int _lastByte;

    public InputText(ReadOnlyMemory<byte> utf8)
    {
        Utf8 = utf8;
        MarkLength = utf8.Span.StartsWith(BlockScanner.ByteOrderMark) ? BlockScanner.ByteOrderMark.Length : 0;
        _lastByte = MarkLength;
    }

    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>Without the byte order mark.</summary>
    public string Text => field ??= Encoding.UTF8.GetString(Utf8.Span[MarkLength..]);

    int MarkLength { get; }

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>How many characters stand before the byte.</summary>
    public static int CharAt(ReadOnlySpan<byte> utf8, int offset) => Encoding.UTF8.GetCharCount(utf8[..offset]);

    public static bool IsUtf8(ReadOnlySpan<byte> input, Place place, Findings findings)
    {
        if (!System.Text.Unicode.Utf8.IsValid(input))
        {
            findings.Add(NotUtf8, place, "the input must be text in UTF-8");
            return false;
        }

        if (input.Contains((byte)0))
        {
            findings.Add(NotUtf8, place, "the input must be text, it contains a NUL byte");
            return false;
        }

        return true;
    }

    public IReadOnlyList<YamlDocument>? Parse(Place place, Findings findings)
    {
        var aliasWeight = 0L;
        return Parse(place, TextOrigin.Whole, ref aliasWeight, findings);
    }

    /// <param name="origin">Where the text begins in the one that the user sees.</param>
    /// <param name="aliasWeight">How much the aliases of that one stand for so far.</param>
    public IReadOnlyList<YamlDocument>? Parse(Place place, TextOrigin origin, ref long aliasWeight, Findings findings)
    {
        var documents = YamlParser.ParseDocuments(Utf8[MarkLength..], origin, ref aliasWeight, out var failure);
        if (failure is null)
            return documents;
        var at = $"line {failure.At.Line}, column {failure.At.Column}";
        findings.Add(
            failure.IsLimit ? TooComplex : InvalidYaml,
            place with
            {
                Position = failure.At,
            },
            ConflictMarkerNear(failure.At.Line) is { } marker
                ? "the input must be YAML or JSON; line "
                    + $"{marker.ToString(CultureInfo.InvariantCulture)} is a conflict marker that a "
                    + "merge left behind. Resolve the conflict"
                : $"the input must be YAML or JSON; at {at}: {failure.Message}"
        );
        return null;
    }

    /// <summary>
    /// The line of one of git's, which begins with seven of these characters. YAML takes it for the start of a text,
    /// and fails at the line after it.
    /// </summary>
    int? ConflictMarkerNear(int line)
    {
        var rest = Text.AsSpan();
        int? found = null;
        for (var i = 1; i <= line; i++)
        {
            if (
                i >= line - 1
                && (rest.StartsWith("<<<<<<<") || rest.StartsWith("=======") || rest.StartsWith(">>>>>>>"))
            )
                found = i;
            if (rest.IndexOf('\n') is not (>= 0 and var end))
                break;
            rest = rest[(end + 1)..];
        }

        return found;
    }

    /// <summary>The byte at which the character stands. Cheap when asked in ascending order.</summary>
    public int ByteAt(int index)
    {
        if (index < _lastIndex)
            (_lastIndex, _lastByte) = (0, MarkLength);
        _lastByte += Encoding.UTF8.GetByteCount(Text.AsSpan(_lastIndex..index));
        _lastIndex = index;
        return _lastByte;
    }

    /// <summary>The lines of a block list's elements, or null where they share lines.</summary>
    public LineSlice[]? Slices(YamlSequence list)
    {
        if (list.AliasOf is not null || YamlLines.Dashes(Text, list) is not { } dashes)
            return null;
        var elements = dashes
            .Select((dash, i) => (ByteAt(dash), ByteAt(Math.Max(dash + 1, list.Items[i].End))))
            .ToArray();
        return ItemLines.Of(Utf8.Span, elements, list.Start.Column - 1);
    }
}
