using Kyma.Krm.Egress;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Clusters;

namespace Kyma.Krm.Tracing;

/// <summary>One host and port that a client may ask for.</summary>
/// <param name="Name">As it is registered, with its wildcard.</param>
/// <param name="Target">What is asked for; a wildcard has a made-up first label.</param>
/// <param name="Address">That of its ServiceEntry; null: where its name leads.</param>
/// <param name="Method">Of HTTP.</param>
internal sealed record ReachTarget(
    string Name,
    TraceTarget Target,
    string? Address = null,
    string Method = MeshRequest.Get
)
{
    /// <summary>What the client sends.</summary>
    public MeshRequest RequestOf(MeshClient client) =>
        new()
        {
            From = client,
            Host = Target.Host,
            Port = Target.Port,
            Protocol = Target.Protocol,
            Path = Target.Path,
            Method = Method,
            Address = Address,
        };
}

/// <summary>Everything that a package knows by name: what there is to ask for.</summary>
internal static class TraceReach
{
    /// <summary>A host that nobody registers: no name of the Internet ends so (RFC 2606).</summary>
    public static readonly ReachTarget Unregistered = new(
        "any other host",
        new TraceTarget(RequestProtocol.Https, "any-other-host.invalid", 443, "/")
    );

    /// <summary>Stands for any name below a wildcard.</summary>
    const string AnyLabel = "any-name";

    /// <summary>
    /// A request is compared with the routes of its host one after the other, so to ask for every path takes the square
    /// of their number. So many comparisons take a few seconds.
    /// </summary>
    const long MostRoutes = 10_000_000;

    /// <summary>
    /// Hosts of the registry and of VirtualServices, by name, port and address. Names between sidecar and egress
    /// gateway, that no application asks for, are left out.
    /// </summary>
    public static IReadOnlyList<ReachTarget> Targets(MeshModel mesh)
    {
        var found = new Dictionary<(string, int, string?, string, string), ReachTarget>();
        foreach (var service in mesh.Registry.All.Where(service => service.Reference.Source is not null))
        {
            if (LaneNames.IsInternal(service.Host))
                continue;
            foreach (var port in service.Ports.Where(port => port.Protocol != Protocol.Udp))
            {
                var protocol = RequestProtocols.Of(port.Protocol);
                Add(found, service.Host, port.Number, protocol, service.WrittenAddress);
                if (service.LastAddress is { } last)
                    Add(found, service.Host, port.Number, protocol, last);
            }
        }

        foreach (var routes in mesh.Routes.All.Where(routes => routes.IsForMesh && routes.Spec.Http is { Count: > 0 }))
        {
            foreach (var host in routes.Hosts.Where(host => mesh.Registry.At(host).Count == 0))
                Add(found, host, 80, RequestProtocol.Http);
        }

        return InOrder(found.Values);
    }

    public static List<ReachTarget> InOrder(IEnumerable<ReachTarget> targets) =>
        [.. targets.OrderBy(target => target.Name, StringComparer.Ordinal).ThenBy(target => target.Target.Port)];

    /// <summary>Hosts of the Gateways, asked from outside; each for one path that is routed.</summary>
    public static IReadOnlyList<ReachTarget> GatewayTargets(MeshModel mesh)
    {
        var found = new Dictionary<(string, int, string?, string, string), ReachTarget>();
        var paths = new RoutedPaths(mesh, IstioGateways.Ingress);
        foreach (var (gateway, host, port, protocol) in GatewayHosts(mesh))
            Add(found, host, port, protocol, path: paths.First(gateway, host));
        return InOrder(found.Values);
    }

    /// <summary>
    /// The same for every path and method that a route or a policy names, and for hosts that a policy names: what one
    /// of them loses, no other shows.
    /// </summary>
    /// <param name="mesh">The package.</param>
    /// <param name="most">With so many, every further host is asked for one path.</param>
    /// <param name="left">How many there are besides, at most.</param>
    public static IReadOnlyList<ReachTarget> GatewayPaths(MeshModel mesh, int most, out long left)
    {
        var found = new Dictionary<(string, int, string?, string, string), ReachTarget>();
        var budget = new Budget(new RoutedPaths(mesh, IstioGateways.Ingress), MostRoutes);
        foreach (var (gateway, host, port, protocol) in GatewayHosts(mesh, new PolicyHosts(mesh)))
        {
            foreach (var (method, path) in budget.Requests(gateway, host, isCut: found.Count >= most))
                Add(found, host, port, protocol, path: path, method: method);
        }

        left = budget.Left;
        return InOrder(found.Values);
    }

