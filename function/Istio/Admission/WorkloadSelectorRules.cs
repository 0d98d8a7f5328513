using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.IstioFindings;

namespace Kyma.Krm.Istio.Admission;

/// <summary>Which pods a ServiceEntry, Sidecar or DestinationRule is for.</summary>
internal static class WorkloadSelectorRules
{
    public static void Check(IReadOnlyDictionary<string, string>? labels, string field, Review review)
    {
        if (labels is not { Count: > 0 })
        {
            review.Add(
                SelectorWithoutLabels,
                "spec.workloadSelector",
                $"selects every workload of the namespace: add {field}, or remove the selector"
            );
            return;
        }

        CheckLabels(labels, $"spec.workloadSelector.{field}", review);
    }

    public static void CheckLabels(IReadOnlyDictionary<string, string>? labels, string path, Review review)
    {
        foreach (var (key, value) in labels ?? new Dictionary<string, string>())
        {
            var at = FieldPath.Child(path, key);
            if (key.Length == 0)
                review.Add(SelectorWildcard, at, "the label key '' must not be empty");
            if (key.Contains('*', StringComparison.Ordinal) || value.Contains('*', StringComparison.Ordinal))
                review.Add(
                    SelectorWildcard,
                    at,
                    $"'{key}: {value}' must not have a wildcard: name the label as the pods carry it"
                );
        }
    }
}
