using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Importing.Comparing;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Planning;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Trials;

/// <summary>
/// Renders a draft as <c>kyma-krm render</c> would, and compares. This is what an import promises by: nothing is
/// believed to be the same that was not rendered and looked at.
/// </summary>
/// <param name="bystanders">What lies around the config.</param>
internal sealed class Trial(Originals originals, IReadOnlyList<Item> bystanders)
{
    readonly InputItems _bystanders = new(bystanders);

    /// <param name="draft">A config.</param>
    /// <param name="keeps">
    /// Whether what is rendered will be compared with another rendering. Of a whole cluster it is too much to keep.
    /// </param>
    public TrialResult Of(Draft draft, bool keeps = true)
    {
        var findings = new Findings();
        var rendered = new List<(ResourceId, JsonObject?)>();
        var differences = new List<Difference>();
        foreach (var resource in Render(draft, findings))
        {
            var content = resource.Content();
            if (!keeps)
                differences.AddRange(Compare(resource.Id, content));
            rendered.Add((resource.Id, keeps ? content : null));
        }

        var told = findings.Sorted();
        return new TrialResult(
            [.. told.Where(finding => finding.Severity == Severity.Error)],
            told.Count(finding => finding.Severity == Severity.Warning),
            rendered,
            // Two renderings are compared with each other far more often than one with what was read.
            keeps ? new(() => [.. rendered.SelectMany(one => Compare(one.Item1, one.Item2!))]) : new(differences)
        );
    }

    /// <summary>Why the resource cannot be what the draft renders; empty where it can.</summary>
    public IReadOnlyList<Problem> ProblemsWith(OriginalResource original, Draft draft) =>
        Of(draft).ProblemsWith(original);

    IEnumerable<Rendered> Render(Draft draft, Findings findings)
    {
        var items = DocumentsReader.Read(Encoding.UTF8.GetBytes(YamlText.Of(draft.Document)), "", findings);
        var package = new InputItems(items, _bystanders);
        var plans = ConfigReader
            .Read(items, null, findings)
            .Select(config => TrafficPlanner.Plan(config, package, DateTimeOffset.UnixEpoch, findings))
            .ToList();
        findings.AddRange(plans.Select(plan => plan.Fault).OfType<Finding>());
        return findings.HasErrors ? [] : plans.SelectMany(plan => plan.Resources);
    }

    IEnumerable<Difference> Compare(ResourceId id, JsonObject rendered) =>
        originals.Find(id) is { } original
            ? Comparison.Between(id, original, rendered)
            : [new Difference(id, "", null, rendered, null, rendered)];
}
