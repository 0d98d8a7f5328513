using System.Text;

namespace Kyma.Krm.Explaining.Pictures;

/// <summary>A node with its text broken into lines, and so with a size.</summary>
internal sealed class Box
{
    /// <summary>Monospaced, 12.5 px: 0.6 em a character in every common font.</summary>
    const double TitleCharacter = 7.55;

    /// <summary>12 px; DejaVu Sans, the widest common interface font, needs as much for words in lower case.</summary>
    const double LineCharacter = 6.9;

    const double TitleHeight = 17;
    const double LineHeight = 16;
    const double Padding = 12;

    readonly IReadOnlyList<string> _title;
    readonly IReadOnlyList<string> _lines;

    /// <param name="widest">What it may be wide at most, in pixels.</param>
    public Box(PictureNode node, double widest)
    {
        Node = node;
        _title = TextWrap.Names(node.Title, (int)((widest - (2 * Padding)) / TitleCharacter));
        _lines = node
            .Lines.SelectMany(line => TextWrap.Names(line, (int)((widest - (2 * Padding)) / LineCharacter)))
            .ToArray();
        Width =
            (2 * Padding)
            + Math.Max(
                _title.Max(line => line.Length) * TitleCharacter,
                _lines.Select(line => line.Length * LineCharacter).DefaultIfEmpty(0).Max()
            );
        Height = (2 * Padding) - 4 + (_title.Count * TitleHeight) + (_lines.Count * LineHeight);
    }

    public PictureNode Node { get; }

    public double Width { get; }

    public double Height { get; }

    public void Draw(StringBuilder svg, double x, double y, double width)
    {
        var kind = Node.Kind.ToString().ToLowerInvariant();
        svg.Append(
                $"<g class=\"node {kind}\"><rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" "
                    + $"height=\"{N(Height)}\" rx=\"8\"/>"
            )
            .Append(
                $"<rect class=\"strip\" x=\"{N(x)}\" y=\"{N(y + 8)}\" width=\"4\" "
                    + $"height=\"{N(Height - 16)}\" rx=\"2\"/>"
            );
        var baseline = y + Padding + 10;
        foreach (var line in _title)
            Text("name", line, TitleHeight);
        foreach (var line in _lines)
            Text("said", line, LineHeight);
        svg.Append("</g>\n");

        void Text(string style, string text, double height)
        {
            svg.Append(
                $"<text class=\"{style}\" x=\"{N(x + Padding)}\" y=\"{N(baseline)}\">{Markup.Escape(text)}</text>"
            );
            baseline += height;
        }
    }

    static string N(double value) => Markup.Number(value);
}

/// <summary>
/// How the line to a box is drawn, and how it ends: in an arrow, or in a cross where nothing gets through.
/// </summary>
internal static class PictureLine
{
    /// <param name="kind">What stands at the end.</param>
    /// <param name="path">SVG path data up to the tip.</param>
    /// <param name="x">Where the box begins.</param>
    /// <param name="y">Its middle.</param>
    public static string Draw(NodeKind kind, string path, double x, double y)
    {
        var style = kind.ToString().ToLowerInvariant();
        var tip =
            kind == NodeKind.Refused
                ? $"<path class=\"cross\" d=\"M{N(x - 13)} {N(y - 5)}l10 10m0 -10l-10 10\"/>"
                : $"<path class=\"tip {style}\" d=\"M{N(x - 8)} {N(y - 4.5)}L{N(x)} {N(y)}L{N(x - 8)} "
                    + $"{N(y + 4.5)}Z\"/>";
        return $"<path class=\"way {style}\" d=\"{path}\"/>{tip}\n";
    }

    static string N(double value) => Markup.Number(value);
}
