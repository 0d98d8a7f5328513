using System.Globalization;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>
/// Reads Kubernetes' own kinds, as far as a request depends on them. What is broken in them is passed over.
/// </summary>
internal static class ClusterReader
{
    /// <summary>Kinds that run pods, with the path of the pod's own part; empty for a Pod itself.</summary>
    public static readonly IReadOnlyDictionary<(string Group, string Kind), string> Workloads = new Dictionary<
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
    public static YamlMapping? Template(YamlMapping root, string path) =>
        (path.Length == 0 ? root : FieldPath.Find(root, path)) as YamlMapping;

    public static ClusterService Service(YamlMapping root) =>
        new()
        {
            Ports = [.. Ports(root)],
            Selector = root.FindTexts("spec", "selector"),
            ClusterIp = root.FindText("spec", "clusterIP") is { Length: > 0 } address ? address : null,
            ExternalName =
                root.FindText("spec", "type") == "ExternalName" ? root.FindText("spec", "externalName") : null,
            ExportTo =
            [
                .. (root.FindText("metadata", "annotations", "networking.istio.io/exportTo") ?? "").Split(
                    ',',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                ),
            ],
        };

    /// <summary>Null where the kind runs no pods, or none of it is asked for.</summary>
    /// <param name="modes">What Namespaces say of their pods.</param>
    public static MeshPod? Pod(string group, string kind, YamlMapping root, ResourceSource source, MeshNamespaces modes)
    {
        if (
            !Workloads.TryGetValue((group, kind), out var path)
            || root.FindText("spec", "replicas") == "0"
            || Template(root, path) is not { } pod
        )
            return null;
        var (@namespace, name) = Identity(root);
        var labels = pod.FindTexts("metadata", "labels");
        var marks = PodMarks.Of(pod, path, labels);
        return new MeshPod(
            @namespace,
            name,
            labels,
            pod.FindText("spec", "serviceAccountName") is { Length: > 0 } account ? account : MeshPod.DefaultAccount,
            HasSidecar(marks, @namespace, modes)
        )
        {
            Source = source,
            Marks = marks,
        };
    }

    /// <summary>A pod that asks for the ambient mesh gets a sidecar only where its namespace gives it one.</summary>
    static bool HasSidecar(PodMarks marks, string @namespace, MeshNamespaces modes) =>
        marks.HostNetwork is null
        && (
            marks.Inject is { } inject ? inject == "true"
            : marks.Mode == "ambient" ? modes.Of(@namespace)?.IsInjected == true
            : modes.IsInjected(@namespace)
        );

    /// <summary>A resource without a namespace goes where kubectl puts it.</summary>
    public static (string Namespace, string Name) Identity(YamlMapping root) =>
        (
            root.FindText("metadata", "namespace") is { Length: > 0 } @namespace ? @namespace : "default",
            root.FindText("metadata", "name") ?? ""
        );

    static IEnumerable<ClusterPort> Ports(YamlMapping root)
    {
        if ((root.Find("spec") as YamlMapping)?.Find("ports") is not YamlSequence ports)
            yield break;
        foreach (var port in ports.Items.OfType<YamlMapping>())
        {
            if (Number(port.FindText("port")) is { } number)
                yield return new ClusterPort(
                    number,
                    port.FindText("name") ?? "",
                    port.FindText("protocol") ?? "TCP",
                    port.FindText("appProtocol"),
                    port.FindText("targetPort") is { } target ? Number(target) : number
                );
        }
    }

    static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
