using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Planning;

/// <summary>What a run comes to: nothing at all where anything is an error.</summary>
/// <param name="planned">Makes <see cref="Planned"/>, for who wants to know.</param>
internal sealed class RenderingResult(
    IReadOnlyList<TrafficPlan> plans,
    Changes changes,
    Func<ILookup<TrafficPlan, PlannedResource>> planned
)
{
    /// <summary>Every config's plan with what it renders.</summary>
    public IReadOnlyList<TrafficPlan> Plans => plans;

    /// <summary>What that means for the items.</summary>
    public Changes Changes => changes;

    /// <summary>
    /// What happens to each resource of a config: the rendered ones in their order, then the removed ones.
    /// </summary>
    public ILookup<TrafficPlan, PlannedResource> Planned => field ??= planned();

    /// <summary>No plans and no changes: the input has errors, or no config.</summary>
    public static RenderingResult Nothing =>
        new(
            [],
            new Changes(),
            () =>
                Array
                    .Empty<(TrafficPlan Plan, PlannedResource Resource)>()
                    .ToLookup(each => each.Plan, each => each.Resource)
        );
}
