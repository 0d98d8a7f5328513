using Kyma.Krm.Schema;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>
/// A running, ready pod: that of a Deployment or another workload of the package, or one of Istio's gateways.
/// </summary>
/// <param name="Namespace">"default" where none is written.</param>
/// <param name="Workload">Name of the Deployment or other workload.</param>
/// <param name="Labels">Those of the pod template.</param>
/// <param name="HasSidecar">It speaks the mesh's mutual TLS.</param>
internal sealed record MeshPod(
    string Namespace,
    string Workload,
    IReadOnlyDictionary<string, string> Labels,
    string ServiceAccount,
    bool HasSidecar
)
{
    /// <summary>Null for the gateways' pods.</summary>
    public ResourceSource? Source { get; init; }

    /// <summary>What its manifest says of sidecars and the ambient mesh.</summary>
    public PodMarks Marks { get; init; } = PodMarks.None;

    /// <summary>Whether the pod has all of these labels; an empty selector matches every pod.</summary>
    public bool HasLabels(IReadOnlyDictionary<string, string> wanted) => Covers(Labels, wanted);

    /// <summary>Every wanted label is there with its value.</summary>
    public static bool Covers(IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> wanted)
    {
        foreach (var label in wanted)
        {
            if (!labels.TryGetValue(label.Key, out var value) || value != label.Value)
                return false;
        }

        return true;
    }
}
