using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm;
using Kyma.Krm.Planning;

namespace Kyma.Krm.Checking.Judging;

/// <summary>What each cluster makes of a package: most packages are for one.</summary>
internal sealed class CheckedClusters
{
    readonly IReadOnlyList<ClusterPart> _parts;
    readonly Changes _changes;
    readonly CheckPolicy _policy;

    CheckedClusters(IReadOnlyList<ClusterPart> parts, Changes changes, CheckPolicy policy)
    {
        (_parts, _changes, _policy) = (parts, changes, policy);
        All = parts.Where(part => part.IsCluster).ToArray();
    }

    /// <summary>At least one; what is in no folder of its own comes first.</summary>
    public IReadOnlyList<ClusterPart> All { get; }

    /// <summary>Null after errors: the package cannot be understood.</summary>
    public static CheckedClusters? Read(
        IReadOnlyList<Item> items,
        IstioVersion? version,
        DateTimeOffset now,
        Findings findings
    )
    {
        var found = new Findings();
        var checks = KymaTrafficCheck.ReadAll(items, null, found);
        var configs = ConfigReader.ReadAny(items, null, found);
        var changes = Rendering.Preview(configs, items, now, found);
        findings.AddRange(found.Sorted().Where(finding => finding.Severity == Severity.Error));
        return findings.HasErrors
            ? null
            : new CheckedClusters(
                ClusterParts.Of(items),
                changes,
                new CheckPolicy(checks, version, PackageRelease.Of(configs))
            );
    }

    /// <summary>The package as the mesh of one cluster sees it.</summary>
    public CheckedMesh MeshOf(ClusterPart cluster) => CheckedMesh.Of(PackageOf(cluster), _policy);

    /// <summary>The cluster that is meant without naming it; null, with a finding, where it could be any.</summary>
    /// <param name="others">Folders of other clusters, so nothing of them is part of an answer.</param>
    public CheckedMesh? TheOne(Findings findings, out IReadOnlyList<string> others)
    {
        others = _parts.Skip(1).Where(part => part.IsCluster).Select(part => part.Folder).ToArray();
        if (_parts[0].IsCluster)
            return MeshOf(_parts[0]);
        findings.Add(
            CheckFindings.SeveralClusters,
            Place.Input,
            $"{ClusterParts.WhyApart(others)}: name the one that is meant"
                + (PackageOf(_parts[0]).Resources.Count > 0 ? ", and with it the files that are for all of them" : "")
        );
        return null;
    }

    CheckedPackage PackageOf(ClusterPart part) => CheckedPackage.Of(part.Items, _changes, part.HasFile);
}
