using Kyma.Krm.Schema;

namespace Kyma.Krm.Istio;

/// <summary>A resource as Istio's control plane sees it. Where the manifest names no namespace, that of the cluster is unknown and empty here.</summary>
internal sealed record IstioResource<TSpec>(
    string Name,
    string Namespace,
    IReadOnlyDictionary<string, string> Labels,
    TSpec Spec,
    ResourceSource Source
);
