using Kyma.Krm.Egress;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Tracing;

/// <summary>One host and port that a client may ask for.</summary>
/// <param name="Name">As it is registered, with its wildcard.</param>
/// <param name="Target">What is asked for; a wildcard has a made-up first label.</param>
/// <param name="Address">That of its ServiceEntry; null: where its name leads.</param>
internal sealed record ReachTarget(string Name, TraceTarget Target, string? Address = null)
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
            Address = Address,
        };
}

/// <summary>Everything that a package knows by name: what there is to ask for.</summary>
internal static class TraceReach
{
    /// <summary>Stands for any name below a wildcard.</summary>
    const string AnyLabel = "any-name";

    const string Root = "/";

    /// <summary>
    /// Hosts of the registry and of VirtualServices, by name, port and address. Names between sidecar and egress
    /// gateway, that no application asks for, are left out.
    /// </summary>
    public static IReadOnlyList<ReachTarget> Targets(MeshModel mesh)
    {
        var found = new Dictionary<(string Name, int Port, string? Address, string Path), ReachTarget>();
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
    public static IReadOnlyList<ReachTarget> GatewayTargets(MeshModel mesh) =>
        GatewayTargets(mesh, paths => paths.Take(1));

    /// <summary>The same for every path that a route names: what one of them loses, no other shows.</summary>
    public static IReadOnlyList<ReachTarget> GatewayPaths(MeshModel mesh) => GatewayTargets(mesh, paths => paths);

    static List<ReachTarget> GatewayTargets(MeshModel mesh, Func<IEnumerable<string>, IEnumerable<string>> asked)
    {
        var found = new Dictionary<(string Name, int Port, string? Address, string Path), ReachTarget>();
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
                foreach (var host in Names(mesh, id, server.Hosts ?? []))
                {
                    foreach (var path in asked(PathsOf(mesh, id, host)))
                        Add(found, host, port, protocol, path: path);
                }
            }
        }

        return InOrder(found.Values);
    }

    /// <summary>A wildcard is asked by the names of the VirtualServices below it, where there are some.</summary>
    static IEnumerable<string> Names(MeshModel mesh, string gateway, IReadOnlyList<string> hosts)
    {
        foreach (var entry in hosts)
        {
            var host = HostNames.WithoutNamespace(entry);
            var below = mesh
                .Routes.HostsOf(gateway)
                .Overlapping(host)
                .SelectMany(routes => routes.Hosts)
                .Where(name => HostNames.Covers(host, name))
                .Distinct()
                .ToList();
            foreach (var name in below.Count > 0 ? below : [host])
                yield return name;
        }
    }

    /// <summary>The root first where it is routed, or nothing is; each path once.</summary>
    static List<string> PathsOf(MeshModel mesh, string gateway, string host)
    {
        var paths = mesh
            .Routes.HostsOf(gateway)
            .Covering(host)
            .SelectMany(routes => routes.Spec.Http ?? [])
            .SelectMany(route => route.Match is { Count: > 0 } matches ? matches.Select(PathOf) : [Root])
            .Distinct()
            .ToList();
        return paths.Count == 0 ? [Root] : [.. paths.OrderBy(path => path != Root)];
    }

    static string PathOf(HttpMatch match) => match.Uri?.Exact ?? match.Uri?.Prefix ?? Root;

    static void Add(
        Dictionary<(string Name, int Port, string? Address, string Path), ReachTarget> found,
        string host,
        int port,
        RequestProtocol protocol,
        string? address = null,
        string path = Root
    )
    {
        var name =
            host == "*" ? $"{AnyLabel}.example.com"
            : HostNames.IsWildcard(host) ? $"{AnyLabel}{host[1..]}"
            : host;
        found.TryAdd(
            (host, port, address, path),
            new ReachTarget(host, new TraceTarget(protocol, name, port, path), address)
        );
    }
}
