namespace Kyma.Krm.Tests.Mesh;

/// <summary>What a sidecar does, as it was seen to run.</summary>
public sealed class SidecarTests
{
    const string Tls = "{number: 443, name: tls, protocol: TLS}";
    const string Http = "{number: 80, name: http, protocol: HTTP, targetPort: 443}";

    static readonly string Lock = TestMesh.Of(
        "Sidecar",
        "default",
        "shop",
        """{outboundTrafficPolicy: {mode: REGISTRY_ONLY}, egress: [{hosts: ["./*", "*/*.svc.cluster.local"]}]}"""
    );

    [Theory]
    [InlineData("shop", "https://api.partner.com", "registered sidecar")]
    [InlineData("shop", "https://other.partner.com", "blackhole sidecar")]
    [InlineData("shop", "http://other.partner.com", "blackhole sidecar 502")]
    [InlineData("shop", "https://elsewhere.example.com", "blackhole sidecar")]
    [InlineData("shop", "http://orders.data.svc.cluster.local:8080", "registered sidecar")]
    [InlineData("shop", "http://orders.data:8080", "registered sidecar")]
    [InlineData("data", "https://other.partner.com", "passthrough sidecar")]
    [InlineData("data", "https://elsewhere.example.com", "registered sidecar")]
    public void Registry_only_leaves_services_of_the_mesh_and_entries_of_the_own_namespace(
        string from,
        string to,
        string end
    )
    {
        var package = new TestMesh(
            Lock
                + TestMesh.Entry("api", "shop", "api.partner.com", Tls)
                + TestMesh.Entry("elsewhere", "bank", "elsewhere.example.com", Tls)
                + TestMesh.App("orders", "data")
        );
        Assert.Equal(end, package.End(from, to));
    }

    [Theory]
    [InlineData("{host: bank.example.com, trafficPolicy: {tls: {mode: SIMPLE}}}", "SIMPLE bank.example.com")]
    [InlineData(
        "{host: bank.example.com, trafficPolicy: {portLevelSettings: [{port: {number: 80}, tls: {mode: "
            + "SIMPLE, sni: b.example.com}}]}}",
        "SIMPLE b.example.com"
    )]
    [InlineData(
        "{host: bank.example.com, trafficPolicy: {portLevelSettings: [{port: {number: 443}, tls: {mode: SIMPLE}}]}}",
        "none "
    )]
    [InlineData("{host: bank.example.com, trafficPolicy: {tls: {mode: MUTUAL, credentialName: client}}}", "none ")]
    public void The_rule_for_the_port_decides_how_TLS_is_originated(string rule, string expected)
    {
        var package = new TestMesh(
            TestMesh.Entry("bank", "shop", "bank.example.com", Http)
                + TestMesh.Of("DestinationRule", "bank", "shop", rule)
        );
        var hop = Assert.Single(package.Ask("shop", "http://bank.example.com").Hops);
        Assert.Equal(expected, $"{hop.Tls!.Mode} {hop.Tls.Sni}");
    }

    [Fact]
    public void A_credential_is_used_where_the_rule_selects_the_workload_and_the_Secret_has_a_CA()
    {
        var rule = TestMesh.Of(
            "DestinationRule",
            "bank",
            "shop",
            "{host: bank.example.com, workloadSelector: {matchLabels: {}}, trafficPolicy: {tls: {mode: "
                + "MUTUAL, credentialName: client}}}"
        );
        var entry = TestMesh.Entry("bank", "shop", "bank.example.com", Http);
        Assert.Equal(
            "noSecret sidecar 503",
            new TestMesh(entry + rule + TestMesh.Secret("client", "shop", "tls.crt", "tls.key")).End(
                "shop",
                "http://bank.example.com"
            )
        );
        Assert.Equal(
            "registered sidecar",
            new TestMesh(entry + rule + TestMesh.Secret("client", "shop", "tls.crt", "tls.key", "ca.crt")).End(
                "shop",
                "http://bank.example.com"
            )
        );

        // istiod sends whatever the keys hold, and Envoy loads nothing of it.
        Assert.Equal(
            "noSecret sidecar 503",
            new TestMesh(
                $$"""
                {{entry}}{{rule}}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: client, namespace: shop}
                data: { {{TestMesh.Contents("tls.crt", "tls.key")}}, ca.crt: eA== }
                """
            ).End("shop", "http://bank.example.com")
        );
    }

