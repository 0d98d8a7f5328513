using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Reach;

/// <summary>
/// The pods that a REGISTRY_ONLY Sidecar limits, and what is within their reach outside of the cluster.
/// </summary>
internal sealed class LockedClient(MeshModel mesh, MeshResource<SidecarSpec> sidecar, ExternalServices services)
{
    readonly IReadOnlyDictionary<string, string> _labels =
        sidecar.Spec.WorkloadSelector?.Labels ?? IstioMetadata.NoLabels;

    /// <summary>That of the Sidecar and its pods.</summary>
    public string Namespace => sidecar.Namespace;

    /// <summary>The one that limits them.</summary>
    public MeshRef Sidecar => sidecar.Reference;

    /// <summary>Namespaces that the Sidecar names: what they export here is meant to be within reach.</summary>
    public IReadOnlySet<string> Named { get; } =
        Hosts(sidecar)
            .Select(host => host.Namespace)
            .Where(name => name is not "*" and not "." and not "~")
            .ToHashSet();

    /// <summary>
    /// Everything outside that a request gets to, its own services first; found one by one, so that a reader may stop.
    /// </summary>
    public IEnumerable<Reached> Within()
    {
        var asked = new HashSet<(string, int)>();
        foreach (var service in Candidates())
        {
            foreach (var port in service.Ports.Where(port => port.Protocol != Protocol.Udp))
            {
                if (
                    mesh.ScopeOf(Namespace, _labels).Listeners.Any(listener => listener.IsLetIn(service))
                    && asked.Add((service.Host, port.Number))
                    && Ask(service, port, service.Reference) is { } reached
                )
                    yield return reached;
            }
        }

        foreach (var routes in services.LeadingOutside.Where(routes => routes.Namespace != Namespace))
        {
            foreach (var host in routes.Hosts)
            {
                foreach (var service in mesh.Registry.At(host))
                {
                    foreach (var port in service.Ports.Where(port => port.Protocol != Protocol.Udp))
                    {
                        if (asked.Add((host, port.Number)) && Ask(service, port, routes.Reference) is { } reached)
                            yield return reached;
                    }
                }
            }
        }
    }

    /// <summary>
    /// By the Sidecar's own hosts, so that a Sidecar that names a few namespaces costs no look at all others.
    /// </summary>
    IEnumerable<MeshService> Candidates()
    {
        var found = services.Of(Namespace);
        foreach (var (scope, host) in Hosts(sidecar))
        {
            if (scope == ".")
                continue;
            found = found.Concat(
                scope != "*" ? services.Of(scope)
                : HostNames.IsInCluster(host) ? services.LikeCluster
                : services.All
            );
        }

        return found.Distinct();
    }

    static IEnumerable<(string Namespace, string Host)> Hosts(MeshResource<SidecarSpec> sidecar) =>
        sidecar.Spec.Egress is not { Count: > 0 } egress
            ? [("*", "*")]
            : egress
                .SelectMany(listener => listener.Hosts ?? [])
                .Select(host => host.Split('/'))
                .Where(parts => parts.Length == 2)
                .Select(parts => (parts[0], parts[1]))
                .Distinct();

    Reached? Ask(MeshService service, MeshPort port, MeshRef by)
    {
        var answer = mesh.Ask(service.RequestOf(port, new MeshClient(Namespace, _labels)));
        return
            answer.Outcome is MeshOutcome.Registered or MeshOutcome.Passthrough
            && answer.Hops.LastOrDefault()?.Service is { Kind: "ServiceEntry" } last
            ? new Reached(
                service.Host,
                port.Number,
                last == service.Reference || by.Kind == "VirtualService" || answer.Hops.Count > 1 ? by : last,
                answer.Hops[^1].Resolution == Resolving.OriginalDestination
                    && (service.Address == MeshService.AnyAddress || IpAddresses.IsNearlyAll(service.Address)),
                answer
            )
            {
                TakesPort =
                    port.Protocol == Protocol.Tcp
                    && service.Address == MeshService.AnyAddress
                    && answer.Hops[^1].Resolution != Resolving.OriginalDestination,
            }
            : null;
    }
}
