using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Clusters;
using Kyma.Krm.Mesh.Gateways;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Mesh.Scoping;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Mesh;

/// <summary>
/// What istiod would make of a package, built once and asked for requests. It judges nothing. Nothing it is made of
/// changes; what it has found out for one question it keeps for the next.
/// </summary>
internal sealed class MeshModel
{
    readonly Dictionary<(string Namespace, MeshResource<SidecarSpec>? Sidecar), SidecarScope> _scopes = [];
    readonly Dictionary<string, ContainedSets<MeshResource<SidecarSpec>>> _sidecars = [];
    readonly MeshResource<SidecarSpec>? _sidecarOfRoot;

    /// <summary>Indexes the resources; how requests end is found out when it is asked.</summary>
    public MeshModel(MeshResources resources)
    {
        Resources = resources;
        Heap.Settle();
        Registry = new ServiceRegistry(resources);
        Heap.Settle();
        Routes = new VirtualServices(resources);
        Clusters = new ClusterBuilder(resources, Registry, new RuleIndex(resources));
        Tls = new UpstreamTls(resources.Secrets);
        Ingress = Gateway(ProxyKind.IngressGateway, IstioGateways.Ingress);
        Egress = resources.HasEgressGateway ? Gateway(ProxyKind.EgressGateway, IstioGateways.Egress) : null;

        Heap.Settle();

        // Those that select workloads come first, whatever their age.
        foreach (var sidecar in resources.Sidecars.OrderBy(sidecar => sidecar.Spec.WorkloadSelector is null))
        {
            if (!_sidecars.TryGetValue(sidecar.Namespace, out var own))
                _sidecars[sidecar.Namespace] = own = new();
            own.Add(LabelSyntax.Members(sidecar.Spec.WorkloadSelector?.Labels), sidecar);
            if (sidecar is { Namespace: MeshResources.RootNamespace, Spec.WorkloadSelector: null })
                _sidecarOfRoot ??= sidecar;
        }
    }

    /// <summary>What the model was made from.</summary>
    public MeshResources Resources { get; }

    /// <summary>Every service of the mesh.</summary>
    public ServiceRegistry Registry { get; }

    /// <summary>Every VirtualService, those of APIRules included.</summary>
    public VirtualServices Routes { get; }

    /// <summary>The clusters of any proxy.</summary>
    public ClusterBuilder Clusters { get; }

    public UpstreamTls Tls { get; }

    /// <summary>The ingress gateway, which is always there.</summary>
    public GatewayProxy Ingress { get; }

    /// <summary>Null: Kyma's Istio resource does not enable it.</summary>
    public GatewayProxy? Egress { get; }

    /// <summary>
    /// Reads the sources and makes the model of them; what cannot be read is not in it, and not reported.
    /// </summary>
    /// <param name="sources">Whatever will be in the cluster; their order counts as age where they have none.</param>
    /// <param name="isRefused">Istio refuses it, so it counts as absent.</param>
    public static MeshModel Of(
        IEnumerable<ResourceSource> sources,
        Func<ResourceSource, bool> isRefused,
        IstioVersion version
    ) => new(MeshReader.Read(sources, isRefused, version));

    /// <summary>The model of the same resources where the last document counts as the oldest.</summary>
    public MeshModel Reversed() => new(Resources.In(AgeOrder.LastIsOldest));

    /// <summary>
    /// Follows the request from proxy to proxy to its end; the same request always gets the same answer.
    /// </summary>
    public MeshAnswer Ask(MeshRequest request) => new Journey(this, request).Follow();

    /// <summary>
    /// What the proxy of a pod knows: by the Sidecar that selects it, else that of its namespace, else that of the root
    /// namespace.
    /// </summary>
    public SidecarScope ScopeOf(string @namespace, IReadOnlyDictionary<string, string> labels)
    {
        var sidecar =
            _sidecars.GetValueOrDefault(@namespace)?.Within(LabelSyntax.Members(labels)).FirstOrDefault()
            ?? _sidecarOfRoot;
        if (!_scopes.TryGetValue((@namespace, sidecar), out var scope))
            _scopes[(@namespace, sidecar)] = scope = new SidecarScope(
                Registry,
                Routes,
                @namespace,
                sidecar,
                choosesByAlphabet: Resources.Version < IstioVersion.Of(30)
                    || (Resources.HasCompatibilityMode && Resources.Version <= IstioVersion.Of(30))
            );
        return scope;
    }

    /// <summary>The service account of a pod with such labels.</summary>
    public string AccountOf(string @namespace, IReadOnlyDictionary<string, string> labels) =>
        labels.Count == 0
            ? PodTemplates.DefaultAccount
            : Resources
                .Pods.Selected(@namespace, labels)
                .Select(pod => pod.ServiceAccount)
                .FirstOrDefault(PodTemplates.DefaultAccount);

    /// <summary>Where a name leads: an address, or a word for one that files do not say; null: outside.</summary>
    public string? LookUp(string host, string @namespace) => LookUp(host, @namespace, isTarget: false);

    /// <param name="isTarget">
    /// At the end of a chain of ExternalName Services. A short name there (<c>externalName: a</c> of the Service a) may
    /// be completed to one of them again, and leads nowhere.
    /// </param>
    string? LookUp(string host, string @namespace, bool isTarget)
    {
        if (Istio.Syntax.IpAddresses.IsAddress(host))
            return host;
        foreach (var full in Outbound.AlternateNames.FullNames(host, @namespace).Prepend(host))
        {
            foreach (var service in Registry.At(full))
            {
                if (service.IsKubernetes)
                    return service.AliasFor is null ? service.LookedUp
                        : !isTarget && Registry.TargetOf(service) is { } target ? LookUp(target, @namespace, true)
                        : null;
            }
        }

        return Resources.HasDnsProxying
            ? ScopeOf(@namespace, IstioMetadata.NoLabels).Service(host)?.First.LookedUp
            : null;
    }

    /// <summary>The gateway behind an address.</summary>
    public GatewayProxy? GatewayAt(string? address) =>
        address is null ? null
        : Ingress.Service.LookedUp == address ? Ingress
        : Egress?.Service.LookedUp == address ? Egress
        : null;

    /// <summary>The gateway that a pod is one of; null for a pod of an application.</summary>
    public GatewayProxy? GatewayOf(MeshPod pod) =>
        ReferenceEquals(pod, IstioGateways.Ingress) ? Ingress
        : ReferenceEquals(pod, IstioGateways.Egress) ? Egress
        : null;

    GatewayProxy Gateway(ProxyKind kind, MeshPod pod)
    {
        var host = HostNames.OfService(pod.Workload, MeshResources.RootNamespace);
        return new GatewayProxy(
            kind,
            pod,
            Registry.In(host, MeshResources.RootNamespace)!,
            Resources,
            Registry,
            Routes
        );
    }
}
