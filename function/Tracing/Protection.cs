using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Tracing;

/// <summary>
/// How well a request that arrives is protected: on the wire behind the last proxy, at the gateway that takes it in,
/// by the token it needs, and by the way it goes.
/// </summary>
internal static class Protection
{
    /// <summary>
    /// What kept a request that arrives now from arriving was there to protect: no route or entry was missing.
    /// </summary>
    public static bool WasHeldBack(MeshAnswer was, MeshAnswer now) =>
        was.Outcome is MeshOutcome.Redirect or MeshOutcome.Denied
        || was is { Outcome: MeshOutcome.Unknown, Policy: not null }
        || (was.Outcome == MeshOutcome.Blackhole && now.Outcome == MeshOutcome.Passthrough);

    /// <summary>Whether any of the four is worse now.</summary>
    public static bool IsLess(MeshAnswer was, MeshAnswer now) =>
        OnTheWire(now) < OnTheWire(was)
        || AtTheGateway(now) < AtTheGateway(was)
        || IsLowerVersion(now, was)
        || (was.NeedsToken && !now.NeedsToken)
        || (was.IsThroughEgress && !now.IsThroughEgress);

    public static bool IsSame(MeshAnswer was, MeshAnswer now) =>
        TraceSentences.Leaving(was) == TraceSentences.Leaving(now)
        && AtTheGateway(was) == AtTheGateway(now)
        && was.TakenIn?.LowestVersion == now.TakenIn?.LowestVersion
        && was.IsThroughEgress == now.IsThroughEgress
        && was.Token == now.Token
        && Shares(was).SequenceEqual(Shares(now));

    /// <summary>Which part of all requests goes where, at each proxy that divides them.</summary>
    static IEnumerable<(string Cluster, double Part)> Shares(MeshAnswer answer) =>
        answer.Hops.SelectMany(hop =>
        {
            var all = (double)hop.Split.Sum(share => share.Weight);
            return hop
                .Split.OrderBy(share => share.Cluster, StringComparer.Ordinal)
                .Select(share => (share.Cluster, share.Weight / all));
        });

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
        answer.TakenIn?.Mode switch
        {
            null or Accepts.Plaintext => 0,
            "OPTIONAL_MUTUAL" => 2,
            "MUTUAL" or HopTls.IstioMutual => 3,
            _ => 1,
        };

    static bool IsLowerVersion(MeshAnswer answer, MeshAnswer other) =>
        answer.TakenIn?.LowestVersion is { } version
        && other.TakenIn?.LowestVersion is { } than
        && TlsVersions.IsBelow(version, than);
}
