using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Mesh.Reach;

/// <summary>A host outside of the cluster that a locked client gets to.</summary>
/// <param name="Host">A name, a wildcard, or an address.</param>
/// <param name="Port">That the client connects to.</param>
/// <param name="By">Who brought it: the ServiceEntry that registers it, or the VirtualService that leads to it.</param>
/// <param name="IsAnyAddress">The client chooses the address; only the port, and where there is one the name, is
/// checked.</param>
/// <param name="Answer">What happens to a request for it.</param>
internal sealed record Reached(string Host, int Port, MeshRef By, bool IsAnyAddress, MeshAnswer Answer)
{
    /// <summary>A connection to any address on the port is carried to the service.</summary>
    public bool TakesPort { get; init; }

    /// <summary>Whether the request passes the egress gateway.</summary>
    public bool ViaGateway => Answer.IsThroughEgress;

    /// <summary>
    /// An external service under a name that every Sidecar lets in, because it looks like a Service of the cluster.
    /// </summary>
    public bool LooksLikeCluster => HostNames.IsInCluster(Host);
}
