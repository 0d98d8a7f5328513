using Kyma.Krm.Egress;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Egress;

/// <summary>What goes through Istio's egress gateway, and what cannot.</summary>
public sealed class EgressGatewayTests
{
    [Theory]
    [InlineData("egress-gateway-cannot-look-up", "via", "{hosts: ['*.example.com'], via: EgressGateway}")]
    [InlineData(
        "egress-gateway-cannot-look-up",
        "via",
        "{hosts: [a.example.com], resolution: NONE, via: EgressGateway}"
    )]
    [InlineData(
        "egress-gateway-cannot-look-up",
        "via",
        "{hosts: ['*.example.com'], preset: http, endpoints: [{address: one.example.com}], via: EgressGateway}"
    )]
    [InlineData(
        "egress-gateway-mixed-ports",
        "ports",
        "{hosts: [a.example.com], ports: [{number: 443, protocol: TLS}, {number: 1521, protocol: TCP}], "
            + "endpoints: [{address: 192.0.2.1}], via: EgressGateway}"
    )]
    [InlineData(
        "egress-gateway-addresses",
        "addresses",
        "{hosts: [a.example.com], addresses: [192.0.2.1], via: EgressGateway}"
    )]
    [InlineData(
        "egress-gateway-addresses",
        "addresses",
        "{hosts: [a.example.com], ports: [{number: 1521, protocol: TCP}], addresses: [192.0.2.1], via: EgressGateway}"
    )]
    [InlineData(
        "egress-selector-without-effect",
        "workloadSelector",
        "{hosts: [a.example.com], tls: {mode: MUTUAL, credentialName: a}, workloadSelector: {matchLabels: "
            + "{app: a}}, via: EgressGateway}"
    )]
    public void What_the_gateway_cannot_pass_on_is_refused(string rule, string field, string service) =>
        Assert.Equal(
            [$"{rule} spec.egress.services[0].{field}"],
            Services(service)
                .Told.Except([
                    "egress-gateway-must-be-enabled spec.egress.services[0].via",
                    "egress-tcp-port-takes-all spec.egress.services[0]",
                ])
        );

    [Theory]
    [InlineData("", "egress-gateway-must-be-enabled spec.egress.services[0].via")]
    [InlineData("{}", "egress-gateway-disabled spec.egress.services[0].via")]
    [InlineData("{components: {egressGateway: {enabled: true}}}", "")]
    public void The_gateway_must_be_there(string istio, string expected)
    {
        var resources =
            istio.Length == 0
                ? ""
                : "apiVersion: operator.kyma-project.io/v1alpha2\nkind: Istio\n"
                    + $"metadata: {{name: default, namespace: kyma-system}}\nspec: {istio}\n";

        Assert.Equal(
            expected,
            string.Join('\n', Services("{hosts: [a.example.com], via: EgressGateway}", resources).Told)
        );
    }

    [Theory]
    [InlineData("", "null", null)]
    [InlineData("exportTo: ['*'], ", """["*"]""", null)]
    [InlineData("exportTo: ['.'], ", """["."]""", "shop")]
    [InlineData("exportTo: ['.', other], ", """[".","other"]""", "shop other")]
    [InlineData("outboundTrafficPolicy: REGISTRY_ONLY, ", """["."]""", "shop")]
    public void Pods_see_their_side_and_only_the_gateway_the_partners(string egress, string exportTo, string? callers)
    {
        var traffic = Traffic.Of(
            $"{{egress: {{namespace: shop, {egress}services: [{{name: a, hosts: [a.example.com], tls: "
                + "{mode: SIMPLE}, via: EgressGateway}]}}"
        );

        string ExportTo(string kind, string name) =>
            traffic.Resource(kind, name)["spec"]!["exportTo"]?.ToJsonString() ?? "null";
        foreach (
            var (kind, name) in new[]
            {
                ("ServiceEntry", "a"),
                ("ServiceEntry", "a-gateway"),
                ("DestinationRule", "a-gateway"),
                ("VirtualService", "a"),
            }
        )
            Assert.Equal(exportTo, ExportTo(kind, name));
        foreach (
            var (kind, name) in new[]
            {
                ("ServiceEntry", "a-partner"),
                ("DestinationRule", "a-partner"),
                ("VirtualService", "a-gateway"),
            }
        )
            Assert.Equal("""["istio-system"]""", ExportTo(kind, name));
        if (callers is null)
        {
            Assert.DoesNotContain(traffic.Resources, resource => (string?)resource["kind"] == "AuthorizationPolicy");
            return;
        }

        var rule = traffic.Resource("AuthorizationPolicy", "shop.shop-egress")["spec"]!["rules"]![0]!;
        Assert.Equal(
            callers.Split(' '),
            rule["from"]![0]!["source"]!["notNamespaces"]!.AsArray().Select(name => (string?)name)
        );
        Assert.Equal("*.shop.shop.egress.internal", (string?)rule["when"]![0]!["values"]![0]);
    }

