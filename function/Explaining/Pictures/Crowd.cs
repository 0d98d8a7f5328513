namespace Kyma.Krm.Explaining.Pictures;

/// <summary>Many that are alike become one box: a picture is to be seen at once.</summary>
internal static class Crowd
{
    /// <summary>So many alike are drawn one by one.</summary>
    const int Most = 5;

    /// <summary>So many names are told of those that are not.</summary>
    const int Told = 3;

    /// <summary>
    /// Boxes without children that are alike but for their titles, from six on, as one; in the order of the first.
    /// </summary>
    public static IReadOnlyList<PictureNode> Grouped(IReadOnlyList<PictureNode> nodes)
    {
        if (nodes.Count <= Most)
            return nodes;
        var crowds = nodes
            .Where(node => node.Children.Count == 0)
            .GroupBy(KeyOf)
            .Where(crowd => crowd.Count() > Most)
            .ToDictionary(crowd => crowd.Key, crowd => crowd.ToList());
        List<PictureNode> grouped = [];
        foreach (var node in nodes)
        {
            if (node.Children.Count > 0 || !crowds.TryGetValue(KeyOf(node), out var crowd))
                grouped.Add(node);
            else if (ReferenceEquals(crowd[0], node))
                grouped.Add(
                    node with
                    {
                        Title = $"{crowd.Count} {(node.Kind == NodeKind.External ? "services" : "hosts")}",
                        Lines = [.. crowd.Take(Told).Select(one => one.Title), Rest(crowd.Count), .. node.Lines],
                    }
                );
        }

        return grouped;
    }

    /// <summary>The first few of many names.</summary>
    public static string Names(IReadOnlyList<string> names) =>
        names.Count <= Most ? string.Join(", ", names) : $"{string.Join(", ", names.Take(Told))} {Rest(names.Count)}";

    static string Rest(int count) => $"and {count - Told} more";

    static string KeyOf(PictureNode node) => $"{node.Kind}\n{string.Join('\n', node.Lines)}";
}
