using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>Which pods a ServiceEntry, Sidecar or DestinationRule is for.</summary>
internal static class WorkloadSelectorRules
{
    const string Source = $"{IstioFiles.Validation} ValidateAlphaWorkloadSelector, validateWorkloadSelector";

    public static readonly Rule Wildcard = new(
        "selector-wildcard",
        Severity.Error,
        "A workload selector with a wildcard or an empty key."
    )
    {
        Source = $"{Source}; CEL rules of the CRD",
        Consequence = "The API server or Istio's webhook rejects the resource.",
        Fix = "Name each label as the pods carry it: labels: {app: shop}",
    };

    public static readonly Rule NoLabels = new(
        "selector-without-labels",
        Severity.Warning,
        "A workload selector without labels."
    )
    {
        Source = Source,
        Consequence = $"{IstioFiles.Warned} It applies to every workload of the namespace.",
        Fix = "workloadSelector: {labels: {app: shop}}; in a DestinationRule {matchLabels: {app: shop}}",
    };

    public static readonly IReadOnlyList<Rule> All = [Wildcard, NoLabels];

    public static void Check(IReadOnlyDictionary<string, string>? labels, string field, Review review)
    {
        if (labels is not { Count: > 0 })
        {
            review.Add(
                NoLabels,
                "spec.workloadSelector",
                $"selects every workload of the namespace: add {field}, or remove the selector"
            );
            return;
        }

        foreach (var (key, value) in labels)
        {
            var at = FieldPath.Child($"spec.workloadSelector.{field}", key);
            if (key.Length == 0)
                review.Add(Wildcard, at, "the label key '' must not be empty");
            if (key.Contains('*', StringComparison.Ordinal) || value.Contains('*', StringComparison.Ordinal))
                review.Add(
                    Wildcard,
                    at,
                    $"'{key}: {value}' must not have a wildcard: name the label as the pods carry it"
                );
        }
    }
}
