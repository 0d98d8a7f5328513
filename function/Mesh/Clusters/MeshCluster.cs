using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Mesh.Clusters;

/// <summary>The proxy that sends.</summary>
/// <param name="Namespace">Whose exports, DestinationRules and credentials it sees.</param>
/// <param name="Labels">Those of its pod, which rules select it by.</param>
/// <param name="IsGateway">Gateways use credentials without workloadSelector, and know no original destination.</param>
internal sealed record Sender(string Namespace, IReadOnlyDictionary<string, string> Labels, bool IsGateway);

/// <summary>One endpoint of a cluster: a pod, or an address with a port.</summary>
/// <param name="Pod">Null for an address.</param>
internal sealed record ClusterEndpoint(MeshPod? Pod, string Address, int Port, bool SpeaksMeshTls)
{
    /// <summary>A Unix domain socket in the container of the proxy: it has no port.</summary>
    public bool IsSocket => UnixAddress.Is(Address);
}

/// <summary>A cluster as a proxy has it.</summary>
internal sealed record MeshCluster
{
    public required ClusterName Name { get; init; }

    public required MeshService Service { get; init; }

    public required MeshPort Port { get; init; }

    public required Resolving Resolution { get; init; }

    public required IReadOnlyList<ClusterEndpoint> Endpoints { get; init; }

    /// <summary>The DestinationRules that hold; null: none.</summary>
    public MergedRule? Rule { get; init; }

    /// <summary>What they say of TLS for this port and subset.</summary>
    public ClientTls? Tls { get; init; }

    /// <summary>The rule may use a Secret at a sidecar.</summary>
    public bool IsForSelectedWorkloads => Rule?.HasSelector == true;

    public bool HasEndpoints =>
        Resolution is Resolving.OriginalDestination or Resolving.DynamicDns || Endpoints.Count > 0;

    /// <summary>In the words of an answer; only for what a ServiceEntry leads to.</summary>
    public IReadOnlyList<string> Dials =>
        Service.IsKubernetes || Resolution == Resolving.DynamicDns ? []
        : Resolution == Resolving.OriginalDestination ? [$"original:{Port.TargetPort ?? Port.Number}"]
        : Endpoints
            .Select(endpoint => endpoint.IsSocket ? endpoint.Address : $"{endpoint.Address}:{endpoint.Port}")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();
}
