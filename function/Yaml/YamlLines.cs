namespace Kyma.Krm.Yaml;

/// <summary>What stands between values: space, line breaks and comments.</summary>
internal static class YamlLines
{
    /// <summary>The offsets of a block list's dashes, or null where something else stands before the first.</summary>
    public static int[]? Dashes(string text, YamlSequence list)
    {
        // Between two elements there is nothing but space, comments and the dash.
        var dashes = new int[list.Items.Count];
        var at = list.Offset;
        for (var i = 0; i < dashes.Length; i++)
        {
            dashes[i] = SkipSpaceAndComments(text, at);
            if (dashes[i] >= text.Length || text[dashes[i]] != '-')
                return null;
            at = Math.Max(dashes[i] + 1, list.Items[i].End);
        }

        return dashes;
    }

    /// <summary>
    /// The first character at or behind the offset that is part of a value or indicator. The offset is not within
    /// either.
    /// </summary>
    public static int SkipSpaceAndComments(string text, int offset)
    {
        while (offset < text.Length)
        {
            if (text[offset] == '#')
                offset = EndOfLine(text, offset);
            else if (IsSpaceOrBreak(text[offset]))
                offset++;
            else
                break;
        }

        return offset;
    }

    /// <summary>The offset of the line break, or the text's length.</summary>
    static int EndOfLine(string text, int offset) =>
        text.AsSpan(offset).IndexOfAny("\n\r\u0085\u2028\u2029") is var length and >= 0 ? offset + length : text.Length;

    static bool IsSpaceOrBreak(char c) => c is ' ' or '\t' or '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';
}
