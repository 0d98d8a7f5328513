using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.RateLimits;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>Sorts the resources of a package by what they mean to the mesh.</summary>
internal sealed class MeshReader
{
    readonly List<MeshResource<GatewaySpec>> _gateways = [];
    readonly List<MeshResource<ServiceEntrySpec>> _entries = [];
    readonly List<MeshResource<WorkloadEntry>> _workloadEntries = [];
    readonly List<MeshResource<VirtualServiceSpec>> _virtualServices = [];
    readonly List<MeshResource<DestinationRuleSpec>> _rules = [];
    readonly List<MeshResource<SidecarSpec>> _sidecars = [];
    readonly List<MeshResource<AuthorizationPolicySpec>> _policies = [];
    readonly List<MeshResource<ClusterService>> _services = [];
    readonly List<(string Group, string Kind, YamlMapping Root, ResourceSource Source)> _workloads = [];
    readonly Dictionary<(string, string), CredentialKeys> _secrets = [];
    readonly Dictionary<(string, string), CredentialKeys> _configMaps = [];
    readonly Dictionary<(string, string), CredentialKeys> _issued = [];
    readonly MeshNamespaces _modes = new();
    readonly SortedSet<string> _namespaces = new(StringComparer.Ordinal);
    readonly List<MeshRef> _envoyFilters = [];
    readonly List<MeshRef> _otherGuards = [];
    readonly List<MeshRateLimit> _limits = [];
    readonly List<MeshRef> _networkPolicies = [];
    readonly List<MeshGuard<RequestAuthenticationSpec>> _tokenRules = [];
    readonly List<MeshGuard<PeerAuthenticationSpec>> _peerRules = [];
    bool _hasIstioResource;
    bool _hasUnknownAges;
    bool _hasEgressGateway;
    bool _hasDnsProxying;
    bool _hasCompatibilityMode;
    bool _hasAmbient;
    int _count;

    static readonly HashSet<(string Group, string Kind)> OtherGuards =
    [
        ("extensions.istio.io", "WasmPlugin"),
        ("extensions.istio.io", "TrafficExtension"),
        ("policy.networking.k8s.io", "AdminNetworkPolicy"),
        ("policy.networking.k8s.io", "BaselineAdminNetworkPolicy"),
        ("policy.networking.k8s.io", "ClusterNetworkPolicy"),
        ("cilium.io", "CiliumNetworkPolicy"),
        ("cilium.io", "CiliumClusterwideNetworkPolicy"),
        ("crd.projectcalico.org", "NetworkPolicy"),
        ("crd.projectcalico.org", "GlobalNetworkPolicy"),
        ("projectcalico.org", "NetworkPolicy"),
        ("projectcalico.org", "GlobalNetworkPolicy"),
    ];

    /// <param name="sources">Whatever will be in the cluster; in the order that counts as age.</param>
    /// <param name="isRefused">Istio's webhook refuses it, so it counts as absent.</param>
    public static MeshResources Read(
        IEnumerable<ResourceSource> sources,
        Func<ResourceSource, bool> isRefused,
        IstioVersion version
    )
    {
        var reader = new MeshReader();
        foreach (var source in sources)
        {
            reader._count++;
            Heap.Settle();
            if (!isRefused(source) && !reader.AddIstio(source) && source.Root is YamlMapping root)
                reader.Add(source, root);
        }

        return reader.Result(version).In(AgeOrder.FirstIsOldest);
    }

