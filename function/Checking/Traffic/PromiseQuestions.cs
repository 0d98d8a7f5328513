using Kyma.Krm.Diagnostics;
using Kyma.Krm.Egress;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Schema;
using Kyma.Krm.Tracing;
using static Kyma.Krm.Checking.Traffic.TrafficFindings;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>
/// What a config lets through must arrive as the config says, whatever else is in the package: the same request is
/// asked of the package, and of the package without what others wrote for the mesh. What a rule about two resources has
/// reported at the service already is not reported again.
/// </summary>
/// <param name="tracer">Of the package.</param>
/// <param name="alone">Of the package without the Istio resources and APIRules of others; made when first
/// asked.</param>
internal sealed class PromiseQuestions(
    Tracer tracer,
    Lazy<Tracer> alone,
    Askers askers,
    Func<ResourceSource?, bool> isOfConfig,
    Findings findings
)
{
    readonly HashSet<(MeshRef Promise, MeshRef? Deciding)> _reported = [];

    /// <summary>Where something is reported already: a resource, and which entry of a list.</summary>
    readonly HashSet<(ResourceReference?, string)> _told = [];

    /// <summary>The resources whose plain text is reported where it comes from.</summary>
    readonly HashSet<ResourceReference?> _plainText = [];

    /// <summary>Asks for each service and each APIRule that a config renders.</summary>
    public void Ask()
    {
        foreach (var finding in findings.Sorted().Where(finding => finding.Severity != Severity.Info))
        {
            _told.Add((finding.Place.Resource, PartOf(finding.Place.Field)));
            if (finding.Rule == PlainTextToTlsPort)
                _plainText.Add(finding.Place.Resource);
        }

        foreach (var service in tracer.Mesh.Registry.All)
        {
            if (service.IsKubernetes || LaneNames.IsInternal(service.Host) || !isOfConfig(service.Reference.Source))
                continue;
            foreach (var port in service.Ports)
                AskFor(service, port);
        }

        AskForApiRules();
    }

    void AskFor(MeshService service, MeshPort port)
    {
        var asked = new HashSet<string>();
        string? lane = null;
        foreach (var asker in askers.Of(service))
        {
            asked.Add(asker.Name);
            var name = Ask(service, port, asker);
            lane ??= name;
        }

        // A rule for the gateway's own name of the service concerns clients that no rule for its host does.
        if (lane is null)
            return;
        foreach (var asker in askers.Of(service.Exports, service.Namespace, lane))
        {
            if (asked.Add(asker.Name))
                Ask(service, port, asker);
        }
    }

    /// <returns>The name between sidecar and egress gateway; null where the request does not go there.</returns>
    string? Ask(MeshService service, MeshPort port, Asker asker)
    {
        var request = service.RequestOf(port, asker.Client);
        var now = tracer.Assume(request);

        // What everyone may use is not for everyone: their own Sidecars and the policies of a gateway may say so.
        if (asker.Client.Namespace == service.Namespace || !service.Exports.IsPublic || !IsOwnDecision(now))
            Judge(service.Reference, request, now, $"requests of {asker.Name} to");
        return
            now.Hops is [{ Cluster: { } cluster }, ..]
            && cluster.Split('|') is [_, _, _, var host]
            && LaneNames.IsInternal(host)
            ? host
            : null;
    }

    static bool IsOwnDecision(MeshAnswer answer) =>
        answer.Outcome is MeshOutcome.Blackhole or MeshOutcome.Passthrough || answer.Policy is not null;

    void AskForApiRules()
    {
        var rules = tracer.Mesh.Routes.All.Where(routes => routes.IsApiRule && isOfConfig(routes.Reference.Source));
        Lookup<string, ReachTarget>? targets = null;
        foreach (var rule in rules)
        {
            targets ??= TraceReach.GatewayTargets(tracer.Mesh).ToLookup(target => target.Name);

            // Most clients use HTTPS, and what concerns all ports is reported once.
            foreach (var target in rule.Hosts.SelectMany(host => targets[host]).OrderBy(target => -target.Target.Port))
            {
                var request = target.RequestOf(MeshClient.Internet);
                Judge(rule.Reference, request, tracer.Assume(request), "requests to");
            }
        }
    }

    void Judge(MeshRef promise, MeshRequest request, MeshAnswer now, string requests)
    {
        var foreign = now.Resources.FirstOrDefault(IsForeign);
        if (now.Policy is { } policy)
        {
            if (IsForeign(policy))
                Report(policy);
        }
        else if (foreign is not null || now.Outcome != MeshOutcome.Registered)
        {
            var was = alone.Value.Assume(request);
            if (
                TracedRequest.Of(was.Outcome) is TraceResult.Reaches or TraceResult.Redirected
                && IsWorse(was, now)
                && !IsReported(Place(), foreign)
            )
                Report(foreign, was);
        }

        Place Place() => promise.Source!.At("spec.hosts[0]");

        void Report(MeshRef? deciding, MeshAnswer? was = null)
        {
            if (!_reported.Add((promise, deciding)))
                return;
            var to = new TraceTarget(request.Protocol, request.Host, request.Port, request.Path)
                .ToString()
                .TrimEnd('/');
            var by = deciding is null
                ? "the other resources"
                : PackageRules.Title(deciding.ToString(), deciding.Source);
            var (rule, message) = TracedRequest.Of(now.Outcome) switch
            {
                TraceResult.Blocked when now.Policy is not null => (
                    ConfigTrafficBlocked,
                    $"{requests} {to} are denied by {by}: let them through there, or remove it"
                ),
                TraceResult.Blocked => (
                    ConfigTrafficBlocked,
                    $"{requests} {to} do not arrive, because of {by}. {TraceSentences.Ending(now)} Change that there, "
                        + "or remove it"
                ),
                TraceResult.Unknown => (
                    ConfigTrafficUnknown,
                    $"whether {requests} {to} arrive is not known, because {now.Reason}: make sure that they are let "
                        + "through there"
                ),
                _ => (
                    ConfigTrafficUnprotected,
                    $"{requests} {to} leave {TraceSentences.Arriving(now)}, because of {by}. Without it, they leave "
                        + $"{TraceSentences.Arriving(was!)}. Change that there, or remove it"
                ),
            };
            findings.Add(rule, Place(), message);
        }
    }

    bool IsForeign(MeshRef resource) => resource.Source is not null && !isOfConfig(resource.Source);

    /// <summary>In the mesh, the application's own namespace decides about TLS.</summary>
    static bool IsWorse(MeshAnswer was, MeshAnswer now) =>
        TracedRequest.Of(now.Outcome) switch
        {
            TraceResult.Redirected => false,
            TraceResult.Reaches => was.At != ProxyKind.IngressGateway && Protection.IsLess(was, now),
            _ => true,
        };

    /// <summary>
    /// The service has a finding that others make of two resources, or the plain text is reported where it comes from.
    /// </summary>
    bool IsReported(Place place, MeshRef? deciding) =>
        _told.Contains((place.Resource, PartOf(place.Field)))
        || (deciding?.Source is { } source && _plainText.Contains(source.Resource));

    /// <summary><c>spec.egress.services[1]</c> of <c>spec.egress.services[1].hosts[0]</c>.</summary>
    static string PartOf(string field) =>
        field.IndexOf(']', StringComparison.Ordinal) is >= 0 and var end ? field[..end] : field;
}
