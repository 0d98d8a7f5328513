using Kyma.Krm.Checking;
using Kyma.Krm.Checking.Judging;
using Kyma.Krm.CommandLine.Packages;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Tracing;

namespace Kyma.Krm.CommandLine;

/// <summary><c>kyma-krm diff --effects OLD NEW</c>: a change in terms of traffic and of what limits it.</summary>
internal static class EffectsCommand
{
    static readonly string[] Outputs = ["text", "json", "markdown"];

    public static int Run(DiffOptions options, CommandHost host)
    {
        if (OutputWord.Refuse(options.Output, Outputs, host) is { } wrongOutput)
            return wrongOutput;
        if (IstioVersionWord.Refuse(options.IstioVersion, host) is { } wrongVersion)
            return wrongVersion;
        var version = IstioVersionWord.Of(options.IstioVersion);
        if (options.Paths.ToList() is not [var before, var after] || (before, after) is ("-", "-"))
            return host.Refuse(
                "--effects compares two packages: kyma-krm diff --effects OLD NEW, each a folder or file, "
                    + "one of them may be - for stdin"
            );
        if (Read(before, version, host) is not { } old || Read(after, version, host) is not { } @new)
            return ExitCodes.NotAnswered;
        var clusters = new ComparedClusters(old, before, @new, after);
        if (clusters.Meshes.Count == 0)
            return Refused(clusters, host);
        PackageNotes.Say(clusters.Meshes, clusters.Others, host);
        var effects = clusters.Effects();
        switch (options.Output)
        {
            case "json":
                host.Print(JsonText.OfReport(EffectReport.Json(effects)));
                break;
            case "markdown":
                host.Print(EffectReport.Markdown(effects));
                break;
            default:
                host.PrintLines(EffectReport.Text(effects));
                break;
        }

        return effects.LosesProtection ? ExitCodes.Differs
            : !effects.IsComplete ? ExitCodes.NotAnswered
            : ExitCodes.Fine;
    }

    static int Refused(ComparedClusters clusters, CommandHost host)
    {
        var findings = new Findings();
        findings.Add(
            CheckFindings.SeveralClusters,
            Place.Input,
            $"OLD and NEW have no cluster in common: {ShortList.Of(clusters.Others)}. "
                + "Name two folders that hold the same ones"
        );
        FindingReport.WriteAll(findings.Sorted(), host);
        return ExitCodes.NotAnswered;
    }

    static CheckedClusters? Read(string path, IstioVersion? version, CommandHost host)
    {
        var findings = new Findings();
        var items = new InputFiles(host, "diff", findings) { IsForCheck = true }.Read([path]);
        var clusters = findings.HasErrors
            ? null
            : CheckedClusters.Read(items, version, host.Clock.GetUtcNow(), findings);
        if (clusters is null)
            FindingReport.WriteAll(findings.Sorted(), host);
        return clusters;
    }
}
