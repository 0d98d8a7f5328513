using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking.Judging;

/// <summary>
/// What is found in several clusters. In files that they share it is reported once, and names the clusters unless it
/// is so in all that have the file.
/// </summary>
internal static class ClusterFindings
{
    public static void AddTo(Findings findings, IReadOnlyList<(ClusterPart Cluster, Findings Findings)> told)
    {
        var clusters = new Dictionary<Finding, List<string>>();
        foreach (var (cluster, own) in told)
        {
            foreach (var finding in own.Sorted())
            {
                if (!clusters.TryGetValue(finding, out var folders))
                    clusters[finding] = folders = [];
                folders.Add(cluster.Folder);
            }
        }

        foreach (var (finding, folders) in clusters)
        {
            var file = finding.Place.File?.Path ?? "";
            findings.Add(
                folders.Count == told.Count || folders.Count == told.Count(one => one.Cluster.HasFile(file))
                    ? finding
                    : finding with
                    {
                        Message = $"{finding.Message}. This applies only to {ShortList.Of(folders)}",
                    }
            );
        }
    }
}
