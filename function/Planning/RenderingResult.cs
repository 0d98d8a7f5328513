using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Planning;

/// <summary>What a run comes to: nothing at all where anything is an error.</summary>
/// <param name="plannedOf">Finds out about <see cref="PlannedOf"/>, for who wants to know.</param>
internal sealed class RenderingResult(
    IReadOnlyList<TrafficPlan> plans,
    Changes changes,
    Func<TrafficPlan, IReadOnlyList<PlannedResource>> plannedOf
)
{
    /// <summary>Every config's plan with what it renders.</summary>
    public IReadOnlyList<TrafficPlan> Plans => plans;

    /// <summary>What that means for the items.</summary>
    public Changes Changes => changes;

    /// <summary>
    /// What happens to each resource of a config: the rendered ones in their order, then the removed ones.
    /// </summary>
    public IReadOnlyList<PlannedResource> PlannedOf(TrafficPlan plan) => plannedOf(plan);

    /// <summary>No plans and no changes: the input has errors, or no config.</summary>
    public static RenderingResult Nothing => new([], new Changes(), _ => []);
}

/// <summary>What a run does with one resource of a config.</summary>
/// <param name="Id">Where it is, or goes.</param>
/// <param name="Change">Compared with what is there.</param>
/// <param name="File">Where it is, or goes; null where nobody says.</param>
/// <param name="Fields">Which fields change; without those of our own marks, so it may be empty.</param>
internal sealed record PlannedResource(
    ResourceId Id,
    ChangeKind Change,
    FileReference? File,
    IReadOnlyList<FieldChange> Fields
);

/// <summary>What a run does with a resource.</summary>
internal enum ChangeKind
{
    /// <summary>It is not among the items and is added.</summary>
    New,

    /// <summary>It is among the items, with other content.</summary>
    Changed,

    /// <summary>It was rendered earlier, is no longer wanted, and leaves the output.</summary>
    Removed,
    Unchanged,
}
