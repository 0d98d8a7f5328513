using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using static Kyma.Krm.Planning.PlanningFindings;

namespace Kyma.Krm.Planning;

/// <summary>
/// What is reported of resources that were rendered before: nothing is removed, replaced or left behind silently.
/// </summary>
internal sealed class OwnershipReport(Findings findings)
{
    /// <summary>Enough to see what was edited; `kyma-krm diff` has all.</summary>
    const int MostChanges = 3;

    /// <summary>Configs that meet the output of one that is gone: the old owner's name, and the new one's.</summary>
    readonly Dictionary<(string Old, string New), List<Item>> _renamed = [];

    public void RefuseSelectors(IReadOnlyList<Item> items)
    {
        if (
            items.FirstOrDefault(item => Annotations.KptResourceId.Any(key => item.Annotation(key) is not null))
            is not { } selected
        )
            return;
        findings.Add(
            SelectorsHideOutput,
            selected.Source.At("metadata.annotations"),
            "kpt passed only a selection of the package, so what was rendered before may be hidden and "
                + "would be written twice: remove `selectors` and `exclude` from this function"
        );
    }

    public void RefuseTwice(ResourceId id, IReadOnlyList<TrafficPlan> plans)
    {
        var configs = plans.Select(plan => plan.Config).ToArray();
        var owners = configs.Select(config => config.Name).Distinct().ToArray();
        var field = NamingField.Of(id, plans[^1]);
        findings.Add(
            RenderedTwice,
            configs[^1].Source.At("spec"),
            ReferenceEquals(configs[0], configs[^1])
                ? $"'{owners[0]}' would render {id} twice: give one of the two another name, with {field}"
                : $"{string.Join(" and ", owners.Length > 1 ? owners : configs.Select(WithFile))} would both "
                    + $"render {id}: give one of them another name, with {field}"
        );
    }

    public void RefuseAmbiguous(
        KymaTraffic config,
        IReadOnlyList<(ResourceId RenderedAs, IReadOnlyList<Item> Items)> all
    )
    {
        foreach (var (renderedAs, items) in all)
            findings.Add(
                AmbiguousCopies,
                items[0].Source.At(AnnotationPath(Marks.RenderedAs)),
                $"{items.Count} resources say that '{config.Name}' rendered them as {renderedAs}, and none "
                    + $"of them is there: {Names(items)}. Delete all but the one that a function moved, or remove "
                    + $"{Marks.RenderedFrom} and {Marks.RenderedAs} from copies that you want to keep"
            );
    }

    /// <summary>Resources of a config that is gone are reported together, in <see cref="TellOrphans"/>.</summary>
    public void RefuseForeign(Item item, KymaTraffic config)
    {
        if (Marks.OwnerOf(item) is { } other && other != config.Name)
        {
            _renamed.ListOf((other, config.Name)).Add(item);
            return;
        }

        findings.Add(
            ResourceNotOurs,
            item.Source.At("metadata.name"),
            $"'{config.Name}' would render this resource, but the one that is there was "
                + (
                    Marks.OwnerOf(item) is null
                        ? "not rendered by kyma-krm"
                        : "rendered for another package, or moved there by another function"
                )
                + $": rename one of the two, or annotate it with {Marks.Adopt}: \"true\" to let it be taken over"
        );
    }

