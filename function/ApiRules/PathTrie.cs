namespace Kyma.Krm.ApiRules;

/// <summary>
/// Finds paths of which one could match the other, exactly as the APIRule controller does, with all its peculiarities
/// (kyma api-gateway, internal/path/segment_trie): a path collides with those before it, so general paths come last.
/// </summary>
/// <remarks>
/// The input decides how many segments and how many branches there are, so the search goes down level by level: it
/// meets every node at most once, needs no stack, and counts its steps.
/// </remarks>
internal sealed class PathTrie
{
    /// <summary>Ordinary paths need fewer than ten; only paths of which hundreds match each other need more.</summary>
    const int StepsPerSegment = 200;
    const int StepsForAny = 10_000;

    const string OneSegment = "{*}";
    const string AnySegments = "{**}";

    readonly TrieNode _root = new();
    long _segments;

    /// <summary>How many nodes the searches have looked at so far.</summary>
    public long Steps { get; private set; }

    /// <summary>
    /// The paths have so many ways to match each other that the search was given up: its answer is incomplete. So the
    /// work grows with the number of segments and never with their square.
    /// </summary>
    public bool IsExhausted => Steps > StepsForAny + (StepsPerSegment * _segments);

    /// <summary>False where the path collides with one that was added before.</summary>
    public bool TryAdd(string path)
    {
        if (IsExhausted)
            return true;
        var segments = path.TrimStart('/').Split('/');
        _segments += segments.Length;
        if (_root.Children.Count > 0 && Exists(segments))
            return false;
        var node = _root;
        for (var i = 0; i < segments.Length; i++)
        {
            if (!node.Children.TryGetValue(segments[i], out var child))
                node.Children[segments[i]] = child = new TrieNode { IsEnd = i == segments.Length - 1 };
            if (segments[i] == AnySegments)
                AddSuffix(child, segments, i + 1);
            node = child;
        }

        return true;
    }

    bool Exists(string[] segments)
    {
        List<TrieNode> level = [_root];
        for (var at = 0; at < segments.Length && level.Count > 0; at++)
        {
            var next = new List<TrieNode>();
            foreach (var node in level)
            {
                Steps++;
                if (IsExhausted)
                    return false;
                if (
                    node.Children.TryGetValue(AnySegments, out var any)
                    && any.Suffixes is { } suffixes
                    && EndsInOneOf(suffixes, segments, at)
                )
                    return true;
                if (node.Children.TryGetValue(segments[at], out var same))
                    next.Add(same);
                if (segments[at] != OneSegment && node.Children.TryGetValue(OneSegment, out var one))
                    next.Add(one);
            }

            level = next;
        }

        return level.Exists(node => node.IsEnd);
    }

    /// <summary>
    /// Whether what follows <c>{**}</c> in another path is the end of this one, from <paramref name="at"/> on.
    /// </summary>
    bool EndsInOneOf(TrieNode suffixes, string[] segments, int at)
    {
        var node = suffixes;
        for (var i = segments.Length - 1; !node.IsEnd; i--)
        {
            Steps++;
            if (i < at || IsExhausted || !node.Children.TryGetValue(segments[i], out var before))
                return false;
            node = before;
        }

        return true;
    }

    /// <summary>Kept from its last segment to its first, so that one walk from the end of a path finds it.</summary>
    static void AddSuffix(TrieNode any, string[] segments, int from)
    {
        var node = any.Suffixes ??= new TrieNode();
        for (var i = segments.Length - 1; i >= from; i--)
        {
            if (!node.Children.TryGetValue(segments[i], out var before))
                node.Children[segments[i]] = before = new TrieNode();
            node = before;
        }

        node.IsEnd = true;
    }

    sealed class TrieNode
    {
        public bool IsEnd { get; set; }

        public Dictionary<string, TrieNode> Children { get; } = [];

        /// <summary>What follows <c>{**}</c> in the paths with it.</summary>
        public TrieNode? Suffixes { get; set; }
    }
}
