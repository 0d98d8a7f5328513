using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm;

/// <summary>
/// Reads a ResourceList in the form kustomize and kpt write without parsing it. Nearly all of a large input is items
/// that only pass through, and finding where they begin and who they are takes a fraction of the time of a parser.
/// </summary>
internal sealed class ListScanner
{
    readonly ReadOnlyMemory<byte> _input;
    readonly Dictionary<string, RootKey> _keys = [];
    readonly List<ScannedItem.Places> _items = [];
    readonly List<(int Dash, int End)> _elements = [];
    readonly ItemScanner _item = new();
    RootKey _key;
    int _keyColumn;
    int _dashColumn;

    /// <param name="Start">The start of its line.</param>
    /// <param name="Colon">Behind the colon.</param>
    /// <param name="End">Behind its last line.</param>
    readonly record struct RootKey(string Name, int Start, int Colon, ScannedValue Value, int End);

    ListScanner(ReadOnlyMemory<byte> input) => _input = input;

    /// <returns>Null where a parser has to look, be it only to say what is wrong.</returns>
    public static TextList? Read(ReadOnlyMemory<byte> input)
    {
        var list = new ListScanner(input);
        Span<BlockScanner.BlockLevel> levels = stackalloc BlockScanner.BlockLevel[BlockScanner.LevelCount];
        var scanner = new BlockScanner(input.Span, levels);
        while (scanner.MoveNext())
        {
            if (!list.Take(ref scanner))
                return null;
        }

        if (scanner.IsLost || scanner.HasProperties || scanner.HasSeveralDocuments)
            return null;
        return list.EndKey(scanner.ContentEnd) ? list.ToResourceList() : null;
    }

    bool Take(ref BlockScanner scanner)
    {
        if (scanner.Depth == 0)
            return !scanner.IsElement && EndKey(scanner.PreviousContentEnd) && BeginKey(ref scanner);
        if (_key.Name != "items")
            return true;
        if (scanner.Depth > 1)
            return _item.Take(ref scanner, _input.Span);
        if (!scanner.IsElement || !EndItem(scanner.PreviousContentEnd))
            return false;
        _dashColumn = scanner.Column;
        _item.Begin(scanner.Offset);
        return true;
    }

    bool BeginKey(ref BlockScanner scanner)
    {
        var utf8 = _input.Span;
        var name = System.Text.Encoding.UTF8.GetString(utf8[scanner.Key]);
        _keyColumn = scanner.Column;
        _key = new RootKey(
            name,
            scanner.Offset - scanner.Column,
            scanner.Key.End.Value + utf8[scanner.Key.End..].IndexOf((byte)':') + 1,
            scanner.Value,
            0
        );
        return name is not (['"' or '\'', ..] or "<<");
    }

    bool EndKey(int end)
    {
        if (!EndItem(end))
            return false;
        return _key.Name is null || _keys.TryAdd(_key.Name, _key with { End = end });
    }

    bool EndItem(int end)
    {
        if (!_item.IsOpen)
            return true;
        _elements.Add((_item.Dash, end));
        return _item.End(end, _items);
    }

    TextList? ToResourceList()
    {
        var text = new ScannedText(_input);
        if (!ListKind.Is(text.Shared(Value("apiVersion")), text.Shared(Value("kind"))))
            return null;
        if (!HasPlainItems(text) || ItemLines.Of(_input.Span, _elements, _dashColumn) is not { } slices)
            return null;
        var (isRead, functionConfig) = FunctionConfig();
        if (!isRead)
            return null;
        var items = new Item[slices.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = new ScannedItem(_items[i] with { Slice = slices[i] }, _input, text);
        return new TextList(Layout(slices), items, functionConfig);
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
        var lines = System.Text.Encoding.UTF8.GetString(_input.Span[key.Start..key.End]);
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
            Results = hasResults ? new LineSlice(results.Start, results.End, -1) : default,
            KeysEnd =
                _key.Name == "items" && slices.Length > 0 ? Math.Max(_key.End, slices[^1].End) : _keys[_key.Name].End,
        };
    }
}
