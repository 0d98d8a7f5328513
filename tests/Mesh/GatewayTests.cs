namespace Kyma.Krm.Tests.Mesh;

/// <summary>What Istio's gateways do, as it was seen to run.</summary>
public sealed class GatewayTests
{
    static readonly string Ingress =
        TestMesh.App("frontend", "shop")
        + TestMesh.Secret("shop-certs", "istio-system", "tls.crt", "tls.key")
        + TestMesh.Of(
            "Gateway",
            "shop",
            "shop",
            """
            {selector: {istio: ingressgateway}, servers: [
              {port: {number: 443, name: https, protocol: HTTPS}, hosts: ["*.shop.example.com"],
                tls: {mode: SIMPLE, credentialName: shop-certs}},
              {port: {number: 80, name: http, protocol: HTTP}, hosts: ["*.shop.example.com"],
                tls: {httpsRedirect: true}}]}
            """
        );

    static readonly string Www = TestMesh.Of(
        "VirtualService",
        "www",
        "shop",
        "{hosts: [www.shop.example.com], gateways: [shop], http: [{route: [{destination: {host: frontend}}]}]}"
    );

    [Theory]
    [InlineData("https://www.shop.example.com", "registered ingressGateway")]
    [InlineData("http://www.shop.example.com", "redirect ingressGateway 301")]
    [InlineData("https://other.shop.example.com", "noRoute ingressGateway 404")]
    [InlineData("https://www.example.edu", "noFilterChain ingressGateway")]
    [InlineData("http://www.example.edu", "noRoute ingressGateway 404")]
    [InlineData("https://www.shop.example.com:80", "protocolError ingressGateway")]
    [InlineData("https://www.shop.example.com:9443", "noListener ingressGateway")]
    public void A_Gateway_serves_its_hosts(string to, string end) =>
        Assert.Equal(end, new TestMesh(Ingress + Www).End("internet", to));

    static string Gateways(Func<string, string> server, params IEnumerable<(string Name, string Host)> all) =>
        string.Concat(
            all.Select(each =>
                TestMesh.Of(
                    "Gateway",
                    each.Name,
                    "shop",
                    $"{{selector: {{istio: ingressgateway}}, servers: [{server(each.Host)}]}}"
                )
            )
        );

    /// <summary>The oldest Gateway first, whatever its hosts.</summary>
    [Theory]
    [InlineData("*.example.com", "www.example.com", "shop/a shop/b")]
    [InlineData("www.example.com", "*.example.com", "shop/a shop/b")]
    [InlineData("*.example.org", "*", "shop/b")]
    [InlineData("*.example.com", "*.example.org", "shop/a")]
    public void Servers_of_plain_HTTP_share_the_port(string first, string second, string owners)
    {
        var gateways = Gateways(
            host => $"{{port: {{number: 80, name: http, protocol: HTTP}}, hosts: ['{host}']}}",
            ("a", first),
            ("b", second)
        );
        var answer = new TestMesh(gateways).Ask("internet", "http://www.example.com");
        Assert.Equal(owners, string.Join(' ', answer.Hops[^1].Gateways.Select(gateway => gateway.Id)));
    }

    /// <summary>As Envoy compares them.</summary>
    [Fact]
    public void A_host_in_capitals_is_served_without_TLS() =>
        Assert.Equal(
            "registered ingressGateway",
            new TestMesh(
                TestMesh.App("frontend", "shop")
                    + TestMesh.Of(
                        "Gateway",
                        "shop",
                        "shop",
                        "{selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, "
                            + "protocol: HTTP}, hosts: [WWW.shop.example.com]}]}"
                    )
                    + Www.Replace("[www.shop", "['*.shop", StringComparison.Ordinal)
                        .Replace("example.com]", "example.com']", StringComparison.Ordinal)
            ).End("internet", "http://www.shop.example.com")
        );

