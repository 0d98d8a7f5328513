namespace Kyma.Krm.Mesh.Gateways;

/// <summary>Who connects to a gateway, as far as its policies can know.</summary>
/// <param name="Namespace">Of the peer's mesh certificate; null: there is none.</param>
/// <param name="ServiceAccount">Likewise.</param>
/// <param name="Sni">Empty: none.</param>
/// <param name="Authority">The Host header; null where the gateway sees no HTTP.</param>
/// <param name="Path">Without the query, as Envoy compares it (RBAC's <c>url_path</c>).</param>
internal sealed record GatewayPeer(
    string? Namespace,
    string? ServiceAccount,
    string Sni,
    string? Authority,
    string? Path,
    int PodPort
)
{
    const string TrustDomain = "cluster.local";

    public bool IsHttp => Authority is not null;

    public string? Principal => Namespace is null ? null : $"{TrustDomain}/ns/{Namespace}/sa/{ServiceAccount}";

    public string? Domain => Namespace is null ? null : TrustDomain;
}
