using System.Globalization;

namespace Kyma.Krm.Diagnostics;

/// <summary>
/// How many findings one answer tells, and how long each may be: input can be wrong in a hundred thousand places.
/// </summary>
internal static class FindingLimit
{
    /// <summary>
    /// More than anybody mends in one go. Results also travel on: kpt writes them into the Kptfile, an object in a
    /// cluster with a limit of 1.5 MiB.
    /// </summary>
    public const int MostFindings = 1000;

    /// <summary>Longer than any message that quotes values of a size that Kubernetes takes.</summary>
    public const int LongestText = 2000;

    const string Gap = " [...] ";

    /// <summary>The findings that one answer shows: at most a thousand.</summary>
    /// <param name="sorted">As <see cref="Findings.Sorted"/> has them.</param>
    /// <returns>The first thousand, and where there are more one that says how many.</returns>
    public static IReadOnlyList<Finding> Apply(IReadOnlyList<Finding> sorted)
    {
        if (sorted.Count <= MostFindings)
            return sorted;
        var others = sorted.Skip(MostFindings).ToList();
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"{others.Count} more findings are not told, "
                + $"{others.Count(finding => finding.Severity == Severity.Error)} of them errors: mend these "
                + $"first, then run it again"
        );
        return
        [
            .. sorted.Take(MostFindings),
            new Finding(DiagnosticsFindings.MoreFindings, others[0].Severity, message, Place.Input)
            {
                DependsOnClock = others.TrueForAll(finding => finding.DependsOnClock),
            },
        ];
    }

    /// <summary>
    /// Without the middle of a text that nobody would read: what is wrong stands at the start of a message, how to mend
    /// it at the end.
    /// </summary>
    public static string Shorten(string text) =>
        text.Length <= LongestText
            ? text
            : string.Concat(
                Whole(text.AsSpan(0, LongestText / 2)),
                Gap,
                Whole(text.AsSpan(text.Length - (LongestText / 2)))
            );

    /// <summary>Never half of a surrogate pair.</summary>
    static ReadOnlySpan<char> Whole(ReadOnlySpan<char> part)
    {
        if (char.IsLowSurrogate(part[0]))
            part = part[1..];
        return char.IsHighSurrogate(part[^1]) ? part[..^1] : part;
    }
}
