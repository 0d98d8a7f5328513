using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking.Formats;

/// <summary>
/// A check's findings as workflow commands of GitHub Actions, which puts them beside the lines of a pull request.
/// </summary>
internal static class GitHubAnnotations
{
    /// <summary>
    /// One workflow command without its line break; values are escaped so that they cannot add another.
    /// </summary>
    public static string Line(Finding finding)
    {
        var properties = new List<string>();
        if (finding.Place.File is { } file)
            properties.Add($"file={Property(PrintableText.Of(file.BarePath))}");
        if (finding.Place is { File: not null, Position: { } at })
            properties.Add($"line={at.Line},col={at.Column}");
        properties.Add($"title={Property(finding.Rule.Name)}");
        return $"::{Command(finding.Severity)} {string.Join(',', properties)}::{Data(finding.ToString())}";
    }

    static string Command(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "notice",
        };

    /// <summary>As actions/toolkit escapes them (packages/core/src/command.ts).</summary>
    static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