    [Theory]
    [InlineData("shop", "shop/mine")]
    [InlineData("data", "bank/theirs")]
    public void The_rule_of_the_clients_namespace_comes_before_that_of_the_service(string from, string rule)
    {
        var package = new TestMesh(
            TestMesh.Entry("bank", "bank", "bank.example.com", Http)
                + TestMesh.Of(
                    "DestinationRule",
                    "theirs",
                    "bank",
                    "{host: bank.example.com, trafficPolicy: {tls: {mode: SIMPLE}}}"
                )
                + TestMesh.Of(
                    "DestinationRule",
                    "mine",
                    "shop",
                    "{host: \"*.example.com\", trafficPolicy: {tls: {mode: DISABLE}}}"
                )
        );
        var hop = Assert.Single(package.Ask(from, "http://bank.example.com").Hops);
        Assert.Equal(rule, Assert.Single(hop.DestinationRules).Id);
    }

    [Fact]
    public void A_TCP_entry_without_addresses_takes_every_other_name_on_its_port()
    {
        var package = new TestMesh(
            TestMesh.Entry("database", "shop", "db.example.com", "{number: 443, name: tcp, protocol: TCP}")
                + TestMesh.Entry("api", "shop", "api.partner.com", Tls)
        );
        Assert.Equal(
            "outbound|443||db.example.com",
            package.Ask("shop", "https://unknown.example.edu").Hops[0].Cluster
        );
        Assert.Equal("outbound|443||api.partner.com", package.Ask("shop", "https://api.partner.com").Hops[0].Cluster);
    }

    [Fact]
    public void The_exact_name_comes_before_the_wildcard()
    {
        var package = new TestMesh(
            TestMesh.Entry("any", "shop", "*.partner.com", Tls, "").Replace("DNS", "NONE", StringComparison.Ordinal)
                + TestMesh.Entry("api", "shop", "api.partner.com", Tls)
        );
        Assert.Equal("outbound|443||api.partner.com", package.Ask("shop", "https://api.partner.com").Hops[0].Cluster);
        Assert.Equal("outbound|443||*.partner.com", package.Ask("shop", "https://x.y.partner.com").Hops[0].Cluster);
    }

    [Theory]
    [InlineData("http://alias.shop:80", "outbound|80||api.partner.com")]
    [InlineData("http://api.partner.com", "outbound|80||api.partner.com")]
    public void An_ExternalName_Service_is_another_name_of_its_target(string to, string cluster)
    {
        var package = new TestMesh(
            TestMesh.Entry("api", "shop", "api.partner.com", Http)
                + """
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: alias, namespace: shop}
                spec: {type: ExternalName, externalName: api.partner.com, ports: [{name: http, port: 80}]}

                """
        );
        Assert.Equal(cluster, package.Ask("shop", to).Hops[0].Cluster);
    }

    [Theory]
    [InlineData("/api/v1/orders", "outbound|8080||orders.data.svc.cluster.local")]
    [InlineData("/health", null)]
    [InlineData("/old", null)]
    public void The_first_route_that_matches_is_taken(string path, string? cluster)
    {
        var package = new TestMesh(
            TestMesh.App("orders", "data")
                + TestMesh.Of(
                    "VirtualService",
                    "orders",
                    "data",
                    """
                    {hosts: [orders], http: [
                      {match: [{uri: {exact: /health}}], directResponse: {status: 204}},
                      {match: [{uri: {regex: "/(old|older)(/.*)?"}}], redirect: {uri: /new}},
                      {match: [{uri: {prefix: /api}}], route: [{destination: {host: orders, port: {number: 8080}}}]}]}
                    """
                )
        );
        Assert.Equal(cluster, package.Ask("data", $"http://orders:8080{path}").Hops[0].Cluster);
        Assert.Equal("noRoute sidecar 404", package.End("data", "http://orders:8080/elsewhere"));
    }

    /// <summary>One for some of the requests leaves open how this one ends, so the route decides.</summary>
    [Theory]
    [InlineData("{abort: {httpStatus: 503}}", "directResponse sidecar 503")]
    [InlineData("{abort: {httpStatus: 503, percentage: {value: 100}}}", "directResponse sidecar 503")]
    [InlineData("{abort: {httpStatus: 503, percentage: {value: 50}}}", "registered sidecar")]
    [InlineData("{delay: {fixedDelay: 5s}}", "registered sidecar")]
    public void A_fault_for_all_requests_is_their_answer(string fault, string end) =>
        Assert.Equal(
            end,
            new TestMesh(
                TestMesh.App("orders", "data")
                    + TestMesh.Of(
                        "VirtualService",
                        "orders",
                        "data",
                        $"{{hosts: [orders], http: [{{fault: {fault}, route: [{{destination: {{host: orders}}}}]}}]}}"
                    )
            ).End("data", "http://orders:8080/")
        );
}
