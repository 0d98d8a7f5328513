using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Gateways;
using Kyma.Krm.Tracing.Guards;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tracing;

/// <summary>
/// Two packages, compared by what happens to requests (every namespace, workload, host, path and method that either
/// side knows) and by what protects pods. What neither has (a Secret, Kyma's Istio resource) counts as being in
/// the cluster.
/// </summary>
internal sealed class EffectComparison(Tracer before, Tracer after)
{
    /// <summary>Clients times hosts grow faster than a package; what is left out is counted.</summary>
    const int MostRequests = 100_000;

    /// <summary>A few seconds, where each request goes through thousands of policies, services or routes.</summary>
    public long MostSteps { get; init; } = 20_000_000;

    /// <summary>What depends on addresses ends as before only where all that could decide it is as before.</summary>
    readonly Lazy<bool> _samePolicies = new(() => Policies(before.Mesh).SequenceEqual(Policies(after.Mesh)));

    readonly RouteDifferences _routes = new();

    /// <summary>Asks both sides the same requests; too many are counted, not compared.</summary>
    public TrafficEffects Compare()
    {
        var effects = new List<TrafficEffect>();
        var known = new Dictionary<(string, ReachTarget), TrafficEffect>();
        var (same, asked) = (0, 0);
        var requests = Requests(out var left);
        var most = Steps + MostSteps;
        foreach (var (name, client, target) in requests)
        {
            if (asked++ >= MostRequests || Steps > most)
            {
                left++;
                continue;
            }

            var request = target.RequestOf(client);
            var (was, now) = (Assume(before, request), Assume(after, request));
            var differences = Differences(was, now);
            if (KindOf(was, now, differences) is { } kind)
            {
                var effect = new TrafficEffect(kind, name, target, was, now) { Routes = differences };
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

        var guards = new GuardComparison(before.Mesh.Resources, after.Mesh.Resources, out var leftPods);
        return new TrafficEffects(effects.OrderBy(effect => effect.Kind).ToArray(), same, left + leftPods)
        {
            Guards = guards.Effects().OrderBy(effect => effect.Kind).ToArray(),
        };
    }

    long Steps => before.Mesh.Resources.Work.Steps + after.Mesh.Resources.Work.Steps;

    /// <summary>Where both end in the same way, what routes do on it.</summary>
    IReadOnlyList<TraitDifference> Differences(MeshAnswer was, MeshAnswer now)
    {
        var result = TracedRequest.Of(was.Outcome);
        return result == TraceResult.Unknown || result != TracedRequest.Of(now.Outcome)
            ? []
            : _routes.Between(was, now, arrives: result == TraceResult.Reaches);
    }

    /// <summary>
    /// What stands for longer paths, or for another method, says nothing new where the shorter path, or the usual
    /// method, ends in the same way.
    /// </summary>
    static IEnumerable<ReachTarget> Shorter(ReachTarget target) =>
        RoutedPaths
            .Shorter(target.Target.Path)
            .Prepend(target.Target.Path)
            .Select(path => target with { Target = target.Target with { Path = path } })
            .SelectMany(shorter => new[] { shorter with { Method = MeshRequest.Get }, shorter })
            .Where(shorter => shorter != target);

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
                + ((policy.Source.Root as YamlMapping)?.Find("spec") is { } spec ? YamlJson.ToJson(spec) : null)
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
        var clients = TraceClients.Of(before.Mesh, after.Mesh).ToArray();
        var inside = Both(
            TraceReach.Paths(before.Mesh, clients.Length, out var leftInBefore),
            TraceReach.Paths(after.Mesh, clients.Length, out var leftInAfter).Append(TraceReach.Unregistered)
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

    EffectKind? KindOf(MeshAnswer was, MeshAnswer now, IReadOnlyList<TraitDifference> routes)
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
                : did == does ? EffectKinds.Worst(routes)
                : EffectKind.Changed;
        return Protection.IsLess(was, now)
            ? EffectKind.LessProtection
            : EffectKinds.Worst(routes) ?? (Protection.IsSame(was, now) ? null : EffectKind.Changed);
    }
}
