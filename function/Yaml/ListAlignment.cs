using System.Text.Json.Nodes;

namespace Kyma.Krm.Yaml;

/// <summary>
/// Which element of a new list continues which element of the old one: equal elements first, then mappings of one name,
/// then whatever stands at the same place between those.
/// </summary>
internal static class ListAlignment
{
    /// <summary>
    /// Above this many comparisons the lists are only compared at both ends; no list people write by hand is that long.
    /// </summary>
    const int MaximumComparisons = 250_000;

    /// <summary>
    /// Every old and every new index once, in the order of both lists; an old one alone goes, a new one alone comes.
    /// </summary>
    public static IReadOnlyList<(int? Old, int? New)> Of(IReadOnlyList<JsonNode?> old, IReadOnlyList<JsonNode?> @new)
    {
        var pairs = new List<(int? Old, int? New)>();
        var (o, n) = (0, 0);
        foreach (var (anchorOld, anchorNew) in Anchors(old, @new).Append((old.Count, @new.Count)))
        {
            while (o < anchorOld && n < anchorNew)
                pairs.Add((o++, n++));
            while (o < anchorOld)
                pairs.Add((o++, null));
            while (n < anchorNew)
                pairs.Add((null, n++));
            if (o < old.Count && n < @new.Count)
                pairs.Add((o++, n++));
        }

        return pairs;
    }

    /// <summary>The pairs that surely belong together: the alignment of greatest likeness.</summary>
    static List<(int Old, int New)> Anchors(IReadOnlyList<JsonNode?> old, IReadOnlyList<JsonNode?> @new)
    {
        var shorter = Math.Min(old.Count, @new.Count);
        var prefix = 0;
        while (prefix < shorter && YamlJson.SameData(old[prefix], @new[prefix]))
            prefix++;
        var suffix = 0;
        while (suffix < shorter - prefix && YamlJson.SameData(old[^(suffix + 1)], @new[^(suffix + 1)]))
            suffix++;

        var anchors = Sequence.Range(0, prefix).Select(i => (i, i)).ToList();
        anchors.AddRange(Middle(old, @new, prefix, old.Count - suffix, @new.Count - suffix));
        anchors.AddRange(Sequence.Range(1, suffix).Reverse().Select(i => (old.Count - i, @new.Count - i)));
        return anchors;
    }

    static IEnumerable<(int Old, int New)> Middle(
        IReadOnlyList<JsonNode?> old,
        IReadOnlyList<JsonNode?> @new,
        int start,
        int oldEnd,
        int newEnd
    )
    {
        var (rows, columns) = (oldEnd - start, newEnd - start);
        if ((long)rows * columns > MaximumComparisons)
            yield break;
        var best = Sequence.Range(0, rows + 1).Select(_ => new int[columns + 1]).ToArray();
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                var likeness = Likeness(old[start + i], @new[start + j]);
                best[i][j] = Math.Max(
                    Math.Max(best[i + 1][j], best[i][j + 1]),
                    likeness == 0 ? 0 : best[i + 1][j + 1] + likeness
                );
            }
        }

        for (var (i, j) = (0, 0); i < rows && j < columns; )
        {
            var likeness = Likeness(old[start + i], @new[start + j]);
            if (likeness > 0 && best[i][j] == best[i + 1][j + 1] + likeness)
                yield return (start + i++, start + j++);
            else if (best[i][j] == best[i + 1][j])
                i++;
            else
                j++;
        }
    }

    static int Likeness(JsonNode? a, JsonNode? b) =>
        YamlJson.SameData(a, b) ? 2
        : a is JsonObject x && b is JsonObject y && x["name"] is { } name && YamlJson.SameData(name, y["name"]) ? 1
        : 0;
}
