using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm.Writing;

/// <summary>New characters for an item, as many of its old ones kept as can be.</summary>
internal static class ItemEdit
{
    /// <summary>The item's lines in its list, with the wanted content.</summary>
    public static string InList(Item item, JsonObject wanted, int dashColumn, string newLine)
    {
        return InPlace(item, Lines(item), wanted) is { } edited && WithDash(edited, item, dashColumn) is { } lines
            ? lines
            : Rewritten(YamlJson.FromJson(wanted), dashColumn, newLine);
    }

    /// <summary>
    /// The item's lines as a document, ended by a line break so that something can follow. A block scalar that ended
    /// without one then says something else, which <see cref="InPlace"/> notices.
    /// </summary>
    static string Lines(Item item) => item.Text.AsDocument() is var text && text.EndsWith('\n') ? text : $"{text}\n";

    /// <summary>The item's lines would say something else if more lines followed.</summary>
    public static bool CannotBeFollowed(Item item) =>
        item.Text.Utf8.Span is not [.., (byte)'\n']
        && InPlace(item, Lines(item), YamlJson.ToJson(item.Root)!.AsObject()) is null;

    /// <summary>The item as a new element of a list.</summary>
    public static string Rewritten(YamlNode resource, int dashColumn, string newLine) =>
        $"{new string(' ', dashColumn)}-{YamlText.AfterIndicator(resource, dashColumn, isListElement: true, newLine)}";

    /// <summary>The text with the wanted content, or null where it does not stand alone or cannot be edited.</summary>
    /// <param name="text">The item's lines as a document.</param>
    public static string? InPlace(Item item, string text, JsonObject wanted) =>
        YamlParser.Parse(text, out _) is [YamlMapping root]
        && YamlJson.SameData(YamlJson.ToJson(root), YamlJson.ToJson(item.Root))
            ? YamlEdit.TryApply(text, root, wanted)
            : null;

    /// <summary>The item's lines as a document that begins in the first column.</summary>
    public static string Dedented(Item item)
    {
        var text = Lines(item);
        if (item.Text.Dash < 0 || YamlParser.Parse(text, out _) is not [YamlMapping root])
            return text;
        var column = (root.Entries.Count > 0 && !root.IsFlow ? root.Entries[0].Key : root).Start.Column - 1;
        return string.Join(
            '\n',
            text.Split('\n')
                .Select(line =>
                    line[
                        Math.Min(
                            column,
                            line.AsSpan().IndexOfAnyExcept(' ') is >= 0 and var spaces ? spaces : line.Length
                        )..
                    ]
                )
        );
    }

    /// <summary>The column of the dash before a list's item.</summary>
    public static int DashColumn(Item item)
    {
        var before = item.Text.Utf8.Span[..item.Text.Dash];
        return item.Text.Dash - (before.LastIndexOf((byte)'\n') + 1);
    }

    /// <summary>Puts the dash back where it was. Where the line it stood on has gone, the next one has moved up.</summary>
    static string? WithDash(string edited, Item item, int dashColumn)
    {
        var original = item.Text.Utf8.Span;
        var lineStart = original[..item.Text.Dash].LastIndexOf((byte)'\n') + 1;
        var at = InputText.CharAt(original, lineStart) + dashColumn;
        var isBlank = edited.AsSpan(at + 1) is [] or ['\n' or '\r', ..];
        var wasBlank = original[(item.Text.Dash + 1)..] is [(byte)'\n' or (byte)'\r', ..];
        return edited[at] == ' ' && isBlank == wasBlank ? $"{edited.AsSpan(0, at)}-{edited.AsSpan(at + 1)}" : null;
    }
}
