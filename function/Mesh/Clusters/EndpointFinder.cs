using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Clusters;

/// <summary>
/// The endpoints of a service's port: those of all entries that share host and namespace (istio,
/// serviceentry/conversion.go).
/// </summary>
internal sealed class EndpointFinder(MeshResources resources, ServiceRegistry registry)
{
    /// <summary>How an endpoint says that it speaks the mesh's TLS.</summary>
    const string TlsModeLabel = "security.istio.io/tlsMode";

    public IReadOnlyList<ClusterEndpoint> Of(
        MeshService service,
        MeshPort port,
        IReadOnlyDictionary<string, string>? subset,
        Resolving resolution
    )
    {
        var found = new List<ClusterEndpoint>();
        var entries = new HashSet<MeshRef>();
        foreach (var owner in registry.At(service.Host))
        {
            // One entry has a service for each of its addresses.
            if (owner.Namespace != service.Namespace || !entries.Add(owner.Reference))
                continue;
            if (owner.PortOf(port.Number) is not { } own)
                continue;
            if (owner.Resolution == Registry.Resolution.DnsRoundRobin && found.Count > 0)
                continue;
            found.AddRange(Of(owner, own, subset ?? IstioMetadata.NoLabels));
        }

        // What istiod sends by EDS must be addresses, or sockets.
        return resolution == Resolving.Endpoints
            ?
            [
                .. found.Where(endpoint =>
                    endpoint.Pod is not null || endpoint.IsSocket || IpAddresses.IsAddress(endpoint.Address)
                ),
            ]
            : found;
    }

    IEnumerable<ClusterEndpoint> Of(MeshService service, MeshPort port, IReadOnlyDictionary<string, string> subset)
    {
        if (service.IsKubernetes || service.Selector.Count > 0)
            return Pods(service)
                .Where(pod => LabelSyntax.Covers(pod.Labels, subset))
                .Select(pod => new ClusterEndpoint(
                    pod,
                    $"pod:{pod.Namespace}:{pod.Workload}",
                    port.TargetPort ?? port.Number,
                    pod.HasSidecar
                ))
                .Concat(
                    resources
                        .WorkloadEntries.Selected(service.Namespace, service.Selector)
                        .Where(entry =>
                            entry.Spec.Address is { Length: > 0 } && LabelSyntax.Covers(entry.Labels, subset)
                        )
                        .Select(entry => Written(entry.Spec, entry.Labels, port))
                );
        if (service.Endpoints.Count > 0)
            return service
                .Endpoints.Where(endpoint =>
                    endpoint.Address is { Length: > 0 } && LabelSyntax.Covers(endpoint.Labels, subset)
                )
                .Select(endpoint => Written(endpoint, endpoint.Labels, port));
        return service.Resolution is Registry.Resolution.Dns or Registry.Resolution.DnsRoundRobin && subset.Count == 0
            ? [new ClusterEndpoint(null, service.Host, port.TargetPort ?? port.Number, false)]
            : [];
    }

    IEnumerable<MeshPod> Pods(MeshService service) =>
        service.Reference.Source is null
            ? [IstioGateways.Of(service)]
            : resources
                .Pods.Selected(service.Namespace, service.Selector)
                .Concat(IstioGateways.SelectedBy(service, resources));

    static ClusterEndpoint Written(WorkloadEntry endpoint, IReadOnlyDictionary<string, string>? labels, MeshPort port)
    {
        var number = endpoint.Ports?.GetValueOrDefault(port.Name) is > 0 and <= 65535 and var own
            ? (int)own
            : port.TargetPort ?? port.Number;
        return new ClusterEndpoint(
            null,
            endpoint.Address!,
            number,
            labels?.TryGetValue(TlsModeLabel, out var mode) == true
                ? mode == "istio"
                : endpoint.ServiceAccount is { Length: > 0 }
        );
    }
}
