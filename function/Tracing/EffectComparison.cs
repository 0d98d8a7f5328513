using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Tracing;

/// <summary>
/// Two packages, compared by what happens to requests: every namespace, workload and host that either side knows. What
/// neither has (a Secret, Kyma's Istio resource) counts as being in the cluster.
/// </summary>
internal sealed class EffectComparison(Tracer before, Tracer after)
{
    /// <summary>Clients times hosts grow faster than a package; what is left out is counted.</summary>
    const int MostRequests = 100_000;

    /// <summary>Asks both sides the same requests; too many are counted, not compared.</summary>
    public TrafficEffects Compare()
    {
        var effects = new List<TrafficEffect>();
        var (same, asked, left) = (0, 0, 0);
        foreach (var (name, client, target) in Requests())
        {
            if (asked++ >= MostRequests)
            {
                left++;
                continue;
            }

            var request = new MeshRequest
            {
                From = client,
                Host = target.Target.Host,
                Port = target.Target.Port,
                Protocol = target.Target.Protocol,
                Address = target.Address,
            };
            var (was, now) = (before.Assume(request), after.Assume(request));
            if (KindOf(was, now) is { } kind)
                effects.Add(new TrafficEffect(kind, name, target.Target, was, now));
            else
                same++;
        }

        return new TrafficEffects([.. effects.OrderBy(effect => effect.Kind)], same, left);
    }

    IEnumerable<(string Name, MeshClient Client, ReachTarget Target)> Requests()
    {
        var inside = Targets(TraceReach.Targets);
        foreach (var (name, client) in TraceClients.Of(before.Mesh, after.Mesh))
        {
            foreach (var target in inside)
                yield return (name, client, target);
        }

        foreach (var target in Targets(TraceReach.GatewayTargets))
            yield return ("the Internet", MeshClient.Internet, target);
    }

    List<ReachTarget> Targets(Func<MeshModel, IReadOnlyList<ReachTarget>> of) =>
        TraceReach.InOrder(of(before.Mesh).Concat(of(after.Mesh)).DistinctBy(target => target.Target));

    static EffectKind? KindOf(MeshAnswer was, MeshAnswer now)
    {
        var (did, does) = (TracedRequest.Of(was.Outcome), TracedRequest.Of(now.Outcome));
        if (did == TraceResult.Redirected && does == TraceResult.Reaches)
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
