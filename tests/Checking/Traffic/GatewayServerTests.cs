namespace Kyma.Krm.Tests.Checking.Traffic;

/// <summary>Servers that no client can connect to, and hosts for which there is no route.</summary>
public sealed class GatewayServerTests
{
    const string Ingress = "{istio: ingressgateway}";
    const string Egress = "{istio: egressgateway}";

    static string Gateway(string servers, string name = "in", string selector = Ingress, string @namespace = "shop") =>
        TestMesh.Of("Gateway", name, @namespace, $"{{selector: {selector}, servers: [{servers}]}}");

    static string Http(string hosts, int port = 80, string more = "") =>
        $"{{port: {{number: {port}, name: p{port}, protocol: HTTP}}, hosts: [{hosts}]{more}}}";

    static string Https(string hosts, string mode = "SIMPLE, credentialName: certs", string protocol = "HTTPS") =>
        $"{{port: {{number: 443, name: https, protocol: {protocol}}}, hosts: [{hosts}], tls: {{mode: {mode}}}}}";

    static string Routes(
        string hosts,
        string gateways = "in",
        string more = "",
        string @namespace = "shop",
        string name = "routes"
    ) =>
        TestMesh.Of(
            "VirtualService",
            name,
            @namespace,
            $"{{hosts: [{hosts}], gateways: [{gateways}], http: [{{route: [{{destination: {{host: "
                + $"orders}}}}]}}]{more}}}"
        );

    static string Config(string name, string spec) =>
        "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\n"
        + $"metadata: {{name: {name}, annotations: {{config.kubernetes.io/local-config: \"true\"}}}}\n"
        + $"spec: {{domain: shop.example.com, certificate: gardener, gateway: {{name: {name}{spec}}}\n";

    const string OnlyHttps =
        "---\napiVersion: v1\nkind: Service\nmetadata: {name: istio-ingressgateway, namespace: istio-system}\n"
        + "spec: {selector: {app: istio-ingressgateway, istio: ingressgateway}, "
        + "ports: [{name: https, port: 443, targetPort: 8443}]}\n";

    public static TheoryData<string, string> Unreachable =>
        new()
        {
            {
                "shop/in spec.servers[1].port.number: the Service of the ingress gateway has no port that "
                    + "leads to port "
                    + "9090, so no client can connect: use 80, 443",
                Gateway($"{Http("a.example.com")}, {Http("a.example.com", 9090)}")
            },
            {
                "shop/in spec.servers[0].port.number: the Service of the egress gateway has no port that leads to port "
                    + "9090, so no client can connect: use 80, 443",
                TestMesh.EgressGateway + Gateway(Http("a.example.com", 9090), selector: Egress)
            },
            {
                "shop/in spec.servers[0].port.number: the Service of the ingress gateway has no port that "
                    + "leads to port 80, so no client can connect: use 443",
                OnlyHttps + Gateway(Http("a.example.com"))
            },
            // A config writes no ports: its redirect goes unused.
            { "", OnlyHttps + Config("all", "}") },
            { "", Gateway(Http("a.example.com", 9090), selector: "{app: own}") },
            { "", Gateway($"{Http("a.example.com")}, {Http("a.example.com", 8080)}") },
            {
                "shop/in spec.selector: it selects the egress gateway, which Kyma's Istio resource does not enable",
                NoEgress + Gateway(Http("a.example.com"), selector: Egress)
            },
            { "", NoEgress + Gateway(Http("a.example.com"), selector: "{app: own}") },
            { "", NoEgress + Gateway(Http("a.example.com"), selector: "{}") },
            { "", NoEgress + Gateway(Http("a.example.com")) },
            { "", Gateway(Http("a.example.com"), selector: Egress) },
            { "", TestMesh.EgressGateway + Gateway(Http("a.example.com"), selector: Egress) },
        };

    /// <summary>Of a config that is told only where another Gateway has routes for the host.</summary>
    [Theory]
    [InlineData("a.shop.example.com", 1)]
    [InlineData("b.shop.example.com", 0)]
    public void A_config_takes_a_host_from_the_Gateway_that_routes_it(string host, int count)
    {
        var package =
            Config("all", "}, apiRules: [{name: a, namespace: shop, host: a, service: {name: web, port: 8080}}]")
            + Config("one", $", hosts: [{host}]}}");

        Assert.Equal(count, CheckRun.Of(package).OfRule("gateway-host-without-route").Count());
    }

    static readonly string NoEgress = TestMesh.EgressGateway.Replace("true", "false", StringComparison.Ordinal);

    [Theory, MemberData(nameof(Unreachable))]
    public void A_server_that_no_client_can_connect_to(string expected, string package) =>
        CheckRun.Of(package).AssertReports("gateway-server-unreachable", expected);

    const string B =
        "shop/in spec.servers[0].hosts[1]: no VirtualService of this Gateway has a route for 'b.example.com', so every "
        + "request gets 404: add one, or remove the host";

    static readonly string Two = Gateway(Http("a.example.com, b.example.com"));