    MeshResources Result(IstioVersion version)
    {
        foreach (var issued in _issued)
            _secrets.TryAdd(issued.Key, issued.Value);
        var pods = _workloads
            .Select(workload =>
                ClusterReader.Pod(workload.Group, workload.Kind, workload.Root, workload.Source, _modes)
            )
            .OfType<MeshPod>()
            .ToArray();
        return new MeshResources
        {
            Gateways = _gateways,
            ServiceEntries = _entries,
            WorkloadEntries = new(_workloadEntries.Select(entry => (entry.Namespace, entry.Labels, entry))),
            VirtualServices = ApiRuleHosts.Completed(_virtualServices, _gateways),
            DestinationRules = _rules,
            Sidecars = _sidecars,
            Policies = _policies,
            Services = _services,
            RateLimits = _limits,
            NetworkPolicies = _networkPolicies,
            TokenRules = _tokenRules,
            PeerRules = _peerRules,
            Pods = new MeshPods(pods),
            Secrets = new MeshSecrets(_secrets, _configMaps),
            Namespaces = _namespaces
                .Union(_modes.Names)
                .Union(pods.Select(pod => pod.Namespace))
                .Order(StringComparer.Ordinal)
                .ToArray(),
            Modes = _modes,
            HasAmbient = _hasAmbient,
            HasEgressGateway = _hasEgressGateway,
            HasIstioResource = _hasIstioResource,
            HasUnknownAges = _hasUnknownAges,
            EnvoyFilters = _envoyFilters,
            OtherGuards = _otherGuards,
            HasDnsProxying = _hasDnsProxying,
            HasCompatibilityMode = _hasCompatibilityMode,
            Version = version,
        };
    }

    /// <summary>What was read of it once says all, so its tree is not needed.</summary>
    /// <returns>False where the kind is another.</returns>
    bool AddIstio(ResourceSource source)
    {
        switch (ResourceId.GroupOf(source.ApiVersion), source.Kind)
        {
            case (IstioRules.Group, "Gateway"):
                Add(_gateways, GatewaySpec.Shape, source);
                if (source.Root is YamlMapping root)
                    foreach (var (managed, secret, _) in ManagedCertificates.Of(root))
                        _issued.TryAdd((managed, secret), CredentialKeys.Server);
                break;
            case (IstioRules.Group, "ServiceEntry"):
                Add(_entries, ServiceEntrySpec.Shape, source);
                break;
            case (IstioRules.Group, "WorkloadEntry"):
                AddWorkload(source);
                break;
            case (IstioRules.Group, "VirtualService"):
                Add(_virtualServices, VirtualServiceSpec.Shape, source);
                break;
            case (IstioRules.Group, "DestinationRule"):
                Add(_rules, DestinationRuleSpec.Shape, source);
                break;
            case (IstioRules.Group, "Sidecar"):
                Add(_sidecars, SidecarSpec.Shape, source);
                break;
            case (IstioKinds.Security, "AuthorizationPolicy"):
                Add(_policies, AuthorizationPolicySpec.Shape, source);
                break;
            case (IstioKinds.Security, "RequestAuthentication"):
                AddGuard(_tokenRules, RequestAuthenticationSpec.Shape, source);
                break;
            case (IstioKinds.Security, "PeerAuthentication"):
                AddGuard(_peerRules, PeerAuthenticationSpec.Shape, source);
                break;
            default:
                return false;
        }

        source.Tree.Drop();
        return true;
    }

