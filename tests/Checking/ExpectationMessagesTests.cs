namespace Kyma.Krm.Tests.Checking;

/// <summary>Where an expectation is told that is unmet or unclear, and in which words.</summary>
public sealed class ExpectationMessagesTests
{
    static string Check(string expect) =>
        "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\nmetadata: {name: traffic, annotations: "
        + $"{{config.kubernetes.io/local-config: \"true\"}}}}\nspec: {{expect: [{Met}, {{{expect}}}]}}\n";

    const string Met = "{from: internet, to: \"https://nowhere.example.com\", outcome: blocked}";

    static readonly string Package =
        TestMesh.Entry("api", "shop", "api.partner.com", "{number: 443, name: tls, protocol: TLS}")
        + TestMesh.App("web", "shop")
        + TestMesh.App("orders", "shop")
        + TestMesh.App("web", "other")
        + TestMesh.Of(
            "Sidecar",
            "web",
            "shop",
            "{workloadSelector: {labels: {app: web}}, egress: [{hosts: [\"istio-system/*\"]}], outboundTrafficPolicy: "
                + "{mode: REGISTRY_ONLY}}"
        );

    [Theory]
    [InlineData("from: shop, to: api.partner.com, outcome: reaches", "spec.expect[1].to: 'api.partner.com' must be ")]
    [InlineData(
        "from: shop/wbe, to: \"https://api.partner.com\", outcome: reaches",
        "spec.expect[1].from: 'shop/wbe' must be a namespace, internet, or namespace/workload of a workload in the "
            + "package. Did you mean 'shop/web'?"
    )]
    [InlineData("from: other/orders, to: \"https://api.partner.com\", outcome: reaches", "spec.expect[1].from: ")]
    [InlineData("from: /web, to: \"https://api.partner.com\", outcome: reaches", "spec.expect[1].from: ")]
    [InlineData("from: shop/, to: \"https://api.partner.com\", outcome: reaches", "spec.expect[1].from: ")]
    [InlineData("from: a/b/c, to: \"https://api.partner.com\", outcome: reaches", "spec.expect[1].from: ")]
    public void What_is_unclear(string expect, string message) =>
        Assert.StartsWith(
            $"error {message}",
            CheckRun.Of(Package + Check(expect)).Of("expectation-unclear"),
            StringComparison.Ordinal
        );

