using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Mesh.Outbound;

/// <summary>What is inside a connection.</summary>
internal enum Content
{
    Http,
    Grpc,
    Tls,
    Tcp,
}

/// <summary>A connection that an application makes, as its sidecar sees it.</summary>
/// <param name="Address">Null: one that no resource names.</param>
/// <param name="Sni">Empty: none.</param>
internal sealed record OutboundConnection(string? Address, int Port, Content Content, string Sni, HttpSeen Http)
{
    public bool IsHttp => Content is Content.Http or Content.Grpc;
}