    void Add(ResourceSource source, YamlMapping root)
    {
        var (group, kind) = (ResourceId.GroupOf(source.ApiVersion), source.Kind);
        switch (group, kind)
        {
            case ("", "Service"):
                _services.Add(Of(source, root, ClusterReader.Service(root)));
                break;
            case ("", "Secret"):
                AddCredential(_secrets, source, root, isText: false);
                break;
            case ("", "ConfigMap"):
                AddCredential(_configMaps, source, root, isText: true);
                break;
            case ("", "Namespace"):
                _modes.Add(root);
                break;
            case ("operator.kyma-project.io", "Istio"):
                _hasIstioResource = true;
                _hasEgressGateway |= KymaIstio.HasEgressGatewayIn(root);
                _hasDnsProxying |= KymaIstio.HasDnsProxyingIn(root);
                _hasAmbient |= root.FindBool("spec", "experimental", "enableAmbient") is true;
                _hasCompatibilityMode |= root.FindBool("spec", "compatibilityMode") is true;
                break;
            case (IstioRules.Group, "EnvoyFilter"):
                var (@namespace, filter) = ClusterReader.Identity(root);
                _envoyFilters.Add(new MeshRef(kind, @namespace, filter, source));
                break;
            case ("gateway.kyma-project.io", "APIRule"):
                if (ApiRuleRoutes.Of(root) is { } routes)
                    _virtualServices.Add(Of(source, root, routes));
                break;
            case (RateLimitSpec.Group, RateLimitSpec.Kind):
                var (limited, limit) = ClusterReader.Identity(root);
                if (RateLimitSpec.Read(source, new Findings()) is { } spec)
                    _limits.Add(new MeshRateLimit(new MeshRef(kind, limited, limit, source), spec));
                break;
            case ("networking.k8s.io", "NetworkPolicy"):
                var (guarded, policy) = ClusterReader.Identity(root);
                _networkPolicies.Add(new MeshRef(kind, guarded, policy, source));
                source.Tree.Drop();
                break;
            case
            ("cert.gardener.cloud", "Certificate")
            or
            ("cert-manager.io", "Certificate")
            or ("external-secrets.io", "ExternalSecret"):
                if (IssuedSecrets.Of(group, root) is { } issued)
                    _issued.TryAdd(issued.Secret, issued.Keys);
                break;
            default:
                if (PodTemplates.Paths.ContainsKey((group, kind)))
                    _workloads.Add((group, kind, root, source));
                else
                {
                    if (OtherGuards.Contains((group, kind)))
                        _otherGuards.Add(
                            new MeshRef(
                                kind,
                                root.FindText("metadata", "namespace") ?? "",
                                root.FindText("metadata", "name") ?? "",
                                source
                            )
                        );
                    source.Tree.Drop();
                }

                break;
        }
    }

    /// <summary>
    /// Its labels are those of its spec and of its metadata, which take precedence (istio, serviceentry/conversion.go
    /// convertWorkloadEntry).
    /// </summary>
    void AddWorkload(ResourceSource source)
    {
        Add(_workloadEntries, WorkloadEntry.Shape, source);
        if (_workloadEntries is [.., var entry] && entry.Source == source)
            _workloadEntries[^1] = entry with
            {
                Read = entry.Read with { Labels = Merged(entry.Labels, entry.Spec.Labels) },
            };
    }

    static IReadOnlyDictionary<string, string> Merged(
        IReadOnlyDictionary<string, string> first,
        IReadOnlyDictionary<string, string>? others
    )
    {
        var all = new Dictionary<string, string>(others ?? first);
        foreach (var label in first)
            all[label.Key] = label.Value;
        return all;
    }

    void Add<TSpec>(List<MeshResource<TSpec>> resources, Shape<TSpec> shape, ResourceSource source)
        where TSpec : class
    {
        if (ApiServer.Read(source, shape, IstioVersion.Newest, new Findings()) is { } resource)
            resources.Add(Of(resource));
    }

    static void AddGuard<TSpec>(List<MeshGuard<TSpec>> guards, Shape<TSpec> shape, ResourceSource source)
        where TSpec : class
    {
        if (ApiServer.Read(source, shape, IstioVersion.Newest, new Findings()) is { } read)
            guards.Add(
                new MeshGuard<TSpec>(
                    new MeshRef(source.Kind, ClusterReader.NamespaceOf(read.Namespace), read.Name, source),
                    read.Spec
                )
            );
    }

    MeshResource<TSpec> Of<TSpec>(ResourceSource source, YamlMapping root, TSpec spec)
        where TSpec : class => Of(IstioResource<TSpec>.Of(source, root, spec));

    MeshResource<TSpec> Of<TSpec>(IstioResource<TSpec> resource)
        where TSpec : class
    {
        var @namespace = ClusterReader.NamespaceOf(resource.Namespace);
        _namespaces.Add(@namespace);
        _hasUnknownAges |= resource.Created is null;
        return new MeshResource<TSpec>(resource, resource.Source.Kind, @namespace, _count);
    }

    /// <summary>Most are never asked about, so their trees are not needed for now.</summary>
    static void AddCredential(
        Dictionary<(string, string), CredentialKeys> credentials,
        ResourceSource source,
        YamlMapping root,
        bool isText
    )
    {
        credentials[ClusterReader.Identity(root)] =
            IssuedSecrets.OfHidden(root)
            ?? new CredentialKeys(() => SecretReader.Read((YamlMapping)source.Root, isText));
        source.Tree.Drop();
    }
}
