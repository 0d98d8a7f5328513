using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Tests.Checking.Traffic;

/// <summary>
/// Servers that want the same port of the same pods: which of them loses, to whom, and at which field.
/// </summary>
public sealed class GatewayCollisionTests
{
    const string Ingress = "{istio: ingressgateway}";

    static string Gateway(string name, string servers, string selector = Ingress) =>
        TestMesh.Of("Gateway", name, "shop", $"{{selector: {selector}, servers: [{servers}]}}");

    static string Https(string hosts, int port = 443, string name = "https") =>
        $"{{port: {{number: {port}, name: {name}, protocol: HTTPS}}, hosts: [{hosts}], "
        + "tls: {mode: SIMPLE, credentialName: certs}}";

    static string Passthrough(string hosts) =>
        $"{{port: {{number: 443, name: pass, protocol: TLS}}, hosts: [{hosts}], tls: {{mode: PASSTHROUGH}}}}";

    static string Passing(string gateway, string host) =>
        TestMesh.Of(
            "VirtualService",
            "passing",
            "shop",
            $"{{hosts: [{host.Replace("shop/", "")}], gateways: [{gateway}], tls: [{{match: [{{sniHosts: "
                + $"[{host.Replace("shop/", "")}]}}], route: [{{destination: {{host: web}}}}]}}]}}"
        );

    static string Plain(string hosts, string protocol = "HTTP", int port = 443) =>
        $"{{port: {{number: {port}, name: plain, protocol: {protocol}}}, hosts: [{hosts}]}}";

    static string Config(string name) =>
        $$"""
            ---
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: {{name}}, annotations: {config.kubernetes.io/local-config: "true"} }
            spec: {domain: example.com, gateway: {name: {{name}}, namespace: shop}, certificate: {existing: {} } }

            """;

    public static TheoryData<string, string> OneHost =>
        new()
        {
            {
                "shop/two spec.servers[0].hosts[1]: 'b.example.com' is served on port 443 by Gateway shop/one already",
                Gateway("one", Https("a.example.com, b.example.com"))
                    + Gateway("two", Https("c.example.com, b.example.com"))
            },
            // With their namespaces written out they are the same.
            {
                "shop/two spec.servers[0].hosts[0]: './a.example.com' is served on port 443 by Gateway shop/one",
                Gateway("one", Https("shop/a.example.com")) + Gateway("two", Https("./a.example.com"))
            },
            {
                "shop/one spec.servers[1].hosts[0]: 'a.example.com' is served on port 443 by spec.servers[0] already",
                Gateway("one", $"{Https("a.example.com")}, {Https("a.example.com", name: "other")}")
            },
            // All hosts together are what one of them says.
            {
                "shop/two spec.servers[0].hosts[1]: '*/*' is served on port 443 by Gateway shop/one already",
                Gateway("one", Https("\"*\"")) + Gateway("two", Https("a.example.com, \"*/*\", \"*\""))
            },
            // The pods listen on 8443 for port 443, so that the second is lost, and no rival of the third.
            {
                "shop/two spec.servers[0].hosts[0]: 'a.example.com' is served on port 8443 by Gateway shop/one",
                Gateway("one", Https("a.example.com"))
                    + Gateway("two", Https("a.example.com, b.example.com", 8443))
                    + Gateway("zoo", Https("b.example.com", 8443))
            },
            { "", Gateway("one", Https("a.example.com")) + Gateway("two", Https("a.example.com", 444)) },
            { "", Gateway("one", Plain("a.example.com", port: 80)) + Gateway("two", Plain("a.example.com", port: 80)) },
            // Pods of the user's own, and those of the egress gateway.
            {
                "shop/two spec.servers[0].hosts[0]: 'a.example.com' is served on port 443 by Gateway shop/one already",
                Gateway("one", Https("a.example.com"), "{app: own}")
                    + Gateway("two", Https("a.example.com"), "{app: own}")
            },
            {
                "shop/two spec.servers[0].hosts[0]: 'a.example.com' is served on port 443 by Gateway shop/one already",
                TestMesh.EgressGateway
                    + Gateway("one", Https("a.example.com"), "{app: own}")
                    + Gateway("two", Https("a.example.com"), "{app: own, tier: front}")
            },
            {
                "shop/two spec.servers[0].hosts[0]: 'a.example.com' is served on port 443 by Gateway shop/one already",
                TestMesh.EgressGateway
                    + Gateway("one", Https("a.example.com"), "{istio: egressgateway}")
                    + Gateway("two", Https("a.example.com"), "{app: istio-egressgateway, istio: egressgateway}")
            },
            {
                "",
                Gateway("one", Https("a.example.com"), "{app: own}")
                    + Gateway("two", Https("a.example.com"), "{app: other}")
            },
            { "", Gateway("one", Https("a.example.com")) + Gateway("two", Https("a.example.com"), "{app: own}") },
            // Without a selector it is for all pods.
            {
                "shop/two spec.servers[0].hosts[0]: 'a.example.com' is served on port 443 by Gateway shop/one already",
                Gateway("one", Https("a.example.com"), "{}") + Gateway("two", Https("a.example.com"), "{app: own}")
            },
            {
                "shop/two spec.servers[0].hosts[0]: 'a.example.com' is served on port 443 by Gateway shop/one already",
                Gateway("one", Https("a.example.com"), "null") + Gateway("two", Https("a.example.com"), "{app: own}")
            },
            // What two configs do to each other is reported at the configs.
            { "", Config("aaa") + Config("zzz") },
            {
                "/zzz spec.domain: rendered as Gateway shop/zzz spec.servers[0].hosts[0]: '*.example.com' is served on "
                    + "port 443 by Gateway shop/mmm already",
                Config("zzz") + Gateway("mmm", Https("\"*.example.com\""))
            },
        };

