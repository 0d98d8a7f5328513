namespace Kyma.Krm.Tests.Istio;

public sealed class PackageRulesTests
{
    const string Gateway =
        "{apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: NAME, namespace: infra}, "
        + "spec: {selector: {istio: ingressgateway}, servers: [SERVERS]}}\n---\n";

    const string Service =
        "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: shop, namespace: "
        + "shop}, spec: {hosts: [shop.example.com], gateways: [infra/one], http: [{MATCHroute: "
        + "[{destination: {host: b}}]}]}}\n---\n";

    static string Server(int port, string protocol, string host, string tls = "") =>
        $"{{port: {{number: {port}, protocol: {protocol}, name: p}}, hosts: ['{host}']"
        + $"{(tls.Length > 0 || protocol is "HTTP" or "TCP" ? tls : ", tls: {mode: PASSTHROUGH}")}}}";

    static string Made(string name, params string[] servers) =>
        Gateway
            .Replace("NAME", name, StringComparison.Ordinal)
            .Replace("SERVERS", string.Join(", ", servers), StringComparison.Ordinal);

    [Fact]
    public void A_host_has_one_server_per_port() =>
        Assert.Equal(
            "gateway-same-host@spec.servers[0].hosts[0]",
            IstioManifest.PackageFindings(
                Made("one", Server(443, "HTTPS", "a.com"))
                    + Made("two", Server(443, "TLS", "*/a.com"), Server(9443, "HTTPS", "a.com"))
            )
        );

    [Theory]
    [InlineData("{app: gate, istio: ingressgateway}", "HTTPS", "gateway-same-host@spec.servers[0].hosts[0]")]
    [InlineData("{app: gate, istio: ingressgateway}", "HTTP", "gateway-protocol-conflict@spec.servers[0].port")]
    [InlineData("{}", "HTTPS", "gateway-same-host@spec.servers[0].hosts[0]")]
    [InlineData("{istio: egressgateway}", "HTTPS", "")]
    [InlineData("{app: gate}", "HTTPS", "")]
    public void A_selector_that_asks_for_less_takes_in_the_same_pods(
        string selector,
        string protocol,
        string findings
    ) =>
        Assert.Equal(
            findings,
            IstioManifest.PackageFindings(
                Made("one", Server(443, "HTTPS", "a.com"))
                    + Made("two", Server(443, protocol, "a.com"))
                        .Replace("{istio: ingressgateway}", selector, StringComparison.Ordinal)
            )
        );

    [Fact]
    public void Two_servers_of_one_Gateway_collide_too() =>
        Assert.Equal(
            "gateway-same-host@spec.servers[1].hosts[0]",
            IstioManifest.PackageFindings(Made("one", Server(443, "HTTPS", "a.com"), Server(443, "HTTPS", "a.com")))
        );

    [Fact]
    public void A_port_has_one_protocol() =>
        Assert.Equal(
            "gateway-protocol-conflict@spec.servers[0].port",
            IstioManifest.PackageFindings(
                Made("one", Server(443, "HTTPS", "a.com")) + Made("two", Server(443, "HTTP", "b.com"))
            )
        );

    [Fact]
    public void A_certificate_has_one_Gateway() =>
        Assert.Equal(
            "gateway-shared-credential@spec.servers[0].tls.credentialName",
            IstioManifest.PackageFindings(
                Made("one", Server(443, "HTTPS", "a.com", ", tls: {mode: SIMPLE, credentialName: c}"))
                    + Made("two", Server(443, "HTTPS", "b.com", ", tls: {mode: SIMPLE, credentialName: c}"))
            )
        );

    [Theory]
    [InlineData("shop.example.com", "")]
    [InlineData("shop/*.example.com", "")]
    [InlineData("other/*.example.com", "virtual-service-host-unserved@spec.hosts")]
    [InlineData("./*", "virtual-service-host-unserved@spec.hosts")]
    [InlineData("other.example.com", "virtual-service-host-unserved@spec.hosts")]
    public void A_VirtualService_needs_a_Gateway_that_serves_it(string host, string findings) =>
        Assert.Equal(
            findings,
            IstioManifest.PackageFindings(
                Made("one", Server(80, "HTTP", host)) + Service.Replace("MATCH", "", StringComparison.Ordinal)
            )
        );