    [Theory]
    // A namespace stands for each of its workloads; the first that fails is named, and only that.
    [InlineData("from: shop, to: \"https://api.partner.com\", outcome: reaches", "shop/web to ")]
    [InlineData("from: shop/web, to: \"https://api.partner.com\", outcome: reaches", "shop/web to ")]
    [InlineData("from: shop/orders, to: \"https://api.partner.com\", outcome: reaches", "")]
    [InlineData("from: shop/web, to: \"https://api.partner.com\", outcome: blocked", "")]
    [InlineData("from: other, to: \"https://api.partner.com\", outcome: reaches", "")]
    [InlineData("from: other/web, to: \"https://api.partner.com\", outcome: reaches", "")]
    [InlineData("from: internet, to: \"https://api.partner.com\", outcome: reaches", "a client on the Internet to ")]
    [InlineData(
        "from: other, to: \"https://api.partner.com\", outcome: reaches, via: EgressGateway",
        "other to https://api.partner.com/: reaches, via EgressGateway is expected. It goes straight from the sidecar."
    )]
    [InlineData(
        "from: other, to: \"https://api.partner.com\", outcome: reaches, tls: MUTUAL",
        "other to https://api.partner.com/: reaches, tls MUTUAL is expected. It leaves "
    )]
    [InlineData("from: other, to: \"https://api.partner.com\", outcome: reaches, via: Direct, tls: PASSTHROUGH", "")]
    public void What_is_unmet(string expect, string message)
    {
        var told = CheckRun.Of(Package + Check(expect)).Of("expectation-unmet");

        if (message.Length == 0)
            Assert.Equal("", told);
        else
            Assert.StartsWith($"error spec.expect[1]: {message}", told, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', told);
    }

    /// <summary>A namespace stands for its own workloads, whatever pods of others are called.</summary>
    [Theory]
    [InlineData("shop", "orders", "shop", "shop/orders to ")]
    [InlineData("other", "orders", "other", "")]
    [InlineData("other", "web", "other", "other/web to ")]
    [InlineData("other", "web", "shop", "")]
    [InlineData("o", "web", "o", "o to ")]
    public void The_workloads_of_a_namespace_are_asked(string locked, string app, string from, string told)
    {
        var selector = locked == "o" ? "" : $"workloadSelector: {{labels: {{app: {app}}}}}, ";
        var found = CheckRun
            .Of(
                TestMesh.Entry("api", "shop", "api.partner.com", "{number: 443, name: tls, protocol: TLS}")
                    + TestMesh.App("orders", "shop")
                    + TestMesh.App("web", "other")
                    + TestMesh.Of(
                        "Sidecar",
                        "locked",
                        locked,
                        $"{{{selector}egress: [{{hosts: [\"istio-system/*\"]}}], outboundTrafficPolicy: "
                            + "{mode: REGISTRY_ONLY}}"
                    )
                    + Check($"from: {from}, to: \"https://api.partner.com\", outcome: reaches")
            )
            .Of("expectation-unmet");

        Assert.StartsWith(told.Length == 0 ? "" : $"error spec.expect[1]: {told}", found, StringComparison.Ordinal);
        Assert.Equal(told.Length == 0, found.Length == 0);
    }

    /// <summary>Workloads and namespaces of one letter are ones.</summary>
    [Fact]
    public void A_workload_by_a_short_name() =>
        Assert.Equal(
            "",
            CheckRun
                .Of(TestMesh.App("w", "s") + Check("from: s/w, to: \"https://api.partner.com\", outcome: reaches"))
                .Of("expectation-unclear")
        );

    [Theory]
    [InlineData("blocked", "spec.expect[1]: shop to http://web.shop/: blocked is expected. The files cannot say what ")]
    [InlineData(
        "reaches",
        "spec.expect[1]: shop to http://web.shop/: reaches is expected. web.shop.svc.cluster.local:80 "
    )]
    public void What_hangs_on_what_the_files_do_not_have_is_unmet(string outcome, string told) =>
        Assert.StartsWith(
            $"error {told}",
            CheckRun
                .Of(
                    "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\n"
                        + "spec: {ports: [{name: http, port: 80}], selector: {app: web}}\n"
                        + Check($"from: shop, to: \"http://web.shop\", outcome: {outcome}")
                )
                .Of("expectation-unmet"),
            StringComparison.Ordinal
        );

    /// <summary>The TLS of the last proxy counts.</summary>
    [Theory]
    [InlineData("SIMPLE", true)]
    [InlineData("ISTIO_MUTUAL", false)]
    [InlineData("NONE", false)]
    public void TLS_that_the_egress_gateway_originates(string tls, bool isMet) =>
        Assert.Equal(
            isMet,
            CheckRun
                .Of(
                    TestMesh.EgressGateway
                        + "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {name: x, "
                        + "annotations: {config.kubernetes.io/local-config: 'true'}}\nspec: {egress: {namespace: shop, "
                        + "services: [{name: b, hosts: [b.example.com], tls: {mode: SIMPLE}, via: EgressGateway}]}}\n"
                        + Check(
                            "from: shop, to: \"http://b.example.com\", outcome: reaches, via: EgressGateway, "
                                + $"tls: {tls}"
                        )
                )
                .Of("expectation-unmet")
                .Length == 0
        );

    [Theory]
    [InlineData("ISTIO_MUTUAL", true)]
    [InlineData("PASSTHROUGH", false)]
    [InlineData("NONE", false)]
    public void The_meshs_TLS_that_a_gateway_passes_on(string tls, bool isMet) =>
        Assert.Equal(
            isMet,
            CheckRun
                .Of(
                    TestMesh.EgressGateway
                        + TestMesh.Entry("api", "shop", "api.partner.com", "{number: 443, name: tls, protocol: TLS}")
                        + TestMesh.Of(
                            "Gateway",
                            "out",
                            "shop",
                            "{selector: {istio: egressgateway}, servers: [{port: {number: 443, name: tls, protocol: "
                                + "TLS}, hosts: [api.partner.com], tls: {mode: PASSTHROUGH}}]}"
                        )
                        + TestMesh.Of(
                            "DestinationRule",
                            "out",
                            "shop",
                            "{host: istio-egressgateway.istio-system.svc.cluster.local, trafficPolicy: {tls: {mode: "
                                + "ISTIO_MUTUAL, sni: api.partner.com}}}"
                        )
                        + TestMesh.Of(
                            "VirtualService",
                            "api",
                            "shop",
                            "{hosts: [api.partner.com], gateways: [mesh, out], tls: [{match: [{gateways: [mesh], port: "
                                + "443, sniHosts: [api.partner.com]}], route: [{destination: {host: "
                                + "istio-egressgateway.istio-system.svc.cluster.local, port: {number: 443}}}]}, "
                                + "{match: [{gateways: [out], port: 443, sniHosts: [api.partner.com]}], route: "
                                + "[{destination: {host: api.partner.com, port: {number: 443}}}]}]}"
                        )
                        + Check($"from: shop, to: \"https://api.partner.com\", outcome: reaches, tls: {tls}")
                )
                .Of("expectation-unmet")
                .Length == 0
        );
}
