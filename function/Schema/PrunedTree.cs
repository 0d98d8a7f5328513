using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>
/// A tree from which fields are taken away. Entries of lists move up, so it remembers how they were counted.
/// </summary>
internal sealed class PrunedTree(YamlNode root)
{
    readonly Dictionary<YamlSequence, IReadOnlyList<int>> _countedBefore = new(ReferenceEqualityComparer.Instance);

    /// <summary>The tree without what was taken away so far.</summary>
    public YamlNode Root { get; private set; } = root;

    /// <summary>The path, or what is nearest above it where it is not there; empty is the whole tree.</summary>
    public string Existing(string path) => FieldPath.Existing(Root, path);

    /// <summary>Takes away all that stands at these paths.</summary>
    public void Remove(IReadOnlySet<string> paths)
    {
        var around = paths.SelectMany(FieldPath.Above).ToHashSet();
        Root = Without(Root, "", paths, around);
    }

    /// <summary>Puts the value at a field of the root.</summary>
    public void Put(YamlMapping root, string field, YamlNode value) =>
        Root = Copy(
            root,
            [
                .. root.Entries.Where(entry => entry.Key is not YamlScalar key || key.Value != field),
                new YamlEntry(new YamlScalar(value.Start, value.Offset, field, IsPlain: false), value),
            ]
        );

    /// <summary>Where the field stood before anything was taken away.</summary>
    public string PathBefore(string path)
    {
        if (_countedBefore.Count == 0)
            return path;
        var (node, before) = ((YamlNode?)Root, "");
        foreach (var step in FieldPath.Steps(path))
        {
            before =
                node is YamlSequence list && FieldPath.IndexOf(step) is { } i
                    ? FieldPath.Child(
                        before,
                        _countedBefore.TryGetValue(list, out var indices) && i < indices.Count ? indices[i] : i
                    )
                    : FieldPath.Child(before, step);
            node = FieldPath.Step(node, step);
        }

        return before;
    }

    YamlNode Without(YamlNode node, string path, IReadOnlySet<string> paths, HashSet<string> around)
    {
        YamlNode Child(YamlNode child, string at) => around.Contains(at) ? Without(child, at, paths, around) : child;
        switch (node)
        {
            case YamlMapping mapping:
                return Copy(
                    mapping,
                    [
                        .. mapping
                            .Entries.Select(entry => (Entry: entry, Path: PathOf(entry, path)))
                            .Where(e => !paths.Contains(e.Path))
                            .Select(e => e.Entry with { Value = Child(e.Entry.Value, e.Path) }),
                    ]
                );
            case YamlSequence list:
                var kept = Sequence
                    .Range(0, list.Items.Count)
                    .Where(i => !paths.Contains(FieldPath.Child(path, i)))
                    .ToList();
                var shorter = new YamlSequence(
                    list.Start,
                    list.Offset,
                    list.IsFlow,
                    [.. kept.Select(i => Child(list.Items[i], FieldPath.Child(path, i)))]
                )
                {
                    End = list.End,
                };
                _countedBefore[shorter] = _countedBefore.TryGetValue(list, out var before)
                    ? [.. kept.Select(i => before[i])]
                    : kept;
                return shorter;
            default:
                return node;
        }
    }

    /// <summary>A node of its own, no alias of what it was made from.</summary>
    static YamlMapping Copy(YamlMapping mapping, IReadOnlyList<YamlEntry> entries) =>
        new(mapping.Start, mapping.Offset, mapping.IsFlow, entries) { End = mapping.End };

    static string PathOf(YamlEntry entry, string path) =>
        entry.Key is YamlScalar key ? FieldPath.Child(path, key.Value) : path;
}
