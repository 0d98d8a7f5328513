using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Planning;

/// <summary>
/// Upsert and prune: what was rendered before is updated where it is, what is not wanted any more is removed, what
/// belongs to others is never touched. What is left follows from the configs and from other people's resources, and not
/// from what an earlier run left.
/// </summary>
internal sealed class Ownership
{
    readonly InputItems _items;
    readonly Findings _findings;
    readonly IReadOnlyList<TrafficPlan> _plans;
    readonly ConfigOwners _owners;
    readonly OwnershipReport _report;
    readonly List<NewResource> _added = [];

    /// <summary>
    /// What was there, with its place among what is rendered, or behind all of that where it is removed.
    /// </summary>
    readonly List<(TrafficPlan Plan, PlannedResource Resource, int Place)> _there = [];
    readonly Changes _changes;
    readonly HashSet<Item> _kept = [];

    Ownership(InputItems items, ConfigOwners owners, IReadOnlyList<TrafficPlan> plans, Findings findings)
    {
        (_items, _owners, _plans, _findings) = (items, owners, plans, findings);
        _report = new OwnershipReport(findings);
        _changes = new Changes(new RenderedOrigins(plans).Of);
    }

    /// <summary>What differs from the input; only of use where the findings have no errors.</summary>
    /// <param name="items">What is there.</param>
    /// <param name="owners">Which of it is earlier output of which config.</param>
    /// <param name="plans">Every config of this run with its resources; one that is absent has none.</param>
    /// <param name="findings">What stands in the way, what is removed and what is replaced.</param>
    public static RenderingResult Reconcile(
        InputItems items,
        ConfigOwners owners,
        IReadOnlyList<TrafficPlan> plans,
        Findings findings
    ) => new Ownership(items, owners, plans, findings).Reconcile();

    RenderingResult Reconcile()
    {
        _report.RefuseSelectors(_items.All);
        RefuseDuplicates();
        foreach (var plan in _plans)
            _report.RefuseAmbiguous(plan.Config, _owners.EarlierOf(plan.Config).Ambiguous);
        if (_findings.HasErrors)
            return RenderingResult.Nothing;
        var additions = new List<(TrafficPlan Plan, Rendered Resource, int Place)>();
        foreach (var (place, (plan, resource)) in Rendered().Index())
        {
            if (!_owners.EarlierOf(plan.Config).Ours.TryGetValue(resource.Id, out var item))
                additions.Add((plan, resource, place));
            else if (_kept.Add(item))
                Update(item, plan, resource, place);
        }

        additions.RemoveAll(addition => TakesPlace(addition.Plan, addition.Resource, addition.Place));
        foreach (var plan in _plans)
            Prune(plan);
        _report.TellOrphans(_owners.Orphans);
        Add(additions);
        return _findings.HasErrors ? RenderingResult.Nothing : new RenderingResult(_plans, _changes, PlannedOf);
    }

    /// <summary>As it is rendered, then what is removed.</summary>
    IReadOnlyList<PlannedResource> PlannedOf(TrafficPlan plan) =>
        There[plan]
            .Concat(Added[plan].Select(each => (Resource: each.Planned, each.Place)))
            .OrderBy(each => each.Place)
            .Select(each => each.Resource)
            .ToArray();

    Lookup<TrafficPlan, (PlannedResource Resource, int Place)> There =>
        field ??= _there.ToLookup(each => each.Plan, each => (each.Resource, each.Place), SamePlan);

    Lookup<TrafficPlan, NewResource> Added => field ??= _added.ToLookup(each => each.Plan, SamePlan);

    static IEqualityComparer<TrafficPlan> SamePlan => ReferenceEqualityComparer.Instance;

    void RefuseDuplicates()
    {
        var ids = new HashSet<ResourceId>();
        var twice = Rendered().Select(each => each.Resource.Id).Where(id => !ids.Add(id)).ToHashSet();
        foreach (
            var same in Rendered().Where(each => twice.Contains(each.Resource.Id)).GroupBy(each => each.Resource.Id)
        )
            _report.RefuseTwice(same.Key, same.Select(each => each.Plan).ToArray());
    }

