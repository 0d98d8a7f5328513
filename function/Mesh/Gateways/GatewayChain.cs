using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>A filter chain of a gateway's listener: what is done with connections for some server names.</summary>
/// <param name="Sni">As the match has them; with <c>*</c> or none it takes any connection.</param>
/// <param name="Server">It came from.</param>
/// <param name="L4">Where the bytes go; null where they are HTTP and are routed by host and path.</param>
internal sealed record GatewayChain(IReadOnlyList<string> Sni, GatewayServer Server, Decision? L4)
{
    public bool IsForAll => Sni.Count == 0 || Sni.Contains("*");
}
