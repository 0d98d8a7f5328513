using System.Text;

namespace Kyma.Krm.Explaining.Pictures;

/// <summary>A tree from left to right, for screens and paper: a column for each step on the way.</summary>
internal sealed class WidePicture
{
    const double Gap = 12;
    const double Between = 56;

    /// <summary>Four columns of it still fit a page.</summary>
    const double WidestBox = 236;

    readonly StringBuilder _boxes = new();
    readonly StringBuilder _ways = new();
    readonly Dictionary<PictureNode, Box> _byNode = new(ReferenceEqualityComparer.Instance);
    readonly List<double> _columns = [];

    public static string Draw(PictureNode root, string id, string title, string description)
    {
        var picture = new WidePicture();
        picture.Measure(root, 0);
        var height = picture.HeightOf(root);
        picture.Place(root, 0, 0, height);
        var width = picture._columns.Sum() + ((picture._columns.Count - 1) * Between);
        return $"""
            <svg class="picture wide" viewBox="-1 -1 {Markup.Number(width + 2)} {Markup.Number(
                height + 2
            )}" width="{Markup.Number(width + 2)}" role="img" aria-labelledby="{id}-t {id}-d">
            <title id="{id}-t">{Markup.Escape(title)}</title><desc id="{id}-d">{Markup.Escape(description)}</desc>
            {picture._ways}{picture._boxes}</svg>
            """;
    }

    void Measure(PictureNode node, int depth)
    {
        var box = _byNode[node] = new Box(node, WidestBox);
        if (_columns.Count == depth)
            _columns.Add(0);
        _columns[depth] = Math.Max(_columns[depth], box.Width);
        foreach (var child in node.Children)
            Measure(child, depth + 1);
    }

    double HeightOf(PictureNode node) => Math.Max(_byNode[node].Height, ChildrenHeight(node));

    double ChildrenHeight(PictureNode node) =>
        node.Children.Count == 0 ? 0 : node.Children.Sum(HeightOf) + ((node.Children.Count - 1) * Gap);

    /// <returns>The middle of the box.</returns>
    double Place(PictureNode node, int depth, double top, double height)
    {
        var x = _columns.Take(depth).Sum() + (depth * Between);
        var middle = top + (height / 2);
        var below = top + ((height - ChildrenHeight(node)) / 2);
        foreach (var child in node.Children)
        {
            var share = HeightOf(child);
            var target = Place(child, depth + 1, below, share);
            DrawWay(child.Kind, x + _columns[depth], middle, target);
            below += share + Gap;
        }

        _byNode[node].Draw(_boxes, x, middle - (_byNode[node].Height / 2), _columns[depth]);
        return middle;
    }

    void DrawWay(NodeKind kind, double x, double from, double to)
    {
        var (end, bend) = (x + Between, x + (Between / 2));
        _ways.Append(
            PictureLine.Draw(
                kind,
                $"M{N(x)} {N(from)}C{N(bend)} {N(from)} {N(bend)} {N(to)} {N(end - 7)} {N(to)}",
                end,
                to
            )
        );
    }

    static string N(double value) => Markup.Number(value);
}
