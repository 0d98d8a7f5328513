using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Tracing;

/// <summary>
/// How well a request that arrives is protected: on the wire behind the last proxy, at the gateway that takes it in,
/// and by the way it goes.
/// </summary>
internal static class Protection
{
    public static bool IsLess(MeshAnswer was, MeshAnswer now) =>
        OnTheWire(now) < OnTheWire(was)
        || AtTheGateway(now) < AtTheGateway(was)
        || (was.IsThroughEgress && !now.IsThroughEgress);

    public static bool IsSame(MeshAnswer was, MeshAnswer now) =>
        TraceSentences.Leaving(was) == TraceSentences.Leaving(now)
        && AtTheGateway(was) == AtTheGateway(now)
        && was.IsThroughEgress == now.IsThroughEgress
        && was.NeedsToken == now.NeedsToken;

    /// <summary>
    /// 0 plain text, 1 TLS that verifies nothing, 2 that accepts any name, 3 that verifies, 4 mutual.
    /// </summary>
    static int OnTheWire(MeshAnswer answer) =>
        answer.LeavesAs switch
        {
            Wire.Mtls => 4,
            Wire.Tls when answer.Hops.LastOrDefault()?.Tls is { IsOn: true } tls => tls.Mode == "MUTUAL" ? 4
            : tls.Ca is null || tls.Ca == TlsCredential.None ? 1
            : tls.SansFrom == NameFrom.None ? 2
            : 3,
            Wire.Tls => 3,
            _ => 0,
        };

    /// <summary>
    /// What the first gateway asks of a client: 0 nothing, 1 TLS, 2 perhaps a certificate, 3 a certificate.
    /// </summary>
    static int AtTheGateway(MeshAnswer answer) =>
        answer.Hops.FirstOrDefault(hop => hop.Proxy == ProxyKind.IngressGateway)?.Accepts?.Mode switch
        {
            null or Accepts.Plaintext => 0,
            "OPTIONAL_MUTUAL" => 2,
            "MUTUAL" or HopTls.IstioMutual => 3,
            _ => 1,
        };
}