    /// <summary>A Service leads to the address of the pod, which nobody else's listener is for.</summary>
    [Theory]
    [InlineData("", "registered ingressGateway")]
    [InlineData("bind: 0.0.0.0, ", "registered ingressGateway")]
    [InlineData("bind: 10.1.2.3, ", "noListener ingressGateway")]
    public void A_server_for_one_address_is_not_reached_by_another(string bind, string end) =>
        Assert.Equal(
            end,
            new TestMesh(
                TestMesh.App("frontend", "shop")
                    + TestMesh.Of(
                        "Gateway",
                        "shop",
                        "shop",
                        "{selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, "
                            + $"protocol: HTTP}}, {bind}hosts: [www.shop.example.com]}}]}}"
                    )
                    + Www
            ).End("internet", "http://www.shop.example.com")
        );

    /// <summary>istiod sends whatever the Secret has; without what Envoy loads there is no handshake.</summary>
    [Theory]
    [InlineData("good.crt", "good.key", "registered ingressGateway")]
    [InlineData("good.crt", "other.key", "noSecret ingressGateway")]
    [InlineData("good.crt", "not-a-key.key", "noSecret ingressGateway")]
    [InlineData("not-pem.crt", "good.key", "noSecret ingressGateway")]
    public void A_Gateway_shows_what_Envoy_loads(string certificate, string key, string end)
    {
        var secret = TestMesh.Secret("shop-certs", "istio-system", "tls.crt", "tls.key");
        var package = (Ingress + Www).Replace(secret, "", StringComparison.Ordinal).TrimEnd();
        var own =
            $"\n---\napiVersion: v1\nkind: Secret\nmetadata: {{name: shop-certs, namespace: istio-system}}\n"
            + $"data: {{tls.crt: {Base64(certificate)}, tls.key: {Base64(key)}}}\n";

        Assert.Equal(end, new TestMesh(package + own).End("internet", "https://www.shop.example.com"));
    }

    static string Base64(string file) => Convert.ToBase64String(Fixtures.Read(file));

    static string Leading(string name, string pods, string to, string more = "") =>
        TestMesh.Of(
            "Gateway",
            name,
            "shop",
            $"{{selector: {{istio: {pods}}}, servers: [{{port: {{number: 80, name: http, protocol: HTTP}}, "
                + "hosts: [ring.example.com]}]}"
        )
        + TestMesh.Of(
            "VirtualService",
            name,
            "shop",
            $"{{hosts: [ring.example.com], gateways: [{name}], http: [{{{more}route: [{{destination: {{host: "
                + $"{to}.istio-system.svc.cluster.local, port: {{number: 80}}}}}}]}}]}}"
        );

    /// <summary>No package decides how far a request is followed, not even where each round changes its path.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("match: [{uri: {prefix: /}}], rewrite: {uri: /again/}, ")]
    public void Gateways_that_send_in_a_circle_are_a_loop(string rewrite)
    {
        var answer = new TestMesh(
            TestMesh.EgressGateway
                + Leading("in", "ingressgateway", "istio-egressgateway", rewrite)
                + Leading("out", "egressgateway", "istio-ingressgateway")
        ).Ask("internet", "http://ring.example.com");
        Assert.Equal("loop", Kyma.Krm.Tracing.TraceWords.Of(answer.Outcome));
        Assert.InRange(answer.Hops.Count, 2, 16);
    }

    /// <summary>TLS servers keep their names where a server of plain HTTP shares the port.</summary>
    [Theory]
    [InlineData("https://www.shop.example.com", "registered ingressGateway")]
    [InlineData("http://www.shop.example.com:443", "noRoute ingressGateway 404")]
    [InlineData("https://other.example.edu", "protocolError ingressGateway")]
    public void Plain_HTTP_beside_TLS_gets_what_no_server_name_takes(string to, string end) =>
        Assert.Equal(
            end,
            new TestMesh(
                Ingress
                    + Www
                    + TestMesh.Of(
                        "Gateway",
                        "plain",
                        "shop",
                        "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: http, protocol: "
                            + "HTTP}, hosts: [plain.example.com]}]}"
                    )
            ).End("internet", to)
        );

