using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm;

/// <summary>Notes where an item says who it is while its lines pass by. Where a key stands twice, the last one counts.</summary>
internal sealed class ItemScanner
{
    ScannedItem.Places _places;
    ItemPart _part;
    bool _isMapping;
    int _annotationsStart = -1;

    enum ItemPart
    {
        Other,
        Metadata,
        Annotations,
    }

    public bool IsOpen { get; private set; }

    public int Dash { get; private set; }

    public void Begin(int dash)
    {
        (IsOpen, Dash, _isMapping, _part, _annotationsStart) = (true, dash, false, ItemPart.Other, -1);
        _places = default;
    }

    /// <returns>False where the item is no block mapping.</returns>
    public bool End(int contentEnd, List<ScannedItem.Places> items)
    {
        EndAnnotations(contentEnd);
        items.Add(_places);
        IsOpen = false;
        return _isMapping;
    }

    /// <returns>False where the item is something a parser has to look at.</returns>
    public bool Take(ref BlockScanner scanner, ReadOnlySpan<byte> text)
    {
        if (scanner.Depth < 4)
            EndAnnotations(scanner.PreviousContentEnd);
        switch (scanner.Depth)
        {
            case 2:
                _isMapping = true;
                TakeTop(text[scanner.Key], scanner.Value);
                return !scanner.IsElement;
            case 3 when _part != ItemPart.Other:
                _part = ItemPart.Metadata;
                TakeMetadata(scanner.IsElement ? default : text[scanner.Key], scanner.Value);
                break;
            case 4 when _part == ItemPart.Annotations:
                TakeAnnotation(ref scanner, text);
                break;
            default:
                break;
        }

        return true;
    }

    void TakeTop(ReadOnlySpan<byte> key, ScannedValue value)
    {
        _part = ItemPart.Other;
        if (key.SequenceEqual("apiVersion"u8))
            _places.ApiVersion = Named(value);
        else if (key.SequenceEqual("kind"u8))
            _places.Kind = Named(value);
        else if (key.SequenceEqual("metadata"u8))
            TakeMetadataKey(value);
        else
            _places.NeedsTree |= IsEscaped(key);
    }

    void TakeMetadataKey(ScannedValue value)
    {
        _places.Name = _places.Namespace = default;
        _places.Annotations = default;
        _part = ItemPart.Metadata;
        _places.NeedsTree |= value.Kind is not (ScannedKind.Below or ScannedKind.EmptyFlow or ScannedKind.Plain);
    }

    void TakeMetadata(ReadOnlySpan<byte> key, ScannedValue value)
    {
        if (key.SequenceEqual("name"u8))
        {
            _places.Name = Named(value);
        }
        else if (key.SequenceEqual("namespace"u8))
        {
            _places.Namespace = Named(value);
        }
        else if (key.SequenceEqual("annotations"u8))
        {
            _part = ItemPart.Annotations;
            _places.Annotations = default;
            _places.NeedsTree |= value.Kind is not (ScannedKind.Below or ScannedKind.EmptyFlow or ScannedKind.Plain);
        }
        else
        {
            _places.NeedsTree |= IsEscaped(key);
        }
    }

    void TakeAnnotation(ref BlockScanner scanner, ReadOnlySpan<byte> text)
    {
        if (scanner.IsElement)
        {
            _part = ItemPart.Metadata;
            return;
        }

        if (_annotationsStart < 0)
            (_annotationsStart, _places.AnnotationColumn) = (scanner.Offset - scanner.Column, scanner.Column);
        _places.NeedsTree |= IsEscaped(text[scanner.Key]) && text[scanner.Key].ContainsAny((byte)'\\', (byte)'\'');
    }

    void EndAnnotations(int contentEnd)
    {
        if (_annotationsStart >= 0)
            _places.Annotations = _annotationsStart..contentEnd;
        _annotationsStart = -1;
    }

    /// <summary>A name's value; block scalars and the like are left to a parser.</summary>
    ScannedValue Named(ScannedValue value)
    {
        _places.NeedsTree |= value.Kind is ScannedKind.Block or ScannedKind.Other;
        return value;
    }

    /// <summary>A quoted key may be one of those we look for.</summary>
    static bool IsEscaped(ReadOnlySpan<byte> key) => key is [(byte)'"' or (byte)'\'', ..];
}
