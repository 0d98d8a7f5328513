using Kyma.Krm.Checking.Judging;
using Kyma.Krm.Tracing;

namespace Kyma.Krm.CommandLine.Packages;

/// <summary>The clusters of two packages, each compared with the one of the same folder.</summary>
internal sealed class ComparedClusters
{
    readonly List<(string Folder, CheckedMesh Old, CheckedMesh New)> _pairs = [];

    /// <param name="oldPath">What was named on the command line, around the folders.</param>
    /// <param name="newPath">As <paramref name="oldPath"/>.</param>
    public ComparedClusters(CheckedClusters old, string oldPath, CheckedClusters @new, string newPath)
    {
        var others = new List<string>();
        var left = new List<ClusterPart>(@new.All);
        foreach (var before in old.All)
        {
            var folder = Inside(before, oldPath);
            if (left.Find(cluster => Inside(cluster, newPath) == folder) is { } after)
            {
                left.Remove(after);
                _pairs.Add((folder, old.MeshOf(before), @new.MeshOf(after)));
            }
            else
            {
                others.Add(Shown(before, oldPath));
            }
        }

        Others = others.Concat(left.Select(cluster => Shown(cluster, newPath))).ToArray();
    }

    /// <summary>Folders of clusters that only one of the packages has.</summary>
    public IReadOnlyList<string> Others { get; }

    /// <summary>Of both packages; none where they have no cluster in common.</summary>
    public IReadOnlyList<CheckedMesh> Meshes =>
        _pairs.Select(pair => pair.Old).Concat(_pairs.Select(pair => pair.New)).ToArray();

    /// <summary>Of all of them; where there are several, clients and pods have the name of their cluster.</summary>
    public TrafficEffects Effects()
    {
        var effects = new TrafficEffects([], 0, 0);
        foreach (var (folder, old, @new) in _pairs)
        {
            var own = new EffectComparison(old.Tracer, @new.Tracer).Compare();
            effects = effects.And(_pairs.Count == 1 ? own : own.In(folder));
        }

        return effects;
    }

    static string Shown(ClusterPart cluster, string path) => cluster.Folder.Length > 0 ? cluster.Folder : path;

    static string Inside(ClusterPart cluster, string path) =>
        cluster.Folder.StartsWith($"{path.TrimEnd('/')}/", StringComparison.Ordinal)
            ? cluster.Folder[(path.TrimEnd('/').Length + 1)..]
            : cluster.Folder;
}
