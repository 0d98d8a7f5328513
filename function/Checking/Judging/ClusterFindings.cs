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
        var having = new Dictionary<Finding, List<ClusterPart>>();
        foreach (var (cluster, own) in told)
        {
            foreach (var finding in own.Sorted())
                having.ListOf(finding).Add(cluster);
        }

        foreach (var (finding, clusters) in having)
            findings.Add(
                IsOfAll(clusters, finding.Place.File?.Path ?? "", told)
                    ? finding
                    : finding with
                    {
                        Message =
                            $"{finding.Message}. This applies only to "
                            + ShortList.Of(clusters.Select(cluster => cluster.Folder).ToArray()),
                    }
            );
    }

    /// <summary>Of all that have the file. Most are of one cluster alone, which needs no look at the others.</summary>
    static bool IsOfAll(
        List<ClusterPart> clusters,
        string file,
        IReadOnlyList<(ClusterPart Cluster, Findings Findings)> told
    ) =>
        clusters.Count == told.Count
        || (clusters is [var only] && only.Owns(file))
        || clusters.Count == told.Count(one => one.Cluster.HasFile(file));
}