    /// <summary><see cref="Targets"/> for every path and method that a route in the mesh or a policy names.</summary>
    /// <param name="mesh">The package.</param>
    /// <param name="clients">How many will ask for all of them.</param>
    /// <param name="left">How many there are besides, at most, for all clients.</param>
    public static IReadOnlyList<ReachTarget> Paths(MeshModel mesh, int clients, out long left)
    {
        var found = new List<ReachTarget>();
        var budget = new Budget(new RoutedPaths(mesh, IstioGateways.Egress), MostRoutes / Math.Max(1, clients));
        foreach (var target in Targets(mesh))
        {
            if (target.Target.Protocol != RequestProtocol.Http)
                found.Add(target);
            else
                found.AddRange(
                    budget
                        .Requests(Destinations.Mesh, target.Name, isCut: false)
                        .Select(asked =>
                            target with
                            {
                                Target = target.Target with { Path = asked.Path },
                                Method = asked.Method,
                            }
                        )
                );
        }

        left = budget.Left * clients;
        return found;
    }

    /// <summary>Comparisons of requests with routes, as long as there are some left.</summary>
    sealed class Budget(RoutedPaths paths, long left)
    {
        long _comparisons = left;

        /// <summary>How many requests were not handed out, at most.</summary>
        public long Left { get; private set; }

        /// <summary>At least one, however little is left.</summary>
        /// <param name="isCut">One, whatever is left.</param>
        public IEnumerable<RoutedRequest> Requests(string gateway, string host, bool isCut)
        {
            var (count, cost) = (paths.Count(gateway, host), paths.Cost(gateway, host));
            var asked = isCut ? 1 : (int)Math.Min(count, Math.Max(1, _comparisons / cost));
            _comparisons -= asked * cost;
            Left += count - asked + paths.WithoutExample(gateway, host);
            return paths.All(gateway, host).Take(asked);
        }
    }

    /// <param name="policies">Null where each host is asked by what routes it.</param>
    static IEnumerable<(string Gateway, string Host, int Port, RequestProtocol Protocol)> GatewayHosts(
        MeshModel mesh,
        PolicyHosts? policies = null
    )
    {
        foreach (var gateway in mesh.Resources.Gateways.Where(mesh.Ingress.IsFor))
        {
            foreach (var server in gateway.Spec.Servers ?? [])
            {
                if (server.Port?.Number is not (> 0 and <= 65535 and var written))
                    continue;
                var port = mesh.Ingress.CalledPort((int)written) ?? (int)written;
                var protocol =
                    Protocols.Parse(server.Port.Protocol) is var spoken && spoken.IsTls()
                        ? RequestProtocol.Https
                        : RequestProtocols.Of(spoken);
                var id = $"{gateway.Namespace}/{gateway.Name}";
                foreach (var host in Names(mesh, id, server.Hosts ?? [], policies))
                    yield return (id, host, port, protocol);
            }
        }
    }

    /// <summary>A wildcard is asked by the names of the VirtualServices below it, where there are some.</summary>
    static IEnumerable<string> Names(MeshModel mesh, string gateway, IReadOnlyList<string> hosts, PolicyHosts? policies)
    {
        foreach (var entry in hosts)
        {
            var host = HostNames.WithoutNamespace(entry);
            var below = mesh
                .Routes.HostsOf(gateway)
                .Overlapping(host)
                // One for each of its hosts.
                .Distinct()
                .SelectMany(routes => routes.Hosts)
                .Where(name => HostNames.Covers(host, name))
                .Distinct()
                .ToList();
            foreach (var name in below.Count > 0 ? below : [host])
                yield return name;
            foreach (var name in policies?.Below(host).Except(below) ?? [])
                yield return name;
        }
    }

    static void Add(
        Dictionary<(string Name, int Port, string? Address, string Path, string Method), ReachTarget> found,
        string host,
        int port,
        RequestProtocol protocol,
        string? address = null,
        string path = "/",
        string method = MeshRequest.Get
    )
    {
        var name =
            host == "*" ? $"{AnyLabel}.example.com"
            : HostNames.IsWildcard(host) ? $"{AnyLabel}{host[1..]}"
            : host;
        found.TryAdd(
            (host, port, address, path, method),
            new ReachTarget(host, new TraceTarget(protocol, name, port, path), address, method)
        );
    }
}
