using System.Globalization;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Checking;

/// <summary>What a check has to tell.</summary>
/// <param name="Findings">Sorted, each once; only those of the categories that were asked for.</param>
internal sealed record CheckResult(IReadOnlyList<Finding> Findings, CheckScope Scope)
{
    public int Resources => Scope.Resources;

    /// <summary>What is printed of them; exit code and summary count them all.</summary>
    public IReadOnlyList<Finding> Told => FindingLimit.Apply(Findings);

    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);

    /// <summary>Errors decide, and warnings where asked for; never one that only today's date makes.</summary>
    public int ExitCode(bool isStrict) =>
        Findings.Any(finding => KrmFindings.Unreadable.Contains(finding.Rule)) ? ExitCodes.Unreadable
        : Findings.Any(finding =>
            finding.Severity == Severity.Error
            || (isStrict && finding is { Severity: Severity.Warning, DependsOnClock: false })
        )
            ? ExitCodes.InputHasErrors
        : ExitCodes.Fine;

    /// <summary><c>12 resources, 1 error, 2 warnings</c></summary>
    public string Summary =>
        string.Join(
            ", ",
            [
                Counted(Resources, "resource"),
                Counted(Count(Severity.Error), "error"),
                Counted(Count(Severity.Warning), "warning"),
                .. Count(Severity.Info) > 0 ? [Counted(Count(Severity.Info), "info")] : Array.Empty<string>(),
                .. Scope.NotChecked.Count > 0 ? [$"not checked: {Scope.NotCheckedWords}"] : Array.Empty<string>(),
                .. Scope.SwitchedOff.Select(off =>
                    $"{Counted(off.Rules, "rule")} switched off by {PrintableText.Of(off.File)}"
                ),
                .. Scope.Lowered.Select(low =>
                    $"{Counted(low.Rules, "rule")} lowered to a warning by {PrintableText.Of(low.File)}"
                ),
                .. Scope.IgnoredFiles > 0
                    ? [$"{Counted(Scope.IgnoredFiles, "file")} ignored by .krmignore"]
                    : Array.Empty<string>(),
            ]
        );

    static string Counted(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
