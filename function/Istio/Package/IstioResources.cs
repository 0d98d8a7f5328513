using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Istio.Package;

/// <summary>All Istio resources of a package that can be read, in the order of the package.</summary>
internal sealed class IstioResources
{
    readonly List<IstioResource<GatewaySpec>> _gateways = [];
    readonly List<IstioResource<ServiceEntrySpec>> _serviceEntries = [];
    readonly List<IstioResource<DestinationRuleSpec>> _destinationRules = [];
    readonly List<IstioResource<SidecarSpec>> _sidecars = [];
    readonly List<IstioResource<VirtualServiceSpec>> _virtualServices = [];

    /// <summary>In the order of the package.</summary>
    public IReadOnlyList<IstioResource<GatewaySpec>> Gateways => _gateways;

    /// <summary>In the order of the package.</summary>
    public IReadOnlyList<IstioResource<ServiceEntrySpec>> ServiceEntries => _serviceEntries;

    /// <summary>In the order of the package.</summary>
    public IReadOnlyList<IstioResource<DestinationRuleSpec>> DestinationRules => _destinationRules;

    /// <summary>In the order of the package.</summary>
    public IReadOnlyList<IstioResource<SidecarSpec>> Sidecars => _sidecars;

    /// <summary>In the order of the package.</summary>
    public IReadOnlyList<IstioResource<VirtualServiceSpec>> VirtualServices => _virtualServices;

    /// <summary>The ServiceEntries by each of their hosts.</summary>
    public Lookup<string, IstioResource<ServiceEntrySpec>> EntriesOf =>
        field ??= _serviceEntries
            .SelectMany(entry => (entry.Spec.Hosts ?? []).Select(host => (host, entry)))
            .ToLookup(pair => pair.host, pair => pair.entry);

    /// <summary>The configs of this run, by name.</summary>
    public IReadOnlySet<string> Configs { get; private init; } = new HashSet<string>();

    /// <summary>Kyma's Istio resource says that sidecars answer DNS, with an address for each host.</summary>
    public bool HasDnsProxying { get; private init; }

    /// <summary>
    /// What two configs of one run do to each other was told at their own fields, where it can be mended.
    /// </summary>
    public bool IsToldAtConfigs<TSpec>(IstioResource<TSpec> one, IstioResource<TSpec> other) =>
        !ReferenceEquals(one, other) && IsOfConfig(one) && IsOfConfig(other);

    /// <summary>
    /// A config of this run has compared what it renders with the other one: with that of a config of this run too, or
    /// with what somebody wrote. What a config elsewhere rendered it takes for nothing that concerns it.
    /// </summary>
    public bool HasComparedItself<TSpec>(IstioResource<TSpec> one, IstioResource<TSpec> other) =>
        (IsOfConfig(one) && IsOfConfigOrNone(other)) || (IsOfConfig(other) && IsOfConfigOrNone(one));

    bool IsOfConfigOrNone<TSpec>(IstioResource<TSpec> resource) =>
        Marks.OwnerOf(resource.Source.Tree) is null || IsOfConfig(resource);

    /// <summary>Rendered from a config of this run, where it was judged.</summary>
    public bool IsOfConfig<TSpec>(IstioResource<TSpec> resource) => IsOfConfig(resource.Source);

    /// <summary>The same of a resource by its source; null is not of any config.</summary>
    public bool IsOfConfig(ResourceSource? source) =>
        Configs.Count > 0 && Marks.OwnerOf(source?.Tree) is { } owner && Configs.Contains(owner);

    /// <summary>Sources of other kinds are passed over.</summary>
    public static IstioResources Read(
        IEnumerable<ResourceSource> sources,
        IReadOnlySet<string>? configs = null,
        bool hasDnsProxying = false
    )
    {
        var package = new IstioResources
        {
            Configs = configs ?? new HashSet<string>(),
            HasDnsProxying = hasDnsProxying,
        };
        foreach (var source in sources)
            package.Add(source);
        return package;
    }

    void Add(ResourceSource source)
    {
        if (!IstioKinds.Covers(source))
            return;
        switch (source.Kind)
        {
            case "Gateway":
                Add(_gateways, source, GatewaySpec.Shape);
                break;
            case "ServiceEntry":
                Add(_serviceEntries, source, ServiceEntrySpec.Shape);
                break;
            case "DestinationRule":
                Add(_destinationRules, source, DestinationRuleSpec.Shape);
                break;
            case "Sidecar":
                Add(_sidecars, source, SidecarSpec.Shape);
                break;
            case "VirtualService":
                Add(_virtualServices, source, VirtualServiceSpec.Shape);
                break;
        }
    }

    static void Add<TSpec>(List<IstioResource<TSpec>> resources, ResourceSource source, Shape<TSpec> shape)
        where TSpec : class
    {
        if (ApiServer.Read(source, shape, IstioVersion.Newest, new Findings()) is { } resource)
            resources.Add(resource);
        source.Tree.Drop();
    }
}
