using Kyma.Krm.Checking;
using Kyma.Krm.Checking.Judging;
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
        PackageNotes.Say([old, @new], host);
        var effects = new EffectComparison(old.Tracer, @new.Tracer).Compare();
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

    static CheckedMesh? Read(string path, IstioVersion? version, CommandHost host)
    {
        var findings = new Findings();
        var items = new InputFiles(host, "diff", findings) { IsForCheck = true }.Read([path]);
        var package = findings.HasErrors ? null : CheckedMesh.Read(items, version, host.Clock.GetUtcNow(), findings);
        if (package is null)
            FindingReport.WriteAll(findings.Sorted(), host);
        return package;
    }
}
