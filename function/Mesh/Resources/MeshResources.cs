using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>
/// Everything of a package that decides what happens to a request; resources that Istio refuses are not among it.
/// </summary>
internal sealed record MeshResources
{
    /// <summary>Where Kyma runs istiod and both gateways; resources there may apply to the whole mesh.</summary>
    public const string RootNamespace = SystemNamespaces.Istio;

    /// <summary>Name of the Service and the Deployment in <see cref="RootNamespace"/>.</summary>
    public const string EgressGatewayName = GatewayLabels.EgressApp;

    public const string IngressGatewayName = GatewayLabels.IngressApp;

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<MeshResource<GatewaySpec>> Gateways { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<MeshResource<ServiceEntrySpec>> ServiceEntries { get; init; }

    /// <summary>Endpoints that selectors find as well as pods; oldest first.</summary>
    public required LabelIndex<MeshResource<WorkloadEntry>> WorkloadEntries { get; init; }

    /// <summary>Oldest first, with those that Kyma's controller makes of APIRules.</summary>
    public required IReadOnlyList<MeshResource<VirtualServiceSpec>> VirtualServices { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<MeshResource<DestinationRuleSpec>> DestinationRules { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<MeshResource<SidecarSpec>> Sidecars { get; init; }

    /// <summary>AuthorizationPolicies, oldest first.</summary>
    public required IReadOnlyList<MeshResource<AuthorizationPolicySpec>> Policies { get; init; }

    /// <summary>Kubernetes Services of the package, oldest first.</summary>
    public required IReadOnlyList<MeshResource<ClusterService>> Services { get; init; }

    /// <summary>Kyma's, in the order of the package.</summary>
    public required IReadOnlyList<MeshRateLimit> RateLimits { get; init; }

    /// <summary>In the order of the package; none of them decides a request here.</summary>
    public required IReadOnlyList<MeshRef> NetworkPolicies { get; init; }

    /// <summary>RequestAuthentications, in the order of the package.</summary>
    public required IReadOnlyList<MeshGuard<RequestAuthenticationSpec>> TokenRules { get; init; }

    /// <summary>PeerAuthentications, in the order of the package.</summary>
    public required IReadOnlyList<MeshGuard<PeerAuthenticationSpec>> PeerRules { get; init; }

    /// <summary>
    /// Those of the package's workloads; Istio's own gateways are in <see cref="Clusters.IstioGateways"/>.
    /// </summary>
    public required MeshPods Pods { get; init; }

    /// <summary>Only their keys; no value is kept.</summary>
    public required MeshSecrets Secrets { get; init; }

    /// <summary>Namespaces that some resource is in, or that have a document of their own; sorted.</summary>
    public required IReadOnlyList<string> Namespaces { get; init; }

    /// <summary>What the Namespaces of the package say of their pods.</summary>
    public required MeshNamespaces Modes { get; init; }

    /// <summary>Kyma's Istio resource enables the ambient mesh, for namespaces that ask for it.</summary>
    public required bool HasAmbient { get; init; }

    /// <summary>Kyma's Istio resource enables it.</summary>
    public required bool HasEgressGateway { get; init; }

    /// <summary>Kyma's Istio resource is in the package, so what it enables is known.</summary>
    public required bool HasIstioResource { get; init; }

    /// <summary>Some resource has no <c>creationTimestamp</c>, so its age is not known.</summary>
    public required bool HasUnknownAges { get; init; }

    /// <summary>They may change what any proxy does, which is not modelled.</summary>
    public required IReadOnlyList<MeshRef> EnvoyFilters { get; init; }

    /// <summary>
    /// What else may limit traffic and is not understood here: extensions of proxies, network policies of other groups,
    /// policies of whole clusters.
    /// </summary>
    public required IReadOnlyList<MeshRef> OtherGuards { get; init; }

    /// <summary>Kyma's Istio resource asks for the behaviour of the release before.</summary>
    public bool HasCompatibilityMode { get; init; }

    /// <summary>Sidecars answer DNS with addresses of their own.</summary>
    public required bool HasDnsProxying { get; init; }

    public required IstioVersion Version { get; init; }

    /// <summary>Of all models that are made of these resources.</summary>
    public WorkDone Work { get; } = new();

    /// <summary>How the lists are sorted: what counts as older where no file says it.</summary>
    public AgeOrder Order { get; private init; }

    /// <summary>
    /// The same resources with their lists sorted by age; of equal age (one kubectl apply) by name, then by namespace.
    /// </summary>
    public MeshResources In(AgeOrder order)
    {
        return this with
        {
            Order = order,
            Gateways = Sorted(Gateways),
            ServiceEntries = Sorted(ServiceEntries),
            WorkloadEntries = new(Sorted(WorkloadEntries.All).Select(entry => (entry.Namespace, entry.Labels, entry))),
            VirtualServices = Sorted(VirtualServices),
            DestinationRules = Sorted(DestinationRules),
            Sidecars = Sorted(Sidecars),
            Policies = Sorted(Policies),
            Services = Sorted(Services),
        };

        IReadOnlyList<MeshResource<TSpec>> Sorted<TSpec>(IReadOnlyList<MeshResource<TSpec>> resources) =>
            resources
                .OrderBy(resource => resource.Age.In(order))
                .ThenBy(resource => resource.Name, StringComparer.Ordinal)
                .ThenBy(resource => resource.Namespace, StringComparer.Ordinal)
                .ToArray();
    }
}
