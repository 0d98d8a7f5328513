using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;
using static Kyma.Krm.Krm.KrmFindings;

namespace Kyma.Krm.Krm.Reading;

/// <summary>A parsed ResourceList whose items stand on lines of their own, so that they can be sliced.</summary>
internal sealed class ListTree
{
    readonly InputText _text;
    readonly YamlMapping _root;
    readonly YamlEntry _items;
    readonly IReadOnlyList<LineSlice> _slices;

    ListTree(InputText text, YamlMapping root, YamlEntry items, IReadOnlyList<LineSlice> slices) =>
        (_text, _root, _items, _slices) = (text, root, items, slices);

    /// <returns>Null where keys or items share lines, or lines cannot change without changing what others
    /// mean.</returns>
    public static ListTree? Locate(InputText text, YamlMapping root)
    {
        var lines = new TextLines(text.Text);
        if (root.IsFlow || !root.Entries.All(entry => lines.BeginsItsLine(entry.Key.Offset) && entry.Key is YamlScalar))
            return null;
        if (ItemAliases.LeanOnChanging(root))
            return null;
        var items = root.Entries.FirstOrDefault(entry => YamlJson.KeyOf(entry.Key) == "items");
        return items.Value is not YamlSequence list ? new ListTree(text, root, items, [])
            : text.Slices(list) is { } located ? new ListTree(text, root, items, located)
            : null;
    }

    public TextList ToResourceList(Findings findings)
    {
        var nodes = (_items.Value as YamlSequence)?.Items ?? [];
        var items = nodes.Zip(_slices, ToItem).ToArray();
        for (var i = 0; i < nodes.Count; i++)
        {
            if (items[i] is null && nodes[i] is not YamlScalar { IsNull: true })
                findings.Add(
                    NotAResource,
                    Place.Input,
                    $"`{FieldPath.Child("items", i)}` must be a resource, not {nodes[i].Noun}"
                );
        }

        ItemAliases.Resolve(nodes, items);
        return new TextList(
            Layout(),
            items,
            FunctionConfigIn(_root, Place.Input, findings) is { } config ? new TreeItem(config, default) : null
        );
    }

    TreeItem? ToItem(YamlNode node, LineSlice slice) =>
        node is YamlMapping mapping
            ? new TreeItem(mapping, new ItemText(_text.Utf8[slice.Start..slice.End], slice.Dash - slice.Start))
            : null;

    /// <summary>The functionConfig of a ResourceList, or null where it has none.</summary>
    /// <param name="place">Where it is reported that it is not a resource.</param>
    public static YamlMapping? FunctionConfigIn(YamlMapping root, Place place, Findings findings)
    {
        switch (root.Find("functionConfig"))
        {
            case null or YamlScalar { IsNull: true } or YamlMapping { Entries.Count: 0 }:
                return null;
            case YamlMapping mapping:
                return mapping;
            case var other:
                findings.Add(NotAResource, place, $"`functionConfig` must be a resource, not {other.Noun}");
                return null;
        }
    }

    ListLayout Layout()
    {
        var lines = new TextLines(_text.Text);
        var last = _root.Entries[^1];
        var results = _root.Entries.FirstOrDefault(entry => YamlJson.KeyOf(entry.Key) == "results");
        var colon = _items.Key is null ? -1 : _text.Text.IndexOf(':', _items.Key.End) + 1;
        return new ListLayout
        {
            Utf8 = _text.Utf8,
            KeyColumn = _root.Entries[0].Key.Start.Column - 1,
            Slices = _slices,
            DashColumn = (_slices.Count > 0 ? _items.Value : _root.Entries[0].Key).Start.Column - 1,
            ItemsColon = colon < 0 ? -1 : _text.ByteAt(colon),
            EmptyItemsEnd =
                colon < 0 ? -1 : _text.ByteAt(_slices.Count > 0 ? colon : Math.Max(colon, _items.Value.End)),
            Results = results.Key is null
                ? default
                : new LineSlice(
                    _text.ByteAt(lines.StartOf(results.Key.Offset)),
                    _text.ByteAt(lines.EndOf(results.End)),
                    ItemText.NoDash
                ),
            KeysEnd = Math.Max(
                _text.ByteAt(lines.EndOf(last.End)),
                _slices.Count > 0 && last == _items ? _slices[^1].End : 0
            ),
        };
    }
}