    [Theory]
    [InlineData("a.example.com", "one/a.example.com", "HTTPS", true)]
    [InlineData("a.example.com", "./a.example.com", "HTTPS", true)]
    [InlineData("one/a.example.com", "two/a.example.com", "HTTPS", true)]
    // Without a tcp route, a server of TLS has no filter chain.
    [InlineData("one/a.example.com", "two/a.example.com", "TLS", false)]
    [InlineData("*.example.com", "one/*.example.com", "HTTPS", true)]
    [InlineData("*.example.com", "one/a.example.com", "HTTPS", false)]
    [InlineData("a.example.com", "*/a.example.com", "HTTPS", false)]
    [InlineData("infra/a.example.com", "./a.example.com", "HTTPS", false)]
    [InlineData("a.example.com", "one/a.example.com", "HTTP", false)]
    public void One_host_written_in_two_ways_takes_the_listener_down(
        string first,
        string second,
        string protocol,
        bool isRejected
    )
    {
        var tls = protocol == "HTTP" ? "" : ", tls: {mode: SIMPLE, credentialName: c}";

        Assert.Equal(
            isRejected,
            IstioManifest
                .PackageFindings(
                    Made("one", Server(443, protocol, first, tls))
                        + Made("one", Server(443, protocol, second, tls))
                            .Replace("name: one", "name: other", StringComparison.Ordinal)
                )
                .Contains("gateway-listener-rejected@spec.servers[0].hosts[0]", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("", "", "TLS", "service-entry-host-twice@spec.hosts[0]")]
    [InlineData(
        "",
        "",
        "HTTPS",
        "service-entry-host-twice@spec.hosts[0] service-entry-protocol-conflict@spec.ports[0].protocol"
    )]
    [InlineData(", exportTo: ['.']", ", exportTo: ['.']", "TLS", "")]
    [InlineData(", exportTo: ['.']", ", exportTo: [one]", "TLS", "service-entry-host-twice@spec.hosts[0]")]
    public void A_host_is_registered_once_per_view(string first, string second, string protocol, string findings) =>
        Assert.Equal(
            findings,
            IstioManifest.PackageFindings(
                "{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: a, namespace: "
                    + "one}, spec: {hosts: [a.com], ports: [{number: 443, name: p, protocol: "
                    + $"TLS}}]{first}}}}}\n---\n"
                    + "{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: a, "
                    + "namespace: two}, spec: {hosts: [a.com], ports: [{number: 443, name: p, protocol: "
                    + $"{protocol}}}]{second}}}}}\n"
            )
        );

    [Fact]
    public void A_namespace_has_one_Sidecar_for_everyone()
    {
        const string Sidecar =
            "{apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: a, namespace: one}, "
            + "spec: {egress: [{hosts: ['./*']}]}}\n---\n";
        Assert.Equal("sidecar-several-without-selector@spec", IstioManifest.PackageFindings(Sidecar + Sidecar));
    }

    [Theory]
    [InlineData("HTTP", "", "")]
    [InlineData("HTTPS", "", "client-tls-twice@spec.trafficPolicy.portLevelSettings[0].tls.mode")]
    [InlineData(
        "HTTP",
        ", credentialName: c",
        "client-tls-credential-without-selector@spec.trafficPolicy.portLevelSettings[0].tls.credentialName"
    )]
    [InlineData("HTTP", ", credentialName: c", "", "workloadSelector: {}, ")]
    [InlineData("HTTP", ", credentialName: c", "", "workloadSelector: {matchLabels: {app: a}}, ")]
    public void Tls_is_originated_where_the_sidecar_can(
        string protocol,
        string credential,
        string findings,
        string selector = ""
    ) =>
        Assert.Equal(
            findings,
            IstioManifest.PackageFindings(
                "{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: a}, spec: "
                    + $"{{hosts: [a.com], resolution: DNS, ports: [{{number: 80, name: p, protocol: {protocol}, "
                    + "targetPort: 443}]}}\n---\n"
                    + "{apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: a}, "
                    + $"spec: {{host: a.com, {selector}trafficPolicy: {{portLevelSettings: [{{port: {{number: 80}}, "
                    + $"tls: {{mode: SIMPLE{credential}}}}}]}}}}}}\n"
            )
        );

    /// <summary>Gateways read credentials, and a rule that only they see is of no sidecar.</summary>
    [Theory]
    [InlineData("[istio-system]", "['*']", true)]
    [InlineData("[istio-system, .]", "['*']", false)]
    [InlineData("[.]", "['*']", false)]
    [InlineData("['*']", "[istio-system]", true)]
    [InlineData("['*']", "[istio-system, shop]", false)]
    [InlineData("[.]", "['*']", true, "istio-system")]
    public void What_only_gateways_see_is_of_no_sidecar(
        string rule,
        string entry,
        bool isFine,
        string @namespace = "shop"
    ) =>
        Assert.Equal(
            isFine ? "" : "client-tls-credential-without-selector@spec.trafficPolicy.tls.credentialName",
            IstioManifest.PackageFindings(
                $$"""
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: a, namespace: shop}
                spec: {hosts: [a.com], ports: [{number: 80, name: p, protocol: HTTP}], exportTo: {{entry}} }
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: a, namespace: {{@namespace}} }
                spec:
                  host: a.com
                  exportTo: {{rule}}
                  trafficPolicy:
                    tls: {mode: SIMPLE, credentialName: c}

                """
            )
        );

    /// <summary>Which routes lead there is not in the package, and Istio's recipe sends them plain requests.</summary>
    [Theory]
    [InlineData("[istio-system]", "")]
    [InlineData("['*']", "client-tls-twice@spec.trafficPolicy.tls.mode")]
    public void A_tls_port_of_gateways_alone_may_get_plain_requests(string rule, string findings) =>
        Assert.Equal(
            findings,
            IstioManifest.PackageFindings(
                $$"""
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: a, namespace: shop}
                spec: {hosts: [a.com], ports: [{number: 443, name: p, protocol: HTTPS}], resolution: DNS}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: a, namespace: shop}
                spec:
                  host: a.com
                  exportTo: {{rule}}
                  trafficPolicy:
                    tls: {mode: SIMPLE}

                """
            )
        );

    [Theory]
    [InlineData("TCP", "resolution: DNS", "resolution: DNS", "service-entry-tcp-port-shared@spec.ports[0]")]
    [InlineData("MYSQL", "resolution: DNS", "resolution: DNS", "service-entry-tcp-port-shared@spec.ports[0]")]
    [InlineData("TLS", "resolution: DNS", "resolution: DNS", "")]
    [InlineData(
        "TCP",
        "resolution: DNS, addresses: [192.0.2.1]",
        "resolution: DNS",
        "service-entry-answers-for-all@spec.addresses"
    )]
    [InlineData("TCP", "resolution: NONE", "resolution: DNS", "")]
    [InlineData("TCP", "resolution: DNS, exportTo: ['.']", "resolution: DNS, exportTo: ['.']", "")]
    [InlineData(
        "TCP",
        "resolution: DNS, exportTo: ['.']",
        "resolution: DNS",
        "service-entry-tcp-port-shared@spec.ports[0]"
    )]
    [InlineData(
        "TCP",
        "resolution: DNS",
        "resolution: DNS, exportTo: [far]",
        "service-entry-tcp-port-shared@spec.ports[0]"
    )]
    [InlineData(
        "TCP",
        "resolution: DNS, exportTo: ['.']",
        "resolution: DNS, exportTo: [far, one]",
        "service-entry-tcp-port-shared@spec.ports[0]"
    )]
    [InlineData("TCP", "resolution: DNS", "resolution: DNS, exportTo: [istio-system]", "")]
    [InlineData("TCP", "resolution: DNS, exportTo: [istio-system]", "resolution: DNS, exportTo: [istio-system]", "")]
    [InlineData(
        "TCP",
        "resolution: DNS, exportTo: [istio-system, far]",
        "resolution: DNS, exportTo: [far]",
        "service-entry-tcp-port-shared@spec.ports[0]"
    )]
    public void Plain_TCP_is_told_apart_by_addresses(string protocol, string first, string second, string findings) =>
        Assert.Equal(
            findings,
            IstioManifest.PackageFindings(
                Entry("one", "a.com", $"{first}, ports: [{{number: 5432, name: p, protocol: {protocol}}}]")
                    + Entry("two", "b.com", $"{second}, ports: [{{number: 5432, name: p, protocol: {protocol}}}]")
            )
        );

    [Theory]
    [InlineData("mode: SIMPLE, sni: a.com", "", "client-tls-name-unchecked@spec.trafficPolicy.tls.sni")]
    [InlineData("mode: MUTUAL, sni: a.com", "", "client-tls-name-unchecked@spec.trafficPolicy.tls.sni")]
    [InlineData("mode: ISTIO_MUTUAL, sni: a.com", "", "")]
    [InlineData("mode: SIMPLE", "", "")]
    [InlineData("mode: SIMPLE, sni: a.com, subjectAltNames: [a.com]", "", "")]
    [InlineData(
        "mode: SIMPLE, sni: a.com, insecureSkipVerify: true",
        "",
        "client-tls-skips-verification@spec.trafficPolicy.tls.insecureSkipVerify"
    )]
    [InlineData("mode: SIMPLE, sni: a.com", "subjectAltNames: [a.com], ", "")]
    public void A_written_server_name_is_checked(string tls, string names, string findings) =>
        Assert.Equal(
            findings,
            IstioManifest.PackageFindings(
                Entry(
                    "one",
                    "a.com",
                    $"{names}resolution: DNS, ports: [{{number: 80, name: p, protocol: HTTP, targetPort: 443}}]"
                ) + Rule($"a.com, trafficPolicy: {{tls: {{{tls}}}}}")
            )
        );

    [Fact]
    public void Whether_a_host_elsewhere_has_names_nobody_knows() =>
        Assert.Empty(IstioManifest.PackageFindings(Rule("a.com, trafficPolicy: {tls: {mode: SIMPLE, sni: a.com}}")));

    [Theory]
    [InlineData("NONE", "[mesh, out]", "[out]", "virtual-service-gateway-loop@spec.tls[0].route[0].destination.host")]
    [InlineData("NONE", "[out]", "[]", "virtual-service-gateway-loop@spec.tls[0].route[0].destination.host")]
    [InlineData("NONE", "[mesh, out]", "[mesh]", "")]
    [InlineData("NONE", "[]", "[]", "")]
    [InlineData("DYNAMIC_DNS", "[mesh, out]", "[out]", "")]
    public void A_gateway_cannot_look_a_wildcard_up(string resolution, string gateways, string matched, string findings)
    {
        var package =
            Entry("one", "'*.a.com'", $"resolution: {resolution}, ports: [{{number: 443, name: p, protocol: TLS}}]")
            + Routed(
                "one",
                "['*.a.com']",
                $"gateways: {gateways}, tls: [{{match: [{{gateways: {matched}, sniHosts: ['*.a.com']}}], "
                    + "route: [{destination: {host: '*.a.com'}}]}]"
            );
        Assert.Equal(findings, IstioManifest.PackageFindings(package));
        Assert.Empty(
            IstioManifest.PackageFindings(
                package + "{apiVersion: networking.istio.io/v1alpha3, kind: EnvoyFilter, metadata: {name: sni}}\n"
            )
        );
    }

    const string Http = "http: [{route: [{destination: {host: b.com}}]}]";

    [Theory]
    [InlineData(Http, Http, "virtual-service-mesh-host-twice@spec.hosts[0]")]
    [InlineData(Http, "gateways: [infra/one], " + Http, "")]
    [InlineData(Http, "gateways: [infra/one, mesh], " + Http, "virtual-service-mesh-host-twice@spec.hosts[0]")]
    [InlineData(Http, "exportTo: ['.'], " + Http, "")]
    [InlineData("exportTo: ['.'], " + Http, "exportTo: [two], " + Http, "")]
    [InlineData(Http, "tls: [{match: [{sniHosts: [a.com]}], route: [{destination: {host: b.com}}]}]", "")]
    public void A_host_has_one_VirtualService_in_the_mesh(string first, string second, string findings) =>
        Assert.Equal(
            findings,
            IstioManifest.PackageFindings(Routed("one", "[a.com]", first) + Routed("two", "[a.com]", second))
        );

    [Fact]
    public void A_short_host_is_one_of_its_own_namespace() =>
        Assert.Empty(IstioManifest.PackageFindings(Routed("one", "[a]", Http) + Routed("two", "[a]", Http)));

    [Theory]
    [InlineData("b.com", "v2", "virtual-service-subset-undefined@spec.http[0].route[0].destination.subset")]
    [InlineData("b.com", "v1", "")]
    [InlineData("c.com", "v2", "")]
    public void A_route_leads_to_a_subset_that_is_there(string host, string subset, string findings)
    {
        var service = Routed(
            "two",
            "[a.com]",
            $"http: [{{route: [{{destination: {{host: {host}, subset: {subset}}}}}]}}]"
        );
        Assert.Equal(findings, IstioManifest.PackageFindings(service + Rule("b.com, subsets: [{name: v1}]")));
        Assert.Empty(
            IstioManifest.PackageFindings(
                service + Rule("b.com, subsets: [{name: v1}]") + Rule("'*.com', subsets: [{name: v2}]")
            )
        );
        Assert.Empty(
            IstioManifest.PackageFindings(
                service + Rule("b.com, subsets: [{name: v1}]") + Rule("b.com, subsets: [{name: v2}]")
            )
        );
    }

    static string Entry(string @namespace, string host, string spec) =>
        "{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: a, namespace: "
        + $"{@namespace}}}, spec: {{hosts: [{host}], {spec}}}}}\n---\n";

    static string Rule(string spec) =>
        "{apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: a, namespace: "
        + $"one}}, spec: {{host: {spec}}}}}\n---\n";

    static string Routed(string @namespace, string hosts, string spec) =>
        "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: a, namespace: "
        + $"{@namespace}}}, spec: {{hosts: {hosts}, {spec}}}}}\n---\n";
}
