using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Mesh.Scoping;

/// <summary>
/// A service as the clusters of a proxy have it: several entries of one host and namespace count as one.
/// </summary>
/// <param name="First">The oldest of the entries, which gives the cluster all but its ports.</param>
/// <param name="Ports">Of all entries; of the first one first.</param>
internal sealed record KnownService(MeshService First, IReadOnlyList<MeshPort> Ports)
{
    /// <summary>The port of any of the entries with this number; null where none has it.</summary>
    public MeshPort? PortOf(int number) => Ports.FirstOrDefault(port => port.Number == number);
}

/// <summary>What a proxy knows of the mesh.</summary>
internal interface IProxyScope
{
    /// <summary>Of the proxy.</summary>
    string Namespace { get; }

    /// <summary>The service that a host means to this proxy; null: it has no cluster for it.</summary>
    KnownService? Service(string host);
}

/// <summary>
/// What a sidecar knows: its namespace's part of the registry, narrowed by a Sidecar (istio, sidecar.go).
/// </summary>
internal sealed class SidecarScope : IProxyScope
{
    readonly ServiceRegistry _registry;
    readonly VirtualServices _routes;
    readonly bool _choosesByAlphabet;
    readonly Dictionary<string, KnownService?> _known = [];

    public SidecarScope(
        ServiceRegistry registry,
        VirtualServices routes,
        string @namespace,
        MeshResource<SidecarSpec>? sidecar,
        bool choosesByAlphabet
    )
    {
        (_registry, _routes, _choosesByAlphabet) = (registry, routes, choosesByAlphabet);
        Namespace = @namespace;
        Sidecar = sidecar?.Reference;
        Policy = sidecar?.Spec.OutboundTrafficPolicy;
        AllowsAny = sidecar?.Spec.IsRegistryOnly != true;
        Listeners = EgressListeners.Of(registry, routes, @namespace, sidecar?.Spec.Egress).ToArray();
    }

    public string Namespace { get; }

    /// <summary>Null where no Sidecar applies.</summary>
    public MeshRef? Sidecar { get; }

    /// <summary>Null: that of the mesh, which allows any in Kyma.</summary>
    public OutboundTrafficPolicy? Policy { get; }

    /// <summary>Also what nobody has registered.</summary>
    public bool AllowsAny { get; }

    /// <summary>In the order of the Sidecar's <c>egress</c>; one for everything without a Sidecar.</summary>
    public IReadOnlyList<EgressListener> Listeners { get; }

    /// <summary>The listener that is responsible for a port's routes.</summary>
    public EgressListener? ForRoutes(int port) =>
        Listeners.FirstOrDefault(listener => listener.Port is null || listener.Port == port);

    public KnownService? Service(string host)
    {
        if (!_known.TryGetValue(host, out var known))
            _known[host] = known = Collect(host);
        return known;
    }

    KnownService? Collect(string host)
    {
        KnownService? found = null;
        foreach (var listener in Listeners)
        {
            foreach (var service in listener.At(host))
                found = Added(
                    found,
                    service,
                    listener.NeedsPort && service.Ports.Count > 1
                        ? [service.PortOf(listener.Port!.Value)! with { TargetPort = null }]
                        : service.Ports
                );
            found = WithRouted(found, listener, host);
        }

        return found;
    }

    /// <summary>
    /// What the listener's VirtualServices lead to is known as well, whether or not the Sidecar lets it in. Most often
    /// it is known already, and none of them is looked at.
    /// </summary>
    KnownService? WithRouted(KnownService? found, EgressListener listener, string host)
    {
        if (
            _routes.To(host) is not { Count: > 0 } all
            || (_registry.In(host, Namespace) ?? Best(host)) is not { } service
        )
            return found;
        foreach (var routes in all)
        {
            if (found is not null && !CanAdd(found, service))
                return found;
            if (!listener.LetsIn(routes))
                continue;
            var destinations = routes
                .Destinations[host]
                .Where(to => to.SourceNamespaces?.Contains(Namespace) != false)
                .ToArray();
            if (destinations.Length == 0)
                continue;
            var wanted = destinations.Any(to => to.Port is null)
                ? null
                : destinations.Select(to => to.Port!.Value).ToHashSet();
            if (listener.NeedsPort)
                wanted = [listener.Port!.Value];
            var ports = wanted is null
                ? service.Ports
                : service.Ports.Where(port => wanted.Contains(port.Number)).ToArray();
            if (ports.Count > 0)
                found = Added(found, service, ports);
        }

        return found;
    }

    /// <summary>
    /// Of several namespaces: that with a Kubernetes Service, else the oldest; up to 1.29, and in 1.30's compatibility
    /// mode, the first by alphabet.
    /// </summary>
    MeshService? Best(string host)
    {
        var visible = _registry.At(host).Where(service => service.Exports.Reaches(Namespace)).ToArray();
        if (visible.Length == 0)
            return null;
        var best = _choosesByAlphabet
            ? visible.MinBy(service => service.Namespace, StringComparer.Ordinal)!
            : visible.FirstOrDefault(service => service.IsKubernetes) ?? visible[0];
        return _registry.In(host, best.Namespace);
    }

    /// <summary>The service takes the place of what was found, or has a port that this lacks.</summary>
    static bool CanAdd(KnownService found, MeshService service) =>
        (!found.First.IsKubernetes && service.IsKubernetes)
        || (CanMerge(found.First, service) && service.Ports.Any(port => found.PortOf(port.Number) is null));

    static KnownService Added(KnownService? found, MeshService service, IReadOnlyList<MeshPort> ports)
    {
        if (found is null)
            return new KnownService(service, ports);
        if (ReferenceEquals(found.First, service) && found.Ports.Count == service.Ports.Count)
            return found;
        if (!found.First.IsKubernetes && service.IsKubernetes)
            return new KnownService(service, ports);
        if (!CanMerge(found.First, service))
            return found;
        var numbers = found.Ports.Select(port => port.Number).ToHashSet();
        return found with { Ports = [.. found.Ports, .. ports.Where(port => numbers.Add(port.Number))] };
    }

    static bool CanMerge(MeshService one, MeshService other) =>
        one.IsKubernetes == other.IsKubernetes
        && one.Namespace == other.Namespace
        && one.Resolution == other.Resolution
        && one.Exports.IsPublic == other.Exports.IsPublic
        && one.Exports.Names.SetEquals(other.Exports.Names)
        && one.Selector.Count == other.Selector.Count
        && LabelSyntax.Covers(one.Selector, other.Selector);
}
