using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Gateways;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tracing;

/// <summary>
/// Two packages, compared by what happens to requests: every namespace, workload, host, path and method that either
/// side knows. What neither has (a Secret, Kyma's Istio resource) counts as being in the cluster.
/// </summary>
internal sealed class EffectComparison(Tracer before, Tracer after)
{
    /// <summary>Clients times hosts grow faster than a package; what is left out is counted.</summary>
    const int MostRequests = 100_000;

    /// <summary>What depends on addresses ends as before only where all that could decide it is as before.</summary>
    readonly Lazy<bool> _samePolicies = new(() => Policies(before.Mesh).SequenceEqual(Policies(after.Mesh)));

    /// <summary>Asks both sides the same requests; too many are counted, not compared.</summary>
    public TrafficEffects Compare()
    {
        var effects = new List<TrafficEffect>();
        var known = new Dictionary<(string, ReachTarget), TrafficEffect>();
        var (same, asked) = (0, 0);
        var requests = Requests(out var left);
        foreach (var (name, client, target) in requests)
        {
            if (asked++ >= MostRequests)
            {
                left++;
                continue;
            }

            var request = target.RequestOf(client);
            var (was, now) = (Assume(before, request), Assume(after, request));
            if (KindOf(was, now) is { } kind)
            {
                var effect = new TrafficEffect(kind, name, target, was, now);
                if (Shorter(target).Any(shorter => known.GetValueOrDefault((name, shorter))?.IsLike(effect) == true))
                    continue;
                known[(name, target)] = effect;
                effects.Add(effect);
            }
            else
            {
                same++;
            }
        }

        return new TrafficEffects([.. effects.OrderBy(effect => effect.Kind)], same, left);
    }

    /// <summary>What stands for longer paths says nothing new where the shorter one ends in the same way.</summary>
    static IEnumerable<ReachTarget> Shorter(ReachTarget target) =>
        RoutedPaths
            .Shorter(target.Target.Path)
            .Select(path => target with { Target = target.Target with { Path = path } });

    /// <summary>A Service whose pods neither side has is in the cluster, like all else that neither has.</summary>
    MeshAnswer Assume(Tracer tracer, MeshRequest request)
    {
        var answer = tracer.Assume(request);
        return
            answer
                is {
                    Outcome: MeshOutcome.NoCluster or MeshOutcome.NoEndpoints,
                    Hops: [.., { Cluster: { } cluster } last]
                }
            && cluster.Split('|') is [_, _, _, var host]
            && HostNames.IsInCluster(host)
            && (answer.Outcome == MeshOutcome.NoEndpoints || tracer.Mesh.Registry.At(host).Count == 0)
            && !HasPods(before.Mesh, host)
            && !HasPods(after.Mesh, host)
            ? answer with
            {
                Outcome = MeshOutcome.Registered,
                Status = null,
                LeavesAs = last.Match == MatchedBy.Http ? Wire.Http : Wire.Tcp,
                Hops = [.. answer.Hops.Take(answer.Hops.Count - 1), last with { Service = ServiceOf(host) }],
            }
            : answer;
    }

    static IEnumerable<string> Policies(MeshModel mesh) =>
        new[] { mesh.Ingress, mesh.Egress }
            .OfType<GatewayProxy>()
            .SelectMany(gateway => gateway.Policies.All)
            .Select(policy =>
                $"{policy.Namespace}/{policy.Name} "
                + ((policy.Source?.Root as YamlMapping)?.Find("spec") is { } spec ? YamlJson.ToJson(spec) : null)
            )
            .Order(StringComparer.Ordinal);

    static bool HasPods(MeshModel mesh, string host) =>
        mesh
            .Registry.At(host)
            .Any(service => mesh.Resources.Pods.Selected(service.Namespace, service.Selector).Count > 0);

    /// <param name="host"><c>NAME.NAMESPACE.svc.cluster.local</c>.</param>
    static MeshRef ServiceOf(string host)
    {
        var labels = host.Split('.');
        return new MeshRef("Service", labels[1], labels[0], null);
    }

