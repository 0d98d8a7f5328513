using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Planning;

/// <summary>What a run comes to: nothing at all where anything is an error.</summary>
/// <param name="Plans">Every config's plan with what it renders.</param>
/// <param name="Changes">What that means for the items.</param>
/// <param name="Planned">What happens to each resource of a config: the rendered ones in their order, then the removed
/// ones.</param>
internal sealed record RenderingResult(
    IReadOnlyList<TrafficPlan> Plans,
    Changes Changes,
    ILookup<TrafficPlan, PlannedResource> Planned
)
{
    /// <summary>No plans and no changes: the input has errors, or no config.</summary>
    public static RenderingResult Nothing =>
        new(
            [],
            new Changes(),
            Array
                .Empty<(TrafficPlan Plan, PlannedResource Resource)>()
                .ToLookup(each => each.Plan, each => each.Resource)
        );
}
