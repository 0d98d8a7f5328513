using System.Text;
using Kyma.Krm.Explaining.Pictures;

namespace Kyma.Krm.Explaining.Pages;

/// <summary>Tables and pictures of a page.</summary>
internal static class PageParts
{
    /// <param name="html">What it is written to.</param>
    /// <param name="head">The titles of the columns; the first one names what the row is about.</param>
    /// <param name="rows">Cells that are markup already.</param>
    public static void Table(StringBuilder html, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        html.Append("<table>\n<thead><tr>")
            .AppendJoin("", head.Select(title => $"<th scope=\"col\">{Markup.Escape(title)}</th>"))
            .Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
            html.Append("<tr>").AppendJoin("", row.Select((cell, i) => Cell(cell, head[i], i == 0))).Append("</tr>\n");
        html.Append("</tbody>\n</table>\n");
    }

    static string Cell(string content, string title, bool isFirst) =>
        $"<td data-head=\"{Markup.Escape(title)}\"{(isFirst ? " class=\"name\"" : "")}>{content}</td>";

    /// <param name="html">What it is written to.</param>
    /// <param name="root">Null: nothing is drawn.</param>
    /// <param name="id">No other picture of the page has it.</param>
    /// <param name="title">Of the picture.</param>
    public static void Picture(StringBuilder html, PictureNode? root, string id, string title)
    {
        if (root is null)
            return;
        var description = PictureWords.Of(root);
        html.Append(WidePicture.Draw(root, $"{id}-wide", title, description))
            .Append('\n')
            .Append(TallPicture.Draw(root, $"{id}-tall", title, description))
            .Append('\n');
    }

    public static string Lines(string text) => Markup.Prose(text).Replace("\n", "<br>", StringComparison.Ordinal);
}
