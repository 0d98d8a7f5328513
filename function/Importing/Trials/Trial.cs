using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Importing.Comparing;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
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

    public TrialResult Of(Draft draft)
    {
        var findings = new Findings();
        var rendered = Render(draft, findings);
        return new TrialResult(
            [.. findings.Sorted().Where(finding => finding.Severity == Severity.Error)],
            findings.Sorted().Count(finding => finding.Severity == Severity.Warning),
            rendered,
            [.. rendered.SelectMany(Compare)]
        );
    }

    /// <summary>Why the resource cannot be what the draft renders; empty where it can.</summary>
    public IReadOnlyList<Problem> ProblemsWith(OriginalResource original, Draft draft) =>
        Of(draft).ProblemsWith(original);

    List<(ResourceId Id, JsonObject Content)> Render(Draft draft, Findings findings)
    {
        var items = DocumentsReader.Read(Encoding.UTF8.GetBytes(YamlText.Of(draft.Document)), "", findings);
        var package = new InputItems(items, _bystanders);
        var plans = ConfigReader
            .Read(items, null, findings)
            .Select(config => TrafficPlanner.Plan(config, package, DateTimeOffset.UnixEpoch, findings))
            .ToList();
        findings.AddRange(plans.Select(plan => plan.Fault).OfType<Finding>());
        return findings.HasErrors
            ? []
            : [.. plans.SelectMany(plan => plan.Resources).Select(resource => (resource.Id, resource.Content()))];
    }

    IEnumerable<Difference> Compare((ResourceId Id, JsonObject Content) rendered) =>
        originals.Find(rendered.Id) is { } original
            ? Comparison.Between(rendered.Id, original, rendered.Content)
            : [new Difference(rendered.Id, "", null, rendered.Content, null, rendered.Content)];
}
