using Kyma.Krm.Yaml;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>What a Namespace says of its pods.</summary>
/// <param name="IsInjected">They get sidecars.</param>
/// <param name="IsAmbient">Without a sidecar they are in the ambient mesh.</param>
/// <param name="HasWaypoint">Requests to its services go through a waypoint.</param>
internal sealed record NamespaceMode(bool IsInjected, bool IsAmbient, bool HasWaypoint);

/// <summary>The Namespaces that the package has.</summary>
internal sealed class MeshNamespaces
{
    const string WaypointKey = "istio.io/use-waypoint";

    readonly SortedDictionary<string, NamespaceMode> _modes = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => _modes.Keys;

    /// <summary>Those whose pods are in the ambient mesh, sorted.</summary>
    public IEnumerable<string> Ambient => _modes.Where(mode => mode.Value.IsAmbient).Select(mode => mode.Key);

    public void Add(YamlMapping root)
    {
        var labels = root.FindTexts("metadata", "labels");
        var injection = labels.GetValueOrDefault("istio-injection");
        var isInjected = injection == "enabled" || (injection is null && labels.ContainsKey("istio.io/rev"));
        _modes[root.FindText("metadata", "name") ?? ""] = new NamespaceMode(
            isInjected,
            !isInjected && labels.GetValueOrDefault("istio.io/dataplane-mode") == "ambient",
            HasWaypoint(labels)
        );
    }

    /// <summary>Null where the package does not say.</summary>
    public NamespaceMode? Of(string @namespace) => _modes.GetValueOrDefault(@namespace);

    /// <summary>
    /// Kyma's managed namespaces and those of users have sidecars, unless the Namespace is here and does not ask for
    /// them.
    /// </summary>
    public bool IsInjected(string @namespace) => Of(@namespace)?.IsInjected ?? true;

    /// <summary>By the labels of a Namespace, a Service or a ServiceEntry.</summary>
    public static bool HasWaypoint(IReadOnlyDictionary<string, string> labels) =>
        labels.GetValueOrDefault(WaypointKey) is { Length: > 0 } waypoint && waypoint != "none";

    /// <summary>Whether its pods are in the ambient mesh; no where the package does not say.</summary>
    public bool IsAmbient(string @namespace) => Of(@namespace)?.IsAmbient == true;

    /// <summary>Whether the ambient mesh takes the pod: by its own label, otherwise by its namespace's.</summary>
    public bool IsAmbient(MeshPod pod) =>
        !pod.HasSidecar && (pod.Marks.Mode is { } mode ? mode == "ambient" : IsAmbient(pod.Namespace));
}
