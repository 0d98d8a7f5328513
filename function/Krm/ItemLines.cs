using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm;

/// <summary>The lines of one element of a block list, in characters.</summary>
internal readonly record struct ItemLines(int Start, int End, int Dash)
{
    /// <returns>Null where elements share lines with something else.</returns>
    public static IReadOnlyList<ItemLines>? Of(string text, YamlSequence list)
    {
        if (list.IsFlow || list.AliasOf is not null || YamlLines.Dashes(text, list) is not { } dashes) return null;
        var lines = new TextLines(text);
        if (!dashes.All(lines.BeginsItsLine)) return null;
        var column = list.Start.Column - 1;
        var starts = dashes.Select((dash, i) => StartWithComments(lines, dash, i == 0 ? 0 : lines.EndOf(EndOf(i - 1)), column)).ToList();
        starts.Add(EndWithComments(lines, lines.EndOf(EndOf(dashes.Length - 1)), column));
        return [.. dashes.Select((dash, i) => new ItemLines(starts[i], starts[i + 1], dash))];

        int EndOf(int i) => Math.Max(dashes[i] + 1, list.Items[i].End);
    }

    /// <summary>Comment lines right above the dash, indented no further, belong to the element (yaml.v3 calls them its head comment).</summary>
    static int StartWithComments(TextLines lines, int dash, int notBefore, int column)
    {
        var start = lines.StartOf(dash);
        while (start > notBefore && lines.StartOf(start - 1) is var above && above >= notBefore && CommentColumn(lines.Text, above) is >= 0 and var c && c <= column) start = above;
        return start;
    }

    /// <summary>Comment lines below the last element, indented further than the dash, are still part of it.</summary>
    static int EndWithComments(TextLines lines, int end, int column)
    {
        for (var line = end; line < lines.Text.Length; line = lines.EndOf(line + 1))
        {
            var comment = CommentColumn(lines.Text, line);
            if (comment > column) end = lines.EndOf(line + comment + 1);
            else if (comment >= 0 || !IsBlank(lines.Text, line)) break;
        }

        return end;
    }

    /// <summary>The column of the '#' of a line that is nothing but a comment, else -1.</summary>
    static int CommentColumn(string text, int line)
    {
        var spaces = text.AsSpan(line).IndexOfAnyExcept(' ');
        return spaces >= 0 && text[line + spaces] == '#' ? spaces : -1;
    }

    static bool IsBlank(string text, int line) => text.AsSpan(line).IndexOfAnyExcept(" \t\r") is var i && (i < 0 || text[line + i] == '\n');
}