    [Fact]
    public void In_istio_system_there_is_nothing_but_the_policy_and_it_comes_before_the_Gateway()
    {
        var traffic = Traffic.Of(
            "{egress: {namespace: shop, exportTo: ['.'], services: [{hosts: [a.example.com], tls: {mode: "
                + "MUTUAL, credentialName: c}, via: EgressGateway}]}}"
        );

        Assert.Equal(
            ["AuthorizationPolicy istio-system/shop.shop-egress"],
            Traffic.NamesOf(traffic.Resources).Where(name => name.Contains(" istio-system/", StringComparison.Ordinal))
        );
        Assert.Equal(
            ["AuthorizationPolicy istio-system/shop.shop-egress", "Gateway shop/shop-egress"],
            Traffic.NamesOf(traffic.Resources).TakeLast(2)
        );
    }

    [Fact]
    public void Each_port_of_each_host_has_a_server_and_a_name_of_its_own()
    {
        var traffic = Services(
            """
            {name: a, hosts: [a.example.com, b.example.com], via: EgressGateway},
            {name: c, hosts: [c.example.com], preset: http, via: EgressGateway},
            {name: d, hosts: [d.example.com], tls: {mode: SIMPLE}, via: EgressGateway},
            {name: e, hosts: [e.example.com], ports: [{number: 80, protocol: HTTP}, {number: 443, protocol: TLS}],
              via: EgressGateway},
            {name: f, hosts: [f.example.com], ports: [{number: 1521, protocol: TCP}], via: EgressGateway}
            """
        );

        var servers = traffic.Resource("Gateway", "shop-egress")["spec"]!["servers"]!.AsArray();
        Assert.Equal(
            [
                "TLS shop/a-example-com.a.shop.shop.egress.internal",
                "TLS shop/b-example-com.a.shop.shop.egress.internal",
                "HTTPS shop/c.shop.shop.egress.internal",
                "HTTPS shop/d.shop.shop.egress.internal",
                "HTTPS shop/e.shop.shop.egress.internal",
                "TLS shop/port-443.e.shop.shop.egress.internal",
                "TLS shop/f.shop.shop.egress.internal",
            ],
            servers.Select(server => $"{server!["port"]!["protocol"]} {server["hosts"]!.AsArray().Single()}")
        );
        Assert.All(
            servers,
            server =>
                Assert.Equal(
                    ("443", "ISTIO_MUTUAL"),
                    (server!["port"]!["number"]!.ToJsonString(), (string?)server["tls"]!["mode"])
                )
        );
        Assert.Equal(
            servers.Count,
            servers.Select(server => (string?)server!["port"]!["name"]).Distinct(StringComparer.Ordinal).Count()
        );
    }

    [Fact]
    public void The_real_host_has_no_address_so_that_every_address_goes_through()
    {
        var entry = Services("{name: a, hosts: [a.example.com], addresses: [192.0.2.1], via: EgressGateway}")
            .Resource("ServiceEntry", "a")["spec"]!;

        Assert.Null(entry["addresses"]);
        Assert.Equal("NONE", (string?)entry["resolution"]);
    }

