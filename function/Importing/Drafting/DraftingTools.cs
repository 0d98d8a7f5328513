using Kyma.Krm.Importing.Trials;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>What everything that drafts a part of a config works with.</summary>
/// <param name="Pruning">Without bystanders: what only they say must be in the config.</param>
/// <param name="IstioVersion">What the cluster runs; null where the default will do.</param>
internal sealed record DraftingTools(
    Originals Originals,
    Trial Trial,
    Pruning Pruning,
    ImportReport Report,
    string? IstioVersion
)
{
    /// <summary>Whether the draft renders the resource as it is; if not, the reason is reported.</summary>
    public bool Accepts(OriginalResource original, Draft draft)
    {
        var problems = Trial.ProblemsWith(original, draft);
        if (problems.Count > 0)
            Report.Stays(original, problems);
        return problems.Count == 0;
    }
}