    [Theory, MemberData(nameof(OneHost))]
    public void A_host_that_a_server_has_already(string expected, string package) =>
        CheckRun.Of(package).AssertReports("gateway-same-host", expected);

    public static TheoryData<string, string> OnePort =>
        new()
        {
            {
                "shop/two spec.servers[0].port: port 443 is HTTPS in Gateway shop/one and HTTP here",
                Gateway("one", Https("a.example.com")) + Gateway("two", Plain("b.example.com"))
            },
            {
                "shop/two spec.servers[0].port: port 443 is TCP in Gateway shop/one and HTTP here",
                Gateway("one", Plain("a.example.com", "TCP")) + Gateway("two", Plain("b.example.com"))
            },
            {
                "shop/one spec.servers[1].port: port 443 is HTTPS in spec.servers[0] and TCP here",
                Gateway("one", $"{Https("a.example.com")}, {Plain("b.example.com", "TCP")}")
            },
            { "", Gateway("one", Https("a.example.com")) + Gateway("two", Plain("b.example.com", port: 80)) },
            { "", Gateway("one", Https("a.example.com")) + Gateway("two", Https("b.example.com")) },
        };

    [Theory, MemberData(nameof(OnePort))]
    public void A_port_for_which_the_protocols_do_not_go_together(string expected, string package) =>
        CheckRun.Of(package).AssertReports("gateway-protocol-conflict", expected);

    public static TheoryData<string, string> TwoWays =>
        new()
        {
            {
                "shop/two spec.servers[0].hosts[1]: 'shop/a.example.com' and 'a.example.com' in Gateway shop/one are "
                    + "one host on port 443: Envoy refuses",
                Gateway("one", Https("b.example.com, a.example.com"))
                    + Gateway("two", Https("c.example.com, shop/a.example.com"))
            },
            {
                "shop/one spec.servers[1].hosts[0]: './a.example.com' and 'a.example.com' in spec.servers[0] are",
                Gateway("one", $"{Https("a.example.com")}, {Https("./a.example.com", name: "other")}")
            },
            { "", Gateway("one", Https("a.example.com, shop/a.example.com")) },
            // What passes TLS through has the server names of its VirtualServices, and no filter chain without them.
            { "", Gateway("one", Https("a.example.com")) + Gateway("two", Passthrough("shop/a.example.com")) },
            {
                "shop/two spec.servers[0].hosts[0]: 'shop/a.example.com' and 'a.example.com' in Gateway shop/one are "
                    + "one host on port 443: Envoy refuses the whole listener, and every TLS host on that port is "
                    + "down. Write both",
                Gateway("one", Https("a.example.com"))
                    + Gateway("two", Passthrough("shop/a.example.com"))
                    + Passing("two", "shop/a.example.com")
            },
            {
                "shop/two spec.servers[0].hosts: 'a.example.com' of VirtualService shop/passing and 'a.example.com' in "
                    + "Gateway shop/one are one host on port 443: Envoy refuses the whole listener, and every TLS "
                    + "host on that port is down. Keep one",
                Gateway("one", Https("a.example.com"))
                    + Gateway("two", Passthrough("\"*.example.com\""))
                    + Passing("two", "a.example.com")
            },
            {
                "shop/two spec.servers[0].hosts: 'a.example.com' of VirtualService shop/passing and",
                Gateway("one", Https("a.example.com"), "{app: own}")
                    + Gateway("two", Passthrough("\"*.example.com\""), "{app: own}")
                    + Passing("two", "a.example.com")
            },
            { "", Gateway("one", Https("a.example.com")) + Gateway("two", Https("shop/b.example.com")) },
        };

    [Theory, MemberData(nameof(TwoWays))]
    public void A_host_that_is_written_in_two_ways(string expected, string package)
    {
        CheckRun.Of(package).AssertReports("gateway-listener-rejected", expected);

        if (!package.Contains("app: own", StringComparison.Ordinal))
            Assert.Equal(
                expected.Length > 0,
                new TestMesh(package).Ask("internet", "https://a.example.com").Outcome == MeshOutcome.ListenerRejected
            );
    }

    /// <summary>Each kind of pods is asked for, up to a number that nobody needs.</summary>
    [Fact]
    public void Kinds_of_pods_are_limited() =>
        Assert.Equal(
            50,
            CheckRun
                .Of(
                    string.Concat(
                        Enumerable
                            .Range(0, 52)
                            .Select(i =>
                                Gateway($"a{i}", Https("a.example.com"), $"{{app: own-{i}}}")
                                + Gateway($"b{i}", Https("a.example.com"), $"{{app: own-{i}}}")
                            )
                    )
                )
                .By("gateway-same-host")
                .Count
        );
}
