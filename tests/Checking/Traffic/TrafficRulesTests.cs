namespace Kyma.Krm.Tests.Checking.Traffic;

/// <summary>
/// Rules that are questions to the mesh: a package where each is told, and the same package put right.
/// </summary>
public sealed class TrafficRulesTests
{
    const string Http = "{number: 80, name: http, protocol: HTTP}";

    static readonly string Api = TestMesh.Entry("api", "shop", "api.partner.com", Http, ", exportTo: [.]");

    static string Gateway(string hosts, string port = "{number: 80, name: http, protocol: HTTP}") =>
        TestMesh.Of(
            "Gateway",
            "in",
            "shop",
            $"{{selector: {{istio: ingressgateway}}, servers: [{{port: {port}, hosts: [{hosts}]}}]}}"
        );

    static string Routes(string name, string hosts, string gateways, string to, string more = "") =>
        TestMesh.Of(
            "VirtualService",
            name,
            "shop",
            $"{{hosts: [{hosts}], gateways: [{gateways}], http: [{{route: [{{destination: {{host: {to}}}}}]}}]{more}}}"
        );

    static string Rule(string name, string @namespace, string spec) =>
        TestMesh.Of("DestinationRule", name, @namespace, spec);

    static readonly string Origination = Rule(
        "api",
        "istio-system",
        "{host: bank.example.com, trafficPolicy: {tls: {mode: MUTUAL, credentialName: client}}}"
    );

    static readonly string ThroughGateway =
        TestMesh.EgressGateway
        + TestMesh.Entry(
            "bank",
            "shop",
            "bank.example.com",
            "{number: 80, name: http, protocol: HTTP, targetPort: 443}"
        )
        + TestMesh.Of(
            "Gateway",
            "out",
            "shop",
            "{selector: {istio: egressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, "
                + "hosts: [bank.example.com]}]}"
        )
        + TestMesh.Of(
            "VirtualService",
            "bank",
            "shop",
            "{hosts: [bank.example.com], gateways: [mesh, out], http: [{match: [{gateways: [mesh]}], "
                + "route: [{destination: {host: istio-egressgateway.istio-system.svc.cluster.local, port: "
                + "{number: 80}}}]}, {match: [{gateways: [out]}], route: [{destination: {host: bank.example.com, "
                + "port: {number: 80}}}]}]}"
        )
        + Origination;

