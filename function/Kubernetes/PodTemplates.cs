using Kyma.Krm.Yaml;

namespace Kyma.Krm.Kubernetes;

/// <summary>Pods, and the templates that workloads make pods from.</summary>
internal static class PodTemplates
{
    /// <summary>What Kubernetes gives to a pod that names no service account.</summary>
    public const string DefaultAccount = "default";

    /// <summary>Kinds that run pods, with the path of the pod's own part; empty for a Pod itself.</summary>
    public static readonly IReadOnlyDictionary<(string Group, string Kind), string> Paths = new Dictionary<
        (string Group, string Kind),
        string
    >
    {
        [("", "Pod")] = "",
        [("apps", "Deployment")] = "spec.template",
        [("apps", "StatefulSet")] = "spec.template",
        [("apps", "DaemonSet")] = "spec.template",
        [("apps", "ReplicaSet")] = "spec.template",
        [("batch", "Job")] = "spec.template",
        [("batch", "CronJob")] = "spec.jobTemplate.spec.template",
    };

    /// <summary>The pod's own part of a workload; null where it has none.</summary>
    public static YamlMapping? At(string path, YamlMapping root) =>
        (path.Length == 0 ? root : FieldPath.Find(root, path)) as YamlMapping;

    /// <summary>The service account that the pod runs as.</summary>
    public static string AccountOf(YamlMapping pod) =>
        pod.FindText("spec", "serviceAccountName") is { Length: > 0 } account ? account : DefaultAccount;
}
