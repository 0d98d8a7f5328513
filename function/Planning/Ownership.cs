using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Planning;

/// <summary>
/// Upsert and prune: what was rendered before is replaced where it stands, what is not wanted any more is removed,
/// what belongs to others is never touched.
/// </summary>
internal sealed class Ownership(PackageItems items, Findings findings)
{
    /// <summary>Looked up once: with a thousand configs the items would be read a thousand times.</summary>
    readonly ILookup<string, Item> _rendered = items
        .All.Where(item => Marks.OwnerOf(item) is not null)
        .ToLookup(item => Marks.OwnerOf(item)!);
    readonly Changes _changes = new();
    readonly HashSet<Item> _kept = [];

    /// <summary>What differs from the input; only of use where the findings have no errors.</summary>
    /// <param name="wanted">Every config of this run with its resources; one that is absent has none.</param>
    public Changes Reconcile(IReadOnlyList<(TrafficPlan Plan, IReadOnlyList<Rendered> Resources)> wanted)
    {
        RefuseSelectors();
        RefuseDuplicates(wanted);
        if (findings.HasErrors)
            return _changes;
        var additions = new List<(TrafficPlan Plan, Rendered Resource)>();
        foreach (var (plan, resources) in wanted)
        {
            foreach (var resource in resources)
            {
                if (!ReplaceWhereItStands(plan, resource))
                    additions.Add((plan, resource));
            }
        }

        foreach (var (plan, resource) in additions)
            AddOrMove(plan, resource);
        Prune([.. wanted.Select(w => w.Plan.Config.Name)]);
        return _changes;
    }

    void RefuseSelectors()
    {
        if (
            items.All.FirstOrDefault(item => Annotations.KptResourceId.Any(key => item.Annotation(key) is not null))
            is not { } selected
        )
            return;
        findings.Add(
            PlanningFindings.SelectorsHideOutput,
            selected.Source.At("metadata.annotations"),
            "kpt passed only a selection of the package, so what was rendered before may be hidden and would be written twice: remove `selectors` and `exclude` from this function"
        );
    }

    void RefuseDuplicates(IReadOnlyList<(TrafficPlan Plan, IReadOnlyList<Rendered> Resources)> wanted)
    {
        foreach (
            var same in wanted
                .SelectMany(w => w.Resources.Select(r => (w.Plan.Config, r.Id)))
                .GroupBy(r => r.Id)
                .Where(g => g.Count() > 1)
        )
        {
            var owners = same.Select(r => r.Config.Name).Distinct().ToList();
            findings.Add(
                PlanningFindings.RenderedTwice,
                same.Last().Config.Source.At("spec"),
                owners.Count == 1
                    ? $"'{owners[0]}' would render {same.Key} twice: give one of the two another name, with {NamingField.Of(same.Key)}"
                    : $"{string.Join(" and ", owners)} would both render {same.Key}: give one of them another name, with {NamingField.Of(same.Key)}"
            );
        }
    }

    /// <returns>False where there is nothing of that name.</returns>
    bool ReplaceWhereItStands(TrafficPlan plan, Rendered resource)
    {
        var found = items.Find(resource.Id);
        if (found.Count == 0)
            return false;
        var item = found.FirstOrDefault(i => IsFor(i, plan.Config.Name)) ?? found[0];
        if (IsFor(item, plan.Config.Name))
            Replace(item, plan, resource);
        else
            RefuseForeign(item, plan);
        return true;
    }

    static bool IsFor(Item item, string config) =>
        Marks.OwnerOf(item) == config || item.Annotation(Marks.Adopt) == "true";

    void RefuseForeign(Item item, TrafficPlan plan)
    {
        var whose = Marks.OwnerOf(item) is { } other ? $"was rendered from '{other}'" : "was not rendered by kyma-krm";
        findings.Add(
            PlanningFindings.ResourceNotOurs,
            item.Source.At("metadata.name"),
            $"'{plan.Config.Name}' would render this resource, but the one that is there {whose}: rename one of the two, or annotate it with {Marks.Adopt}: \"true\" to let it be taken over"
        );
    }

    /// <summary>A namespace mutator behind us moves what we rendered; it is still the same resource.</summary>
    void AddOrMove(TrafficPlan plan, Rendered resource)
    {
        var moved = _rendered[plan.Config.Name]
            .Where(item =>
                !_kept.Contains(item)
                && item.Id.Group == resource.Id.Group
                && item.Id.Kind == resource.Id.Kind
                && item.Id.Name == resource.Id.Name
            )
            .ToList();
        if (moved is [var only])
            Replace(only, plan, resource);
        else
            _changes.Add(NewFile.For(plan, resource));
    }

    void Replace(Item item, TrafficPlan plan, Rendered resource)
    {
        _kept.Add(item);
        if (KeptSecret.Fits(item, resource))
            return;
        var content = MergedContent.Of(item, Marks.Put(resource, plan.Config.Name));
        SayThatTypeChanges(item, (string?)content["type"]);
        _changes.Replace(item, content);
    }

    void SayThatTypeChanges(Item item, string? type)
    {
        if (
            item.Id is not { Group: "", Kind: "Secret" }
            || item.Root.FindText("type") is not { } before
            || before == type
        )
            return;
        findings.Add(
            PlanningFindings.SecretTypeChanges,
            item.Source.At("type"),
            $"'{before}' becomes '{type}', and the type of a Secret in the cluster cannot be changed: delete it there before this one is applied"
        );
    }

    /// <summary>kustomize runs a function once per config, so what lies there was rendered a moment ago and is no file that anybody could forget.</summary>
    static bool IsOfThisBuild(Item item) => item.Annotation(Annotations.KustomizeId) is not null;

    void Prune(HashSet<string> configs)
    {
        foreach (var item in items.All.Where(item => !_kept.Contains(item)))
        {
            if (Marks.OwnerOf(item) is not { } owner)
                continue;
            if (configs.Contains(owner))
                _changes.Remove(item);
            else if (!IsOfThisBuild(item))
            {
                findings.Add(
                    PlanningFindings.OwnerNotHere,
                    item.Source.At($"metadata.annotations[{Marks.RenderedFrom}]"),
                    $"it was rendered from '{owner}', which is not part of this run, and is kept. If that config is gone for good, delete this file too"
                );
            }
        }
    }
}
