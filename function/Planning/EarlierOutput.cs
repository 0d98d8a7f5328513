using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Planning;

/// <summary>
/// What is there of a config's earlier output. A resource is known by the identity that it was rendered with; functions
/// behind this one may have moved it since, and people may have copied it.
/// </summary>
internal sealed class EarlierOutput
{
    /// <summary>Of a config that is rendered for the first time.</summary>
    public static readonly EarlierOutput None = new([]);

    readonly Dictionary<ResourceId, Item> _ours = [];

    /// <param name="items">All that say they were rendered from the config, in the order of the input.</param>
    public EarlierOutput(IEnumerable<Item> items)
    {
        foreach (var same in items.GroupBy(Marks.RenderedAsOf))
            Tell(same.Key, [.. same]);
    }

    /// <summary>Ours, by the identity with which it was rendered.</summary>
    public IReadOnlyDictionary<ResourceId, Item> Ours => _ours;

    /// <summary>Copies that people made.</summary>
    public List<Item> Copies { get; } = [];

    /// <summary>Second ones that say the very same; nobody could apply both.</summary>
    public List<Item> Doubles { get; } = [];

    /// <summary>Several were rendered as the same resource, and none is where it was rendered.</summary>
    public List<(ResourceId RenderedAs, IReadOnlyList<Item> Items)> Ambiguous { get; } = [];

    void Tell(ResourceId id, List<Item> items)
    {
        if (items.Find(item => item.Id == id) is { } there)
        {
            _ours[id] = there;
            foreach (var other in items.Where(item => item != there))
                (other.Id == id && SaysTheSame(there, other) ? Doubles : Copies).Add(other);
            return;
        }

        var moved = items.Where(item => WasMoved(item, id)).ToList();
        Copies.AddRange(items.Except(moved));
        if (moved is [var only])
            _ours[id] = only;
        else if (moved is [_, _, ..])
            Ambiguous.Add((id, moved));
    }

    /// <summary>
    /// Set-namespace functions leave no trace; a name is changed by kustomize only, which keeps a history.
    /// </summary>
    static bool WasMoved(Item item, ResourceId renderedAs) =>
        item.Id.Name == renderedAs.Name
        || item.Annotation(Annotations.PreviousNames)?.Split(',').Contains(renderedAs.Name) == true;

    static bool SaysTheSame(Item one, Item other)
    {
        var (a, b) = (YamlJson.ToJson(one.Root)!.AsObject(), YamlJson.ToJson(other.Root)!.AsObject());
        OrchestratorAnnotations.Remove(a);
        OrchestratorAnnotations.Remove(b);
        return YamlJson.SameData(a, b);
    }
}
