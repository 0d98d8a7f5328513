namespace Kyma.Krm.Tests.Checking.Traffic;

/// <summary>
/// What a config lets through arrives, whatever others wrote; where it does not, the resource that decides is named.
/// </summary>
public sealed class PromiseQuestionsTests
{
    const string Hides = "{outboundTrafficPolicy: {mode: REGISTRY_ONLY}, egress: [{hosts: [istio-system/*]}]}";

    const string Denies = "{selector: {matchLabels: {istio: egressgateway}}, action: DENY, rules: [{}]}";

    /// <summary>
    /// Clients of other namespaces may limit themselves; those that the config names, and its own, are asked.
    /// </summary>
    [Theory]
    [InlineData("", "shop", "requests of shop to https://api.partner.com do not arrive")]
    [InlineData("", "bank", "")]
    [InlineData("exportTo: [., bank], ", "bank", "requests of bank to https://api.partner.com do not arrive")]
    [InlineData("exportTo: [., bank], ", "else", "")]
    public void A_Sidecar_that_hides_the_service(string exportTo, string @namespace, string expected) =>
        Told(
            expected,
            "config-traffic-blocked",
            Config(exportTo, "{hosts: [api.partner.com]}") + TestMesh.Of("Sidecar", "own", @namespace, Hides)
        );

    /// <summary>A policy is in the way of whoever it denies, also where a service is for everyone.</summary>
    [Theory]
    [InlineData("via: EgressGateway", "are denied by AuthorizationPolicy istio-system/others")]
    [InlineData("preset: https", "")]
    public void A_policy_at_the_egress_gateway(string how, string expected) =>
        Told(
            expected,
            "config-traffic-blocked",
            Config("", $"{{hosts: [api.partner.com], {how}}}") + Policy(Denies) + TestMesh.EgressGateway
        );

    /// <summary>Once at a service, whoever asks.</summary>
    [Fact]
    public void One_resource_is_named_once_for_a_service() =>
        Assert.Single(
            CheckRun
                .Of(
                    Config("exportTo: [., bank], ", "{hosts: [api.partner.com], via: EgressGateway}")
                        + Policy(Denies)
                        + TestMesh.Of("Sidecar", "own", "bank", "{egress: [{hosts: ['*/*']}]}")
                        + TestMesh.EgressGateway
                )
                .OfRule("config-traffic-blocked")
        );

    /// <summary>What a rule about two resources has told at the service is enough.</summary>
    [Fact]
    public void What_is_told_already_is_not_told_again()
    {
        var run = CheckRun.Of(
            Config("", "{hosts: [api.partner.com], ports: [{number: 80, protocol: HTTP}], tls: {mode: SIMPLE}}")
                + TestMesh.Of(
                    "DestinationRule",
                    "own",
                    "shop",
                    "{host: api.partner.com, trafficPolicy: {tls: {mode: DISABLE}}}"
                )
        );

        Assert.NotEqual("", run.Told);
        Assert.Empty(run.OfRule("config-traffic-unprotected"));
    }

    /// <summary>That a port is not there is told at the route, and at the service that there are two routes.</summary>
    [Fact]
    public void What_is_told_at_the_service_is_told_there_once()
    {
        var run = CheckRun.Of(
            Config("", "{hosts: [api.partner.com], ports: [{number: 80, protocol: HTTP}], tls: {mode: SIMPLE}}")
                + TestMesh.Of(
                    "VirtualService",
                    "own",
                    "shop",
                    "{hosts: [api.partner.com], http: [{route: [{destination: "
                        + "{host: api.partner.com, port: {number: 443}}}]}]}"
                )
        );

        Assert.Contains(" spec.egress.services[0]", run.Serious, StringComparison.Ordinal);
        Assert.Empty(run.OfRule("config-traffic-blocked"));
    }

    /// <summary>Where it comes from, and nowhere else.</summary>
    [Fact]
    public void Plain_text_is_told_once()
    {
        var run = CheckRun.Of(
            Config(
                "exportTo: [., bank], ",
                "{hosts: [api.partner.com], ports: [{number: 80, protocol: HTTP}], tls: {mode: SIMPLE}}"
            )
                + TestMesh.Of(
                    "DestinationRule",
                    "own",
                    "bank",
                    "{host: api.partner.com, trafficPolicy: {tls: {mode: DISABLE}}}"
                )
        );

        Assert.Single(run.OfRule("plain-text-to-tls-port"));
        Assert.Empty(run.OfRule("config-traffic-unprotected"));
    }

    /// <summary>Of two, the one that comes first on the way.</summary>
    [Fact]
    public void The_first_that_decides_is_named() =>
        Told(
            "do not arrive, because of VirtualService shop/own",
            "config-traffic-blocked",
            Config("", "{hosts: [api.partner.com], ports: [{number: 80, protocol: HTTP}]}")
                + TestMesh.Of(
                    "VirtualService",
                    "own",
                    "shop",
                    "{hosts: [api.partner.com], http: [{route: [{destination: {host: api.partner.com, subset: v1}}]}]}"
                )
                + TestMesh.Of("DestinationRule", "own", "shop", "{host: api.partner.com, subsets: [{name: v2}]}")
        );

