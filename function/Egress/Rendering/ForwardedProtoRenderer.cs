using System.Text.Json.Nodes;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Rendering;

/// <summary>
/// A sidecar that originates TLS leaves X-Forwarded-Proto at <c>http</c>, as the application spoke; servers that redirect
/// by that header would redirect without end. So a route for the host sets it right.
/// </summary>
internal static class ForwardedProtoRenderer
{
    public static JsonObject? Render(EgressService service, EgressPlan plan)
    {
        if (service.ViaGateway || service.Origination is not { } tls || service.Hosts.Any(Resolutions.IsWildcard))
            return null;
        List<HttpRoute> routes =
        [
            .. service
                .Ports.Where(port => port.IsHttp && tls.Ports.Contains(port.Number))
                .Select(port => RouteOf(service.Hosts[0], port)),
        ];
        return routes.Count == 0
            ? null
            : KubeObject.Of(
                plan.ApiVersion,
                "VirtualService",
                new ObjectMeta(service.Name, plan.Namespace),
                new VirtualServiceSpec
                {
                    Hosts = service.Hosts,
                    Gateways = ["mesh"],
                    Http = routes,
                    ExportTo = plan.ExportTo,
                }
            );
    }

    static HttpRoute RouteOf(string host, EgressPort port) =>
        new()
        {
            Match = [new HttpMatch { Port = port.Number }],
            Route =
            [
                new HttpRouteDestination
                {
                    Destination = new Destination
                    {
                        Host = host,
                        Port = new PortSelector { Number = port.Number },
                    },
                },
            ],
            Headers = new Headers
            {
                Request = new HeaderOperations
                {
                    Set = new Dictionary<string, string> { ["x-forwarded-proto"] = "https" },
                },
            },
        };
}
