namespace Kyma.Krm.Yaml.Scanning;

/// <summary>
/// The keys of a mapping in flow style, JSON say, that is a whole text: where the values stand, and the elements of
/// those that are lists.
/// </summary>
/// <param name="Key">Quotes included.</param>
/// <param name="Value">In bytes; quotes and brackets included.</param>
/// <param name="Elements">Null where the value is no list.</param>
internal readonly record struct FlowEntry(Range Key, Range Value, IReadOnlyList<Range>? Elements);

/// <summary>Finds the entries without building a tree.</summary>
internal static class FlowEntries
{
    /// <summary>The entries of a text that is one mapping in flow style.</summary>
    /// <returns>Null where the text is something else, or holds what a parser has to look at.</returns>
    public static List<FlowEntry>? Of(ReadOnlySpan<byte> utf8) =>
        RootOf(utf8, out _) is { } root ? Walk(utf8, root) : null;

    /// <summary>Where the mapping begins in a text that is one in flow style; null as for <see cref="Of"/>.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="document">Between the marks of the document.</param>
    public static int? RootOf(ReadOnlySpan<byte> utf8, out Range document)
    {
        document = default;
        Span<BlockScanner.BlockLevel> levels = stackalloc BlockScanner.BlockLevel[BlockScanner.LevelCount];
        var scanner = new BlockScanner(utf8, levels);
        if (!scanner.MoveNext() || !scanner.IsRoot || utf8[scanner.Offset] != '{')
            return null;
        var root = scanner.Offset;
        if (scanner.MoveNext() || scanner.IsLost || scanner.HasSeveralDocuments)
            return null;
        document = scanner.Begin..scanner.End;
        return root;
    }

    static List<FlowEntry> Walk(ReadOnlySpan<byte> utf8, int root)
    {
        var scanner = BlockScanner.OfFlow(utf8);
        var entries = new List<FlowEntry>();
        for (var at = scanner.SkipFlowSpace(root + 1); utf8[at] != '}'; )
        {
            var keyEnd = scanner.SkipFlowScalar(at);
            var value = scanner.SkipFlowSpace(keyEnd + 1);
            var elements = utf8[value] == '[' ? new List<Range>() : null;
            var end = elements is null ? scanner.SkipFlowValue(value) : Elements(ref scanner, utf8, value, elements);
            entries.Add(new FlowEntry(at..keyEnd, value..end, elements));
            at = Next(ref scanner, utf8, end);
        }

        return entries;
    }

    static int Elements(ref BlockScanner scanner, ReadOnlySpan<byte> utf8, int list, List<Range> elements)
    {
        var at = scanner.SkipFlowSpace(list + 1);
        while (utf8[at] != ']')
        {
            var end = scanner.SkipFlowValue(at);
            elements.Add(at..end);
            at = Next(ref scanner, utf8, end);
        }

        return at + 1;
    }

    /// <summary>Behind the comma, or at the bracket that closes the collection.</summary>
    static int Next(ref BlockScanner scanner, ReadOnlySpan<byte> utf8, int end) =>
        scanner.SkipFlowSpace(end) is var at && utf8[at] == ',' ? scanner.SkipFlowSpace(at + 1) : at;
}
