namespace Kyma.Krm.Tests.Support.Sources;

/// <summary>Circles in a graph: groups of nodes of which every one reaches every other (Tarjan).</summary>
internal sealed class Rings
{
    readonly IReadOnlyDictionary<string, HashSet<string>> _graph;
    readonly Dictionary<string, (int Index, int Low)> _seen = [];
    readonly Stack<string> _open = new();
    readonly List<string> _rings = [];

    Rings(IReadOnlyDictionary<string, HashSet<string>> graph) => _graph = graph;

    /// <returns>Each with its nodes in order, with a comma between them.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, HashSet<string>> graph)
    {
        var search = new Rings(graph);
        foreach (var node in graph.Keys.Order(StringComparer.Ordinal))
        {
            if (!search._seen.ContainsKey(node))
                search.Visit(node);
        }

        return search._rings;
    }

    int Visit(string node)
    {
        var index = _seen.Count;
        _seen[node] = (index, index);
        _open.Push(node);
        var low = index;
        foreach (var next in _graph.GetValueOrDefault(node) ?? [])
        {
            if (!_seen.TryGetValue(next, out var seen))
                low = Math.Min(low, Visit(next));
            else if (_open.Contains(next))
                low = Math.Min(low, seen.Index);
        }

        _seen[node] = (index, low);
        if (low == index)
            Close(node);
        return low;
    }

    void Close(string first)
    {
        var ring = new List<string>();
        do ring.Add(_open.Pop());
        while (ring[^1] != first);
        if (ring.Count > 1)
            _rings.Add(string.Join(", ", ring.Order(StringComparer.Ordinal)));
    }
}
