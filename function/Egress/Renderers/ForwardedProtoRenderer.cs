using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Renderers;

/// <summary>
/// A sidecar that originates TLS leaves X-Forwarded-Proto at <c>http</c>, as the application spoke; servers that
/// redirect by that header would redirect without end. So a route for the host sets it right.
/// </summary>
internal static class ForwardedProtoRenderer
{
    public const string Header = "x-forwarded-proto";

    public static Rendered? Render(EgressService service, EgressPlan plan)
    {
        if (service.IsRoutedElsewhere || !IsNeededFor(service))
            return null;
        return EgressResource.RoutesOf(service, plan, Maker.Of(service, plan, SpecOf));
    }

    static VirtualServiceSpec SpecOf(EgressService service, EgressPlan plan) =>
        new()
        {
            Hosts = service.Hosts,
            Gateways = ["mesh"],
            Http = PortsOf(service).Select(port => RouteOf(service.Hosts[0], port)).ToArray(),
            ExportTo = plan.ExportTo,
        };

    /// <summary>A route has one host, so that a wildcard cannot have one.</summary>
    public static bool IsNeededFor(EgressService service) =>
        !service.ViaGateway && !service.Hosts.Any(HostNames.IsWildcard) && PortsOf(service).Any();

    static IEnumerable<EgressPort> PortsOf(EgressService service) =>
        service.Origination is { } tls
            ? service.Ports.Where(port => port.IsHttp && tls.Ports.Contains(port.Number))
            : [];

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
                Request = new HeaderOperations { Set = new Dictionary<string, string> { [Header] = "https" } },
            },
        };
}