    public static TheoryData<string, string, string, string> Rules =>
        new()
        {
            // The entry is not exported to the gateway.
            {
                "destination-unknown spec.http[0].route[0].destination",
                Api
                    + Gateway("shop.example.com")
                    + Routes("shop", "shop.example.com", "in", "api.partner.com, port: {number: 80}"),
                Api.Replace("[.]", "[., istio-system]", StringComparison.Ordinal)
                    + Gateway("shop.example.com")
                    + Routes("shop", "shop.example.com", "in", "api.partner.com, port: {number: 80}"),
                "gateway"
            },
            // The service does not have the port.
            {
                "destination-unknown spec.http[0].route[0].destination",
                TestMesh.App("orders", "shop") + Routes("orders", "orders", "mesh", "orders, port: {number: 80}"),
                TestMesh.App("orders", "shop") + Routes("orders", "orders", "mesh", "orders, port: {number: 8080}"),
                "port"
            },
            // A rule of the client's namespace hides the subset.
            {
                "destination-unknown spec.http[0].route[0].destination",
                TestMesh.App("orders", "data")
                    + Rule("orders", "data", "{host: orders, subsets: [{name: all}]}")
                    + Rule(
                        "own",
                        "shop",
                        "{host: orders.data.svc.cluster.local, trafficPolicy: {loadBalancer: {simple: RANDOM}}}"
                    )
                    + Routes(
                        "orders",
                        "orders.data.svc.cluster.local",
                        "mesh",
                        "orders.data.svc.cluster.local, subset: all, port: {number: 8080}"
                    ),
                TestMesh.App("orders", "data")
                    + Rule("orders", "data", "{host: orders, subsets: [{name: all}]}")
                    + Routes(
                        "orders",
                        "orders.data.svc.cluster.local",
                        "mesh",
                        "orders.data.svc.cluster.local, subset: all, port: {number: 8080}"
                    ),
                "subset"
            },
            {
                "virtual-service-not-attached spec.exportTo",
                TestMesh.App("orders", "shop")
                    + Gateway("shop.example.com")
                    + Routes("shop", "shop.example.com", "in", "orders", ", exportTo: [.]"),
                TestMesh.App("orders", "shop")
                    + Gateway("shop.example.com")
                    + Routes("shop", "shop.example.com", "in", "orders", ", exportTo: [., istio-system]"),
                ""
            },
            {
                "virtual-service-hidden spec.hosts[0]",
                Routes("own", "api.partner.com", "mesh", "api.partner.com", ", exportTo: [.]")
                    + Routes("named", "api.partner.com", "mesh", "api.partner.com", ", exportTo: [shop]")
                        .Replace("namespace: shop", "namespace: data", StringComparison.Ordinal),
                Routes("own", "api.partner.com", "mesh", "api.partner.com", ", exportTo: [.]")
                    + Routes("named", "api.partner.com", "mesh", "api.partner.com", ", exportTo: [shop, data]")
                        .Replace("namespace: shop", "namespace: data", StringComparison.Ordinal),
                ""
            },
            {
                "gateway-host-without-route spec.servers[0].hosts[1]",
                TestMesh.App("orders", "shop")
                    + Gateway("a.example.com, b.example.com")
                    + Routes("a", "a.example.com", "in", "orders"),
                TestMesh.App("orders", "shop")
                    + Gateway("a.example.com, b.example.com")
                    + Routes("a", "\"*.example.com\"", "in", "orders"),
                ""
            },
            // Its only VirtualService names the Gateway of the wildcard, and the client's server name leads here.
            {
                "gateway-host-without-route spec.servers[0].hosts[0]",
                TestMesh.App("orders", "shop")
                    + Tls("wide", "\"*.example.com\"")
                    + Tls("one", "a.example.com")
                    + Routes("a", "a.example.com", "wide", "orders"),
                TestMesh.App("orders", "shop")
                    + Tls("wide", "\"*.example.com\"")
                    + Tls("one", "a.example.com")
                    + Routes("a", "a.example.com", "\"wide\", one", "orders"),
                ""
            },
            // Servers of plain HTTP share their hosts.
            {
                "gateway-host-without-route spec.servers[0].hosts[1]",
                TestMesh.App("orders", "shop")
                    + Gateway("a.example.com, b.example.com")
                    + Routes("a", "a.example.com", "in", "orders"),
                TestMesh.App("orders", "shop")
                    + Gateway("a.example.com, b.example.com")
                    + Gateway("b.example.com").Replace("name: in,", "name: other,", StringComparison.Ordinal)
                    + Routes("a", "a.example.com", "in", "orders")
                    + Routes("b", "b.example.com", "other", "orders"),
                ""
            },
            // A gateway does not know where the application wanted to.
            {
                "virtual-service-gateway-loop spec.http[0].route[0].destination.host",
                Api.Replace("DNS, exportTo: [.]", "NONE", StringComparison.Ordinal)
                    + Gateway("shop.example.com")
                    + Routes("shop", "shop.example.com", "in", "api.partner.com, port: {number: 80}"),
                Api.Replace(", exportTo: [.]", "", StringComparison.Ordinal)
                    + Gateway("shop.example.com")
                    + Routes("shop", "shop.example.com", "in", "api.partner.com, port: {number: 80}"),
                ""
            },
            {
                "gateway-server-unreachable spec.servers[0].port.number",
                Gateway("a.example.com", "{number: 9090, name: http, protocol: HTTP}"),
                Gateway("a.example.com", "{number: 8080, name: http, protocol: HTTP}"),
                ""
            },
            {
                "gateway-server-unreachable spec.selector",
                ThroughGateway.Replace("enabled: true", "enabled: false", StringComparison.Ordinal),
                ThroughGateway + TestMesh.Secret("client", "istio-system", "tls.crt", "tls.key", "ca.crt"),
                ""
            },
            {
                "destination-rule-overruled spec.trafficPolicy",
                Api
                    + Rule("one", "shop", "{host: api.partner.com, trafficPolicy: {loadBalancer: {simple: RANDOM}}}")
                    + Rule("two", "shop", "{host: api.partner.com, trafficPolicy: {tls: {mode: DISABLE}}}"),
                Api
                    + Rule("one", "shop", "{host: api.partner.com, trafficPolicy: {loadBalancer: {simple: RANDOM}}}")
                    + Rule("two", "shop", "{host: api.partner.com, subsets: [{name: all}]}"),
                ""
            },
            {
                "destination-rule-unused spec.host",
                Api + Rule("api", "third", "{host: api.partner.com, trafficPolicy: {loadBalancer: {simple: RANDOM}}}"),
                Api + Rule("api", "shop", "{host: api.partner.com, trafficPolicy: {loadBalancer: {simple: RANDOM}}}"),
                ""
            },
            {
                "destination-rule-unused spec.trafficPolicy.portLevelSettings[0].port.number",
                Api
                    + Rule(
                        "api",
                        "shop",
                        "{host: api.partner.com, trafficPolicy: {portLevelSettings: [{port: {number: "
                            + "8080}, loadBalancer: {simple: RANDOM}}]}}"
                    ),
                Api
                    + Rule(
                        "api",
                        "shop",
                        "{host: api.partner.com, trafficPolicy: {portLevelSettings: [{port: {number: 80}, "
                            + "loadBalancer: {simple: RANDOM}}]}}"
                    ),
                ""
            },
            {
                "client-credential-elsewhere spec.trafficPolicy.tls.credentialName",
                ThroughGateway + TestMesh.Secret("client", "shop", "tls.crt", "tls.key", "ca.crt"),
                ThroughGateway + TestMesh.Secret("client", "istio-system", "tls.crt", "tls.key", "ca.crt"),
                ""
            },
            // One host with and without a namespace on a port is an outage of the whole listener.
            {
                "gateway-listener-rejected spec.servers[0].hosts[0]",
                Tls("one", "shop.example.com") + Tls("two", "shop/shop.example.com"),
                Tls("one", "shop.example.com") + Tls("two", "shop/data.example.com"),
                "error"
            },
            // A server that lost a conflict gets no traffic; of plain HTTP none is lost.
            {
                "gateway-same-host spec.servers[0].hosts[0]",
                Tls("one", "shop.example.com") + Tls("two", "shop.example.com"),
                Tls("one", "shop.example.com") + Tls("two", "data.example.com"),
                ""
            },
        };

