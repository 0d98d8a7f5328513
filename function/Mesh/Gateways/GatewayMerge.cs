using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>Servers that share a port, protocol and address of a pod.</summary>
/// <param name="PodPort">What the pods listen on: 8443 for 443.</param>
/// <param name="Servers">In the order of their Gateways' age.</param>
internal sealed record ServerGroup(int PodPort, Protocol Protocol, string Bind, List<GatewayServer> Servers);

/// <summary>A server that lost a conflict: nothing of it is served.</summary>
/// <param name="Server">The one that is not served.</param>
/// <param name="By">The server that keeps the host or the port.</param>
/// <param name="Host">Which both have; null where their protocols do not go together.</param>
internal sealed record DroppedServer(GatewayServer Server, GatewayServer By, string? Host);

/// <summary>
/// All Gateways of a pod as one: which servers survive where they conflict (istio, pilot/pkg/model/gateway.go
/// mergeGateways).
/// </summary>
/// <param name="Groups">What is served, in the order in which the servers came.</param>
/// <param name="Dropped">Servers of which nothing is served; those of <paramref name="BesideTls"/> are not among
/// them.</param>
/// <param name="BesideTls">Served without TLS on a port with TLS: dropped once they are older than that.</param>
internal sealed record GatewayMerge(
    IReadOnlyList<ServerGroup> Groups,
    IReadOnlyList<DroppedServer> Dropped,
    IReadOnlyList<DroppedServer> BesideTls
);
