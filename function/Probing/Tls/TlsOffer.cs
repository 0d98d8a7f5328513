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

/// <summary>What became of one connection, as far as it went.</summary>
internal sealed record TlsAnswer
{
    /// <summary>False where not even a TCP connection was made.</summary>
    public bool IsConnected { get; init; }

    /// <summary>The suite that the server chose; null where it refused the offer.</summary>
    public int? Suite { get; init; }

    public ProtocolVersion? Version { get; init; }

    /// <summary>The handshake was completed by both sides.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The DER of the certificates that the server showed, in its order.</summary>
    public IReadOnlyList<byte[]> Chain { get; init; } = [];

    /// <summary>The head of the HTTP response; null where none came.</summary>
    public string? Response { get; init; }

    /// <summary>
    /// Why it ended early, in a few words: an alert's name, "reset", "no answer within 5 s"; else empty.
    /// </summary>
    public string End { get; init; } = "";

    /// <summary>Time ran out before the server said yes or no.</summary>
    public bool IsUnanswered { get; init; }

    /// <summary>The server went along with the offer, whatever came later.</summary>
    public bool IsAccepted => Suite is not null;

    /// <summary>A request was answered, so nobody was turned away.</summary>
    public bool IsAdmitted => IsComplete && Response is not null;
}
