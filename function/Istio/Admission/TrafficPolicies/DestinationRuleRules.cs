using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.DestinationRuleFindings;

namespace Kyma.Krm.Istio.Admission.TrafficPolicies;

/// <summary>What Istio's webhook and the CRD's CEL rules say of a DestinationRule.</summary>
internal static class DestinationRuleRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        DestinationRuleHost,
        SubsetName,
        .. TrafficPolicyRules.All,
        .. WorkloadSelectorRules.All,
        .. ExportToRules.All,
        .. LabelRules.All,
    ];

    public static void Check(IstioResource<DestinationRuleSpec> rule, Review review)
    {
        var spec = rule.Spec;
        if (spec.Host is not null && DnsNames.WrongWithDomain(spec.Host) is { } wrong)
            review.Add(
                DestinationRuleHost,
                "spec.host",
                $"'{spec.Host}' {wrong}: it must be a host such as api.partner.com"
            );
        TrafficPolicyRules.Check(spec.TrafficPolicy, "spec.trafficPolicy", rule.Namespace, review);
        CheckSubsets(spec.Subsets ?? [], rule.Namespace, review);
        ExportToRules.Check(spec.ExportTo, rule.Namespace, mayBeNone: false, spec.WorkloadSelector is not null, review);
        if (spec.WorkloadSelector is { } selector)
            WorkloadSelectorRules.Check(selector.MatchLabels, "matchLabels", review);
    }

    static void CheckSubsets(IReadOnlyList<Subset> subsets, string ownNamespace, Review review)
    {
        var names = new HashSet<string>();
        for (var i = 0; i < subsets.Count; i++)
        {
            var path = FieldPath.Child("spec.subsets", i);
            var name = subsets[i].Name ?? "";
            if (!names.Add(name))
                review.Add(
                    SubsetName,
                    $"{path}.name",
                    $"'{name}' is another subset's name already: choose a different one"
                );
            if (!DnsNames.IsLabel(name))
                review.Add(SubsetName, $"{path}.name", $"'{name}' must be one DNS label, such as v1");
            LabelRules.Check(subsets[i].Labels, $"{path}.labels", review);
            TrafficPolicyRules.Check(
                subsets[i].TrafficPolicy,
                $"{path}.trafficPolicy",
                ownNamespace,
                review.ErrorsOnly
            );
        }
    }
}
