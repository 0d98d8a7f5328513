namespace Kyma.Krm.Istio.Syntax;

/// <summary>
/// Which hosts of a list overlap, without comparing each with each: lists may be as long as a resource is large.
/// </summary>
internal static class HostOverlaps
{
    /// <returns>For each host that overlaps an earlier one: its index and that of the first it overlaps, in ascending
    /// order.</returns>
    public static IEnumerable<(int Later, int Earlier)> In(IReadOnlyList<string> hosts)
    {
        var original = hosts
            .Index()
            .GroupBy(host => host.Item)
            .ToDictionary(group => group.Key, group => group.First().Index);
        var first = new Dictionary<int, int>();
        foreach (var (one, other) in Pairs(original))
        {
            var (earlier, later) = one < other ? (one, other) : (other, one);
            if (!first.TryGetValue(later, out var known) || earlier < known)
                first[later] = earlier;
        }

        for (var i = 0; i < hosts.Count; i++)
        {
            // What stands there again overlaps what it overlapped before, or itself.
            if (first.TryGetValue(original[hosts[i]], out var earlier))
                yield return (i, earlier);
            else if (original[hosts[i]] is var same && same < i)
                yield return (i, same);
        }
    }

    /// <summary>Read from the end, what a wildcard covers stands right behind it.</summary>
    static IEnumerable<(int One, int Other)> Pairs(Dictionary<string, int> hosts)
    {
        var sorted = hosts
            .Select(host =>
                (
                    IsWildcard: HostNames.IsWildcard(host.Key),
                    Ending: Reversed(HostNames.IsWildcard(host.Key) ? host.Key[1..] : host.Key),
                    Index: host.Value
                )
            )
            .OrderBy(host => host.Ending, StringComparer.Ordinal)
            .ThenBy(host => !host.IsWildcard);
        var open = new Stack<(string Ending, int Index)>();
        foreach (var (isWildcard, ending, index) in sorted)
        {
            while (open.TryPeek(out var last) && !ending.StartsWith(last.Ending, StringComparison.Ordinal))
                open.Pop();
            foreach (var wildcard in open)
                yield return (wildcard.Index, index);
            if (isWildcard)
                open.Push((ending, index));
        }
    }

    static string Reversed(string text) =>
        string.Create(
            text.Length,
            text,
            static (reversed, text) =>
            {
                text.CopyTo(reversed);
                reversed.Reverse();
            }
        );
}
