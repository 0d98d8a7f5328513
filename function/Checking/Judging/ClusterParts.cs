using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Checking.Judging;

/// <summary>
/// What of a folder can be in one cluster. Subpackages with pipelines that hold the same resource (dev and prod, made
/// from one blueprint) are meant for different clusters, and so are folders with different versions of one resource
/// (what was rendered for dev and prod): each is judged by itself, with what there is for all of them (base).
/// </summary>
internal static class ClusterParts
{
    /// <summary>
    /// Each cluster gets again what is shared. Up to so many items that is never too much, and beyond up to so many
    /// times the input.
    /// </summary>
    const int FewItems = 20_000;
    const int MostTimes = 16;

    /// <summary>The items by folder; what is in none of the folders comes first.</summary>
    /// <returns>One part where nothing speaks for several clusters.</returns>
    public static IReadOnlyList<ClusterPart> Of(IReadOnlyList<Item> items, Findings? findings = null)
    {
        var packages = new PipelineFolders(items);
        if (packages.All is [_, ..])
            return Of(items, packages);
        var folders = new VersionFolders(items.Where(PipelineFolders.IsApplied));
        if (folders.All.Count == 0)
            return [new ClusterPart("", items, _ => true)];
        if (findings is not null)
            Report(folders, findings);
        return Of(items, folders);
    }

    static void Report(VersionFolders folders, Findings findings)
    {
        if (folders.FirstDifference is not var (one, other))
            return;
        var clusters = folders.All.Where(folders.IsCluster).ToArray();
        findings.Add(
            CheckFindings.FolderJudgedApart,
            other.Source.At("metadata.name"),
            $"differs from the one {one.Source.SeenFrom(other.Source)}, and a cluster has one of them: "
                + $"{ShortList.Of(clusters)} {(clusters.Length == 1 ? "is" : "are each")} judged apart"
                + $"{(folders.IsCluster("") ? " from the rest" : "")}. If both are for one cluster, keep one"
        );
    }

    /// <summary>The beginning of a sentence about packages.</summary>
    public static string WhyApart(IReadOnlyList<string> packages) =>
        $"{ShortList.Of(packages)} have the same resources, so each is for a cluster of its own";

    static IReadOnlyList<ClusterPart> Of(IReadOnlyList<Item> items, IClusterFolders folders)
    {
        var own = items.ToLookup(folders.Of);
        string[] all = ["", .. folders.All];
        var isTooMuch = Repeated(own, folders) > Math.Max(FewItems, (long)MostTimes * items.Count);
        return all.Select(folder =>
            {
                var seen = isTooMuch ? [folder] : folders.Seen(folder);
                return new ClusterPart(
                    folder,
                    seen.SelectMany(part => own[part]).ToArray(),
                    file => seen.Contains(folders.Of(file))
                )
                {
                    IsCluster = isTooMuch || folders.IsCluster(folder),
                    IsWhole = !isTooMuch,
                    Owns = file => folders.Of(file) == folder,
                };
            })
            .ToArray();
    }

    /// <summary>How many items the clusters have, each counting again what it shares.</summary>
    static long Repeated(Lookup<string, Item> own, IClusterFolders folders)
    {
        var counts = new Dictionary<string, int>();
        foreach (var part in own)
            counts[part.Key] = part.Count;
        var all = 0L;
        foreach (var folder in folders.All)
        {
            foreach (var seen in folders.Seen(folder))
                all += counts.GetValueOrDefault(seen);
        }

        return all;
    }
}
