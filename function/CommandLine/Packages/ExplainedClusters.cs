using Kyma.Krm.Checking;
using Kyma.Krm.Checking.Judging;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Mesh.Reach;
using Kyma.Krm.Planning;
using Kyma.Krm.Tracing;

namespace Kyma.Krm.CommandLine.Packages;

/// <summary>
/// What reaches what, as <c>explain</c> shows it: of each config in the cluster that it is for, as <c>trace</c> and
/// <c>check</c> tell clusters apart.
/// </summary>
internal sealed class ExplainedClusters
{
    readonly IReadOnlyList<TrafficPlan> _plans;
    readonly RenderingResult _result;
    readonly CheckPolicy _policy;
    readonly IReadOnlyList<ClusterPart> _parts;
    readonly Dictionary<ClusterPart, LockedReach> _locked = [];
    CheckedPackage? _common;
    Tracer? _tracer;

    /// <param name="findings">Get what is judged apart.</param>
    public ExplainedClusters(
        IReadOnlyList<TrafficPlan> plans,
        RenderingResult result,
        IReadOnlyList<Item> items,
        Findings findings
    )
    {
        (_plans, _result) = (plans, result);
        _policy = new CheckPolicy(
            KymaTrafficCheck.ReadAll(items, null, new Findings()),
            null,
            PackageRelease.Of(plans.Select(plan => plan.Config))
        );
        var apart = new Findings();
        _parts = ClusterParts.Of(items, apart);
        findings.AddRange(apart.Sorted());
        OtherPackages =
            apart.Sorted().Count > 0
                ? []
                : _parts.Skip(1).Where(part => part.IsCluster).Select(part => part.Folder).ToArray();
    }

    /// <summary>Subpackages of other clusters, which no finding names.</summary>
    public IReadOnlyList<string> OtherPackages { get; }

    /// <summary>
    /// What is for no cluster in particular; null where each resource is for one of several. What a locked namespace
    /// reaches is shown with its config.
    /// </summary>
    public PackageReach? Reach =>
        _parts.Count > 1 && Common.Resources.Count == 0
            ? null
            : PackageReach.Of(
                _tracer ??= CheckedMesh.Of(Common, _policy).Tracer,
                _plans.Where(IsLocked).Select(plan => plan.Egress!.Namespace).ToHashSet()
            );

    /// <summary>
    /// What the namespace that a config locks reaches, and null for one that locks none. Null where none does: then
    /// nothing of all this is kept for the page, which asks config by config.
    /// </summary>
    public Func<TrafficPlan, LockedReach?>? LockedReach => _plans.Any(IsLocked) ? LockedReachOf : null;

    LockedReach? LockedReachOf(TrafficPlan plan)
    {
        if (!IsLocked(plan))
            return null;
        var origin = Item.OriginOf(plan.Config.Source);
        var part = _parts.FirstOrDefault(part => part.Owns(origin)) ?? _parts[0];
        if (!_locked.TryGetValue(part, out var reach))
        {
            var tracer =
                part == _parts[0]
                    ? _tracer ??= CheckedMesh.Of(Common, _policy).Tracer
                    : CheckedMesh.Of(PackageOf(part), _policy).Tracer;
            _locked[part] = reach = new LockedReach(tracer.Assumed);
        }

        return reach;
    }

    static bool IsLocked(TrafficPlan plan) => plan.Egress is { RegistryOnly: true };

    CheckedPackage Common => _common ??= PackageOf(_parts[0]);

    CheckedPackage PackageOf(ClusterPart part) => CheckedPackage.Of(part.Items, _result.Changes, part.HasFile);
}
