using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Mesh.Scoping;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>Istio's ingress or egress gateway: what all Gateways that select its pods make of it.</summary>
internal sealed class GatewayProxy
{
    readonly Dictionary<int, GatewayListener?> _listeners = [];
    readonly Dictionary<int, ServersByHost> _passthrough = [];

    public GatewayProxy(
        ProxyKind kind,
        MeshPod pod,
        MeshService service,
        MeshResources resources,
        ServiceRegistry registry,
        VirtualServices routes
    )
    {
        (Kind, Pod, Service) = (kind, pod, service);
        Scope = new GatewayScope(registry, prefersOwn: resources.Version.PrefersOwnEntries);
        Routes = new GatewayRoutes(routes, registry, Scope, pod.Labels);
        Policies = new GatewayPolicies(resources, pod.Labels);
        Certificates = new ServerCertificates(resources.Secrets);
        Merge = GatewayMerger.Merge(GatewayServer.AllOf(resources.Gateways.Where(IsFor), PodPort));
    }

    public ProxyKind Kind { get; }

    /// <summary>Its pods, which are all alike; Gateways select them by its labels.</summary>
    public MeshPod Pod { get; }

    /// <summary>Through which it is called.</summary>
    public MeshService Service { get; }

    /// <summary>The services that it knows.</summary>
    public GatewayScope Scope { get; }

    /// <summary>The VirtualServices that are bound to its Gateways.</summary>
    public GatewayRoutes Routes { get; }

    /// <summary>The AuthorizationPolicies that select its pods.</summary>
    public GatewayPolicies Policies { get; }

    public ServerCertificates Certificates { get; }

    /// <summary>All Gateways of its pods as one.</summary>
    public GatewayMerge Merge { get; }

    public IEnumerable<GatewayListener> Listeners =>
        Merge.Groups.Select(group => group.PodPort).Distinct().Order().Select(Listener).OfType<GatewayListener>();

    /// <summary>A Gateway without a selector is for every gateway.</summary>
    public bool IsFor(MeshResource<GatewaySpec> gateway) => LabelSyntax.Covers(Pod.Labels, gateway.Spec.Selector);

    /// <summary>
    /// A Gateway's port is the Service's where that has it, and the pod listens at its target; any other is the pod's
    /// own.
    /// </summary>
    public int PodPort(int port) => Service.PortOf(port)?.TargetPort ?? port;

    /// <summary>
    /// The port of the Service by which clients reach a server's port; null where there is none, so no client can.
    /// </summary>
    public int? CalledPort(int port)
    {
        var podPort = PodPort(port);
        return Service.Ports.FirstOrDefault(own => PodPort(own.Number) == podPort)?.Number;
    }

    /// <summary>Null: nobody listens.</summary>
    public GatewayListener? Listener(int podPort)
    {
        if (!_listeners.TryGetValue(podPort, out var listener))
            _listeners[podPort] = listener = GatewayListener.Of(podPort, Merge.Groups, Routes);
        return listener;
    }

    /// <summary>
    /// The Gateways of a filter chain: where TLS passes through, all that have its names on the port.
    /// </summary>
    public IReadOnlyList<MeshRef> Owners(GatewayChain chain, int podPort) =>
        !chain.Server.IsPassthrough
            ? [chain.Server.Gateway.Reference]
            : PassthroughAt(podPort)
                .Overlapping(chain.Sni)
                .Where(server => server.Names.Any(name => chain.Sni.Any(sni => HostNames.Overlap(name, sni))))
                .Select(server => server.Gateway.Reference)
                .Distinct()
                .ToArray();

    ServersByHost PassthroughAt(int podPort)
    {
        if (!_passthrough.TryGetValue(podPort, out var servers))
            _passthrough[podPort] = servers = new ServersByHost(
                Merge
                    .Groups.Where(group => group.PodPort == podPort)
                    .SelectMany(group => group.Servers)
                    .Where(server => server.IsPassthrough)
                    .ToArray()
            );
        return servers;
    }

    /// <summary>The Gateways with a server for a host on a port of plain HTTP, oldest first.</summary>
    public static IReadOnlyList<MeshRef> Owners(ServersByHost servers, string host) =>
        servers
            .Covering(host)
            .Where(server => server.Names.Any(name => HostNames.Covers(name, host)))
            .Select(server => server.Gateway.Reference)
            .Distinct()
            .ToArray();
}
