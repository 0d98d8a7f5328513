using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Yaml;

/// <summary>
/// The tree of a text that <see cref="BlockScanner"/> vouches for: the same as a parser's, in a tenth of its time.
/// </summary>
internal sealed partial class ScannedTree
{
    readonly ReadOnlyMemory<byte> _utf8;
    readonly SharedStrings _strings;
    readonly List<Level> _levels = [];
    readonly List<YamlEntry> _entries = [];
    readonly List<YamlNode> _items = [];
    readonly Predicate<YamlScalar>? _isWanted;
    TextCursor _cursor;
    YamlNode? _root;
    bool _isPassing;
    bool _isOnDemand;

    /// <summary>A collection that is still open, and the key or dash whose value is.</summary>
    /// <param name="First">Where its own entries or items begin among all.</param>
    /// <param name="Awaiting">What the value is if none comes.</param>
    record struct Level(bool IsList, int First, Position Start, int Offset, YamlNode? Key, YamlScalar? Awaiting);

    ScannedTree(
        ReadOnlyMemory<byte> utf8,
        TextOrigin origin,
        SharedStrings strings,
        Predicate<YamlScalar>? isWanted = null
    )
    {
        (_utf8, _strings, _isWanted) = (utf8, strings, isWanted);
        _cursor = new TextCursor(utf8, origin);
    }

    /// <returns>Null where a parser has to look: the text is not one document without anchors and tags in an ordinary
    /// form.</returns>
    public static YamlDocument? Read(ReadOnlyMemory<byte> utf8, TextOrigin origin, SharedStrings strings) =>
        Read(new ScannedTree(utf8, origin, strings), utf8, origin);

    /// <summary>
    /// The mapping that is a text, without the entries that nobody wants: they are passed by. A large ConfigMap is a
    /// hundred bytes for whoever asks for its name.
    /// </summary>
    /// <param name="isWanted">Asked for each key of the mapping, in its order.</param>
    /// <returns>Null where a parser has to look, and where the text is no mapping or none of it is wanted.</returns>
    public static YamlMapping? ReadEntries(
        ReadOnlyMemory<byte> utf8,
        SharedStrings strings,
        Predicate<YamlScalar> isWanted
    ) => Read(new ScannedTree(utf8, TextOrigin.Whole, strings, isWanted), utf8, TextOrigin.Whole)?.Root as YamlMapping;

    static YamlDocument? Read(ScannedTree tree, ReadOnlyMemory<byte> utf8, TextOrigin origin)
    {
        if (utf8.Span.StartsWith(BlockScanner.ByteOrderMark))
            return null;
        Span<BlockScanner.BlockLevel> levels = stackalloc BlockScanner.BlockLevel[BlockScanner.LevelCount];
        var scanner = new BlockScanner(utf8.Span, levels);
        while (scanner.MoveNext())
        {
            if (scanner.HasProperties)
                return null;
            tree.Take(ref scanner);
        }

        if (scanner.IsLost || scanner.HasProperties || scanner.HasSeveralDocuments)
            return null;
        tree.Close(0);
        if (tree._root is not { } root)
            return null;
        var end = new TextCursor(utf8, origin);
        return new YamlDocument(root, end.OffsetAt(scanner.Begin), end.OffsetAt(scanner.End));
    }

    /// <summary>
    /// A flow collection or scalar of one that <see cref="FlowEntries"/> found. Of a large collection each value is
    /// made when it is asked for.
    /// </summary>
    /// <param name="text">What it found it in; something always follows.</param>
    public static YamlNode OfFlow(ReadOnlyMemory<byte> text, Range value, TextOrigin origin, SharedStrings strings)
    {
        var utf8 = text[value.Start..(value.End.Value + 1)];
        var scanner = BlockScanner.OfFlow(utf8.Span);
        return new ScannedTree(utf8, origin, strings) { _isOnDemand = true }.Flow(ref scanner, 0);
    }

