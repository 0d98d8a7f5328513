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
        _lines =
        [
            .. node.Lines.SelectMany(line => TextWrap.Names(line, (int)((widest - (2 * Padding)) / LineCharacter))),
        ];
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
