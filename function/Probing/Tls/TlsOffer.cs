using Org.BouncyCastle.Tls;

namespace Kyma.Krm.Probing.Tls;

/// <summary>What one ClientHello offers.</summary>
/// <param name="ServerName">The SNI.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="Suites">Numbers as IANA assigns them.</param>
internal sealed record TlsOffer(string ServerName, IReadOnlyList<ProtocolVersion> Versions, IReadOnlyList<int> Suites)
{
    /// <summary>Null: a gateway that asks for a certificate gets none.</summary>
    public ClientIdentity? Client { get; init; }

    /// <summary>
    /// Whether to send a request behind the handshake: with TLS 1.3 a server refuses a client only there.
    /// </summary>
    public bool SendsRequest { get; init; }
}
