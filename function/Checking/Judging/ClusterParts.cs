using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Checking.Judging;

/// <summary>
/// What of a folder can be in one cluster. Subpackages with pipelines that hold the same resource (dev and prod, made
/// from one blueprint) are meant for different clusters, so each is judged by itself.
/// </summary>
internal static class ClusterParts
{
    /// <summary>The items by cluster; what is not in a subpackage with a pipeline comes first.</summary>
    /// <returns>What this run renders comes first; one part where nothing speaks for several.</returns>
    public static IReadOnlyList<ClusterPart> Of(IReadOnlyList<Item> items)
    {
        var layout = new PackageLayout(items);
        var parts = items.ToLookup(item => layout.PipelineOf(layout.Of(item)) ?? "");
        var others = parts.Where(part => part.Key != "").ToList();
        return ShareResource(others)
            ? [new ClusterPart("", [.. parts[""]]), .. others.Select(part => new ClusterPart(part.Key, [.. part]))]
            : [new ClusterPart("", items)];
    }

    /// <summary>The beginning of a sentence about packages.</summary>
    public static string WhyApart(IReadOnlyList<string> packages) =>
        $"{ShortList.Of(packages)} have the same resources, so each is for a cluster of its own";

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
/// <param name="Package">The subpackage, as it may be shown; empty for what this run renders.</param>
/// <param name="Items">In the order of the input.</param>
internal sealed record ClusterPart(string Package, IReadOnlyList<Item> Items);