    /// <param name="orphans">Rendered from configs that are not part of this run.</param>
    public void TellOrphans(IReadOnlyList<Item> orphans)
    {
        var left = orphans.Where(item => !InputItems.IsOfThisBuild(item)).ToLookup(item => Marks.OwnerOf(item)!);
        foreach (var ((old, @new), items) in _renamed)
        {
            var others = left[old].Except(items).ToArray();
            findings.Add(
                ResourceNotOurs,
                items[0].Source.At(AnnotationPath(Marks.RenderedFrom)),
                $"'{@new}' would render {Names(items)}, which '{old}' rendered, and no config of that name "
                    + $"is part of this run. If you renamed '{old}' to '{@new}', or the two swapped names, "
                    + $"replace `{Marks.RenderedFrom}: {old}` by `{Marks.RenderedFrom}: {@new}` in their files, "
                    + "or delete the files: they are rendered again. Otherwise give one of the two other names"
                    + (others.Length == 0 ? "" : $". From '{old}' there are also: {Names(others)}")
            );
        }

        foreach (var owner in left.Where(owner => !_renamed.Keys.Any(renamed => renamed.Old == owner.Key)))
        {
            var items = owner.ToArray();
            findings.Add(
                OwnerNotHere,
                items[0].Source.At(AnnotationPath(Marks.RenderedFrom)),
                $"what '{owner.Key}' rendered is kept, because no config of that name is part of this run: "
                    + $"{Names(items)}. If that config is gone for good, delete these files too; or restore it "
                    + "with `state: Absent` and render once more"
            );
        }
    }

    /// <summary>Of a Secret; no other kind that is rendered has a type.</summary>
    public void TellTypeChange(Item item, string? before, string? becomes)
    {
        if (before is null || before == becomes)
            return;
        findings.Add(
            SecretTypeChanges,
            item.Source.At("type"),
            $"'{before}' becomes '{becomes}', and the type of a Secret in the cluster cannot be changed: "
                + "delete it there before this one is applied"
        );
    }

    public void TellChange(Item item, KymaTraffic config, IReadOnlyList<FieldChange> changes)
    {
        if (changes.Count == 0)
            return;
        var shown = string.Join("; ", changes.Take(MostChanges));
        findings.Add(
            RenderedReplaced,
            item.Source.At(changes[0].Path),
            $"{shown}{(changes.Count > MostChanges ? $"; and {changes.Count - MostChanges} more fields" : "")}. "
                + $"The config '{config.Name}' decides these fields: an edit by hand belongs there"
        );
    }

    public void TellRemoval(Item item, KymaTraffic config, ResourceId renderedAs, IReadOnlyList<Rendered> resources)
    {
        var elsewhere = resources
            .FirstOrDefault(resource => resource.Id with { Namespace = renderedAs.Namespace } == renderedAs)
            ?.Id.Namespace;
        findings.Add(
            RenderedRemoved,
            item.Source.At(""),
            config.IsAbsent ? $"it is removed, because '{config.Name}' is Absent"
                : elsewhere is not null
                    ? $"it is removed, because '{config.Name}' renders it in the namespace '{elsewhere}' now"
                : $"it is removed, because '{config.Name}' does not render it any more"
        );
    }

    public void TellDouble(Item item) =>
        findings.Add(RenderedRemoved, item.Source.At(""), "it is removed, because the same resource is here twice");

    /// <summary>Those of one config in one finding, at the first: a copied folder has them all.</summary>
    public void TellCopies(IReadOnlyList<Item> copies)
    {
        if (copies.Count == 0)
            return;
        var first = copies[0];
        var owner = Marks.OwnerOf(first);
        var (it, its) = copies.Count == 1 ? ("it", "its") : ("them", "their");
        var kept =
            copies.Count == 1
                ? $"it is kept, although '{owner}' does not render it: it is a copy of {Marks.RenderedAsOf(first)}"
                : $"{copies.Count} resources are kept, although '{owner}' does not render them: they are copies of "
                    + $"what it renders: {ShortList.Of(copies.Select(copy => copy.IdInFile).ToArray())}";
        findings.Add(
            CopiedResource,
            first.Source.At(AnnotationPath(Marks.RenderedAs)),
            $"{kept}. To make {it} yours, remove {its} annotations {Marks.RenderedFrom} and {Marks.RenderedAs}; "
                + $"otherwise delete {it}"
        );
    }

    static string AnnotationPath(string key) => $"metadata.annotations[{key}]";

    static string Names(IReadOnlyList<Item> items) => string.Join(", ", items.Select(item => item.Id.ToString()));

    static string WithFile(KymaTraffic config) =>
        $"'{config.Name}' in {config.Source.File?.Path ?? "the functionConfig"}";
}
