using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Mesh.Outbound;

/// <summary>One filter chain of a listener that passes bytes on.</summary>
/// <param name="Sni">The server names it is for; empty: any connection.</param>
internal sealed record FilterChain(IReadOnlyList<string> Sni, Decision Decision)
{
    public bool IsForAll => Sni.Count == 0 || Sni.Contains("*");
}