    void Take(ref BlockScanner scanner)
    {
        if (scanner.IsRoot)
        {
            _root = Flow(ref scanner, scanner.Offset, _isWanted);
            return;
        }

        if (IsPassing(ref scanner))
            return;
        Close(scanner.Depth + 1);
        var (start, offset) = _cursor.At(scanner.Offset);
        if (_levels.Count == scanner.Depth)
            _levels.Add(
                new Level(
                    scanner.IsElement,
                    scanner.IsElement ? _items.Count : _entries.Count,
                    start,
                    offset,
                    null,
                    null
                )
            );
        else
            GiveUpWaiting();
        var key = scanner.IsElement ? null : Scalar(scanner.Key, start, offset);
        var indicator = scanner.IsElement
            ? scanner.Offset + 1
            : scanner.Key.End.Value + _utf8.Span[scanner.Key.End..].IndexOf((byte)':') + 1;
        var value = scanner.Value.Kind switch
        {
            ScannedKind.Below => null,
            ScannedKind.Flow or ScannedKind.EmptyFlow => Flow(ref scanner, scanner.Value.Start),
            _ => Scalar(scanner.Value.Start..scanner.Value.End),
        };
        if (value is null)
        {
            var (at, end) = _cursor.At(indicator);
            _levels[^1] = _levels[^1] with
            {
                Key = key,
                Awaiting = new YamlScalar(at, end, "", IsPlain: true) { End = end },
            };
        }
        else
        {
            Add(key, value);
        }
    }

    /// <summary>It is an entry that nobody wants, or within one.</summary>
    bool IsPassing(ref BlockScanner scanner)
    {
        if (_isWanted is not null && scanner.Depth == 0)
            _isPassing = !scanner.IsElement && !_isWanted(Scalar(scanner.Key));
        return _isPassing;
    }

    /// <summary>Closes the levels above a number of them.</summary>
    void Close(int count)
    {
        while (_levels.Count > count)
        {
            GiveUpWaiting();
            var level = _levels[^1];
            YamlNode node = level.IsList ? List(level) : Mapping(level);
            _levels.RemoveAt(_levels.Count - 1);
            if (_levels.Count == 0)
            {
                _root = node;
                return;
            }

            var key = _levels[^1].Key;
            _levels[^1] = _levels[^1] with { Key = null, Awaiting = null };
            Add(key, node);
        }
    }

    /// <summary>Nothing came below the last key or dash.</summary>
    void GiveUpWaiting()
    {
        if (_levels[^1] is not { Awaiting: { } nothing, Key: var key })
            return;
        _levels[^1] = _levels[^1] with { Key = null, Awaiting = null };
        Add(key, nothing);
    }

    void Add(YamlNode? key, YamlNode value)
    {
        if (key is null)
            _items.Add(value);
        else
            _entries.Add(new YamlEntry(key, value));
    }

    YamlSequence List(Level level)
    {
        var items = Taken(_items, level.First);
        return new YamlSequence(level.Start, level.Offset, IsFlow: false, items) { End = items[^1].End };
    }

    YamlMapping Mapping(Level level)
    {
        var entries = Taken(_entries, level.First);
        return new YamlMapping(level.Start, level.Offset, IsFlow: false, entries)
        {
            End = Math.Max(entries[^1].Key.End, entries[^1].Value.End),
        };
    }

    static T[] Taken<T>(List<T> all, int first)
    {
        var taken = new T[all.Count - first];
        all.CopyTo(first, taken, 0, taken.Length);
        all.RemoveRange(first, taken.Length);
        return taken;
    }

    YamlScalar Scalar(Range range)
    {
        var (start, offset) = _cursor.At(range.Start.Value);
        return Scalar(range, start, offset);
    }

    YamlScalar Scalar(Range range, Position start, int offset)
    {
        var utf8 = _utf8.Span[range];
        var isPlain = utf8[0] is not ((byte)'"' or (byte)'\'' or (byte)'|' or (byte)'>');
        var value = isPlain && !utf8.Contains((byte)'\n') ? _strings.Of(utf8) : ScalarText.Of(utf8);
        return new YamlScalar(start, offset, value, isPlain) { End = _cursor.OffsetAt(range.End.Value) };
    }
}
