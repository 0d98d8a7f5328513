using System.Globalization;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine;

/// <summary>Findings for people, on stderr.</summary>
internal static class Report
{
    /// <summary>kpt shows four lines of a failed function's stderr, and kustomize's and Argo CD's messages end in it.</summary>
    const int LinesThatAreShown = 4;

    /// <summary>The most important findings in at most four lines. Infos stay in the results.</summary>
    public static void WriteShort(IReadOnlyList<Finding> findings, TextWriter output)
    {
        var worth = findings.Where(finding => finding.Severity != Severity.Info).ToList();
        var shown = worth.Count <= LinesThatAreShown ? worth.Count : LinesThatAreShown - 1;
        foreach (var finding in worth.Take(shown)) output.WriteLine(Line(finding));
        if (shown < worth.Count) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {worth.Count - shown} more; 'kyma-krm check' shows all"));
    }

    /// <summary>All findings; beside errors infos would only be noise.</summary>
    public static void WriteAll(IReadOnlyList<Finding> findings, TextWriter output)
    {
        var hasErrors = findings.Any(finding => finding.Severity == Severity.Error);
        foreach (var finding in findings.Where(finding => !hasErrors || finding.Severity != Severity.Info)) output.WriteLine(Line(finding));
    }

    static string Line(Finding finding) => $"{finding.Severity.ToString().ToLowerInvariant()}: {WhereOf(finding.Place)}{finding}";

    /// <summary><c>shop/config.yaml:7:3: </c>, as far as it is known.</summary>
    static string WhereOf(Place place) => place switch
    {
        { File: null } => "",
        { Position: { } at } => string.Create(CultureInfo.InvariantCulture, $"{place.File.Path}:{at.Line}:{at.Column}: "),
        { File.Index: 0 } => $"{place.File.Path}: ",
        _ => string.Create(CultureInfo.InvariantCulture, $"{place.File.Path} (document {place.File.Index + 1}): "),
    };
}
