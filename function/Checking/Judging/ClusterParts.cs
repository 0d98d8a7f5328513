using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Checking.Judging;

/// <summary>
/// What of a folder can be in one cluster. Subpackages with pipelines that hold the same resource (dev and prod, made
/// from one blueprint) are meant for different clusters, and so are folders with different versions of one resource
/// (what was rendered for dev and prod): each is judged by itself.
/// </summary>
internal static class ClusterParts
{
    /// <summary>The items by cluster; what is for none in particular comes first.</summary>
    /// <returns>One part where nothing speaks for several.</returns>
    public static IReadOnlyList<ClusterPart> Of(IReadOnlyList<Item> items, Findings? findings = null) =>
        OfPipelines(items) is { Count: > 1 } packages ? packages : OfFolders(items, findings ?? new Findings());

    /// <summary>
    /// The same by packages alone; what is not in a subpackage with a pipeline, and so is rendered by this run, comes
    /// first.
    /// </summary>
    public static IReadOnlyList<ClusterPart> OfPipelines(IReadOnlyList<Item> items)
    {
        var layout = new PackageLayout(items);
        var parts = items.ToLookup(item => layout.PipelineOf(layout.Of(item)) ?? "");
        var others = parts.Where(part => part.Key != "").ToList();
        return ShareResource(others)
            ?
            [
                new ClusterPart("", parts[""].ToArray(), _ => true),
                .. others.Select(part => new ClusterPart(part.Key, part.ToArray(), _ => false)),
            ]
            : [new ClusterPart("", items, _ => true)];
    }

    /// <summary>The beginning of a sentence about packages.</summary>
    public static string WhyApart(IReadOnlyList<string> packages) =>
        $"{ShortList.Of(packages)} have the same resources, so each is for a cluster of its own";

    static IReadOnlyList<ClusterPart> OfFolders(IReadOnlyList<Item> items, Findings findings)
    {
        var folders = new VersionFolders(items.Where(IsApplied));
        if (folders.All.Count == 0)
            return [new ClusterPart("", items, _ => true)];
        if (folders.FirstDifference is var (one, other))
            findings.Add(
                CheckFindings.FolderJudgedApart,
                other.Source.At("metadata.name"),
                $"differs from the one {one.Source.SeenFrom(other.Source)}, and a cluster has one of them: "
                    + $"{ShortList.Of(folders.All)} {(folders.All.Count == 1 ? "is" : "are each")} judged apart from "
                    + "the rest. If both are for one cluster, keep one"
            );
        var parts = items.ToLookup(item => folders.Of(item.Origin));
        return folders
            .All.Prepend("")
            .Select(folder => new ClusterPart(folder, parts[folder].ToArray(), file => folders.Of(file) == folder))
            .ToArray();
    }

    static bool ShareResource(List<Grouping<string, Item>> parts)
    {
        var seen = new HashSet<ResourceId>();
        foreach (var part in parts)
        {
            var own = part.Where(IsApplied).Select(item => item.Id).ToHashSet();
            if (seen.Overlaps(own))
                return true;
            seen.UnionWith(own);
        }

        return false;
    }

    static bool IsApplied(Item item) =>
        !item.IsLocalConfig && !ConfigReader.IsConfig(item) && !PackageLayout.IsKptfile(item);
}

/// <summary>What of a folder is for one cluster.</summary>
/// <param name="Folder">
/// The subpackage or folder, as it may be shown; empty for what is for no cluster in particular.
/// </param>
/// <param name="Items">In the order of the input.</param>
/// <param name="HasFile">
/// Whether what the config or check of a file says is said of this part; of one that is of no file, empty.
/// </param>
internal sealed record ClusterPart(string Folder, IReadOnlyList<Item> Items, Func<string, bool> HasFile);