    [Theory]
    [InlineData("https://other.shop.example.com/", "noVirtualHost")]
    [InlineData("https://www.shop.example.com/b", null)]
    public void A_host_without_routes_is_told_from_a_path_without_one(string to, string? reason) =>
        Assert.Equal(
            reason,
            new TestMesh(
                Ingress + Www.Replace("http: [{", "http: [{match: [{uri: {prefix: /a}}], ", StringComparison.Ordinal)
            )
                .Ask("internet", to)
                .Reason
        );

    [Fact]
    public void Without_its_Secret_there_is_no_handshake() =>
        Assert.Equal(
            "noSecret ingressGateway",
            new TestMesh((Ingress + Www).Replace("name: shop-certs", "name: other", StringComparison.Ordinal)).End(
                "internet",
                "https://www.shop.example.com"
            )
        );

    [Theory]
    [InlineData("www.shop.example.com", "shop/www.shop.example.com", "listenerRejected ingressGateway")]
    [InlineData("www.shop.example.com", "www.shop.example.com", "registered ingressGateway")]
    public void One_host_with_and_without_a_namespace_takes_the_whole_port_down(string one, string other, string end)
    {
        var gateways = Gateways(
            host =>
                $"{{port: {{number: 443, name: https, protocol: HTTPS}}, hosts: ['{host}'], "
                + "tls: {mode: SIMPLE, credentialName: shop-certs}}",
            ("first", one),
            ("second", other)
        );
        var routes = Www.Replace("gateways: [shop]", "gateways: [first]", StringComparison.Ordinal);
        var package = new TestMesh(
            TestMesh.App("frontend", "shop")
                + TestMesh.Secret("shop-certs", "istio-system", "tls.crt", "tls.key")
                + gateways
                + routes
        );
        Assert.Equal(end, package.End("internet", "https://www.shop.example.com"));
    }

    [Theory]
    [InlineData(
        "{action: DENY, rules: [{to: [{operation: {hosts: [www.shop.example.com]}}]}]}",
        "denied ingressGateway 403"
    )]
    [InlineData(
        "{action: DENY, rules: [{to: [{operation: {hosts: [other.shop.example.com]}}]}]}",
        "registered ingressGateway"
    )]
    [InlineData(
        "{action: DENY, rules: [{to: [{operation: {hosts: [other.example.org, WWW.Shop.example.com]}}]}]}",
        "denied ingressGateway 403"
    )]
    [InlineData(
        "{action: DENY, rules: [{to: [{operation: {hosts: [\"*.shop.example.com\"]}}]}]}",
        "denied ingressGateway 403"
    )]
    [InlineData("{action: DENY, rules: [{to: [{operation: {hosts: [\"www.*\"]}}]}]}", "denied ingressGateway 403")]
    [InlineData(
        "{action: DENY, rules: [{to: [{operation: {hosts: [a.example.org]}}]}, {to: [{operation: {methods: [GET]}}]}]}",
        "denied ingressGateway 403"
    )]
    [InlineData(
        "{action: DENY, rules: [{to: [{operation: {hosts: [a.example.org]}}, {operation: {methods: [GET]}}]}]}",
        "denied ingressGateway 403"
    )]
    [InlineData(
        "{action: DENY, rules: [{to: [{operation: {notHosts: [a.example.org]}}]}]}",
        "denied ingressGateway 403"
    )]
    [InlineData(
        "{action: DENY, rules: [{to: [{operation: {hosts: [a.example.org]}}]}, "
            + "{from: [{source: {notNamespaces: [x]}}]}]}",
        "denied ingressGateway 403"
    )]
    [InlineData("{rules: [{to: [{operation: {hosts: [other.shop.example.com]}}]}]}", "denied ingressGateway 403")]
    [InlineData("{rules: [{to: [{operation: {hosts: [www.shop.example.com]}}]}]}", "registered ingressGateway")]
    [InlineData("{rules: [{to: [{operation: {paths: [/api*]}}]}]}", "denied ingressGateway 403")]
    [InlineData(
        "{rules: [{when: [{key: connection.sni, values: [\"*.shop.example.com\"]}]}]}",
        "registered ingressGateway"
    )]
    public void Policies_in_the_gateways_namespace_decide(string policy, string end) =>
        Assert.Equal(
            end,
            new TestMesh(Ingress + Www + TestMesh.Of("AuthorizationPolicy", "lock", "istio-system", policy)).End(
                "internet",
                "https://www.shop.example.com"
            )
        );

