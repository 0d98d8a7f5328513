using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm.Writing;

/// <summary>New characters for an item, as many of its old ones kept as can be.</summary>
internal static class ItemEdit
{
    /// <summary>The item's lines in its list, with the wanted content.</summary>
    public static string InList(Item item, JsonObject wanted, int dashColumn, string newLine)
    {
        return
            InPlace(item, Lines(item), wanted) is { } edited
            && WithDash(edited, item, dashColumn) is { } lines
            && IsElement(lines, wanted)
            ? lines
            : Rewritten(YamlJson.FromJson(wanted), dashColumn, newLine);
    }

    /// <summary>
    /// The item's lines as a document, ended by a line break so that something can follow. A block scalar that ended
    /// without one then says something else, which <see cref="InPlace"/> notices.
    /// </summary>
    static string Lines(Item item) =>
        Encoding.UTF8.GetString(item.Text.AsDocument().Span) is var text && text.EndsWith('\n') ? text : $"{text}\n";

    /// <summary>The item's lines would say something else if more lines followed.</summary>
    public static bool CannotBeFollowed(Item item) =>
        item.Text.Utf8.Span is not [.., (byte)'\n'] && InPlace(item, Lines(item), YamlJson.ObjectOf(item.Root)) is null;

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

    /// <summary>
    /// The item's lines as a document that begins in the first column; one that had nothing but the dash goes.
    /// </summary>
    public static string Dedented(Item item)
    {
        var text = Lines(item);
        if (item.Text.Dash < 0 || YamlParser.Parse(text, out _) is not [YamlMapping root])
            return text;
        var column = root.Start.Column - 1;
        var dashLine = item.Text.Utf8.Span[..item.Text.Dash].Count((byte)'\n');
        var lines = new List<string>();
        foreach (var (i, line) in text.Split('\n').Index())
        {
            var spaces = line.AsSpan().IndexOfAnyExcept(' ');
            if (i != dashLine || !string.IsNullOrWhiteSpace(line))
                lines.Add(line[Math.Min(column, spaces >= 0 ? spaces : line.Length)..]);
        }

        return string.Join('\n', lines);
    }

    /// <summary>The column of the dash before a list's item.</summary>
    public static int DashColumn(Item item)
    {
        var before = item.Text.Utf8.Span[..item.Text.Dash];
        return item.Text.Dash - (before.LastIndexOf((byte)'\n') + 1);
    }

    /// <summary>A dash that moved may have met lines that nobody thought of.</summary>
    static bool IsElement(string lines, JsonObject wanted) =>
        YamlParser.Parse(lines, out _) is [YamlSequence { Items: [var element] }]
        && YamlJson.SameData(YamlJson.ToJson(element), wanted);

    /// <summary>
    /// Puts the dash back where it was. Where the entry behind it has gone, it moves down to the next line that has
    /// room for it: blank lines on the way go, comments that begin left of the dash stay above it. Null where there is
    /// no room.
    /// </summary>
    static string? WithDash(string edited, Item item, int dashColumn)
    {
        var original = item.Text.Utf8.Span;
        var start = InputText.CharAt(original, original[..item.Text.Dash].LastIndexOf((byte)'\n') + 1);
        if (original[(item.Text.Dash + 1)..] is [(byte)'\n' or (byte)'\r', ..])
        {
            var dash = start + dashColumn;
            return edited.AsSpan(dash) is [' ', '\n' or '\r', ..] ? Dashed(dash) : null;
        }

        var above = new StringBuilder(edited[..start]);
        for (var line = start; line < edited.Length; line = EndOf(line))
        {
            var text = edited.AsSpan(line..EndOf(line));
            var column = text.IndexOfAnyExcept(' ');
            if (text.IndexOfAnyExcept(" \r\n") < 0)
                continue;
            if (column > dashColumn + 1 && text[column] is not '\t')
                return above.Append(Dashed(line + dashColumn).AsSpan(line)).ToString();
            if (text[column] != '#')
                return null;
            if (column == dashColumn + 1)
                // A comment needs a space before it.
                return above.Append(Dashed(line + dashColumn).Insert(line + column, " ").AsSpan(line)).ToString();
            above.Append(text);
        }

        return null;

        string Dashed(int at) => $"{edited.AsSpan(0, at)}-{edited.AsSpan(at + 1)}";

        int EndOf(int line) => edited.IndexOf('\n', line) is var end and >= 0 ? end + 1 : edited.Length;
    }
}
