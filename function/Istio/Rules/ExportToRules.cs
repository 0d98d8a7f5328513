using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>To which namespaces a ServiceEntry, DestinationRule or VirtualService is visible.</summary>
internal static class ExportToRules
{
    const string Source = $"{IstioFiles.Validation} validateExportTo";

    public static readonly Rule Entry = new(
        "export-to-entry",
        Severity.Error,
        "An exportTo entry that is neither a namespace nor '.' nor '*'."
    )
    {
        Source = $"{Source}; Istio pkg/config/visibility",
        Consequence = IstioFiles.Rejected,
        Fix =
            "exportTo: ['.'] for the own namespace, ['*'] for all, [shop, billing] for some; ['~'] for none, in a ServiceEntry",
    };

    public static readonly Rule Duplicate = new(
        "export-to-duplicate",
        Severity.Error,
        "exportTo names a namespace twice; '.' counts as the own one."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "Remove one of them.",
    };

    public static readonly Rule AllOrNone = new(
        "export-to-all-or-none",
        Severity.Error,
        "exportTo has '*' or '~' beside other entries."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "exportTo: ['*']",
    };

    public static readonly Rule WithSelector = new(
        "export-to-with-selector",
        Severity.Error,
        "A DestinationRule with a workloadSelector is exported beyond its namespace."
    )
    {
        Source = Source,
        Consequence = IstioFiles.Rejected,
        Fix = "exportTo: ['.']",
    };

    public static readonly IReadOnlyList<Rule> All = [Entry, Duplicate, AllOrNone, WithSelector];

    public static void Check(
        IReadOnlyList<string>? exportTo,
        string ownNamespace,
        bool mayBeNone,
        bool hasSelector,
        Review review
    )
    {
        if (exportTo is not { Count: > 0 })
            return;
        var valid = new HashSet<string>();
        for (var i = 0; i < exportTo.Count; i++)
        {
            var at = FieldPath.Child("spec.exportTo", i);
            var entry = exportTo[i];
            // An unknown own namespace stays '.', which no other entry can equal.
            var key = entry == "." && ownNamespace.Length > 0 ? ownNamespace : entry;
            if (valid.Contains(key))
                review.Add(
                    Duplicate,
                    at,
                    $"'{entry}' is there already{(key == ownNamespace ? " ('.' is the own namespace)" : "")}: remove one"
                );
            else if (IsValid(key, mayBeNone))
                valid.Add(key);
            else
                review.Add(
                    Entry,
                    at,
                    $"'{entry}' must be a namespace, '.' for the own one or '*' for all{(mayBeNone ? ", or '~' for none" : "")}"
                );
        }

        if (valid.Contains("*") && exportTo.Count > 1)
            review.Add(AllOrNone, "spec.exportTo", "'*' must stand alone: remove the other entries");
        if (valid.Contains("~") && exportTo.Count > 1)
            review.Add(AllOrNone, "spec.exportTo", "'~' must stand alone: remove the other entries");
        if (hasSelector && valid.Count > 0 && !IsOwnOnly(valid, ownNamespace))
            review.Add(WithSelector, "spec.exportTo", "must be ['.'] or absent where workloadSelector is set");
    }

    static bool IsValid(string entry, bool mayBeNone) =>
        entry is "." or "*" || (entry == "~" ? mayBeNone : DnsNames.IsLabel(entry));

    static bool IsOwnOnly(HashSet<string> entries, string ownNamespace) =>
        entries.Count == 1
        && (
            entries.Contains(".")
            || entries.Contains(ownNamespace)
            || (ownNamespace.Length == 0 && !entries.Contains("*"))
        );
}
