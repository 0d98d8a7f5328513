namespace Kyma.Krm.ApiRules;

/// <summary>
/// Finds paths of which one could match the other, exactly as the APIRule controller does, with all its peculiarities
/// (kyma api-gateway, internal/path/segment_trie): a path collides with those before it, so general paths come last.
/// </summary>
internal sealed class PathTrie
{
    const string OneSegment = "{*}";
    const string AnySegments = "{**}";

    readonly TrieNode _root = new();

    /// <summary>False where the path collides with one that was added before.</summary>
    public bool TryAdd(string path)
    {
        var segments = path.TrimStart('/').Split('/');
        if (_root.Children.Count > 0 && Exists(_root, segments, 0))
            return false;
        var node = _root;
        for (var i = 0; i < segments.Length; i++)
        {
            if (!node.Children.TryGetValue(segments[i], out var child))
                node.Children[segments[i]] = child = new TrieNode { IsEnd = i == segments.Length - 1 };
            if (segments[i] == AnySegments)
                child.Suffixes.Add(Join(segments, i + 1));
            node = child;
        }

        return true;
    }

    static bool Exists(TrieNode node, string[] segments, int at)
    {
        if (at >= segments.Length)
            return node.IsEnd;
        return (node.Children.TryGetValue(segments[at], out var same) && Exists(same, segments, at + 1))
            || (node.Children.TryGetValue(OneSegment, out var one) && Exists(one, segments, at + 1))
            || (
                node.Children.TryGetValue(AnySegments, out var any)
                && Enumerable
                    .Range(at, segments.Length - at + 1)
                    .Any(from => any.Suffixes.Exists(suffix => suffix.Length == 0 || suffix == Join(segments, from)))
            );
    }

    static string Join(string[] segments, int from) =>
        string.Concat(segments.Skip(from).Select(segment => $"/{segment}"));

    sealed class TrieNode
    {
        public bool IsEnd { get; init; }

        public Dictionary<string, TrieNode> Children { get; } = [];

        public List<string> Suffixes { get; } = [];
    }
}
