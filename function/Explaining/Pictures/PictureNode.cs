namespace Kyma.Krm.Explaining.Pictures;

/// <summary>A box of a picture, and where traffic goes from there. Every picture of ours is a tree.</summary>
/// <param name="Title">A name: a host, a resource.</param>
/// <param name="Lines">What is said about it, a few words a line.</param>
internal sealed record PictureNode(NodeKind Kind, string Title, params IReadOnlyList<string> Lines)
{
    public IReadOnlyList<PictureNode> Children { get; init; } = [];
}

/// <summary>What a box stands for; it decides how the box looks.</summary>
internal enum NodeKind
{
    Origin,
    Gateway,
    Host,
    Application,
    External,

    /// <summary>Hosts that nobody listed and that are reached all the same.</summary>
    Open,

    /// <summary>Hosts that are cut off.</summary>
    Refused,
}

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
