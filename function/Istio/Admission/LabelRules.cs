using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.IstioFindings;

namespace Kyma.Krm.Istio.Admission;

/// <summary>Labels inside specs: of subsets, endpoints and sources.</summary>
internal static class LabelRules
{
    public static readonly IReadOnlyList<Rule> All = [IstioLabel];

    public static void Check(IReadOnlyDictionary<string, string>? labels, string path, Review review)
    {
        foreach (var (key, value) in labels ?? new Dictionary<string, string>())
        {
            var at = FieldPath.Child(path, key);
            if (LabelSyntax.WrongWithKey(key) is { } wrong)
                review.Add(IstioLabel, at, $"the label key '{key}' {wrong}");
            if (!LabelSyntax.IsValue(value))
                review.Add(
                    IstioLabel,
                    at,
                    $"'{value}' must be a label value: letters, digits, '-', '_' and '.', with a letter or "
                        + "digit at both ends"
                );
        }
    }
}
