using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Krm.Reading;

/// <summary>
/// Reads a list in block style without parsing it. Nearly all of a large input is items that only pass through, and
/// finding where they begin and who they are takes a fraction of the time of a parser.
/// </summary>
internal sealed class ListScanner
{
    readonly ReadOnlyMemory<byte> _input;
    readonly ScannedText _text;
    readonly Dictionary<string, RootKey> _keys = [];
    readonly List<ScannedItem> _items = [];
    readonly List<(int Dash, int End)> _elements = [];
    readonly ItemScanner _item = new();
    LineSlice[] _slices = [];
    RootKey _key;
    int _keyColumn;
    int _dashColumn;
    int _aliasesBefore;
    long _aliasWeight;

    /// <param name="Start">The start of its line.</param>
    /// <param name="Colon">Behind the colon.</param>
    /// <param name="End">Behind its last line.</param>
    readonly record struct RootKey(string Name, int Start, int Colon, ScannedValue Value, int End);

    ListScanner(ReadOnlyMemory<byte> input, SharedStrings strings) =>
        (_input, _text) = (input, new ScannedText(input, strings));

    /// <summary>It is a list whatever is in it.</summary>
    public static bool IsList(string? apiVersion, string? kind) =>
        ListKind.Is(apiVersion, kind) || (apiVersion == "v1" && kind == "List");

    /// <summary>
    /// It is a list where it has <c>items</c>: kubectl and kustomize take a ServiceEntryList for its ServiceEntries.
    /// </summary>
    public static bool MayBeList(string? apiVersion, string? kind) =>
        IsList(apiVersion, kind)
        || (apiVersion is [not ('[' or '{'), ..] && kind?.EndsWith("List", StringComparison.Ordinal) == true);

    /// <summary>A ResourceList.</summary>
    /// <returns>Null where a parser has to look at the whole, be it only to say what is wrong.</returns>
    public static TextList? Read(ReadOnlyMemory<byte> input)
    {
        var list = new ListScanner(input, new SharedStrings());
        return list.Scan() && ListKind.Is(list.Text("apiVersion"), list.Text("kind")) ? list.ToResourceList() : null;
    }

    /// <summary>The items of a list that is a document of a file.</summary>
    /// <param name="cursor">At the document's beginning.</param>
    public static IReadOnlyList<Item>? ReadItems(
        ReadOnlyMemory<byte> document,
        TextCursor cursor,
        FileReference? file,
        SharedStrings strings
    )
    {
        var list = new ListScanner(document, strings);
        if (!list.Scan() || !list.IsOne() || !list.PlaceItems())
            return null;
        if (list.FunctionConfig() is not (true, null))
            return null;
        for (var i = 0; i < list._items.Count; i++)
        {
            var start = cursor.At(list._slices[i].Start).Position;
            list._items[i].Opened = new ScannedItem.OpenedFile(file, new TextOrigin(start));
        }

        return list._items;
    }

    /// <summary>Only v1 alone takes <c>items</c> that are not there for none.</summary>
    bool IsOne() =>
        _keys.ContainsKey("items")
            ? MayBeList(Text("apiVersion"), Text("kind"))
            : IsList(Text("apiVersion"), Text("kind"));

    string Text(string key) => _text.Shared(Value(key));

    bool Scan()
    {
        Span<BlockScanner.BlockLevel> levels = stackalloc BlockScanner.BlockLevel[BlockScanner.LevelCount];
        var scanner = new BlockScanner(_input.Span, levels);
        do
        {
            while (scanner.MoveNext())
            {
                if (!Take(ref scanner))
                    return false;
            }
        } while (scanner.IsLost && ParseItem(ref scanner));

        return !scanner.IsLost && !scanner.HasSeveralDocuments && EndKey(scanner.ContentEnd, scanner.Aliases);
    }

    bool Take(ref BlockScanner scanner)
    {
        if (scanner.Depth <= 0)
        {
            return !scanner.IsMarked
                && EndKey(scanner.PreviousContentEnd, AliasesBefore(ref scanner))
                && BeginKey(ref scanner);
        }

        if (_key.Name != "items")
            return true;
        if (scanner.Depth > 1)
            return _item.Take(ref scanner, _input.Span);
        if (!scanner.IsElement || !EndItem(scanner.PreviousContentEnd, AliasesBefore(ref scanner)))
            return false;
        _dashColumn = scanner.Column;
        _item.Begin(
            scanner.Offset,
            isFlow: scanner.Value.Kind == ScannedKind.Flow && _input.Span[scanner.Value.Start] == '{'
        );
        return true;
    }

    static int AliasesBefore(ref BlockScanner scanner) =>
        scanner.Aliases - (scanner.Value.Kind == ScannedKind.Alias ? 1 : 0);

    bool BeginKey(ref BlockScanner scanner)
    {
        var utf8 = _input.Span;
        var name = Encoding.UTF8.GetString(utf8[scanner.Key]);
        _keyColumn = scanner.Column;
        _key = new RootKey(
            name,
            scanner.Offset - scanner.Column,
            scanner.Key.End.Value + utf8[scanner.Key.End..].IndexOf((byte)':') + 1,
            scanner.Value,
            0
        );
        return name is not ['"' or '\'', ..];
    }

    /// <param name="aliases">How many came by up to its end. Those of functionConfig are for its parser to
    /// find.</param>
    bool EndKey(int end, int aliases)
    {
        if (!EndItem(end, aliases))
            return false;
        if (aliases > _aliasesBefore && _key.Name != "functionConfig")
            return false;
        _aliasesBefore = aliases;
        return _key.Name is null || _keys.TryAdd(_key.Name, _key with { End = end });
    }

