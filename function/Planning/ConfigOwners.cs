using Kyma.Krm.Config;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

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
        var owned = items.All.Where(item => Marks.OwnerOf(item) is not null).ToList();
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
                : new InputItems([.. items.All.Where(item => !isEarlierOutput.Contains(item))], items.IsGenerator);
        Orphans = [.. byOwner[null].Where(item => !_layout.IsRenderedByItself(_layout.Of(item)))];
    }

    /// <summary>Rendered from a config that is not part of this run, and of no package that renders itself.</summary>
    public IReadOnlyList<Item> Orphans { get; }

    /// <summary>
    /// The items without this run's earlier output: what a config may refer to and is judged by. Earlier output is
    /// about to be replaced, so no rule may depend on it.
    /// </summary>
    public InputItems Surroundings { get; }

    ILookup<string, KymaTraffic> ByName => field ??= _configs.ToLookup(config => config.Name);

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
