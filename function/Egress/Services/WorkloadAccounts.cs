using Kyma.Krm.Inputs;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Services;

/// <summary>
/// The service accounts of the pods that a selector selects: written, or read from the workloads among the items.
/// </summary>
internal static class WorkloadAccounts
{
    public static IReadOnlyList<string> Of(
        WorkloadSelectorConfig selector,
        string @namespace,
        string field,
        ConfigScope scope
    )
    {
        if (selector.ServiceAccountName is { } written)
            return [written];
        var found = scope.Items.Once(items => new SelectablePods(items)).AccountsOf(@namespace, selector.MatchLabels);
        if (found.Count > 0)
            return found;
        scope.Report(
            EgressFindings.EgressServiceAccountAssumed,
            $"{field}.workloadSelector",
            "fits no workload among the resources, so the service account "
                + $"'{PodTemplates.DefaultAccount}' is allowed to read every Secret of the namespace "
                + $"'{@namespace}', which is the least that Istio asks for before it hands out the credential; "
                + "write `serviceAccountName` if the pods have another"
        );
        return [PodTemplates.DefaultAccount];
    }
}