    [Fact]
    public void Plain_TCP_keeps_its_addresses_and_travels_as_TLS()
    {
        var traffic = Services(
            "{name: db, hosts: [db.example.com], ports: [{number: 1521, protocol: TCP}], addresses: "
                + "[192.0.2.1], via: EgressGateway}"
        );

        var real = traffic.Resource("ServiceEntry", "db")["spec"]!;
        Assert.Equal("""["192.0.2.1"]""", real["addresses"]!.ToJsonString());
        Assert.Equal("DNS", (string?)real["resolution"]);
        Assert.Equal(
            """[{"number":443,"name":"tls","protocol":"TLS"}]""",
            traffic.Resource("ServiceEntry", "db-gateway")["spec"]!["ports"]!.ToJsonString()
        );
        Assert.Equal(
            """[{"match":[{"port":1521}],"route":[{"destination":"""
                + """{"host":"db.shop.shop.egress.internal","port":{"number":443}}}]}]""",
            traffic.Resource("VirtualService", "db")["spec"]!["tcp"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData("HTTP", false)]
    [InlineData("HTTP2", true)]
    [InlineData("GRPC", true)]
    public void HTTP2_stays_HTTP2_on_every_hop(string protocol, bool isHttp2)
    {
        var traffic = Services(
            $"{{name: a, hosts: [a.example.com], ports: [{{number: 80, protocol: {protocol}, targetPort: "
                + "443}], tls: {mode: SIMPLE}, via: EgressGateway}"
        );

        foreach (var name in new[] { "a", "a-gateway" })
            Assert.Equal(protocol, (string?)traffic.Resource("ServiceEntry", name)["spec"]!["ports"]![0]!["protocol"]);
        var setting = traffic.Resource("DestinationRule", "a-partner")["spec"]!["trafficPolicy"]!["portLevelSettings"]![
            0
        ]!;
        Assert.Equal(isHttp2, (bool?)setting["connectionPool"]?["http"]?["useClientProtocol"] == true);
        Assert.Equal("a.example.com", (string?)setting["tls"]!["sni"]);
        Assert.Equal("""["a.example.com"]""", setting["tls"]!["subjectAltNames"]!.ToJsonString());
    }

    [Theory]
    [InlineData("tls: {mode: SIMPLE}", false)]
    [InlineData("preset: http", true)]
    public void Nothing_of_the_cluster_reaches_the_partner_in_headers(string how, bool isPlain)
    {
        var route = Services($"{{name: a, hosts: [a.example.com], {how}, via: EgressGateway}}")
            .Resource("VirtualService", "a-gateway")["spec"]!["http"]![0]!;

        var removed = route["headers"]!["request"]!["remove"]!.AsArray().Select(header => (string?)header).ToList();
        Assert.Subset(
            removed.ToHashSet(),
            new HashSet<string?> { "x-forwarded-client-cert", "x-forwarded-for", "x-envoy-external-address" }
        );
        Assert.Equal(isPlain, removed.Contains("x-forwarded-proto"));
        Assert.Equal("a.example.com", (string?)route["rewrite"]!["authority"]);
    }

    [Fact]
    public void Behind_a_sidecar_the_partner_reads_that_TLS_was_spoken() =>
        Assert.Equal(
            """{"request":{"set":{"x-forwarded-proto":"https"}}}""",
            Services("{name: a, hosts: [a.example.com], tls: {mode: SIMPLE}}").Resource("VirtualService", "a")["spec"]![
                "http"
            ]![0]!["headers"]!.ToJsonString()
        );

    [Fact]
    public void A_TLS_wildcard_leads_to_its_one_server()
    {
        var traffic = Services(
            "{name: w, hosts: ['*.example.com'], endpoints: [{address: one.example.com}], via: EgressGateway}"
        );

        Assert.Empty(traffic.Errors);
        Assert.Equal(
            """[{"address":"one.example.com"}]""",
            traffic.Resource("ServiceEntry", "w-partner")["spec"]!["endpoints"]!.ToJsonString()
        );
        Assert.Equal(
            """["*.example.com"]""",
            traffic.Resource("VirtualService", "w")["spec"]!["tls"]![0]!["match"]![0]!["sniHosts"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData(63, 1)]
    [InlineData(63, 2)]
    [InlineData(40, 2)]
    public void The_gateways_names_are_names_whatever_their_length(int length, int hosts)
    {
        var name = new string('s', length);
        var list = string.Join(
            ", ",
            Enumerable.Range(0, hosts).Select(i => $"{new string('h', 60)}{i}.{new string('d', 60)}.example.com")
        );
        var traffic = Traffic.Of(
            $"{{egress: {{namespace: {new string('n', 63)}, exportTo: ['.'], services: [{{name: {name}, "
                + $"hosts: [{list}], via: EgressGateway}}]}}}}"
        );

        Assert.Empty(traffic.Errors);
        var names = traffic
            .Resources.Where(resource => (string?)resource["kind"] == "ServiceEntry")
            .SelectMany(resource => resource["spec"]!["hosts"]!.AsArray())
            .Select(host => (string)host!)
            .Where(host => host.EndsWith(".egress.internal", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(2 * hosts, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, host => Assert.InRange(host.Length, 1, 253));
        Assert.All(names, host => Assert.All(host.Split('.'), label => Assert.InRange(label.Length, 1, 63)));
    }

    [Theory]
    [InlineData("a.b", "a-b")]
    [InlineData("shop", "shop.")]
    public void Configs_with_dots_have_names_of_their_own(string one, string other)
    {
        var suffixes = new[] { one, other }.Select(name => LaneNames.SuffixOf(name, "shop")).ToList();

        Assert.Equal(2, suffixes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(suffixes, suffix => Assert.Equal(4, suffix.Split('.').Length));
    }

    static Traffic Services(string services, string resources = "") =>
        Traffic.Of($"{{egress: {{namespace: shop, services: [{services}]}}}}", resources);
}
