using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>
/// Reads Kubernetes' own kinds, as far as a request depends on them. What is broken in them is passed over.
/// </summary>
internal static class ClusterReader
{
    public static ClusterService Service(YamlMapping root) =>
        new()
        {
            Ports = Ports(root).ToArray(),
            Selector = root.FindTexts("spec", "selector"),
            ClusterIp = root.FindText("spec", "clusterIP") is { Length: > 0 } address ? address : null,
            ExternalName =
                root.FindText("spec", "type") == "ExternalName" ? root.FindText("spec", "externalName") : null,
            ExportTo = (root.FindText("metadata", "annotations", "networking.istio.io/exportTo") ?? "")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .ToArray(),
        };

    /// <summary>Null where the kind runs no pods, or none of it is asked for.</summary>
    /// <param name="modes">What Namespaces say of their pods.</param>
    public static MeshPod? Pod(string group, string kind, YamlMapping root, ResourceSource source, MeshNamespaces modes)
    {
        if (
            !PodTemplates.Paths.TryGetValue((group, kind), out var path)
            || root.FindText("spec", "replicas") == "0"
            || PodTemplates.At(path, root) is not { } pod
        )
            return null;
        var (@namespace, name) = Identity(root);
        var labels = pod.FindTexts("metadata", "labels");
        var marks = PodMarks.Of(pod, path, labels);
        return new MeshPod(@namespace, name, labels, PodTemplates.AccountOf(pod), HasSidecar(marks, @namespace, modes))
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
        (NamespaceOf(root.FindText("metadata", "namespace")), root.FindText("metadata", "name") ?? "");

    /// <summary>Where a resource goes that names no namespace.</summary>
    public static string NamespaceOf(string? written) => written is { Length: > 0 } ? written : "default";

    static IEnumerable<ClusterPort> Ports(YamlMapping root)
    {
        if ((root.Find("spec") as YamlMapping)?.Find("ports") is not YamlSequence ports)
            yield break;
        foreach (var port in ports.Items.OfType<YamlMapping>())
        {
            if (Digits.Read(port.FindText("port")) is not { } number)
                continue;
            var target = port.FindText("targetPort");
            var targetPort = target is null ? number : Digits.Read(target);
            yield return new ClusterPort(
                number,
                port.FindText("name") ?? "",
                port.FindText("protocol") ?? "TCP",
                port.FindText("appProtocol"),
                targetPort
            )
            {
                TargetName = targetPort is null ? target : null,
            };
        }
    }
}