    static string Tls(string name, string host) =>
        TestMesh.Of(
            "Gateway",
            name,
            "shop",
            "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, "
                + $"protocol: HTTPS}}, hosts: [{host}], tls: {{mode: SIMPLE, credentialName: {name}}}}}]}}"
        );

    [Theory, MemberData(nameof(Rules))]
    public void Each_is_told_where_it_is_caused_and_nowhere_else(string finding, string bad, string good, string what)
    {
        var severity = what == "error" ? "error" : "warning";
        var name = finding.Split(' ')[0];
        Assert.Equal([$"{severity} {finding}"], PlainTextTests.Told(CheckRun.Of(bad), name));
        var right = CheckRun.Of(good);
        Assert.Empty(PlainTextTests.Told(right, name));
        Assert.DoesNotContain(
            right.Told.Split('\n'),
            line => line.StartsWith("warning destination", StringComparison.Ordinal)
        );
    }

    /// <summary>
    /// Each host is asked for by a few clients, whatever the number of namespaces, rules and Sidecars.
    /// </summary>
    [Fact]
    public void The_questions_grow_with_the_package() =>
        Growth.IsLinear(
            size =>
                string.Concat(
                    Enumerable
                        .Range(0, size)
                        .Select(i =>
                            TestMesh.Entry(
                                $"e{i}",
                                $"n{i}",
                                $"h{i}.example.com",
                                "{number: 80, name: http, protocol: HTTP, targetPort: 443}"
                            )
                            + Rule(
                                $"r{i}",
                                $"n{i}",
                                $"{{host: h{i}.example.com, trafficPolicy: {{tls: {{mode: SIMPLE}}}}}}"
                            )
                            + Rule($"w{i}", $"w{i}", "{host: \"*.example.com\", trafficPolicy: {tls: {mode: SIMPLE}}}")
                            + TestMesh.Of("Sidecar", "default", $"n{i}", "{egress: [{hosts: [\"*/*\"]}]}")
                        )
                ),
            50,
            "check",
            "-"
        );
}
