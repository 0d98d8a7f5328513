using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>Who connects to a gateway, as far as its policies can know.</summary>
/// <param name="Namespace">Of the peer's mesh certificate; null: there is none.</param>
/// <param name="ServiceAccount">Likewise.</param>
/// <param name="Sni">Empty: none.</param>
internal sealed record GatewayPeer(string? Namespace, string? ServiceAccount, string Sni, int PodPort)
{
    const string TrustDomain = "cluster.local";

    /// <summary>The request; null where the gateway sees no HTTP.</summary>
    public HttpSeen? Http { get; init; }

    public bool IsHttp => Http is not null;

    public string? Principal => Namespace is null ? null : $"{TrustDomain}/ns/{Namespace}/sa/{ServiceAccount}";

    public string? Domain => Namespace is null ? null : TrustDomain;
}