    /// <summary>What files cannot say is named, whichever attribute it is.</summary>
    [Theory]
    [InlineData("{action: DENY, rules: [{from: [{source: {ipBlocks: [10.0.0.0/8]}}]}]}", "depends on addresses")]
    [InlineData("{rules: [{when: [{key: remote.ip, values: [10.0.0.1]}]}]}", "depends on addresses")]
    [InlineData(
        "{action: DENY, rules: [{when: [{key: \"experimental.envoy.filters.a[b]\", values: [c]}]}]}",
        "depends on experimental.envoy.filters.a[b], which files do not show"
    )]
    [InlineData(
        "{action: DENY, rules: [{from: [{source: {ipBlocks: [10.0.0.0/8]}}], to: [{operation: {paths: [/no]}}]}, "
            + "{when: [{key: \"experimental.envoy.filters.a[b]\", values: [c]}]}]}",
        "depends on experimental.envoy.filters.a[b], which files do not show"
    )]
    public void What_a_policy_depends_on_is_named(string policy, string reason) =>
        Assert.Equal(
            $"AuthorizationPolicy istio-system/lock {reason}",
            new TestMesh(Ingress + Www + TestMesh.Of("AuthorizationPolicy", "lock", "istio-system", policy))
                .Ask("internet", "https://www.shop.example.com/")
                .Reason
        );

    /// <summary>Envoy sorts those that deny by name, whatever they ask for.</summary>
    [Theory]
    [InlineData("hosts: [www.shop.example.com]", "methods: [GET]")]
    [InlineData("methods: [GET]", "hosts: [www.shop.example.com]")]
    [InlineData("hosts: [www.shop.example.com]", "hosts: [www.shop.example.com, a.example.org]")]
    public void Of_two_policies_that_deny_the_first_by_name_is_named(string first, string second) =>
        Assert.Equal(
            "AuthorizationPolicy istio-system/first",
            new TestMesh(Ingress + Www + Denies("second", second) + Denies("first", first))
                .Ask("internet", "https://www.shop.example.com/")
                .Reason
        );

    static string Denies(string name, string operation) =>
        TestMesh.Of(
            "AuthorizationPolicy",
            name,
            "istio-system",
            $"{{action: DENY, rules: [{{to: [{{operation: {{{operation}}}}}]}}]}}"
        );

    /// <summary>Envoy compares <c>url_path</c>, which ends before the query.</summary>
    [Fact]
    public void A_query_gets_no_request_past_a_policy() =>
        Assert.Equal(
            "denied ingressGateway 403",
            new TestMesh(
                Ingress
                    + Www
                    + TestMesh.Of(
                        "AuthorizationPolicy",
                        "lock",
                        "istio-system",
                        "{action: DENY, rules: [{to: [{operation: {paths: [/admin]}}]}]}"
                    )
            ).End("internet", "https://www.shop.example.com/admin?x=1")
        );

    [Fact]
    public void An_APIRule_counts_as_the_VirtualService_that_its_controller_makes()
    {
        var package = new TestMesh(
            Ingress
                + """
                ---
                apiVersion: gateway.kyma-project.io/v2
                kind: APIRule
                metadata: {name: shop, namespace: shop}
                spec:
                  hosts: [api.shop.example.com]
                  gateway: shop/shop
                  service: {name: frontend, port: 8080}
                  rules:
                  - {path: "/open/{**}", methods: [GET], noAuth: true}
                  - {path: "/closed/{*}", methods: [GET], jwt: {authentications: [{issuer: i, jwksUri: j}]}}

                """
        );
        Assert.False(package.Ask("internet", "https://api.shop.example.com/open/a/b").NeedsToken);
        Assert.True(package.Ask("internet", "https://api.shop.example.com/closed/a").NeedsToken);
        Assert.Equal("noRoute ingressGateway 404", package.End("internet", "https://api.shop.example.com/closed/a/b"));
    }

