using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Importing.Trials;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Planning;
using static Kyma.Krm.Importing.ImportingFindings;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>From resources that were written by hand or by operators to the configs that render them.</summary>
internal static class Importer
{
    /// <summary>Drafts configs, renders them and compares: a config only stands in for what it renders alike.</summary>
    /// <param name="items">Everything that was read.</param>
    /// <param name="istioVersion">What the cluster runs; null where nobody said.</param>
    /// <param name="findings">What could not be expressed, and whatever else is to be told.</param>
    public static Imported Import(IReadOnlyList<Item> items, string? istioVersion, Findings findings)
    {
        var report = new ImportReport(findings);
        var originals = new Originals(items, report);
        istioVersion ??= VersionOf(originals);
        var trial = new Trial(originals, originals.Bystanders);

        // Without bystanders: what only they say must stand in the config, which may be rendered without them.
        var tools = new DraftingTools(originals, trial, new Pruning(trial.Alone), report, istioVersion);
        var drafts = Combining.Combine(new GatewayImport(tools).Drafts(), new EgressImport(tools).Drafts());
        new ApiRuleImport(tools).AddTo(drafts);
        new RateLimitImport(tools).AddTo(drafts);
        Combining.GiveNames(drafts);
        var repair = new Repair(originals, trial, report);
        var configs = drafts
            .Select(repair.Of)
            .OfType<(Draft Draft, TrialResult Result)>()
            .Select(repaired => Tell(repaired.Draft, repaired.Result, originals, report))
            .ToArray();
        var rest = originals.All.Except(configs.SelectMany(config => config.Renders)).ToArray();
        report.TellRest(rest, original => Unclaimed.Why(original, originals, rest));
        if (configs.Length == 0)
        {
            var other = rest.FirstOrDefault(original => ImportedKinds.IsWanted(original.Id));
            findings.Add(
                ImportNothing,
                other?.At("") ?? Place.Input,
                "there is no Gateway, ServiceEntry, APIRule or RateLimit in the input that a KymaTraffic could render"
                    + (other is null ? "" : $"; {Unclaimed.Why(other, originals, rest)}")
            );
            return Imported.Nothing;
        }

        var imported = new Imported(configs, SwitchOver.Steps(configs, items));
        CheckTogether(imported, originals, findings);
        return imported;
    }

    /// <summary>A cluster that has a field runs a release that brought it; null where the default will do.</summary>
    static string? VersionOf(Originals originals) =>
        originals
            .OfKind(ImportedKinds.Istio, "Gateway")
            .SelectMany(gateway => gateway.Spec.Items("servers"))
            .Any(server => server.Items("tls", "ecdhCurves").Count > 0)
        || originals
            .OfKind(ImportedKinds.Istio, "DestinationRule")
            .SelectMany(rule => rule.Spec.Items("trafficPolicy", "portLevelSettings"))
            .Any(setting => setting.Text("tls", "caCertCredentialName") is not null)
            ? "1.32"
            : null;

    static ImportedConfig Tell(Draft draft, TrialResult result, Originals originals, ImportReport report)
    {
        report.Tell(result.Differences, draft.Name);
        var renders = result
            .Rendered.Select(resource => originals.Find(resource.Id))
            .OfType<OriginalResource>()
            .ToList();
        renders.ForEach(report.TellMarks);
        var config = new ImportedConfig(draft, renders);
        Advice.Give(config, report);
        return config;
    }

    static void CheckTogether(Imported imported, Originals originals, Findings findings)
    {
        var found = new Findings();
        var items = DocumentsReader.Read(Encoding.UTF8.GetBytes(imported.Text), "", found);
        Rendering.Render([.. items, .. originals.Bystanders], null, DateTimeOffset.UnixEpoch, found);
        foreach (var error in found.Sorted().Where(finding => finding.Severity == Severity.Error))
            findings.Add(
                ImportContradiction,
                Place.Input,
                $"the printed configs are refused together, as the resources contradict one another: {error}"
            );
    }
}
