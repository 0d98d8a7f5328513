using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Egress;

/// <summary>The service accounts of the pods that a selector selects: written, or read from the workloads among the items.</summary>
internal static class WorkloadAccounts
{
    /// <summary>What Kubernetes gives to a pod that names none.</summary>
    const string Default = "default";

    public static IReadOnlyList<string> Of(
        WorkloadSelectorConfig selector,
        string @namespace,
        string field,
        ConfigScope scope
    )
    {
        if (selector.ServiceAccountName is { } written)
            return [written];
        var found = scope
            .Items.InNamespace(@namespace)
            .Select(PodOf)
            .Where(pod => pod is not null && IsSelected(pod, selector.MatchLabels))
            .Select(pod => pod!.FindText("spec", "serviceAccountName") ?? Default)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        if (found.Count > 0)
            return found;
        scope.Report(
            EgressFindings.EgressServiceAccountAssumed,
            $"{field}.workloadSelector",
            $"fits no workload among the resources, so the service account '{Default}' is allowed to read every Secret of the namespace '{@namespace}', which is the least that Istio asks for before it hands out the credential; write `serviceAccountName` if the pods have another"
        );
        return [Default];
    }

    /// <summary>The pod, or the template that a workload makes pods from; null for other resources.</summary>
    static YamlMapping? PodOf(Item item) =>
        (item.Id.Group, item.Id.Kind) switch
        {
            ("", "Pod") => item.Root,
            ("apps", "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet") or ("batch", "Job") => Below(
                item.Root,
                "spec",
                "template"
            ),
            ("batch", "CronJob") => Below(item.Root, "spec", "jobTemplate", "spec", "template"),
            _ => null,
        };

    static YamlMapping? Below(YamlMapping root, params ReadOnlySpan<string> path)
    {
        YamlNode? node = root;
        foreach (var key in path)
            node = (node as YamlMapping)?.Find(key);
        return node as YamlMapping;
    }

    static bool IsSelected(YamlMapping pod, IReadOnlyDictionary<string, string> labels) =>
        labels.All(label => pod.FindText("metadata", "labels", label.Key) == label.Value);
}