    bool EndItem(int end, int aliases)
    {
        if (!_item.IsOpen)
            return true;
        if (!_item.End(end, out var places))
            return false;
        if (aliases > _aliasesBefore)
        {
            if (Parsed(_item.Dash, end) is not { Root: YamlMapping root })
                return false;
            places.Facts = new ItemFacts(root);
        }

        _aliasesBefore = aliases;
        _elements.Add((_item.Dash, end));
        _items.Add(new ScannedItem(places, _text));
        return true;
    }

    /// <summary>
    /// Where the scanner is lost within an item, a parser reads that one up to the next dash. If it is whole and stands
    /// alone, the dash is one for every parser, and the scanner goes on from there.
    /// </summary>
    /// <returns>False where the item does not stand alone, or the scanner is lost elsewhere.</returns>
    bool ParseItem(ref BlockScanner scanner)
    {
        var utf8 = _input.Span;
        if (_key.Name != "items" || _key.Value.Kind != ScannedKind.Below || scanner.HasSeveralDocuments)
            return false;
        var dash = ItemLines.FirstText(utf8, scanner.Line);
        var isFirst = !_item.IsOpen && _elements.Count == 0;
        var column = isFirst ? dash - scanner.Line : _dashColumn;
        if (!_item.IsOpen || _item.Dash < scanner.Line)
        {
            if (dash - scanner.Line == column && ItemLines.IsDash(utf8, dash))
            {
                if (column < _keyColumn || !EndItem(scanner.ContentEnd, scanner.Aliases))
                    return false;
                _item.Begin(dash, isFlow: false);
            }
            else if (!_item.IsOpen)
            {
                return false;
            }
        }

        var next = ItemLines.NextOutside(utf8, scanner.Line, column);
        if (Parsed(_item.Dash, next) is not { Root: YamlMapping root })
            return false;
        _dashColumn = column;
        var start = ItemLines.LineStart(utf8, _item.Dash);
        var text = Encoding.UTF8.GetString(utf8[start..next]);
        var end = ItemLines.LineEnd(utf8, start + Encoding.UTF8.GetByteCount(text.AsSpan(0, root.End)));
        _elements.Add((_item.Dash, end));
        _items.Add(new ScannedItem(new ScannedItem.Places { Facts = new ItemFacts(root) }, _text));
        _item.Discard();
        _aliasesBefore = scanner.Aliases;
        scanner.Resume(next, end, new BlockScanner.BlockLevel(column, IsList: true));
        return true;
    }

    /// <summary>
    /// The item from its dash to an offset as a document of its own; null where it is none, or says more than it may.
    /// </summary>
    YamlDocument? Parsed(int dash, int end)
    {
        var start = ItemLines.LineStart(_input.Span, dash);
        var text = new ItemText(_input[start..end], dash - start).AsDocument();
        if (YamlParser.ParseDocuments(text, out _) is not [var document])
            return null;
        _aliasWeight += document.AliasWeight;
        return _aliasWeight > YamlParser.MaximumAliasWeight ? null : document;
    }

    TextList? ToResourceList()
    {
        if (!PlaceItems())
            return null;
        var (isRead, functionConfig) = FunctionConfig();
        return isRead ? new TextList(Layout(_slices), _items, functionConfig) : null;
    }

    /// <returns>False where items share lines, or <c>items</c> is something else than a list.</returns>
    bool PlaceItems()
    {
        if (!HasPlainItems(_text) || ItemLines.Of(_input.Span, _elements, _dashColumn) is not { } slices)
            return false;
        _slices = slices;
        for (var i = 0; i < slices.Length; i++)
            _items[i].Place(slices[i]);
        return true;
    }

    /// <summary>A list, or nothing: <c>[]</c>, null or no key at all.</summary>
    bool HasPlainItems(ScannedText text) =>
        Value("items") switch
        {
            { Kind: ScannedKind.Below } => true,
            { Kind: ScannedKind.EmptyFlow, Start: var at } => _input.Span[at] == '[',
            { Kind: ScannedKind.Plain } value => text.Read(value) is null,
            _ => false,
        };

    ScannedValue Value(string key) => _keys.TryGetValue(key, out var found) ? found.Value : default;

    (bool IsRead, TreeItem? Item) FunctionConfig()
    {
        if (!_keys.TryGetValue("functionConfig", out var key))
            return (true, null);
        var lines = Encoding.UTF8.GetString(_input.Span[key.Start..key.End]);
        return YamlParser.Parse(lines, out _) is not [YamlMapping root]
            ? (false, null)
            : root.Find("functionConfig") switch
            {
                YamlMapping { Entries.Count: 0 } or YamlScalar { IsNull: true } => (true, null),
                YamlMapping mapping => (true, new TreeItem(mapping, default)),
                _ => (false, null),
            };
    }

    ListLayout Layout(LineSlice[] slices)
    {
        var hasItems = _keys.TryGetValue("items", out var items);
        var hasResults = _keys.TryGetValue("results", out var results);
        return new ListLayout
        {
            Utf8 = _input,
            KeyColumn = _keyColumn,
            Slices = slices,
            DashColumn = slices.Length > 0 ? _dashColumn : _keyColumn,
            ItemsColon = hasItems ? items.Colon : -1,
            EmptyItemsEnd = hasItems
                ? items.Value.Kind == ScannedKind.Below
                    ? items.Colon
                    : items.Value.End
                : -1,
            Results = hasResults ? new LineSlice(results.Start, results.End, ItemText.NoDash) : default,
            KeysEnd =
                _key.Name == "items" && slices.Length > 0 ? Math.Max(_key.End, slices[^1].End) : _keys[_key.Name].End,
        };
    }
}
