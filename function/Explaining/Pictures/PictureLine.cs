namespace Kyma.Krm.Explaining.Pictures;

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
