using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Krm.Reading;

/// <summary>
/// The resources inside a <c>kind: List</c> or ResourceList that is a document of a file, <c>kubectl get -o json</c>
/// say, item by item.
/// </summary>
internal static class ListInFile
{
    /// <param name="line">The number of the document's first line.</param>
    /// <returns>Null where the document is something else, or a parser has to look.</returns>
    public static IReadOnlyList<Item>? Read(
        ReadOnlyMemory<byte> document,
        int line,
        FileReference? file,
        SharedStrings strings
    )
    {
        var origin = new TextOrigin(new Position(line, 1));
        var items =
            ListScanner.ReadItems(document, new TextCursor(document, origin), file, strings)
            ?? Flow(document, new TextCursor(document, origin), file, strings);

        // A parser says what kubectl and kustomize make of it, and where.
        return items?.Any(item => item.Id.Kind.Length == 0) == true ? null : items;
    }

    static List<Item>? Flow(
        ReadOnlyMemory<byte> document,
        TextCursor cursor,
        FileReference? file,
        SharedStrings strings
    )
    {
        if (
            FlowEntries.Of(document.Span) is not { } entries
            || !ListScanner.MayBeList(Text("apiVersion"), Text("kind"))
        )
            return null;
        if (entries.Exists(entry => Key(entry) == "functionConfig"))
            return null;
        if (entries.Where(entry => Key(entry) == "items").ToList() is not [{ Elements: { } elements }])
            return null;
        var text = new ScannedText(document, strings);
        var items = new List<Item>(elements.Count);
        foreach (var element in elements)
        {
            if (document.Span[element.Start] != '{')
                return null;
            var places = new ScannedItem.Places
            {
                Slice = new LineSlice(element.Start.Value, element.End.Value, ItemText.NoDash),
                IsInline = true,
                NeedsTree = true,
            };
            var (start, _) = cursor.At(element.Start.Value);
            items.Add(
                new ScannedItem(places, text) { Opened = new ScannedItem.OpenedFile(file, new TextOrigin(start)) }
            );
        }

        return items;

        string Key(FlowEntry entry) => ScalarText.Of(document.Span[entry.Key]);

        string Text(string key) =>
            entries.LastOrDefault(entry => Key(entry) == key) is { Value: var value } && value.End.Value > 0
                ? ScalarText.Of(document.Span[value])
                : "";
    }
}
