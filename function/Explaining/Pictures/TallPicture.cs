using System.Text;

namespace Kyma.Krm.Explaining.Pictures;

/// <summary>The same tree from top to bottom, indented step by step, for a phone of 375 px.</summary>
internal sealed class TallPicture
{
    /// <summary>375 px less the page's margins.</summary>
    const double Width = 327;

    const double Gap = 10;
    const double Step = 20;

    readonly StringBuilder _svg = new();
    double _bottom;

    public static string Draw(PictureNode root, string id, string title, string description)
    {
        var picture = new TallPicture();
        picture.Place(root, 0);
        return $"""
            <svg class="picture tall" viewBox="-1 -1 {Markup.Number(Width + 2)} {Markup.Number(
                picture._bottom - Gap + 2
            )}" role="img" aria-labelledby="{id}-t {id}-d">
            <title id="{id}-t">{Markup.Escape(title)}</title><desc id="{id}-d">{Markup.Escape(description)}</desc>
            {picture._svg}</svg>
            """;
    }

    /// <returns>The middle of the box.</returns>
    double Place(PictureNode node, int depth)
    {
        var x = depth * Step;
        var box = new Box(node, Width - x);
        box.Draw(_svg, x, _bottom, Width - x);
        var (middle, rail) = (_bottom + (box.Height / 2), x + (Step / 2));
        var from = _bottom + box.Height;
        _bottom = from + Gap;
        foreach (var child in node.Children)
        {
            var target = Place(child, depth + 1);
            _svg.Append(
                PictureLine.Draw(child.Kind, $"M{N(rail)} {N(from)}V{N(target)}H{N(x + Step - 6)}", x + Step, target)
            );
            from = target;
        }

        return middle;
    }

    static string N(double value) => Markup.Number(value);
}
