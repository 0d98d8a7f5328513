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
                Counted.Of(Resources, "resource"),
                Counted.Of(Count(Severity.Error), "error"),
                Counted.Of(Count(Severity.Warning), "warning"),
                .. Count(Severity.Info) > 0 ? [Counted.Of(Count(Severity.Info), "info")] : Array.Empty<string>(),
                .. Scope.NotChecked.Count > 0 ? [$"not checked: {Scope.NotCheckedWords}"] : Array.Empty<string>(),
                .. Scope.SwitchedOff.Select(off =>
                    $"{Counted.Of(off.Rules, "rule")} switched off by {PrintableText.Of(off.File)}"
                ),
                .. Scope.Lowered.Select(low =>
                    $"{Counted.Of(low.Rules, "rule")} lowered to a warning by {PrintableText.Of(low.File)}"
                ),
                .. Scope.IgnoredFiles > 0
                    ? [$"{Counted.Of(Scope.IgnoredFiles, "file")} ignored by .krmignore"]
                    : Array.Empty<string>(),
            ]
        );
}

/// <summary>What a check looked at, and what the checked tree kept it from looking at.</summary>
/// <param name="Resources">How many were judged.</param>
internal sealed record CheckScope(int Resources)
{
    /// <summary>By file, how many rules a KymaTrafficCheck switches off.</summary>
    public IReadOnlyList<(string File, int Rules)> SwitchedOff { get; init; } = [];

    /// <summary>By file, how many rules a KymaTrafficCheck makes warnings of, which cannot be switched off.</summary>
    public IReadOnlyList<(string File, int Rules)> Lowered { get; init; } = [];

    /// <summary>Files that .krmignore leaves out.</summary>
    public int IgnoredFiles { get; init; }

    /// <summary>Kinds of which only the metadata was judged, with how many there are.</summary>
    public IReadOnlyDictionary<string, int> NotChecked { get; init; } = new Dictionary<string, int>();

    /// <summary><c>3 Deployment, 1 Service</c></summary>
    public string NotCheckedWords =>
        string.Join(
            ", ",
            NotChecked
                .OrderBy(kind => kind.Key, StringComparer.Ordinal)
                .Select(kind => $"{kind.Value} {PrintableText.Of(kind.Key)}")
        );

    /// <summary>Another package that was looked at as well.</summary>
    public CheckScope And(CheckScope other) =>
        this with
        {
            Resources = Resources + other.Resources,
            SwitchedOff = SwitchedOff.Concat(other.SwitchedOff).Distinct().ToArray(),
            Lowered = Lowered.Concat(other.Lowered).Distinct().ToArray(),
            NotChecked = NotChecked
                .Concat(other.NotChecked)
                .GroupBy(kind => kind.Key, kind => kind.Value)
                .ToDictionary(kind => kind.Key, kind => kind.Sum()),
        };
}
