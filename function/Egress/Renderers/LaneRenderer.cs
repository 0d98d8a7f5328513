using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Renderers;

/// <summary>
/// The way of a service through the egress gateway: from the sidecars to the gateway under the lane's own name, and
/// from there to the partner. What pods use is exported as the config says, what only the gateway uses to the gateway
/// alone.
/// </summary>
internal static class LaneRenderer
{
    const string Mesh = "mesh";

    /// <summary>What the sidecars and the gateway add, and what would tell a partner about the cluster.</summary>
    static readonly IReadOnlyList<string> InternalHeaders =
    [
        "x-forwarded-client-cert",
        "x-forwarded-for",
        "x-envoy-external-address",
        "x-envoy-decorator-operation",
        "x-envoy-peer-metadata",
        "x-envoy-peer-metadata-id",
        "x-envoy-attempt-count",
        "x-request-id",
    ];

    public static IEnumerable<Rendered> Render(EgressService service, EgressPlan plan)
    {
        if (service.Lanes.Count == 0)
            yield break;
        foreach (var lane in service.Lanes)
        {
            yield return LaneEntries.Gateway(lane, service, plan);
            yield return GatewayRule(lane, service, plan);
            yield return LaneEntries.Partner(lane, service, plan);
            if (PartnerRule(lane, service, plan) is { } rule)
                yield return rule;
        }

        yield return EgressResource.RoutesOf(service, plan, Maker.Of(service, plan, MeshRoutesOf));
        foreach (var lane in service.Lanes)
            yield return EgressResource.Of(
                "VirtualService",
                lane.GatewayName,
                plan,
                service,
                Maker.Of(() => GatewayRouteOf(lane, service, plan))
            );
    }

    /// <summary>The mesh's mutual TLS, under the lane's name and to nobody but the gateway.</summary>
    static Rendered GatewayRule(EgressLane lane, EgressService service, EgressPlan plan) =>
        EgressResource.Of("DestinationRule", lane.GatewayName, plan, service, Maker.Of(lane, plan, GatewayRuleOf));

    static DestinationRuleSpec GatewayRuleOf(EgressLane lane, EgressPlan plan) =>
        new()
        {
            Host = lane.Sni,
            TrafficPolicy = new TrafficPolicy
            {
                Tls = new ClientTls
                {
                    Mode = EgressGatewayRenderer.IstioMutual,
                    SubjectAltNames = [EgressGateway.Identity],
                    Sni = lane.Sni,
                },
            },
            ExportTo = plan.ExportTo,
        };

    /// <summary>
    /// TLS that the gateway originates; it sees no name but the lane's, so SNI and names to accept are always written.
    /// </summary>
    static Rendered? PartnerRule(EgressLane lane, EgressService service, EgressPlan plan) =>
        Originated(lane, service) is not { } tls
            ? null
            : EgressResource.Of(
                "DestinationRule",
                lane.PartnerName,
                plan,
                service,
                Maker.Of(lane, tls, PartnerRuleOf),
                () => EgressResource.TlsOf(service, ports: 1)
            );

    static DestinationRuleSpec PartnerRuleOf(EgressLane lane, TlsOrigination tls) =>
        new()
        {
            Host = lane.PartnerHost,
            TrafficPolicy = new TrafficPolicy
            {
                PortLevelSettings =
                [
                    new PortTrafficPolicy
                    {
                        Port = new PortSelector { Number = lane.Port.Target },
                        // Or the gateway would speak HTTP/1.1 to a partner whose clients speak HTTP/2.
                        ConnectionPool = lane.Port.IsHttp2
                            ? new ConnectionPool { Http = new HttpSettings { UseClientProtocol = true } }
                            : null,
                        Tls = OriginationRenderer.ClientTlsOf(tls),
                    },
                ],
            },
            ExportTo = [EgressGateway.Namespace],
        };

    static VirtualServiceSpec MeshRoutesOf(EgressService service, EgressPlan plan) =>
        new()
        {
            Hosts = service.Hosts,
            Gateways = [Mesh],
            Http = OrNull(
                service
                    .Lanes.Where(lane => lane.Port.IsHttp)
                    .Select(lane => HttpRouteOf(lane.Port.Number, lane.Sni, lane.Sni, EgressGateway.Port))
            ),
            Tls = OrNull(
                service.Lanes.Where(lane => lane.Port.IsTls).Select(lane => TlsRouteOf(lane, service.Hosts[0]))
            ),
            Tcp = OrNull(
                service
                    .Lanes.Where(lane => lane.Port.IsNameless)
                    .Select(lane => TcpRouteOf(lane.Port.Number, lane.Sni, EgressGateway.Port))
            ),
            ExportTo = plan.ExportTo,
        };

    static VirtualServiceSpec GatewayRouteOf(EgressLane lane, EgressService service, EgressPlan plan)
    {
        var isOriginated = Originated(lane, service) is not null;
        return new VirtualServiceSpec
        {
            Hosts = [lane.Sni],
            Gateways = [plan.SharedName],
            Http = lane.Port.IsHttp
                ?
                [
                    HttpRouteOf(
                        EgressGateway.Port,
                        AuthorityOf(service.Hosts[0], lane.Port.Target, isOriginated ? 443 : 80),
                        lane.PartnerHost,
                        lane.Port.Target,
                        // Towards the gateway it is https, which a partner that is spoken to plainly should not read.
                        isOriginated ? InternalHeaders : [.. InternalHeaders, "x-forwarded-proto"]
                    ),
                ]
                : null,
            Tcp = lane.Port.IsHttp ? null : [TcpRouteOf(EgressGateway.Port, lane.PartnerHost, lane.Port.Target)],
            ExportTo = [EgressGateway.Namespace],
        };
    }

    static TlsOrigination? Originated(EgressLane lane, EgressService service) =>
        service.Origination is { } tls && tls.Ports.Contains(lane.Port.Number) ? tls : null;

    /// <summary>
    /// The Host header that the partner expects: with the port where it is not the scheme's own (RFC 9110, 7.2).
    /// </summary>
    static string AuthorityOf(string host, int port, int schemePort) => port == schemePort ? host : $"{host}:{port}";

    static HttpRoute HttpRouteOf(
        int from,
        string authority,
        string to,
        int port,
        IReadOnlyList<string>? removed = null
    ) =>
        new()
        {
            Match = [new HttpMatch { Port = from }],
            Route = [new HttpRouteDestination { Destination = DestinationOf(to, port) }],
            Rewrite = new HttpRewrite { Authority = authority },
            Headers = removed is null ? null : new Headers { Request = new HeaderOperations { Remove = removed } },
        };

    static TlsRoute TlsRouteOf(EgressLane lane, string host) =>
        new()
        {
            Match = [new TlsMatch { Port = lane.Port.Number, SniHosts = [host] }],
            Route = [new RouteDestination { Destination = DestinationOf(lane.Sni, EgressGateway.Port) }],
        };

    static TcpRoute TcpRouteOf(int from, string to, int port) =>
        new()
        {
            Match = [new TcpMatch { Port = from }],
            Route = [new RouteDestination { Destination = DestinationOf(to, port) }],
        };

    static Destination DestinationOf(string host, int port) =>
        new()
        {
            Host = host,
            Port = new PortSelector { Number = port },
        };

    static IReadOnlyList<T>? OrNull<T>(IEnumerable<T> routes) => routes.ToList() is { Count: > 0 } some ? some : null;
}
