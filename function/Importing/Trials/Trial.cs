using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Importing.Comparing;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Planning;

namespace Kyma.Krm.Importing.Trials;

/// <summary>
/// Renders a draft as <c>kyma-krm render</c> would, and compares. This is what an import promises by: nothing is
/// believed to be the same that was not rendered and looked at.
/// </summary>
/// <param name="bystanders">What lies around the config.</param>
internal sealed class Trial(Originals originals, IReadOnlyList<Item> bystanders)
{
    readonly InputItems _bystanders = new(bystanders);

    /// <summary>The same where nothing lies around the config.</summary>
    public Trial Alone => bystanders is [] ? this : _alone ??= new Trial(originals, []);

    Trial? _alone;

    /// <summary>What a config gives.</summary>
    /// <param name="isJudged">False where Istio's rules will be asked about all of it at another time.</param>
    public TrialResult Of(Draft draft, bool isJudged = true)
    {
        var findings = new Findings();
        var plans = Plan(draft, findings, isJudged);
        findings.AddRange(plans.Select(plan => plan.Fault).OfType<Finding>());
        IReadOnlyList<Rendered> rendered = findings.HasErrors ? [] : plans.SelectMany(plan => plan.Resources).ToArray();
        var told = findings.Sorted();
        return new TrialResult(
            told.Where(finding => finding.Severity == Severity.Error).ToArray(),
            told.Count(IsWarning),
            rendered,
            new(() => rendered.SelectMany(resource => Compare(resource.Id, resource.Content())).ToArray())
        );
    }

    /// <summary>
    /// Whether a config gives the very same as another did, and no more is warned of. It ends at the first thing that
    /// is not the same; Istio judges nothing but what is rendered, so it is not asked about the same again.
    /// </summary>
    public bool IsLike(Draft draft, TrialResult other)
    {
        var findings = new Findings();
        var plans = Plan(draft, findings, isJudged: false);
        return !findings.HasErrors
            && findings.Sorted().Count(IsWarning) <= other.Warnings
            && other.IsRendered(plans.SelectMany(plan => plan.Resources).ToArray());
    }

    /// <summary>Why the resource cannot be what the draft renders; empty where it can.</summary>
    public IReadOnlyList<Problem> ProblemsWith(OriginalResource original, Draft draft) =>
        Of(draft).ProblemsWith(original);

    List<TrafficPlan> Plan(Draft draft, Findings findings, bool isJudged)
    {
        IReadOnlyList<Item> items = [new TreeItem(draft.UnsortedTree, default)];
        var package = new InputItems(items, _bystanders);
        return
        [
            .. ConfigReader
                .Read(items, null, findings)
                .Select(config => TrafficPlanner.Plan(config, package, DateTimeOffset.UnixEpoch, findings, isJudged)),
        ];
    }

    static bool IsWarning(Finding finding) => finding.Severity == Severity.Warning;

    IEnumerable<Difference> Compare(ResourceId id, JsonObject rendered) =>
        originals.Find(id) is { } original
            ? Comparison.Between(id, original, rendered)
            : [new Difference(id, "", null, rendered, null, rendered)];
}
