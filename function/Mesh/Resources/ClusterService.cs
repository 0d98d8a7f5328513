using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>What istiod reads of a Kubernetes Service.</summary>
internal sealed record ClusterService
{
    /// <summary>As they are written; those without a number are left out.</summary>
    public required IReadOnlyList<ClusterPort> Ports { get; init; }

    /// <summary>The labels of its pods; empty where its endpoints are written otherwise.</summary>
    public IReadOnlyDictionary<string, string> Selector { get; init; } = IstioMetadata.NoLabels;

    /// <summary>Null where the API server chooses it; <c>None</c> for a headless Service.</summary>
    public string? ClusterIp { get; init; }

    /// <summary>Null where it is not of that type.</summary>
    public string? ExternalName { get; init; }

    /// <summary>The annotation <c>networking.istio.io/exportTo</c>.</summary>
    public IReadOnlyList<string> ExportTo { get; init; } = [];

    /// <summary>It has no address: clients look up those of its pods.</summary>
    public bool IsHeadless => ClusterIp == "None";
}

/// <summary>A port of a Kubernetes Service.</summary>
/// <param name="Number">By which clients call the Service.</param>
/// <param name="TargetPort">Null where it is a name.</param>
internal sealed record ClusterPort(int Number, string Name, string Transport, string? AppProtocol, int? TargetPort)
{
    /// <summary>Of a port of the pods' containers; null where the target is a number.</summary>
    public string? TargetName { get; init; }
}
