using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Clusters;
using Kyma.Krm.Mesh.Gateways;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Checking.Traffic.TrafficFindings;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>Servers of Istio's gateways that no request reaches, and hosts that lead nowhere.</summary>
internal sealed class GatewayQuestions(MeshModel mesh, Findings findings)
{
    public void Ask()
    {
        foreach (var gateway in mesh.Resources.Gateways)
        {
            if (gateway.Source is not { } source)
                continue;
            var isRendered = Marks.IsRendered(source.Tree);
            var proxies = ((GatewayProxy?[])[mesh.Ingress, mesh.Egress])
                .OfType<GatewayProxy>()
                .Where(proxy => proxy.IsFor(gateway))
                .ToArray();
            if (proxies.Length == 0 && !isRendered)
                AskForPods(gateway, source);
            for (var i = 0; i < gateway.Spec.Servers?.Count; i++)
            {
                if (proxies.Length == 0 || gateway.Spec.Servers[i].Port?.Number is not (> 0 and <= 65535 and var port))
                    continue;
                if (proxies.All(proxy => proxy.CalledPort((int)port) is null))
                {
                    if (isRendered)
                        continue;
                    var ports = proxies[0].Service.Ports.Where(own => own.Number != StatusPort);
                    findings.Add(
                        GatewayServerUnreachable,
                        source.At($"{FieldPath.Child("spec.servers", i)}.port.number"),
                        $"the Service of {NameOf(proxies[0])} has no port that leads to port {port}, so no "
                            + $"client can connect: use {ShortList.Of(ports.Select(own => $"{own.Number}").ToArray())}"
                    );
                    continue;
                }

                AskForRoutes(gateway, i, (int)port, proxies, source, isRendered);
            }
        }
    }

    /// <summary>Servers that terminate HTTPS at Istio's gateways, by their names.</summary>
    readonly HostIndex<GatewayServer> _https = Https([mesh.Ingress, mesh.Egress]);

    static HostIndex<GatewayServer> Https(IEnumerable<GatewayProxy?> proxies)
    {
        var index = new HostIndex<GatewayServer>();
        foreach (
            var server in proxies
                .OfType<GatewayProxy>()
                .SelectMany(proxy => proxy.Merge.Groups)
                .SelectMany(group => group.Servers)
        )
        {
            if (!server.TerminatesHttps)
                continue;
            foreach (var name in server.Names)
                index.Add(name, server);
        }

        return index;
    }

    /// <summary>
    /// Another Gateway serves the host on the port by a wildcard, and has its VirtualService: the more specific server
    /// name takes the requests away from it.
    /// </summary>
    bool IsRoutedBeside(string host, string gateway, int podPort) =>
        _https
            .Covering(host)
            .Any(other =>
                other.PodPort == podPort
                && other.GatewayId != gateway
                && mesh.Routes.HostsOf(other.GatewayId).Covering(host).Any()
            );

    /// <summary>Servers of plain HTTP share their hosts: the VirtualService of another Gateway will do.</summary>
    static bool IsShared(GatewayProxy proxy, int port, string host) =>
        proxy.Listener(proxy.PodPort(port)) is { HttpServers: var servers }
        && proxy.Routes.VirtualHost(servers.Covering(host), host) is not null;

    /// <summary>Only probes use it.</summary>
    const int StatusPort = 15021;

    static string NameOf(GatewayProxy proxy) =>
        ReferenceEquals(proxy.Pod, IstioGateways.Ingress) ? "the ingress gateway" : "the egress gateway";

    void AskForPods(MeshResource<GatewaySpec> gateway, ResourceSource source)
    {
        if (
            mesh.Resources.HasIstioResource
            && gateway.Spec.Selector is { } selector
            && IstioGateways.Egress.HasLabels(selector)
        )
            findings.Add(
                GatewayServerUnreachable,
                source.At("spec.selector"),
                "it selects the egress gateway, which Kyma's Istio resource does not enable, so there are "
                    + "no such pods: set spec.components.egressGateway.enabled: true there"
            );
    }

    /// <summary>
    /// A Gateway whose routes are not in the package may get them from another one, unless a VirtualService here has
    /// the host and names only a Gateway beside it. Of what is rendered only that is asked: the routes of a config are
    /// anywhere.
    /// </summary>
    void AskForRoutes(
        MeshResource<GatewaySpec> gateway,
        int index,
        int port,
        IReadOnlyList<GatewayProxy> proxies,
        ResourceSource source,
        bool isRendered
    )
    {
        var id = $"{gateway.Namespace}/{gateway.Name}";
        var server = gateway.Spec.Servers![index];
        var isWithoutRoutes = mesh.Routes.OfGateway(id).Count == 0;
        var protocol = Protocols.Parse(server.Port?.Protocol);
        var isPlain = protocol.IsHttp();
        var effect = protocol is Protocol.Tls or Protocol.Tcp ? "connection is reset" : "request gets 404";
        for (var i = 0; i < server.Hosts?.Count; i++)
        {
            var host = HostNames.WithoutNamespace(server.Hosts[i]);
            var scope = server.Hosts[i][..Math.Max(0, server.Hosts[i].Length - host.Length - 1)];
            if (scope == ".")
                scope = gateway.Namespace;
            if (
                HostNames.IsWildcard(host)
                || ((isWithoutRoutes || isRendered) && (isPlain || !IsRoutedBeside(host, id, proxies[0].PodPort(port))))
                || (isPlain && proxies.Any(proxy => IsShared(proxy, port, host)))
                || mesh.Routes.HostsOf(id)
                    .Covering(host)
                    .Any(routes =>
                        routes.Exports.Reaches(MeshResources.RootNamespace)
                        && (scope is "" or "*" || scope == routes.Namespace)
                    )
            )
                continue;
            findings.Add(
                GatewayHostWithoutRoute,
                source.At(FieldPath.Child($"{FieldPath.Child("spec.servers", index)}.hosts", i)),
                $"no VirtualService of this Gateway has a route for '{host}', so every "
                    + $"{effect}: add one, or remove the host"
            );
        }
    }
}
