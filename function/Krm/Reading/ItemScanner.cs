using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Krm.Reading;

/// <summary>
/// Notes where an item says who it is while its lines pass by. Where a key stands twice, the last one counts.
/// </summary>
internal sealed class ItemScanner
{
    ScannedItem.Places _places;
    ItemPart _part;
    bool _isMapping;
    int _depth;
    int? _annotationsStart;

    enum ItemPart
    {
        Other,
        Metadata,
        Annotations,
    }

    public bool IsOpen { get; private set; }

    public int Dash { get; private set; }

    /// <summary>
    /// A document that is one resource in block style; null where it is anything else, or a parser has to look.
    /// </summary>
    public static ScannedItem.Places? OfDocument(ReadOnlySpan<byte> utf8)
    {
        Span<BlockScanner.BlockLevel> levels = stackalloc BlockScanner.BlockLevel[BlockScanner.LevelCount];
        var scanner = new BlockScanner(utf8, levels);
        var item = new ItemScanner();
        while (scanner.MoveNext())
        {
            if (scanner.IsRoot || !item.Take(ref scanner, utf8))
                return null;
        }

        if (scanner.IsLost || scanner.HasSeveralDocuments || scanner.Aliases > 0)
            return null;
        if (!item.End(scanner.ContentEnd, out var places))
            return null;
        return places with { Slice = SliceOf(scanner.Begin..scanner.End, utf8) };
    }

    /// <summary>
    /// A document that is one mapping in flow style on lines of its own; null where it is anything else, or a parser
    /// has to look.
    /// </summary>
    public static ScannedItem.Places? OfFlowDocument(ReadOnlySpan<byte> utf8)
    {
        if (FlowEntries.RootOf(utf8, out var document) is not { } root)
            return null;
        var slice = SliceOf(document, utf8);
        return slice.Start > root ? null : new ScannedItem.Places { Slice = slice, NeedsTree = true };
    }

    /// <summary>The lines of the only document.</summary>
    static LineSlice SliceOf(Range document, ReadOnlySpan<byte> utf8)
    {
        var begin = document.Start.Value;
        return new(begin == 0 ? 0 : ItemLines.LineEnd(utf8, begin), document.End.Value, ItemText.NoDash);
    }

    /// <param name="isFlow">Its value is a mapping in flow style, in which nothing is scanned.</param>
    public void Begin(int dash, bool isFlow)
    {
        (IsOpen, Dash, _isMapping, _part, _annotationsStart) = (true, dash, isFlow, ItemPart.Other, null);
        _depth = 2;
        _places = new ScannedItem.Places { NeedsTree = isFlow };
    }

    /// <summary>A parser has read it.</summary>
    public void Discard() => (IsOpen, _annotationsStart) = (false, null);

    /// <returns>False where the item is no block mapping.</returns>
    public bool End(int contentEnd, out ScannedItem.Places places)
    {
        EndAnnotations(contentEnd);
        places = _places;
        IsOpen = false;
        return _isMapping;
    }

    /// <returns>False where the item is something a parser has to look at.</returns>
    public bool Take(ref BlockScanner scanner, ReadOnlySpan<byte> text)
    {
        var depth = scanner.Depth - _depth;
        if (depth < 2)
            EndAnnotations(scanner.PreviousContentEnd);
        switch (depth)
        {
            case 0:
                _isMapping = true;
                TakeTop(text[scanner.Key], ref scanner);
                return !scanner.IsElement;
            case 1 when _part != ItemPart.Other:
                _part = ItemPart.Metadata;
                TakeMetadata(scanner.IsElement ? default : text[scanner.Key], ref scanner);
                break;
            case 2 when _part == ItemPart.Annotations:
                TakeAnnotation(ref scanner, text);
                break;
            default:
                break;
        }

        return true;
    }

    void TakeTop(ReadOnlySpan<byte> key, ref BlockScanner scanner)
    {
        _part = ItemPart.Other;
        if (key.SequenceEqual("apiVersion"u8))
            _places.ApiVersion = Named(ref scanner);
        else if (key.SequenceEqual("kind"u8))
            _places.Kind = Named(ref scanner);
        else if (key.SequenceEqual("metadata"u8))
            TakeMetadataKey(ref scanner);
        else
            _places.NeedsTree |= IsEscaped(key);
    }

    void TakeMetadataKey(ref BlockScanner scanner)
    {
        _places.Name = _places.Namespace = default;
        _places.Annotations = default;
        _part = ItemPart.Metadata;
        _places.NeedsTree |= IsOdd(ref scanner);
    }

    void TakeMetadata(ReadOnlySpan<byte> key, ref BlockScanner scanner)
    {
        if (key.SequenceEqual("name"u8))
        {
            _places.Name = Named(ref scanner);
        }
        else if (key.SequenceEqual("namespace"u8))
        {
            _places.Namespace = Named(ref scanner);
        }
        else if (key.SequenceEqual("annotations"u8))
        {
            _part = ItemPart.Annotations;
            _places.Annotations = default;
            _places.NeedsTree |= IsOdd(ref scanner);
        }
        else
        {
            _places.NeedsTree |= IsEscaped(key);
        }
    }

    void TakeAnnotation(ref BlockScanner scanner, ReadOnlySpan<byte> text)
    {
        if (_annotationsStart is null)
            (_annotationsStart, _places.AnnotationColumn) = (scanner.Offset - scanner.Column, scanner.Column);
        _places.NeedsTree |=
            scanner.IsMarked
            || scanner.Value.Kind == ScannedKind.Alias
            || (IsEscaped(text[scanner.Key]) && text[scanner.Key].ContainsAny((byte)'\\', (byte)'\''));
    }

    void EndAnnotations(int contentEnd)
    {
        if (_annotationsStart is { } start)
            _places.Annotations = start..contentEnd;
        _annotationsStart = null;
    }

    /// <summary>A name's value; what an alias or a tag makes of it is left to a parser.</summary>
    ScannedValue Named(ref BlockScanner scanner)
    {
        _places.NeedsTree |= scanner.IsMarked || scanner.Value.Kind == ScannedKind.Alias;
        return scanner.Value;
    }

    /// <summary>A value that is neither nothing nor a mapping in block style.</summary>
    static bool IsOdd(ref BlockScanner scanner) =>
        scanner.IsMarked || scanner.Value.Kind is not (ScannedKind.Below or ScannedKind.EmptyFlow or ScannedKind.Plain);

    /// <summary>A quoted key may be one of those we look for.</summary>
    static bool IsEscaped(ReadOnlySpan<byte> key) => key is [(byte)'"' or (byte)'\'', ..];
}
