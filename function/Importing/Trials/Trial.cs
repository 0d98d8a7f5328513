using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Importing.Comparing;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Planning;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Trials;

/// <summary>
/// Renders a draft as <c>kyma-krm render</c> would, and compares. This is what an import promises by: nothing is
/// believed to be the same that was not rendered and looked at.
/// </summary>
/// <param name="bystanders">What lies around the config.</param>
internal sealed class Trial(Originals originals, IReadOnlyList<Item> bystanders)
{
    readonly PackageItems _bystanders = new(bystanders);

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
        var package = new PackageItems(items, _bystanders);
        var plans = ConfigReader
            .Read(items, null, findings)
            .Select(config => TrafficPlanner.Plan(config, package, DateTimeOffset.UnixEpoch, findings))
            .ToList();
        if (findings.HasErrors)
            return [];
        var rendered = plans
            .SelectMany(TrafficRenderer.Render)
            .Select(resource => (resource.Id, Content: resource.Content()))
            .ToList();
        var version = IstioVersion.Parse(draft.Spec.Text("istioVersion") ?? "") ?? IstioVersion.Default;
        foreach (var (_, content) in rendered)
            RefuseWhatIstioRefuses(content, version, findings);
        return findings.HasErrors ? [] : rendered;
    }

    static void RefuseWhatIstioRefuses(JsonObject content, IstioVersion version, Findings findings)
    {
        var judged = new Findings();
        if (
            IstioRules.Check(
                new ResourceSource(YamlJson.FromJson(content), null, null, HasPositions: false),
                version,
                judged
            ) == AdmissionVerdict.Reject
        )
            findings.AddRange(judged.Sorted());
    }

    IEnumerable<Difference> Compare((ResourceId Id, JsonObject Content) rendered) =>
        originals.Find(rendered.Id) is { } original
            ? Comparison.Between(rendered.Id, original, rendered.Content)
            : [new Difference(rendered.Id, "", null, rendered.Content, null, rendered.Content)];
}
