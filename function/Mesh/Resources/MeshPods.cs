using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>The pods, asked by the labels of a selector.</summary>
internal sealed class MeshPods
{
    readonly LabelIndex<MeshPod> _byLabel;
    readonly Lookup<string, MeshPod> _byNamespace;

    public MeshPods(IReadOnlyList<MeshPod> pods)
    {
        All = pods;
        _byNamespace = pods.ToLookup(pod => pod.Namespace);
        _byLabel = new(pods.Select(pod => (pod.Namespace, pod.Labels, pod)));
    }

    /// <summary>In the order of the package.</summary>
    public IReadOnlyList<MeshPod> All { get; }

    /// <summary>Those of a namespace that have all labels; an empty selector selects none, as in a Service.</summary>
    public IReadOnlyList<MeshPod> Selected(string @namespace, IReadOnlyDictionary<string, string> selector) =>
        _byLabel.Selected(@namespace, selector);

    /// <summary>The pods of a namespace, in the order of <see cref="All"/>.</summary>
    public IEnumerable<MeshPod> In(string @namespace) => _byNamespace[@namespace];
}

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
    public bool HasLabels(IReadOnlyDictionary<string, string> wanted) => LabelSyntax.Covers(Labels, wanted);
}
