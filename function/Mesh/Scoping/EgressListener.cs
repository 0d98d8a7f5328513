using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Mesh.Scoping;

/// <summary>
/// One egress listener of a Sidecar, or the one that every proxy has without a Sidecar: what it lets in, found host by
/// host.
/// </summary>
internal sealed class EgressListener(
    ServiceRegistry registry,
    VirtualServices routes,
    string ownNamespace,
    Imports imports
)
{
    readonly Dictionary<string, IReadOnlyList<MeshService>> _services = [];
    readonly Dictionary<string, IReadOnlyList<MeshVirtualService>> _routes = [];
    readonly Dictionary<(int Port, ListenerPart Part), MeshService?> _first = [];

    /// <summary>Null: every port that no other listener of the Sidecar has.</summary>
    public int? Port { get; init; }

    /// <summary>Of <see cref="Port"/>; it replaces that of the services.</summary>
    public Protocol Protocol { get; init; }

    /// <summary>The address to listen at; null for those of the services.</summary>
    public string? Bind { get; init; }

    /// <summary>Only services with the listener's own port are let in, and of these only that port.</summary>
    public bool NeedsPort => Port is > 0 && Protocol != Protocol.HttpProxy;

    /// <summary>
    /// The services of a host: all of one namespace, which is the client's own if that has the host, else the first
    /// (istio, sidecar.go selectServices).
    /// </summary>
    public IReadOnlyList<MeshService> At(string host)
    {
        if (!_services.TryGetValue(host, out var known))
            _services[host] = known = Select(host);
        return known;
    }

    /// <summary>The port of a service as this listener has it.</summary>
    public MeshPort? PortOf(MeshService service, int port) => NeedsPort && port != Port ? null : service.PortOf(port);

    /// <summary>Services that make a part of the listener for every address, in istiod's order.</summary>
    public IEnumerable<MeshService> With(int port, ListenerPart part)
    {
        if (NeedsPort && port != Port)
            return [];
        var candidates = imports.FromEverywhere is "*"
            ? registry.Exported(ownNamespace, port, part)
            : imports
                .Namespaces.SelectMany(name => registry.InNamespace(name, port, part))
                .Concat(
                    imports.FromEverywhere is { } hosts
                        ? registry
                            .ExportedByName(ownNamespace, port, part)
                            .Concat(registry.Public(hosts, imports.LetsInFromEverywhere, port, part))
                        : []
                )
                .Distinct()
                .Where(service => service.Exports.Reaches(ownNamespace))
                .OrderBy(service => service.Exports.IsPublic)
                .ThenBy(service => service.Rank);
        return candidates.Where(service =>
        {
            registry.Work.Add();
            return imports.LetsIn(service.Namespace, service.Host) && IsLetIn(service);
        });
    }

    /// <summary>The first of them, which decides most questions; looked for once.</summary>
    public MeshService? First(int port, ListenerPart part)
    {
        if (!_first.TryGetValue((port, part), out var first))
            _first[(port, part)] = first = With(port, part).FirstOrDefault();
        return first;
    }

    public bool IsLetIn(MeshService service) => At(service.Host).Contains(service);

    /// <summary>The names of a service's aliases that are let in with it.</summary>
    public IEnumerable<MeshService> AliasesOf(MeshService service) =>
        registry
            .AliasesOf(service.Host)
            .Where(alias => imports.LetsInAlias(service.Namespace, service.Host, alias.Host));

    /// <summary>The VirtualServices that share a name with a host, in istiod's order.</summary>
    public IReadOnlyList<MeshVirtualService> RoutesOf(string host)
    {
        if (!_routes.TryGetValue(host, out var known))
            _routes[host] = known = InOrder(routes.HostsOf(Destinations.Mesh).Overlapping(host));
        return known;
    }

    /// <summary>Those that have <c>tls</c> matches for a server name.</summary>
    public IReadOnlyList<MeshVirtualService> RoutesForSni(string sni) => InOrder(routes.MeshSni.Covering(sni));

    public bool LetsIn(MeshVirtualService service)
    {
        registry.Work.Add();
        return service.Exports.Reaches(ownNamespace) && imports.LetsInRoutes(service.Namespace, service.Hosts);
    }

    List<MeshVirtualService> InOrder(IEnumerable<MeshVirtualService> found) =>
        [
            .. found
                .Distinct()
                .Where(LetsIn)
                .OrderBy(service => service.GroupFor(ownNamespace))
                .ThenBy(service => service.Rank),
        ];

    List<MeshService> Select(string host)
    {
        // Those of the own namespace come before all others.
        var own = Visible(registry.At(host, ownNamespace));
        if (own.Count > 0)
            return own;
        var visible = Visible(registry.At(host));
        if (visible.Count < 2)
            return visible;
        var chosen = visible.Find(service => service.IsKubernetes) ?? visible[0];
        return [.. visible.Where(service => service.Namespace == chosen.Namespace)];
    }

    List<MeshService> Visible(IEnumerable<MeshService> services) =>
        services
            .Where(service =>
            {
                registry.Work.Add();
                return service.Exports.Reaches(ownNamespace)
                    && imports.LetsIn(service.Namespace, service.Host)
                    && (!NeedsPort || service.PortOf(Port!.Value) is not null);
            })
            .OrderBy(service => service.Exports.IsPublic)
            .ThenBy(service => service.Rank)
            .ToList();
}

/// <summary>The egress listeners that a Sidecar writes, or the one of everybody else.</summary>
internal static class EgressListeners
{
    static readonly string[] Everything = ["*/*"];

    public static IEnumerable<EgressListener> Of(
        ServiceRegistry registry,
        VirtualServices routes,
        string @namespace,
        IReadOnlyList<IstioEgressListener>? egress
    )
    {
        if (egress is not { Count: > 0 })
        {
            yield return new EgressListener(registry, routes, @namespace, new Imports(Everything, @namespace));
            yield break;
        }

        foreach (var listener in egress)
            yield return new EgressListener(registry, routes, @namespace, new Imports(listener.Hosts ?? [], @namespace))
            {
                Port = listener.Port?.Number is >= 0 and <= 65535 and var port ? (int)port : null,
                Protocol = Protocols.Parse(listener.Port?.Protocol),
                Bind =
                    listener.Bind is { Length: > 0 } bind ? bind
                    : listener.CaptureMode == "NONE" ? "127.0.0.1"
                    : null,
            };
    }
}