    public static TheoryData<string, string> WithoutRoute =>
        new()
        {
            { B, Two + Routes("a.example.com") },
            { "", Two + Routes("a.example.com, b.example.com") },
            { "", Two + Routes("\"*.example.com\"") },
            { "", Gateway(Http("a.example.com, \"*.example.com\", \"*\"")) + Routes("a.example.com") },
            // Without any route they may come from another package.
            { "", Two },
            { "", Two + Routes("a.example.com", "other") },
            { "", Two + Routes("a.example.com", "shop/other") },
            // The gateway never sees them.
            { B, Two + Routes("a.example.com") + Routes("b.example.com", more: ", exportTo: [.]", name: "own") },
            // Namespaces before the host.
            {
                B,
                Gateway(Http("a.example.com, ./b.example.com")) + Routes("a.example.com") + Elsewhere("b.example.com")
            },
            { B, Gateway(Http("a.example.com, data/b.example.com")) + Routes("a.example.com, b.example.com") },
            { "", Gateway(Http("a.example.com, ./b.example.com")) + Routes("a.example.com, b.example.com") },
            { "", Gateway(Http("a.example.com, shop/b.example.com")) + Routes("a.example.com, b.example.com") },
            {
                "",
                Gateway(Http("a.example.com, data/b.example.com"))
                    + Routes("a.example.com")
                    + Elsewhere("b.example.com")
            },
            {
                "",
                Gateway(Http("a.example.com, \"*/b.example.com\""))
                    + Routes("a.example.com")
                    + Elsewhere("b.example.com")
            },
            { "", Two + Routes("a.example.com") + Elsewhere("b.example.com") },
            {
                "",
                Gateway(Https("a.example.com, ./b.example.com, \"*/c.example.com\""))
                    + Routes("a.example.com, b.example.com")
                    + Elsewhere("c.example.com")
            },
            {
                "shop/in spec.servers[0].hosts[1]: no VirtualService of this Gateway has a route for 'b.example.com'",
                Gateway(Https("a.example.com, ./b.example.com")) + Routes("a.example.com") + Elsewhere("b.example.com")
            },
            // Of two gateways that it is for, one that has the routes will do.
            {
                "",
                TestMesh.EgressGateway
                    + Gateway(Http("a.example.com, b.example.com"), selector: "{}")
                    + Routes("a.example.com")
                    + Gateway(Http("b.example.com"), "other")
                    + Routes("b.example.com", "other", name: "b")
            },
            // What it answers by itself.
            {
                "",
                Gateway(Http("a.example.com, b.example.com", 80, ", tls: {httpsRedirect: true}"))
                    + Routes("a.example.com")
            },
            {
                B,
                Gateway(Http("a.example.com, b.example.com", 80, ", tls: {httpsRedirect: false}"))
                    + Routes("a.example.com")
            },
            // Each server, and by its protocol.
            {
                "shop/in spec.servers[1].hosts[0]: no VirtualService of this Gateway has a route for "
                    + "'b.example.com', so "
                    + "every request gets 404",
                Gateway($"{Http("a.example.com")}, {Https("b.example.com")}") + Routes("a.example.com")
            },
            {
                "shop/in spec.servers[1].hosts[0]: no VirtualService of this Gateway has a route for "
                    + "'b.example.com', so "
                    + "every connection is reset",
                Gateway($"{Http("a.example.com")}, {Https("b.example.com", "PASSTHROUGH", "TLS")}")
                    + Routes("a.example.com")
            },
            // Servers of plain HTTP share their hosts with those of other Gateways, servers with TLS do not.
            {
                "",
                Two
                    + Routes("a.example.com")
                    + Gateway(Http("b.example.com"), "other")
                    + Routes("b.example.com", "other", name: "b")
            },
            {
                "shop/in spec.servers[0].hosts[1]: no VirtualService",
                Gateway(Https("a.example.com, b.example.com"))
                    + Routes("a.example.com")
                    + Gateway(Http("b.example.com"), "other")
                    + Routes("b.example.com", "other", name: "b")
            },
            {
                B,
                Two
                    + Routes("a.example.com")
                    + Gateway(Http("b.example.com", 8080, ""), "other", Egress)
                    + Routes("b.example.com", "other", name: "b")
            },
            // A VirtualService of the Gateway with the wildcard has the host, and clients get to this one.
            {
                "shop/in spec.servers[0].hosts[0]: no VirtualService",
                Gateway(Https("a.example.com")) + Wide() + Routes("a.example.com", "wide")
            },
            { "", Gateway(Https("a.example.com")) + Wide() + Routes("b.example.com", "wide") },
            { "", Gateway(Https("a.example.com")) + Wide() },
            { "", Gateway(Http("a.example.com")) + Wide() + Routes("a.example.com", "wide") },
            { "", Gateway(Https("a.example.com")) + Wide(443, "PASSTHROUGH") + Routes("a.example.com", "wide") },
            { "", Gateway(Https("a.example.com")) + Wide(8444) + Routes("a.example.com", "wide") },
            {
                "",
                Gateway(Https("a.example.com"))
                    + Gateway(Http("\"*.example.com\"", 443), "wide")
                    + Routes("a.example.com", "wide")
            },
        };

    static string Wide(int port = 443, string mode = "SIMPLE, credentialName: wide") =>
        Gateway(Https("\"*.example.com\"", mode).Replace("443", $"{port}", StringComparison.Ordinal), "wide");

    static string Elsewhere(string hosts) => Routes(hosts, "shop/in", @namespace: "data", name: "more");

    [Theory, MemberData(nameof(WithoutRoute))]
    public void A_host_without_a_route(string expected, string package) =>
        CheckRun.Of(package).AssertReports("gateway-host-without-route", expected);
}
