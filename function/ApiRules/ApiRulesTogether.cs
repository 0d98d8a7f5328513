using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;

namespace Kyma.Krm.ApiRules;

/// <summary>A host belongs to one APIRule, also between the configs of one run; it is told at the later one.</summary>
internal static class ApiRulesTogether
{
    /// <summary>Reports a host that two APIRules of the run have.</summary>
    public static void Check(
        IReadOnlyList<(IReadOnlyList<ApiRulePlan> Plans, ResourceSource Source)> all,
        Findings findings
    )
    {
        var first = new Dictionary<string, (int Config, string Name)>();
        foreach (var (i, (plans, source)) in all.Index())
        {
            foreach (var (k, plan) in plans.Index())
            {
                if (!source.HasRead($"spec.apiRules[{k}]", "spec.domain"))
                    continue;
                if (first.TryAdd(plan.Host, (i, $"{plan.Namespace}/{plan.Name}")) || first[plan.Host].Config == i)
                    continue;
                findings.Add(
                    ApiRuleFindings.ApiruleHostTaken,
                    source.At($"spec.apiRules[{k}].host"),
                    $"'{plan.Host}' is the host of the APIRule {first[plan.Host].Name} of the KymaTraffic "
                        + $"'{all[first[plan.Host].Config].Source.Resource?.Name}' already; put all paths of a "
                        + "host into the `rules` of one APIRule"
                );
            }
        }
    }
}
