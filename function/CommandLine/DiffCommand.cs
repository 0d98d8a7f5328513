using System.Text;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.CommandLine.Verbs;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining.Diffs;
using Kyma.Krm.Planning;

namespace Kyma.Krm.CommandLine;

/// <summary>
/// For reviews: the change to the files before anything is written. Values of Secrets are never shown.
/// </summary>
internal static class DiffCommand
{
    public static int Run(DiffOptions options, CommandHost host)
    {
        if (options.ShowsEffects)
            return EffectsCommand.Run(options, host with { MaximumMebibytes = options.MaximumInput });
        if (options.Output != "text")
            return host.Refuse($"--output '{options.Output}' is for --effects alone: without it, diff prints a patch");
        if (options.IstioVersion is not null)
            return host.Refuse(
                "--istio-version is for --effects alone: without it, diff renders for the `istioVersion` of the config"
            );
        var findings = new Findings();
        host = host with { MaximumMebibytes = options.MaximumInput };
        var items = new InputFiles(host, "diff", findings).Read(options.Paths.DefaultIfEmpty("."));
        var result = findings.HasErrors
            ? RenderingResult.Nothing
            : Rendering.Run(items, null, host.Clock.GetUtcNow(), findings);
        HiddenFiles.Report(items, result.Changes, findings);
        FindingReport.WriteAll(
            findings.Sorted().Where(finding => !PlanningFindings.SaysThePlan.Contains(finding.Rule)).ToArray(),
            host
        );
        if (findings.HasErrors)
            return ExitCodes.NotAnswered;
        var files = PackageDiff.Of(items, result.Changes, path => TextOf(path, host, findings));
        if (files.Count == 0)
            return host.Answer("No differences.\n");

        var diff = new UnifiedDiff(host.WantsColour);
        foreach (var file in Applicable(files))
            diff.Add(file);
        host.Print(diff.ToString());
        return ExitCodes.Differs;
    }

    /// <summary>
    /// git accepts no path with steps up: the patch of <c>../x</c> applies in the folder above, as that of <c>/x</c>
    /// does in the topmost.
    /// </summary>
    static List<FileChange> Applicable(IReadOnlyList<FileChange> files)
    {
        List<FileChange> shortened =
        [
            .. files.Select(file =>
                file with
                {
                    Path = RelativePath.Shortened(file.Path.Replace("/./", "/", StringComparison.Ordinal)),
                }
            ),
        ];
        var up = StepsUp(shortened[0]);
        return shortened.TrueForAll(file => StepsUp(file) == up)
            ? [.. shortened.Select(file => file with { Path = file.Path[up..] })]
            : shortened;
    }

    /// <summary>How many characters at the beginning lead up.</summary>
    static int StepsUp(FileChange file)
    {
        var at = 0;
        while (file.Path.AsSpan(at).StartsWith("../", StringComparison.Ordinal))
            at += "../".Length;
        return at;
    }

    /// <summary>Empty for stdin, which cannot be read twice: its documents are then written anew.</summary>
    static string TextOf(string path, CommandHost host, Findings findings) =>
        File.Exists(path) && WholeInput.ReadFile(path, host.MaximumBytes, findings) is { } text
            ? Encoding.UTF8.GetString(text.Span)
            : "";
}
