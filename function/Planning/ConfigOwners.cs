using Kyma.Krm.Config;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Planning;

/// <summary>Which config of this run owns which items. A config is known by its package and name.</summary>
internal sealed class ConfigOwners
{
    readonly PackageLayout _layout;
    readonly Dictionary<(string Package, string Name), KymaTraffic> _byIdentity = [];
    readonly IReadOnlyList<KymaTraffic> _configs;
    readonly Dictionary<KymaTraffic, EarlierOutput> _earlier = new(ReferenceEqualityComparer.Instance);

    public ConfigOwners(InputItems items, IReadOnlyList<KymaTraffic> configs)
    {
        _layout = items.Layout;
        _configs = configs;
        foreach (var config in configs)
            _byIdentity.TryAdd((config.Home.Package, config.Name), config);
        var owned = items.All.Where(item => Marks.OwnerOf(item) is not null).ToArray();
        var byOwner = owned.ToLookup(OwnerOf, (IEqualityComparer<KymaTraffic?>)ReferenceEqualityComparer.Instance);
        foreach (var earlier in byOwner)
        {
            if (earlier.Key is not null)
                _earlier[earlier.Key] = new EarlierOutput(earlier);
        }

        var isEarlierOutput = owned.Where(item => OwnerOf(item) is not null).ToHashSet();
        Surroundings =
            isEarlierOutput.Count == 0
                ? items
                : new InputItems(items.All.Where(item => !isEarlierOutput.Contains(item)).ToArray(), items.IsGenerator);
        Orphans = byOwner[null].Where(item => !_layout.IsRenderedByItself(_layout.Of(item))).ToArray();
    }

    /// <summary>Rendered from a config that is not part of this run, and of no package that renders itself.</summary>
    public IReadOnlyList<Item> Orphans { get; }

    /// <summary>
    /// The items without this run's earlier output: what a config may refer to and is judged by. Earlier output is
    /// about to be replaced, so no rule may depend on it.
    /// </summary>
    public InputItems Surroundings { get; }

    Lookup<string, KymaTraffic> ByName => field ??= _configs.ToLookup(config => config.Name);

    public EarlierOutput EarlierOf(KymaTraffic config) => _earlier.GetValueOrDefault(config, EarlierOutput.None);

    /// <summary>
    /// The config of this run that the item was rendered from, or null. An item that is in none of its configs'
    /// packages (<c>kpt fn eval</c> may not know where the config is) belongs to the only one of that name.
    /// </summary>
    public KymaTraffic? OwnerOf(Item item)
    {
        if (Marks.OwnerOf(item) is not { } name)
            return null;
        var package = _layout.Of(item);
        if (_byIdentity.TryGetValue((package, name), out var config))
            return config;
        return _layout.IsRenderedByItself(package) || ByName[name].ToList() is not [var only] ? null : only;
    }
}

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

        var moved = items.Where(item => WasMoved(item, id)).ToArray();
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
        var (a, b) = (YamlJson.ObjectOf(one.Root), YamlJson.ObjectOf(other.Root));
        OrchestratorAnnotations.Remove(a);
        OrchestratorAnnotations.Remove(b);
        return YamlJson.SameData(a, b);
    }
}
