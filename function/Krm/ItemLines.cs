namespace Kyma.Krm.Krm;

/// <summary>Divides the lines of a block list among its elements, comments included.</summary>
internal static class ItemLines
{
    /// <param name="elements">Where each element's dash stands and where its value ends.</param>
    /// <param name="column">The column of the dashes.</param>
    /// <returns>Null where elements share lines with something else.</returns>
    public static LineSlice[]? Of(ReadOnlySpan<byte> utf8, IReadOnlyList<(int Dash, int End)> elements, int column)
    {
        var slices = new LineSlice[elements.Count];
        var previousEnd = 0;
        for (var i = 0; i < slices.Length; i++)
        {
            var (dash, end) = elements[i];
            var lineStart = LineStart(utf8, dash);
            if (utf8[lineStart..dash].ContainsAnyExcept((byte)' '))
                return null;
            slices[i] = new LineSlice(WithCommentsAbove(utf8, lineStart, previousEnd, column), 0, dash);
            previousEnd = LineEnd(utf8, end);
            if (i > 0)
                slices[i - 1] = slices[i - 1] with { End = slices[i].Start };
        }

        if (slices.Length > 0)
            slices[^1] = slices[^1] with { End = WithCommentsBelow(utf8, previousEnd, column) };
        return slices;
    }

    public static int LineStart(ReadOnlySpan<byte> utf8, int offset) => utf8[..offset].LastIndexOf((byte)'\n') + 1;

    /// <summary>Behind the line that a value ends on; a block scalar already ends behind its last line break.</summary>
    public static int LineEnd(ReadOnlySpan<byte> utf8, int valueEnd) =>
        utf8[..valueEnd] is [.., (byte)'\n'] ? valueEnd
        : utf8[valueEnd..].IndexOf((byte)'\n') is var end and >= 0 ? valueEnd + end + 1
        : utf8.Length;

    /// <summary>The first character of a line that is no space.</summary>
    public static int FirstText(ReadOnlySpan<byte> utf8, int line) =>
        utf8[line..].IndexOfAnyExcept((byte)' ') is var spaces and >= 0 ? line + spaces : utf8.Length;

    public static bool IsDash(ReadOnlySpan<byte> utf8, int at) =>
        utf8[at..] is [(byte)'-'] or [(byte)'-', (byte)' ' or (byte)'\n' or (byte)'\r', ..];

    /// <summary>
    /// The next line below with something on it that begins no further than the column of the dashes; comments do not
    /// count.
    /// </summary>
    public static int NextOutside(ReadOnlySpan<byte> utf8, int line, int column)
    {
        while ((line = LineEnd(utf8, line + 1)) < utf8.Length)
        {
            var at = FirstText(utf8, line);
            if (at < utf8.Length && at - line <= column && utf8[at] is not ((byte)'\n' or (byte)'\r' or (byte)'#'))
                break;
        }

        return line;
    }

    /// <summary>
    /// Comment lines right above the dash, indented no further, belong to the element (yaml.v3 calls them its head
    /// comment).
    /// </summary>
    static int WithCommentsAbove(ReadOnlySpan<byte> utf8, int start, int notBefore, int column)
    {
        while (start > notBefore)
        {
            var above = LineStart(utf8, start - 1);
            if (CommentColumn(utf8[above..]) is not (>= 0 and var comment) || comment > column)
                break;
            start = above;
        }

        return start;
    }

    /// <summary>Comment lines below the last element, indented further than the dash, are still part of it.</summary>
    static int WithCommentsBelow(ReadOnlySpan<byte> utf8, int end, int column)
    {
        for (var line = end; line < utf8.Length; )
        {
            var next = utf8[line..].IndexOf((byte)'\n') is var length and >= 0 ? line + length + 1 : utf8.Length;
            var comment = CommentColumn(utf8[line..]);
            if (comment > column)
                end = next;
            else if (utf8[line..next].ContainsAnyExcept(" \t\r\n"u8))
                break;
            line = next;
        }

        return end;
    }

    /// <summary>
    /// The column of the '#' of a line that is nothing but a comment, else -1. A tab counts as deep: such a comment may
    /// not follow just anything.
    /// </summary>
    static int CommentColumn(ReadOnlySpan<byte> line)
    {
        var blanks = line.IndexOfAnyExcept((byte)' ', (byte)'\t');
        return blanks < 0 || line[blanks] != '#' ? -1
            : line[..blanks].Contains((byte)'\t') ? int.MaxValue
            : blanks;
    }
}
