namespace Kyma.Krm.Yaml.Scanning;

/// <summary>
/// Divides a text at its document marks without understanding what is between them: for every reader a line that begins
/// with <c>---</c> or <c>...</c> ends a document, even within quotes. So a document that needs a parser costs the
/// others nothing.
/// </summary>
internal static class DocumentPieces
{
    /// <summary>
    /// One behind the other: each begins with its <c>---</c> and ends with the line of its <c>...</c>, where it has
    /// them.
    /// </summary>
    public static List<Range> Of(ReadOnlySpan<byte> utf8)
    {
        var pieces = new List<Range>();
        var start = 0;
        var (begin, end) = (Find(utf8, "---"u8, 0), Find(utf8, "..."u8, 0));
        while (begin < utf8.Length || end < utf8.Length)
        {
            var next = Math.Min(begin, end);
            if (begin < end)
                begin = Find(utf8, "---"u8, begin + 1);
            else
                end = Find(utf8, "..."u8, next = LineEnd(utf8, end));
            if (next > start)
                pieces.Add(start..next);
            start = next;
        }

        if (start < utf8.Length || pieces.Count == 0)
            pieces.Add(start..utf8.Length);
        return pieces;
    }

    /// <summary>The piece ends with a <c>...</c>.</summary>
    public static bool EndsDocument(ReadOnlySpan<byte> piece) =>
        piece.TrimEnd("\r\n"u8) is var text && IsMark(text[(text.LastIndexOf((byte)'\n') + 1)..], "..."u8);

    /// <summary>Nothing is in it but blank lines, comments and directives.</summary>
    public static bool IsEmpty(ReadOnlySpan<byte> piece)
    {
        for (; !piece.IsEmpty; piece = piece[LineEnd(piece, 0)..])
        {
            if (FirstLine(piece).Trim(" \t\r"u8) is [not ((byte)'#' or (byte)'%'), ..])
                return false;
        }

        return true;
    }

    /// <summary>Without its line feed.</summary>
    public static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> piece) =>
        piece[..LineEnd(piece, 0)].TrimEnd((byte)'\n');

    /// <summary>Where the next line with the mark begins, else the end of the text.</summary>
    static int Find(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> mark, int from)
    {
        if ((from == 0 || utf8[from - 1] == '\n') && IsMark(utf8[from..], mark))
            return from;
        while (utf8[from..].IndexOf(mark) is var found and >= 0)
        {
            from += found;
            if (from > 0 && utf8[from - 1] == '\n' && IsMark(utf8[from..], mark))
                return from;
            from++;
        }

        return utf8.Length;
    }

    static bool IsMark(ReadOnlySpan<byte> line, ReadOnlySpan<byte> mark) =>
        line.StartsWith(mark) && (line.Length == 3 || line[3] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');

    static int LineEnd(ReadOnlySpan<byte> utf8, int at) =>
        utf8[at..].IndexOf((byte)'\n') is var length and >= 0 ? at + length + 1 : utf8.Length;
}