    /// <summary>What all plans render, in the order in which it is written.</summary>
    IEnumerable<(TrafficPlan Plan, Rendered Resource)> Rendered() =>
        _plans.SelectMany(plan => plan.Resources.Select(resource => (plan, resource)));

    /// <summary>Something else is where a resource is to be: one to adopt, or one that its config gives up.</summary>
    /// <returns>False where nothing is there.</returns>
    bool TakesPlace(TrafficPlan plan, Rendered resource, int place)
    {
        var known = _items.Find(resource.Id);
        if (known.FirstOrDefault(item => item.Annotation(Marks.Adopt) == "true") is { } adopted)
        {
            _kept.Add(adopted);
            Update(adopted, plan, resource, place);
            return true;
        }

        var there = known.Where(item => item.Id == resource.Id).ToArray();
        if (there.FirstOrDefault(item => _owners.OwnerOf(item) is not null && !_kept.Contains(item)) is { } free)
        {
            _kept.Add(free);
            Update(free, plan, resource, place);
            return true;
        }

        if (there.Length == 0)
            return false;
        _report.RefuseForeign(there[0], plan.Config);
        return true;
    }

    void Update(Item item, TrafficPlan plan, Rendered resource, int place)
    {
        var before = YamlJson.ObjectOf(item.Root);
        var made = KeptSecret.Fits(item, resource) ? null : resource.Made();
        var content = Merged(before);
        _report.TellTypeChange(item, (string?)before["type"], (string?)content["type"]);
        var isSame = YamlJson.SameData(before, content);
        _changes.Replace(item, () => Merged(YamlJson.ObjectOf(item.Root)), isSame, place, plan.Config.Name);
        var fields = FieldChange.Between(before, content);
        _report.TellChange(item, plan.Config, fields);
        var change = isSame ? ChangeKind.Unchanged : ChangeKind.Changed;
        _there.Add((plan, new PlannedResource(resource.Id, change, item.File, fields), place));
        item.Drop();

        JsonObject Merged(JsonObject current) =>
            MergedContent.Of(
                current,
                Marks.Put(
                    made?.Content() ?? current.DeepClone().AsObject(),
                    resource,
                    plan.Config.Name,
                    plan.Namespace
                ),
                resource.Defaults
            );
    }

    void Prune(TrafficPlan plan)
    {
        var earlier = _owners.EarlierOf(plan.Config);
        foreach (var (renderedAs, item) in earlier.Ours)
        {
            if (_kept.Contains(item))
                continue;
            Remove(item, plan);
            _report.TellRemoval(item, plan.Config, renderedAs, plan.Resources);
        }

        foreach (var item in earlier.Doubles)
        {
            Remove(item, plan);
            _report.TellDouble(item);
        }

        _report.TellCopies(earlier.Copies.Where(item => !_kept.Contains(item)).ToArray());
    }

    void Remove(Item item, TrafficPlan plan)
    {
        _changes.Remove(item);
        _there.Add((plan, new PlannedResource(item.Id, ChangeKind.Removed, item.File, []), int.MaxValue));
    }

    void Add(List<(TrafficPlan Plan, Rendered Resource, int Place)> additions)
    {
        NewFile? files = null;
        foreach (var (plan, resource, place) in additions)
        {
            files ??= new NewFile(_items.All.Where(item => !_changes.Removes(item)), _items.Layout, _plans);
            var file = files.Place(plan.Config, HomeOf(plan.Config), resource.Id);
            var added = new NewResource(plan, resource, file, place);
            _changes.Add(added);
            _added.Add(added);
        }
    }

    /// <summary>Where nobody says where the config is, its new files go where its earlier ones are.</summary>
    ConfigHome HomeOf(KymaTraffic config) =>
        config.Home.Folder is not null
        || _owners
            .EarlierOf(config)
            .Ours.Values.Where(item => item.Path is not "")
            .OrderBy(item => item.Path.Count(c => c == '/'))
            .ThenBy(item => item.Path, StringComparer.Ordinal)
            .FirstOrDefault()
            is not { } earlier
            ? config.Home
            : ConfigSource.Of(earlier, _items.Layout).Home;
}
