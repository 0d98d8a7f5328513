using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking;

/// <summary>Something that runs pods: the pod's own part of it.</summary>
/// <param name="Pod">metadata and spec of its pods; null entries of a broken manifest are passed over.</param>
/// <param name="Path">Where that stands in the resource: empty, or <c>spec.template</c>.</param>
internal sealed record Workload(CheckedResource Resource, YamlMapping Pod, string Path)
{
    public string Namespace => Resource.Id.Namespace;

    /// <summary>It has a sidecar, as far as its own manifest decides that.</summary>
    public bool HasSidecar =>
        Mark("labels") != "false" && Mark("annotations") != "false" && Pod.FindBool("spec", "hostNetwork") is not true;

    public static IEnumerable<Workload> AllOf(CheckedPackage package) =>
        PodTemplates.Paths.SelectMany(kind =>
            package.Of(kind.Key.Group, kind.Key.Kind).Select(resource => Of(resource, kind.Value)).OfType<Workload>()
        );

    static Workload? Of(CheckedResource resource, string path) =>
        PodTemplates.At(path, resource.Root) is { } pod ? new Workload(resource, pod, path) : null;

    string? Mark(string part) => Pod.FindText("metadata", part, "sidecar.istio.io/inject");
}