    /// <summary>
    /// The recipe of the locked egress gateway: names of its own on both sides, and a policy that denies other
    /// namespaces.
    /// </summary>
    static readonly string Locked =
        TestMesh.EgressGateway
        + TestMesh
            .Entry(
                "api",
                "shop",
                "api.partner.com",
                "{number: 443, name: tls, protocol: TLS}",
                ", exportTo: [., other]"
            )
            .Replace("resolution: DNS", "resolution: NONE", StringComparison.Ordinal)
        + TestMesh.Entry(
            "api-gateway",
            "shop",
            "api.shop.shop.egress.internal",
            "{number: 443, name: tls, protocol: TLS}",
            ", location: MESH_INTERNAL, endpoints: [{address: "
                + "istio-egressgateway.istio-system.svc.cluster.local}], exportTo: [., other]"
        )
        + TestMesh.Entry(
            "api-partner",
            "shop",
            "to.api.shop.shop.egress.internal",
            "{number: 443, name: tls, protocol: TLS}",
            ", endpoints: [{address: api.partner.com}], exportTo: [istio-system]"
        )
        + TestMesh.Of(
            "DestinationRule",
            "api-gateway",
            "shop",
            "{host: api.shop.shop.egress.internal, exportTo: [., other], trafficPolicy: {tls: {mode: "
                + "ISTIO_MUTUAL, sni: api.shop.shop.egress.internal}}}"
        )
        + TestMesh.Of(
            "VirtualService",
            "api",
            "shop",
            "{hosts: [api.partner.com], gateways: [mesh], exportTo: [., other], tls: [{match: [{port: 443, "
                + "sniHosts: [api.partner.com]}], route: [{destination: {host: api.shop.shop.egress.internal, "
                + "port: {number: 443}}}]}]}"
        )
        + TestMesh.Of(
            "VirtualService",
            "api-gateway",
            "shop",
            "{hosts: [api.shop.shop.egress.internal], gateways: [shop-egress], exportTo: [istio-system], "
                + "tcp: [{match: [{port: 443}], route: [{destination: {host: to.api.shop.shop.egress.internal, "
                + "port: {number: 443}}}]}]}"
        )
        + TestMesh.Of(
            "Gateway",
            "shop-egress",
            "shop",
            "{selector: {istio: egressgateway}, servers: [{port: {number: 443, name: tls-api, protocol: "
                + "TLS}, hosts: [shop/api.shop.shop.egress.internal], tls: {mode: ISTIO_MUTUAL}}]}"
        )
        + TestMesh.Of(
            "AuthorizationPolicy",
            "shop-shop-egress",
            "istio-system",
            """
            {selector: {matchLabels: {istio: egressgateway}}, action: DENY, rules: [
              {from: [{source: {notNamespaces: [shop]}}],
               when: [{key: connection.sni, values: ["*.shop.shop.egress.internal"]}]}]}
            """
        );

    [Theory]
    [InlineData("shop", "https://api.partner.com", "registered egressGateway")]
    [InlineData("other", "https://api.partner.com", "denied egressGateway")]
    [InlineData("third", "https://api.partner.com", "passthrough sidecar")]
    public void The_locked_egress_gateway_is_for_its_namespace_alone(string from, string to, string end) =>
        Assert.Equal(end, new TestMesh(Locked).End(from, to));

    [Fact]
    public void Behind_the_locked_egress_gateway_the_applications_TLS_is_unchanged()
    {
        var answer = new TestMesh(Locked).Ask("shop", "https://api.partner.com");
        Assert.Equal("tls", Kyma.Krm.Tracing.TraceWords.Of(answer.LeavesAs));
        Assert.Equal(["api.partner.com:443"], answer.Hops[1].Dials);
    }
}
