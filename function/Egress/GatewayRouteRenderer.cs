using System.Text.Json.Nodes;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress;

/// <summary>The way through the egress gateway: from the sidecars (gateway <c>mesh</c>) to it, and from it to the host.</summary>
internal static class GatewayRouteRenderer
{
    const string Mesh = "mesh";

    public static JsonObject Render(EgressService service, EgressPlan plan)
    {
        var host = service.Hosts[0];
        var http = service
            .Ports.Where(port => port.IsHttp)
            .SelectMany(port => HttpRoutes(host, port, service, plan))
            .ToList();
        var tls = service.Ports.Where(port => port.IsTls).SelectMany(port => TlsRoutes(host, port, plan)).ToList();
        var spec = new VirtualServiceSpec
        {
            Hosts = service.Hosts,
            Gateways = [Mesh, plan.SharedName],
            Http = http.Count > 0 ? http : null,
            Tls = tls.Count > 0 ? tls : null,
            ExportTo = Exports.Of(service, plan),
        };
        return KubeObject.Of(plan.ApiVersion, "VirtualService", new ObjectMeta(service.Name, plan.Namespace), spec);
    }

    static IEnumerable<HttpRoute> HttpRoutes(string host, EgressPort port, EgressService service, EgressPlan plan)
    {
        var (gatewayPort, subset) = service.Origination is null
            ? (EgressGateway.HttpPort, null)
            : (EgressGateway.TlsPort, service.Name);
        yield return HttpRouteOf(
            Mesh,
            port.Number,
            new Destination
            {
                Host = EgressGateway.Host,
                Subset = subset,
                Port = new PortSelector { Number = gatewayPort },
            }
        );
        yield return HttpRouteOf(
            plan.SharedName,
            gatewayPort,
            new Destination
            {
                Host = host,
                Port = new PortSelector { Number = port.Number },
            }
        );
    }

    static HttpRoute HttpRouteOf(string from, int port, Destination to) =>
        new()
        {
            Match = [new HttpMatch { Port = port, Gateways = [from] }],
            Route = [new HttpRouteDestination { Destination = to }],
        };

    static IEnumerable<TlsRoute> TlsRoutes(string host, EgressPort port, EgressPlan plan)
    {
        yield return TlsRouteOf(
            Mesh,
            port.Number,
            host,
            new Destination
            {
                Host = EgressGateway.Host,
                Port = new PortSelector { Number = EgressGateway.TlsPort },
            }
        );
        yield return TlsRouteOf(
            plan.SharedName,
            EgressGateway.TlsPort,
            host,
            new Destination
            {
                Host = host,
                Port = new PortSelector { Number = port.Number },
            }
        );
    }

    static TlsRoute TlsRouteOf(string from, int port, string host, Destination to) =>
        new()
        {
            Match =
            [
                new TlsMatch
                {
                    SniHosts = [host],
                    Port = port,
                    Gateways = [from],
                },
            ],
            Route = [new RouteDestination { Destination = to }],
        };
}
