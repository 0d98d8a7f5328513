using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.IstioFindings;

namespace Kyma.Krm.Istio.Admission;

/// <summary>To which namespaces a ServiceEntry, DestinationRule or VirtualService is visible.</summary>
internal static class ExportToRules
{
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
                    ExportToDuplicate,
                    at,
                    $"'{entry}' is there "
                        + $"already{(key == ownNamespace ? " ('.' is its own namespace)" : "")}: remove one"
                );
            else if (IsValid(key, mayBeNone))
                valid.Add(key);
            else
                review.Add(
                    ExportToEntry,
                    at,
                    $"'{entry}' must be a namespace, '.' for its own or '*' for "
                        + $"all{(mayBeNone ? ", or '~' for none" : "")}"
                );
        }

        foreach (var only in (ReadOnlySpan<string>)["*", "~"])
        {
            if (valid.Contains(only) && exportTo.Count > 1)
                review.Add(ExportToAllOrNone, "spec.exportTo", $"'{only}' must stand alone: remove the other entries");
        }

        if (hasSelector && valid.Count > 0 && !IsOwnOnly(valid, ownNamespace))
            review.Add(ExportToWithSelector, "spec.exportTo", "must be ['.'] or absent where workloadSelector is set");
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
