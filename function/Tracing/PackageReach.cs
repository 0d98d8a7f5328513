using Kyma.Krm.Krm;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Tracing;

/// <summary>What happens to one request, in a few words.</summary>
/// <param name="To">What is asked for, as a URL; a wildcard as it is registered.</param>
/// <param name="Result">How it ends.</param>
/// <param name="How">Completes the result: through which gateway and in what, or why not.</param>
/// <param name="By">The resource that registers or routes the host; empty where none does.</param>
internal sealed record ReachRow(string To, TraceResult Result, string How, string By)
{
    /// <summary>Whether the egress gateway is passed.</summary>
    public bool IsThroughEgress { get; init; }

    /// <summary>It leaves to where the application wants, and nothing registers it.</summary>
    public bool IsUnregistered { get; init; }

    /// <summary>A Gateway serves the host, and nothing of the package routes it.</summary>
    public bool IsUnrouted { get; init; }

    /// <summary>The result for a reader.</summary>
    public string Word => IsUnrouted ? "no route" : TraceWords.Of(Result);
}

/// <summary>What one client reaches.</summary>
/// <param name="Client">A namespace, or a workload of it.</param>
/// <param name="Rows">In the order of hosts and ports.</param>
internal sealed record ClientReach(string Client, string Namespace, IReadOnlyList<ReachRow> Rows);

/// <summary>
/// What each namespace of a package reaches and how, and where a request for each host of its Gateways ends.
/// </summary>
/// <param name="Clients">Every namespace that may have clients, and workloads that differ from it, by name.</param>
/// <param name="Hosts">Requests from outside the cluster, for each host of the ingress gateway.</param>
/// <param name="IsCut">There is more than is shown.</param>
internal sealed record PackageReach(IReadOnlyList<ClientReach> Clients, IReadOnlyList<ReachRow> Hosts, bool IsCut)
{
    /// <summary>Clients times hosts grow faster than a package, and nobody reads more.</summary>
    const int Most = 300;

    /// <summary>
    /// Traces what each client of the package can ask for, as long as there are not too many requests.
    /// </summary>
    /// <param name="tracer">Of the package.</param>
    /// <param name="skipped">Namespaces that are shown elsewhere.</param>
    public static PackageReach Of(Tracer tracer, IReadOnlySet<string> skipped)
    {
        var left = Most;
        // One address stands for all of a host.
        var (targets, targetCount) = Cut(
            TraceReach.Targets(tracer.Mesh).DistinctBy(target => (target.Name, target.Target.Port)).ToArray()
        );
        var withClients = WithClients(tracer.Mesh.Resources);
        var clients = new List<ClientReach>();
        foreach (var (name, client) in TraceClients.Of(tracer.Mesh))
        {
            if (skipped.Contains(client.Namespace!) || !withClients.Contains(client.Namespace!))
                continue;
            if (left <= 0)
                break;
            var rows = new List<ReachRow>();
            foreach (var target in targets.Take(left))
            {
                // What is not visible there is like any other host.
                if (Row(tracer, client, target, skipsUnregistered: true) is { } row)
                    rows.Add(row);
            }

            rows.Add(Row(tracer, client, TraceReach.Unregistered, skipsUnregistered: false)!);
            left -= targetCount + 1;
            clients.Add(new ClientReach(name, client.Namespace!, rows));
        }

        var (hosts, hostCount) = Cut(TraceReach.GatewayTargets(tracer.Mesh));
        return new PackageReach(
            clients,
            hosts.Select(target => Row(tracer, MeshClient.Internet, target, skipsUnregistered: false)!).ToArray(),
            left < 0 || hostCount > Most
        );
    }

    /// <summary>Those that may be asked about, and how many there are: the others need not wait for it.</summary>
    static (ReachTarget[] Shown, int Count) Cut(IReadOnlyList<ReachTarget> all) =>
        (all.Take(Most).ToArray(), all.Count);

    /// <summary>Where somebody may ask: there are pods, or something is registered or limited for them.</summary>
    static HashSet<string> WithClients(MeshResources resources) =>
        [
            .. resources.Pods.All.Select(pod => pod.Namespace),
            .. resources.Services.Select(service => service.Namespace),
            .. resources.ServiceEntries.Select(entry => entry.Namespace),
            .. resources.Sidecars.Select(sidecar => sidecar.Namespace),
        ];

    static ReachRow? Row(Tracer tracer, MeshClient client, ReachTarget target, bool skipsUnregistered)
    {
        Heap.Settle();
        var traced = tracer.Trace(target.RequestOf(client));
        if (skipsUnregistered && traced.Answer.Outcome == MeshOutcome.Passthrough)
            return null;

        // What the package does not have is expected to be in the cluster: said as a condition, not as an alarm.
        var (answer, condition) = (traced.Answer, "");
        if (
            traced.Alternatives is [.., var other]
            && (other is { IsAssumption: true, Answer: not null } || traced.Result == TraceResult.Unknown)
        )
            (answer, condition) = (other.Answer ?? answer, other.Condition);
        var result = traced.Result == TraceResult.Unknown ? TracedRequest.Of(answer.Outcome) : traced.Result;
        var isUnknown = traced.Result == TraceResult.Unknown && traced.Alternatives is [.., { Answer: null }];
        return new ReachRow(
            TraceTable.Name(target),
            isUnknown ? TraceResult.Unknown : result,
            isUnknown
                ? $"depends on whether {condition}"
                : $"{How(answer, result)}{(condition.Length > 0 ? $", if {condition}" : "")}",
            By(answer)?.ToString() ?? ""
        )
        {
            IsThroughEgress = answer.IsThroughEgress,
            IsUnregistered = answer.Outcome == MeshOutcome.Passthrough,
            IsUnrouted = answer.IsUnrouted,
        };
    }

    static string How(MeshAnswer answer, TraceResult result) =>
        result == TraceResult.Reaches
            ? $"{TraceSentences.Brief(answer)}{TraceSentences.Needing(answer)}"
            : TraceSentences.Ending(answer).TrimEnd('.');

    static MeshRef? By(MeshAnswer answer) =>
        answer.Hops.Select(hop => hop.VirtualService).FirstOrDefault(routes => routes is not null)
        ?? answer.Hops.LastOrDefault()?.Service
        ?? answer.Hops.FirstOrDefault()?.Sidecar;
}
