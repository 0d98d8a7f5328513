using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Inputs;

/// <summary>
/// The items of the input by identity, also under the names they had before kustomize's namePrefix and namespace.
/// </summary>
internal sealed class InputItems
{
    readonly Dictionary<ResourceId, Item> _byId;

    // All items of an identity that several bear: rare, and a list for each would be half of what is kept.
    readonly Dictionary<ResourceId, List<Item>> _several = [];
    readonly IReadOnlyList<Item> _own;
    readonly InputItems? _others;
    readonly Lazy<IReadOnlyList<Item>> _all;
    readonly Lazy<Lookup<string, Item>> _byNamespace;
    readonly Dictionary<Type, object> _once = [];
    readonly Lazy<PackageLayout> _layout;
    readonly Lazy<Lookup<string, Item>> _byKind;
    readonly Dictionary<string, Lookup<string, ResourceId>> _byName = [];

    /// <summary>Indexes the items by their identities.</summary>
    public InputItems(IReadOnlyList<Item> items, bool isGenerator = false)
    {
        _own = items;
        _all = new(() => items);
        IsGenerator = isGenerator;
        _byId = new(items.Count);
        foreach (var item in items)
        {
            foreach (var id in Identities(item))
                Add(id, item);
        }

        _byNamespace = new(() => _own.ToLookup(item => item.Id.Namespace));
        _byKind = new(() => _own.ToLookup(item => item.Id.Kind));
        _layout = new(() => new PackageLayout(All));
    }

    /// <summary>Few items before many others, which are indexed already.</summary>
    public InputItems(IReadOnlyList<Item> items, InputItems others)
        : this(items)
    {
        _others = others;
        _all = new(() => [.. items, .. others.All]);
    }

    /// <summary>Every item, in the order of the input.</summary>
    public IReadOnlyList<Item> All => _all.Value;

    /// <summary>
    /// kustomize runs a generator without any items but the config, so nothing that is referred to can be there.
    /// </summary>
    public bool IsGenerator { get; }

    /// <summary>Which package each item belongs to.</summary>
    public PackageLayout Layout => _layout.Value;

    /// <summary>Resources of one kind, in the order of the input.</summary>
    public IEnumerable<Item> OfKind(string group, string kind) =>
        _byKind.Value[kind].Where(item => item.Id.Group == group).Concat(_others?.OfKind(group, kind) ?? []);

    /// <summary>Resources of one namespace, in the order of the input.</summary>
    public IEnumerable<Item> InNamespace(string @namespace) =>
        _byNamespace.Value[@namespace].Concat(_others?.InNamespace(@namespace) ?? []);

    /// <summary>Items that have this identity, or had it before kustomize renamed them.</summary>
    public IReadOnlyList<Item> Find(ResourceId id) =>
        (OwnOf(id), _others?.Find(id) ?? []) switch
        {
            (var own, []) => own,
            ([], var others) => others,
            var (own, others) => [.. own, .. others],
        };

    /// <summary>Resources of one kind and name; a null namespace stands for any, an empty one for none.</summary>
    public IReadOnlyList<Item> Find(string group, string kind, string? @namespace, string name) =>
        @namespace is not null
            ? Find(new ResourceId(group, kind, @namespace, name))
            : NamesOf(kind)[name]
                .Where(id => id.Group == group)
                .SelectMany(OwnOf)
                .Concat(_others?.Find(group, kind, null, name) ?? [])
                .Distinct()
                .ToArray();

    /// <summary>The same in any namespace, for who asks but once: nothing is kept for it.</summary>
    public IReadOnlyList<Item> FindOnce(string group, string kind, string name) =>
        _byId
            .Keys.Where(id => id.Name == name && id.Kind == kind && id.Group == group)
            .SelectMany(OwnOf)
            .Concat(_others?.FindOnce(group, kind, name) ?? [])
            .Distinct()
            .ToArray();

    /// <summary>False where nothing will be rendered, so that no item can be output of a config.</summary>
    public bool HasConfigs { get; init; } = true;

    /// <summary>
    /// Whether an item is somebody else's: it is not about to be taken over, and not rendered from a config, whether
    /// that one is here, was renamed or renders in its own package. What another config of a kustomize build rendered
    /// is somebody else's: kustomize runs one config at a time, on what those before it gave.
    /// </summary>
    public bool IsForeign(Item item) =>
        item.Annotation(Marks.Adopt) != "true"
        && (
            Marks.OwnerOf(item) is null
            || ((!HasConfigs || IsOfThisBuild(item)) && !Layout.IsRenderedByItself(Layout.Of(item)))
        );

    /// <summary>
    /// kustomize runs a function once per config, so what is there was rendered a moment ago and is no file that
    /// anybody could forget.
    /// </summary>
    public static bool IsOfThisBuild(Item item) => item.Annotation(Annotations.KustomizeId) is not null;

    /// <summary>
    /// The config that rendered what is somebody else's in an earlier run of the same kustomize build; null where no
    /// config did. Two configs do to each other the same in two runs as in one.
    /// </summary>
    public string? OtherConfigOf(Item item) => IsOfThisBuild(item) && IsForeign(item) ? Marks.OwnerOf(item) : null;

    /// <summary>
    /// What rules of every config need to know of the items as a whole, made when first asked for and then kept.
    /// </summary>
    public T Once<T>(Func<InputItems, T> make)
        where T : class
    {
        if (!_once.TryGetValue(typeof(T), out var made))
            _once[typeof(T)] = made = make(this);
        return (T)made;
    }

    void Add(ResourceId id, Item item)
    {
        if (!_byId.TryAdd(id, item))
            AddAnother(id, item);
    }

    void AddAnother(ResourceId id, Item item)
    {
        if (!_several.TryGetValue(id, out var list))
            _several[id] = list = [_byId[id]];

        // All identities of an item are added before the next item's, so one that is there already is the last.
        if (list[^1] != item)
            list.Add(item);
    }

    IReadOnlyList<Item> OwnOf(ResourceId id) =>
        _several.TryGetValue(id, out var several) ? several
        : _byId.TryGetValue(id, out var one) ? [one]
        : [];

    Lookup<string, ResourceId> NamesOf(string kind)
    {
        if (!_byName.TryGetValue(kind, out var names))
            _byName[kind] = names = _byId.Keys.Where(id => id.Kind == kind).ToLookup(id => id.Name);
        return names;
    }

    /// <summary>
    /// The identity now and each before a rename. kustomize keeps the history as three lists of equal length,
    /// oldest first (api/resource/resource.go, PrevIds).
    /// </summary>
    static IEnumerable<ResourceId> Identities(Item item)
    {
        yield return item.Id;
        if (item.Annotation(Annotations.PreviousNames) is not { } names)
            yield break;
        var earlierNames = names.Split(',');
        var earlierNamespaces = item.Annotation(Annotations.PreviousNamespaces)?.Split(',') ?? [];
        for (var i = 0; i < earlierNames.Length; i++)
        {
            var earlier = item.Id with { Name = earlierNames[i] };
            if (i < earlierNamespaces.Length)
                earlier = earlier with { Namespace = earlierNamespaces[i] };
            yield return earlier;

            // kustomize writes "default" also for a resource that has no namespace.
            if (earlier.Namespace == "default")
                yield return earlier with
                {
                    Namespace = "",
                };
        }
    }
}
