using Kyma.Krm.Yaml;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>What a pod's manifest says of its part in the mesh, with the field that says it.</summary>
internal sealed record PodMarks
{
    const string InjectKey = "sidecar.istio.io/inject";
    const string ModeKey = "istio.io/dataplane-mode";

    /// <summary>Istio's sidecar runs as this user, and what it sends is not redirected to it.</summary>
    const string ProxyUser = "1337";

    /// <summary>A pod that says nothing.</summary>
    public static readonly PodMarks None = new();

    /// <summary>
    /// Annotations by which connections leave past the sidecar. <c>includeOutboundPorts</c> is none of them: it only
    /// adds to what is redirected.
    /// </summary>
    static readonly string[] Redirections =
    [
        "traffic.sidecar.istio.io/excludeOutboundPorts",
        "traffic.sidecar.istio.io/excludeOutboundIPRanges",
        "traffic.sidecar.istio.io/includeOutboundIPRanges",
        "traffic.sidecar.istio.io/excludeInterfaces",
        "sidecar.istio.io/interceptionMode",
    ];

    /// <summary>The field, where the pod uses the node's network, which has no sidecar.</summary>
    public string? HostNetwork { get; private init; }

    /// <summary>Whether the pod asks for a sidecar: <c>true</c>, <c>false</c>, or null where it says nothing.</summary>
    public string? Inject { get; private init; }

    /// <summary>Where <see cref="Inject"/> is written.</summary>
    public string InjectField { get; private init; } = "";

    /// <summary>The pod's own data plane mode: <c>ambient</c> or <c>none</c>.</summary>
    public string? Mode { get; private init; }

    /// <summary>Where <see cref="Mode"/> is written, or would be.</summary>
    public string ModeField { get; private init; } = "";

    /// <summary>What takes connections past the sidecar: the field, its short name, and its value.</summary>
    public IReadOnlyList<(string Field, string Name, string Value)> Past { get; private init; } = [];

    public static PodMarks Of(YamlMapping pod, string path, IReadOnlyDictionary<string, string> labels)
    {
        var (metadata, spec) = (FieldPath.Child(path, "metadata"), FieldPath.Child(path, "spec"));
        var isLabel = labels.TryGetValue(InjectKey, out var inject);
        inject ??= pod.FindText("metadata", "annotations", InjectKey);
        return new PodMarks
        {
            HostNetwork = pod.FindBool("spec", "hostNetwork") is true ? $"{spec}.hostNetwork" : null,
            Inject = inject,
            InjectField = FieldPath.Child($"{metadata}.{(isLabel ? "labels" : "annotations")}", InjectKey),
            Mode = labels.GetValueOrDefault(ModeKey),
            ModeField = FieldPath.Child($"{metadata}.labels", ModeKey),
            Past = [.. Redirected(pod, metadata), .. AsProxy(pod, spec)],
        };
    }

    static IEnumerable<(string, string, string)> Redirected(YamlMapping pod, string metadata)
    {
        if (pod.Find("metadata") is not YamlMapping { } own || own.Find("annotations") is not YamlMapping annotations)
            yield break;
        foreach (var key in Redirections)
        {
            if (annotations.Find(key) is YamlScalar { Value: var value } && TakesPast(key, value.Trim()))
                yield return (
                    FieldPath.Child($"{metadata}.annotations", key),
                    key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..],
                    value.Trim()
                );
        }
    }

    static bool TakesPast(string key, string value) =>
        key.EndsWith("includeOutboundIPRanges", StringComparison.Ordinal) ? value != "*"
        : key.EndsWith("interceptionMode", StringComparison.Ordinal) ? value == "NONE"
        : value.Length > 0;

    static IEnumerable<(string, string, string)> AsProxy(YamlMapping pod, string spec)
    {
        if (pod.FindText("spec", "securityContext", "runAsUser") == ProxyUser)
            yield return ($"{spec}.securityContext.runAsUser", "runAsUser", ProxyUser);
        if (pod.Find("spec") is not YamlMapping own || own.Find("containers") is not YamlSequence containers)
            yield break;
        for (var i = 0; i < containers.Items.Count; i++)
        {
            if (
                containers.Items[i] is YamlMapping container
                && container.FindText("name") != "istio-proxy"
                && container.FindText("securityContext", "runAsUser") == ProxyUser
            )
                yield return (
                    $"{FieldPath.Child($"{spec}.containers", i)}.securityContext.runAsUser",
                    "runAsUser",
                    ProxyUser
                );
        }
    }
}
