namespace Kyma.Krm.Explaining.Pictures;

/// <summary>A picture in sentences, for who does not see it.</summary>
internal static class PictureWords
{
    public static string Of(PictureNode root) => string.Join(' ', Sentences(root));

    static IEnumerable<string> Sentences(PictureNode node) =>
        node.Children.Count == 0
            ? []
            :
            [
                $"{node.Title} leads to {string.Join("; ", node.Children.Select(Named))}.",
                .. node.Children.SelectMany(Sentences),
            ];

    static string Named(PictureNode node) =>
        node.Lines.Count == 0 ? node.Title : $"{node.Title} ({string.Join(", ", node.Lines)})";
}
