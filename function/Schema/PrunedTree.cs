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

    /// <summary>
    /// Puts values at fields, in place of what is there, in one walk; what is around them must be there. Of a field and
    /// one within it, the outer one is put.
    /// </summary>
    public void Put(IReadOnlyList<(string Path, YamlNode Value)> values)
    {
        if (values.Count > 0)
            Root = With(Root, values.Select(put => ((string[])[.. FieldPath.Steps(put.Path)], put.Value)).ToArray(), 0);
    }

    YamlNode With(YamlNode node, IReadOnlyList<(string[] Steps, YamlNode Value)> values, int depth)
    {
        foreach (var (steps, value) in values)
        {
            if (steps.Length == depth)
                return value;
        }

        var bySteps = values.GroupBy(put => put.Steps[depth]).ToArray();
        if (node is YamlSequence list)
        {
            List<YamlNode> items = [.. list.Items];
            foreach (var group in bySteps)
            {
                var i = FieldPath.IndexOf(group.Key)!.Value;
                items[i] = With(items[i], group.ToArray(), depth + 1);
            }

            return Counted(list, items);
        }

        var mapping = (YamlMapping)node;
        var put = bySteps.Select(group => group.Key).ToHashSet();
        return Copy(
            mapping,
            [
                .. mapping.Entries.Where(entry => entry.Key is not YamlScalar key || !put.Contains(key.Value)),
                .. bySteps.Select(group => Entry(group.Key, mapping.Find(group.Key), group.ToArray(), depth + 1)),
            ]
        );
    }

    YamlEntry Entry(string key, YamlNode? there, IReadOnlyList<(string[] Steps, YamlNode Value)> values, int depth)
    {
        // What is not there yet is put whole.
        var value = there is null ? values[0].Value : With(there, values, depth);
        return new YamlEntry(new YamlScalar(value.Start, value.Offset, key, IsPlain: false), value);
    }

    /// <summary>The list with as many other items, counted as before.</summary>
    YamlSequence Counted(YamlSequence list, IReadOnlyList<YamlNode> items)
    {
        var changed = new YamlSequence(list.Start, list.Offset, list.IsFlow, items) { End = list.End };
        if (_countedBefore.TryGetValue(list, out var before))
            _countedBefore[changed] = before;
        return changed;
    }

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
                    mapping
                        .Entries.Select(entry => (Entry: entry, Path: PathOf(entry, path)))
                        .Where(e => !paths.Contains(e.Path))
                        .Select(e => e.Entry with { Value = Child(e.Entry.Value, e.Path) })
                        .ToArray()
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
                    kept.Select(i => Child(list.Items[i], FieldPath.Child(path, i))).ToArray()
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

/// <summary>
/// The fields of a resource that could not be read and count as left out. What follows from their absence must not be
/// told: it would be the second complaint about one mistake, and often a wrong one.
/// </summary>
/// <param name="written">The resource as its user wrote it.</param>
/// <param name="rest">The same without these fields; its paths are what the rules know.</param>
internal sealed class UnreadFields(YamlNode written, PrunedTree rest)
{
    readonly FieldSet _fields = new();

    /// <summary>Mappings with a field that nobody knows, in which any that is missing may have been meant.</summary>
    readonly HashSet<string> _withUnknown = [];

    /// <summary>Paths here are those of the written resource.</summary>
    public void Add(string path) => _fields.Add(path);

    /// <summary>A field that does not exist; it may have been meant to be any other that is not there.</summary>
    public void AddUnknown(string path)
    {
        Add(path);
        _withUnknown.Add(FieldPath.Parent(path));
    }

    /// <summary>The field is written, readable or not.</summary>
    public bool IsWritten(string field) => FieldPath.Find(written, rest.PathBefore(field)) is not null;

    /// <summary>The field, or something around it, could not be read: what is there now was never written.</summary>
    public bool Holds(string field) => _fields.Holds(rest.PathBefore(field));

    /// <summary>
    /// The field, or something in it or around it, could not be read; or it is missing and a field beside it is not
    /// known.
    /// </summary>
    public bool Touch(string field)
    {
        var path = rest.PathBefore(field);
        return _fields.IsBelow(path)
            || _fields.Holds(path)
            || (_withUnknown.Count > 0 && _withUnknown.Contains(FieldPath.Existing(written, path)));
    }
}