    [Fact]
    public void What_does_no_harm_is_not_told() =>
        Told(
            "",
            "config-traffic-unprotected",
            Config("", "{hosts: [api.partner.com], ports: [{number: 80, protocol: HTTP}]}")
                + TestMesh.Of(
                    "VirtualService",
                    "own",
                    "shop",
                    "{hosts: [api.partner.com], http: [{timeout: 5s, route: [{destination: {host: api.partner.com}}]}]}"
                )
        );

    /// <summary>An APIRule of a config is asked for, one of somebody else's is not.</summary>
    [Theory]
    [InlineData("orders", "requests to https://orders.shop.example.com are denied by AuthorizationPolicy")]
    [InlineData("theirs", "")]
    public void A_policy_at_the_ingress_gateway(string host, string expected) =>
        Told(
            expected,
            "config-traffic-blocked",
            "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\n"
                + "metadata: {name: shop, annotations: {config.kubernetes.io/local-config: 'true'}}\n"
                + "spec: {domain: shop.example.com, certificate: {gardener: {}}, gateway: {name: own}, apiRules: "
                + "[{name: orders, namespace: shop, host: orders, service: {name: orders, port: 8080}, rules: "
                + "[{path: /*, methods: [GET], noAuth: true}]}]}\n---\n"
                + "apiVersion: gateway.kyma-project.io/v2\nkind: APIRule\nmetadata: {name: theirs, namespace: shop}\n"
                + "spec: {hosts: [theirs.shop.example.com], gateway: kyma-system/own, service: {name: orders, port: "
                + "8080}, rules: [{path: /*, methods: [GET], noAuth: true}]}\n"
                + Policy(
                    "{selector: {matchLabels: {istio: ingressgateway}}, action: DENY, rules: [{to: [{operation: "
                        + $"{{hosts: [{host}.shop.example.com]}}}}]}}]}}"
                )
        );

    /// <summary>
    /// One that a config left behind, which is nobody's mistake by itself, may lead where nobody is.
    /// </summary>
    [Theory]
    [InlineData(
        "nobody",
        "shop",
        "requests to https://orders.shop.example.com do not arrive, because of APIRule shop/a"
    )]
    [InlineData("orders", "shop", "")]
    [InlineData("nobody", "other", "")]
    public void An_APIRule_of_the_same_host(string service, string host, string expected) =>
        Told(
            expected,
            "config-traffic-blocked",
            "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\n"
                + "metadata: {name: shop, annotations: {config.kubernetes.io/local-config: 'true'}}\n"
                + "spec: {domain: shop.example.com, certificate: {gardener: {}}, gateway: {name: own}, apiRules: "
                + "[{name: orders, namespace: shop, host: orders, service: {name: orders, port: 80}}]}\n---\n"
                + "apiVersion: gateway.kyma-project.io/v2\nkind: APIRule\nmetadata: {name: a, namespace: shop, "
                + "annotations: {krm.kyma-project.io/rendered-from: gone}}\nspec: {hosts: "
                + $"[orders.{host}.example.com], gateway: kyma-system/own, service: {{name: {service}, port: 80}}, "
                + "rules: [{path: /*, methods: [GET], noAuth: true}]}\n---\n"
                + "apiVersion: v1\nkind: Service\nmetadata: {name: orders, namespace: shop}\n"
                + "spec: {selector: {app: orders}, ports: [{port: 80}]}\n---\n"
                + "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: orders, namespace: shop}\n"
                + "spec: {selector: {matchLabels: {app: orders}}, template: {metadata: {labels: {app: orders}}}}\n"
        );

    /// <summary>An authorizer may let the requests through.</summary>
    [Fact]
    public void Whom_an_authorizer_is_asked_about_is_unknown() =>
        Told(
            "whether requests of shop to https://api.partner.com arrive is not known, because",
            "config-traffic-unknown",
            Config("", "{hosts: [api.partner.com], via: EgressGateway}")
                + Policy(
                    "{selector: {matchLabels: {istio: egressgateway}}, action: CUSTOM, "
                        + "provider: {name: a}, rules: [{}]}"
                )
                + TestMesh.EgressGateway
        );

    static void Told(string expected, string rule, string package)
    {
        var told = CheckRun.Of(package).Of(rule);
        if (expected.Length == 0)
            Assert.Equal("", told);
        else
            Assert.Contains(expected, told, StringComparison.Ordinal);
    }

    static string Policy(string spec) =>
        "---\napiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\n"
        + $"metadata: {{name: others, namespace: istio-system}}\nspec: {spec}\n";

    static string Config(string fields, string service) =>
        "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\n"
        + "metadata: {name: shop, annotations: {config.kubernetes.io/local-config: 'true'}}\n"
        + $"spec: {{egress: {{namespace: shop, {fields}services: [{service}]}}}}\n";
}
