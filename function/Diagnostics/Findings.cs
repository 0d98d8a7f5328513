namespace Kyma.Krm.Diagnostics;

/// <summary>Collects what is wrong, so that one run can tell everything. Nobody throws for a user's mistake.</summary>
internal sealed class Findings
{
    readonly List<Finding> _all = [];

    /// <summary>Whether at least one finding is an error.</summary>
    public bool HasErrors => _all.Exists(f => f.Severity == Severity.Error);

    /// <summary>Whether there is an error of any other rule: errors of these rules do not count.</summary>
    public bool HasErrorsOtherThan(IReadOnlyList<Rule> rules) =>
        _all.Exists(f => f.Severity == Severity.Error && !rules.Contains(f.Rule));

    /// <summary>How many were added so far; equal ones count each, unlike in <see cref="Sorted"/>.</summary>
    public int Count => _all.Count;

    /// <summary>Whether a finding of this rule was added, whatever its severity.</summary>
    public bool Has(Rule rule) => _all.Exists(f => f.Rule == rule);

    /// <summary>The names of the resources at which findings of this rule were added.</summary>
    public IReadOnlySet<string> NamesWith(Rule rule) =>
        _all.Where(f => f.Rule == rule).Select(f => f.Place.Resource?.Name).OfType<string>().ToHashSet();

    /// <summary>Resource and field of every finding of this rule.</summary>
    public IReadOnlySet<(ResourceReference? Resource, string Field)> PlacesOf(Rule rule) =>
        _all.Where(f => f.Rule == rule).Select(f => (f.Place.Resource, f.Place.Field)).ToHashSet();

    /// <summary>Adds a finding with the severity of its rule.</summary>
    public void Add(Rule rule, Place place, string message) => Add(new Finding(rule, rule.Severity, message, place));

    /// <summary>Adds a finding whose message and field are redacted, made printable and shortened first.</summary>
    public void Add(Finding finding) => _all.Add(Fit(Named(finding)));

    /// <summary>Adds each of them as <see cref="Add(Finding)"/> does.</summary>
    public void AddRange(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            Add(finding);
    }

    /// <summary>Every finding once, in an order that depends on nothing but the findings.</summary>
    public IReadOnlyList<Finding> Sorted() =>
        _all.Count < 2
            ? _all.ToArray()
            : _all.Distinct()
                .OrderBy(f => f.Severity)
                .ThenBy(f => f.Place.File?.Path ?? "", StringComparer.Ordinal)
                .ThenBy(f => f.Place.File?.Index ?? 0)
                .ThenBy(f => f.Place.Position?.Line ?? 0)
                .ThenBy(f => f.Place.Position?.Column ?? 0)
                .ThenBy(f => f.Place.Resource?.ToString() ?? "", StringComparer.Ordinal)
                .ThenBy(f => f.Place.Field, StringComparer.Ordinal)
                .ThenBy(f => f.Rule.Name, StringComparer.Ordinal)
                .ThenBy(f => f.Message, StringComparer.Ordinal)
                .ToArray();

    /// <summary>What is wrong with a rendered resource says so, once.</summary>
    static Finding Named(Finding finding) =>
        finding.Place is { Rendered: { } rendered, Resource: var at }
        && rendered.Preface(at) is var preface
        && !finding.Message.StartsWith(preface, StringComparison.Ordinal)
            ? finding with
            {
                Message = preface + finding.Message,
            }
            : finding;

    /// <summary>Without key material first: what is shortened no longer looks like some.</summary>
    static string Fit(string text) => FindingLimit.Shorten(ShownText.Of(text));

    /// <summary>Whatever a rule quotes, this is the way to every reader.</summary>
    static Finding Fit(Finding finding)
    {
        var (message, field) = (Fit(finding.Message), Fit(finding.Place.Field));
        return message == finding.Message && field == finding.Place.Field
            ? finding
            : finding with
            {
                Message = message,
                Place = finding.Place with { Field = field },
            };
    }
}

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
        var others = sorted.Skip(MostFindings).ToArray();
        var message =
            $"{others.Length} more findings are not shown, "
            + $"{others.Count(finding => finding.Severity == Severity.Error)} of them errors. Fix those above, "
            + $"then run it again";
        return
        [
            .. sorted.Take(MostFindings),
            new Finding(DiagnosticsFindings.MoreFindings, others[0].Severity, message, Place.Input)
            {
                DependsOnClock = others.All(finding => finding.DependsOnClock),
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
