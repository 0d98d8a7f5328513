using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Planning;

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