    /// <param name="left">How many there would be besides, at the side that has more.</param>
    IEnumerable<(string Name, MeshClient Client, ReachTarget Target)> Requests(out long left)
    {
        var clients = TraceClients.Of(before.Mesh, after.Mesh).ToList();
        var inside = Both(
            TraceReach.Paths(before.Mesh, clients.Count, out var leftInBefore),
            TraceReach.Paths(after.Mesh, clients.Count, out var leftInAfter).Append(TraceReach.Unregistered)
        );
        var paths = Both(
            TraceReach.GatewayPaths(before.Mesh, MostRequests, out var leftBefore),
            TraceReach.GatewayPaths(after.Mesh, MostRequests, out var leftAfter)
        );
        left = Math.Max(leftBefore, leftAfter) + Math.Max(leftInBefore, leftInAfter);
        return clients
            .SelectMany(asker => inside.Select(target => (asker.Name, asker.Client, target)))
            .Concat(paths.Select(target => ("the Internet", MeshClient.Internet, target)));
    }

    static List<ReachTarget> Both(IEnumerable<ReachTarget> before, IEnumerable<ReachTarget> after) =>
        TraceReach.InOrder(before.Concat(after).DistinctBy(target => (target.Target, target.Address, target.Method)));

    EffectKind? KindOf(MeshAnswer was, MeshAnswer now)
    {
        var (did, does) = (TracedRequest.Of(was.Outcome), TracedRequest.Of(now.Outcome));
        if (does == TraceResult.Unknown)
            return did == TraceResult.Reaches ? EffectKind.Changed
                : did == does && was.Reason == now.Reason && (now.Policy is null || _samePolicies.Value) ? null
                : EffectKind.NotKnown;
        if (does == TraceResult.Reaches && Protection.WasHeldBack(was, now))
            return EffectKind.LessProtection;
        if (did == TraceResult.Reaches && does != TraceResult.Reaches)
            return EffectKind.LostReach;
        if (did != TraceResult.Reaches)
            return does == TraceResult.Reaches ? EffectKind.NewReach
                : did == does ? null
                : EffectKind.Changed;
        return Protection.IsLess(was, now) ? EffectKind.LessProtection
            : Protection.IsSame(was, now) ? null
            : EffectKind.Changed;
    }
}

/// <summary>What a change does to one request, the most dangerous first.</summary>
internal enum EffectKind
{
    /// <summary>
    /// It still arrives, with less TLS, less verification, without a token, or past the egress gateway; or it arrives
    /// now, and a redirect, a policy or REGISTRY_ONLY held it back.
    /// </summary>
    LessProtection,

    /// <summary>It did not arrive for certain, and files do not say whether it does now.</summary>
    NotKnown,
    LostReach,
    NewReach,

    /// <summary>It arrives another way, as well protected as before.</summary>
    Changed,
}

/// <summary>A request that ends otherwise than before.</summary>
/// <param name="Client">Who asks, in words.</param>
/// <param name="Target">For what, and at which address.</param>
internal sealed record TrafficEffect(
    EffectKind Kind,
    string Client,
    ReachTarget Target,
    MeshAnswer Before,
    MeshAnswer After
)
{
    /// <summary>The same happens to another request.</summary>
    public bool IsLike(TrafficEffect other) =>
        Kind == other.Kind && IsLike(Before, other.Before) && IsLike(After, other.After);

    static bool IsLike(MeshAnswer one, MeshAnswer other) =>
        (one.Outcome, one.At, one.Status, one.Reason) == (other.Outcome, other.At, other.Status, other.Reason)
        && Protection.IsSame(one, other);
}

/// <summary>What a change of a package does to requests.</summary>
/// <param name="Same">How many requests end as before.</param>
/// <param name="NotCompared">How many were left out because there are too many.</param>
internal sealed record TrafficEffects(IReadOnlyList<TrafficEffect> All, int Same, long NotCompared)
{
    /// <summary>Whether a request ends with less protection, so that the command exits with 1.</summary>
    public bool LosesProtection => All.Any(effect => effect.Kind == EffectKind.LessProtection);

    /// <summary>How many of them may end as before.</summary>
    public int NotKnown => All.Count(effect => effect.Kind == EffectKind.NotKnown);

    /// <summary>Every request was compared, and each comparison has an answer.</summary>
    public bool IsComplete => NotCompared == 0 && NotKnown == 0;
}

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
