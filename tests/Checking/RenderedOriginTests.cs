using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Checking;

/// <summary>
/// What rules between resources say of a rendered one is reported where it can be fixed: at the config's field, with
/// the file and line of the config, and in words that name the rendered resource.
/// </summary>
public sealed class RenderedOriginTests
{
    const string Bucket = "local: {defaultBucket: {maxTokens: 1, tokensPerFill: 1, fillInterval: 1s}}";

    const string Locked = "namespace: shop, outboundTrafficPolicy: REGISTRY_ONLY";

    const string Origination = "{hosts: [a.example.net], tls: {mode: SIMPLE}}";

    /// <summary>
    /// Every rule about a resource that a config may have rendered, each with a config and what else is in its package.
    /// </summary>
    public static readonly TheoryData<string, string, string, string> Rules = new()
    {
        {
            "gateway-same-host",
            Gateway(),
            Server(Https("*.shop.example.com")),
            "spec.domain <- Gateway shop/edge spec.servers[0].hosts[0]"
        },
        {
            "gateway-same-host",
            Gateway("hosts: [a.shop.example.com]"),
            Server(Https("a.shop.example.com")),
            "spec.gateway.hosts[0] <- Gateway shop/edge spec.servers[0].hosts[0]"
        },
        {
            "gateway-listener-rejected",
            Gateway("hosts: [a.shop.example.com]"),
            Server(Https("shop/a.shop.example.com"), "aa"),
            "spec.gateway.hosts[0] <- Gateway shop/edge spec.servers[0].hosts[0]"
        },
        {
            "gateway-protocol-conflict",
            Gateway(),
            Server("{port: {number: 80, name: tcp, protocol: TCP}, hosts: ['*']}"),
            "spec.gateway <- Gateway shop/edge spec.servers[1].port"
        },
        {
            "gateway-shared-credential",
            Gateway(certificate: "secretName: c, existing: {}"),
            Server(Https("x.example.com")),
            "spec.certificate.secretName <- Gateway shop/edge spec.servers[0].tls.credentialName"
        },
        {
            "gateway-host-without-route",
            Gateway("hosts: [a.shop.example.com]"),
            Server(Https("*.shop.example.com"))
                + Istio(
                    "VirtualService",
                    "other",
                    "{hosts: [a.shop.example.com], gateways: [shop/other], "
                        + "http: [{route: [{destination: {host: web}}]}]}"
                ),
            "spec.gateway.hosts[0] <- Gateway shop/edge spec.servers[0].hosts[0]"
        },
        {
            "credential-elsewhere",
            Gateway(certificate: "secretName: c, existing: {}"),
            "---\napiVersion: v1\nkind: Secret\nmetadata: {name: c, namespace: else}\n",
            "spec.certificate.secretName <- Gateway shop/edge spec.servers[0].tls.credentialName"
        },
        {
            "client-ca-not-found",
            Gateway("tls: {mode: MUTUAL, clientCA: {secretName: c-cacert}}", "secretName: c, existing: {}"),
            "---\napiVersion: cert.gardener.cloud/v1alpha1\nkind: Certificate\n"
                + "metadata: {name: ca, namespace: istio-system}\n"
                + "spec: {dnsNames: [a.example.com], secretRef: {name: c-cacert, namespace: istio-system}}\n",
            ""
        },
        {
            "check-min-protocol-version",
            Gateway("tls: {minProtocolVersion: TLSV1_2}"),
            Check("{minProtocolVersion: TLSV1_3}"),
            "spec.gateway.tls.minProtocolVersion <- Gateway shop/edge spec.servers[0].tls.minProtocolVersion"
        },
        {
            "check-cipher-suites",
            Gateway("tls: {cipherSuites: [ECDHE-RSA-AES128-GCM-SHA256]}"),
            Check("{cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384]}"),
            "spec.gateway.tls.cipherSuites[0] <- Gateway shop/edge spec.servers[0].tls.cipherSuites[0]"
        },
        {
            "compliance-policy-overrides",
            Gateway("tls: {minProtocolVersion: TLSV1_3}"),
            "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: istiod, namespace: istio-system}\nspec: "
                + "{template: {spec: {containers: [{env: [{name: COMPLIANCE_POLICY, value: fips-140-2}]}]}}}\n",
            "spec.gateway.tls.minProtocolVersion <- Gateway shop/edge spec.servers[0].tls.minProtocolVersion"
        },
        {
            "reference-near-miss",
            Gateway(certificate: "secretName: shop-crets, existing: {}"),
            "---\napiVersion: v1\nkind: Secret\nmetadata: {name: shop-certs, namespace: istio-system}\n",
            "spec.certificate.secretName <- Gateway shop/edge spec.servers[0].tls.credentialName"
        },
        {
            "reference-near-miss",
            Gateway(certificate: "certManager: {issuerRef: {name: letsencrpyt, kind: ClusterIssuer}}"),
            Issuer("letsencrypt", "dns01"),
            "spec.certificate.certManager.issuerRef.name <- Certificate istio-system/shop.edge-cert spec.issuerRef.name"
        },
        {
            "wildcard-needs-dns01",
            Gateway(certificate: "certManager: {issuerRef: {name: le, kind: ClusterIssuer}}"),
            Issuer("le", "http01"),
            "spec.certificate.certManager <- Certificate istio-system/shop.edge-cert spec.dnsNames[0]"
        },
        {
            "http01-behind-redirect",
            Gateway("hosts: [a.example.com]", "certManager: {issuerRef: {name: le, kind: ClusterIssuer}}"),
            Issuer("le", "http01"),
            "spec.certificate.certManager.issuerRef.name <- Certificate istio-system/shop.edge-cert spec.issuerRef.name"
        },
        {
            "reference-near-miss",
            ApiRule("host: w.shop.example.com, gateway: shop/egde"),
            Server(Https("*.shop.example.com"), "edge"),
            "spec.apiRules[0].gateway <- APIRule shop/w spec.gateway"
        },
        {
            "apirule-host-unserved",
            ApiRule("host: w.shop.example.com, gateway: shop/other"),
            Server(Https("else/*.shop.example.com")),
            "spec.apiRules[0].host <- APIRule shop/w spec.hosts[0]"
        },
        {
            "service-port-missing",
            ApiRule("host: w.example.com, gateway: shop/other"),
            "---\napiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec: {ports: [{port: 81}]}\n",
            "spec.apiRules[0].service.port <- APIRule shop/w spec.service.port"
        },
        {
            "rate-limit-pods-without-sidecar",
            $"{{rateLimits: [{{name: r, namespace: shop, selectorLabels: {{app: w}}, {Bucket}}}]}}",
            "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w, namespace: shop}\nspec: {selector: "
                + "{matchLabels: {app: w}}, template: {metadata: {labels: {app: w, sidecar.istio.io/inject: 'false'}}, "
                + "spec: {containers: []}}}\n",
            "spec.rateLimits[0].selectorLabels <- RateLimit shop/r spec.selectorLabels"
        },
        {
            "service-entry-protocol-conflict",
            Egress("{hosts: [a.example.net], ports: [{number: 443, protocol: TLS}]}"),
            Entry("a.example.net", 443, "TCP"),
            "spec.egress.services[0].ports[0].protocol <- ServiceEntry shop/a-example-net spec.ports[0].protocol"
        },
        {
            "service-entry-tcp-port-shared",
            Egress("{hosts: [a.example.net], preset: postgresql}"),
            Entry("b.example.net", 5432, "TCP"),
            "spec.egress.services[0] <- ServiceEntry shop/a-example-net spec.ports[0]"
        },
        {
            "locked-namespace-cluster-host",
            Egress("{hosts: [a.example.net]}", Locked),
            Entry("b.else.svc.cluster.local", 443, "TLS", "else"),
            "spec.egress.outboundTrafficPolicy <- Sidecar shop/shop-egress spec.egress"
        },
        {
            "locked-namespace-any-address",
            Egress("{hosts: ['*.example.net']}", Locked),
            "",
            "spec.egress.services[0] <- ServiceEntry shop/wildcard-example-net spec.resolution"
        },
        {
            "ambient-without-waypoint",
            Egress("{hosts: [a.example.net]}", Locked),
            Ambient,
            "spec.egress.outboundTrafficPolicy <- Sidecar shop/shop-egress spec.outboundTrafficPolicy"
        },
        {
            "ambient-without-waypoint",
            Egress(Origination),
            Ambient,
            "spec.egress.services[0] <- DestinationRule shop/a-example-net spec.trafficPolicy"
        },
        {
            "destination-rule-overruled",
            Egress(Origination),
            Istio("DestinationRule", "a", "{host: a.example.net, trafficPolicy: {tls: {mode: DISABLE}}}"),
            "spec.egress.services[0] <- DestinationRule shop/a-example-net spec.trafficPolicy"
        },
        {
            "plain-text-to-tls-port",
            Egress("{hosts: [a.example.net], ports: [{number: 80, protocol: HTTP, targetPort: 443}]}"),
            "",
            "spec.egress.services[0].ports[0] <- ServiceEntry shop/a-example-net spec.ports[0]"
        },
        {
            "client-tls-starttls",
            Egress("{hosts: [a.example.net], ports: [{number: 5432, protocol: HTTP}], tls: {mode: SIMPLE}}"),
            "",
            "spec.egress.services[0].tls.mode <- DestinationRule shop/a-example-net "
                + "spec.trafficPolicy.portLevelSettings[0].tls.mode"
        },
        {
            "reference-near-miss",
            Egress(
                "{hosts: [a.example.net], tls: {mode: MUTUAL, credentialName: bank-cleint}, "
                    + "workloadSelector: {matchLabels: {app: a}}}"
            ),
            "---\napiVersion: v1\nkind: Secret\nmetadata: {name: bank-client, namespace: shop}\n",
            "spec.egress.services[0].tls.credentialName <- DestinationRule shop/a-example-net "
                + "spec.trafficPolicy.portLevelSettings[0].tls.credentialName"
        },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void It_is_reported_at_the_configs_field(string rule, string spec, string others, string expected) =>
        Assert.Equal(expected, Told(rule, Config(spec) + others));

    /// <summary>The same of a package that has what was rendered before, unchanged, in files of its own.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void It_is_reported_there_where_the_output_is_in_the_package(
        string rule,
        string spec,
        string others,
        string expected
    )
    {
        var rendered = Session.RunWith(Config(spec) + others, "render", "-").Stdout;
        var own = string.Concat(
            rendered
                .Split("---\n")
                .Where(text => text.Contains("rendered-from: shop", StringComparison.Ordinal))
                .Select(text => $"---\n{text}")
        );

        Assert.Equal(expected, Told(rule, Config(spec) + others + own));
    }

    /// <summary>Only where the package is said to be complete is a CA missing that the config names.</summary>
    [Theory]
    [InlineData("1.30", "spec.gateway.tls.clientCA.secretName", "caCertCredentialName")]
    [InlineData("1.27", "spec.certificate.secretName", "credentialName")]
    public void A_client_CA_that_nothing_brings_is_told_where_the_config_names_it(
        string version,
        string field,
        string rendered
    )
    {
        var found = Assert.Single(
            CheckRun
                .Of(
                    Config(
                        Gateway("tls: {mode: MUTUAL, clientCA: {secretName: c-cacert}}", "secretName: c, gardener: {}")
                            .Replace("{domain", $"{{istioVersion: '{version}', domain", StringComparison.Ordinal)
                    ),
                    "--complete"
                )
                .OfRule("client-ca-not-found")
        );

        Assert.Equal(field, (string?)found["field"]);
        Assert.StartsWith(
            $"rendered as Gateway shop/edge spec.servers[0].tls.{rendered}: clients are verified with the CA in the "
                + "Secret 'c'",
            (string?)found["message"],
            StringComparison.Ordinal
        );
    }

    /// <summary>What no field of the config decides is reported at the resource, which names its config.</summary>
    [Fact]
    public void What_has_no_origin_names_the_config()
    {
        var found = Assert.Single(
            CheckRun
                .Of(Config(Gateway()) + Server("{port: {number: 443, name: tcp, protocol: TCP}, hosts: ['*']}"))
                .OfRule("gateway-protocol-conflict")
        );

        Assert.Equal("Gateway", (string?)found["resource"]!["kind"]);
        Assert.Equal("spec.servers[0].port", (string?)found["field"]);
        Assert.Null(found["line"]);
        Assert.StartsWith(
            "rendered from KymaTraffic shop: port 443 is TCP in Gateway shop/other and HTTPS here",
            (string?)found["message"],
            StringComparison.Ordinal
        );
    }

    /// <summary>The namespaces of a check are those of what is rendered, wherever its config is.</summary>
    [Theory]
    [InlineData("shop", "error")]
    [InlineData("else", "")]
    public void A_check_for_a_namespace_covers_what_is_rendered_there(string @namespace, string severity) =>
        Assert.Equal(
            severity,
            string.Join(
                ' ',
                CheckRun
                    .Of(
                        Config(Gateway())
                            + Server(Https("*.shop.example.com"))
                            + Check($"{{namespaces: [{@namespace}], severity: {{gateway-same-host: error}}}}")
                    )
                    .OfRule("gateway-same-host")
                    .Select(found => (string?)found["severity"])
            )
        );

    /// <summary>One that only the config's own rules report, at the same field.</summary>
    [Theory]
    [InlineData("service-entry-host-twice", "egress-host-registered-elsewhere")]
    [InlineData("egress-credential-without-ca", "egress-credential-without-ca")]
    public void What_the_config_was_told_is_not_said_again(string ofPackage, string ofConfig)
    {
        var run = CheckRun.Of(
            Config(
                Egress(
                    "{hosts: [a.example.net], tls: {mode: MUTUAL, credentialName: c}, "
                        + "workloadSelector: {matchLabels: {app: a}}}"
                )
            )
                + Entry("a.example.net", 80, "HTTP")
                + "---\napiVersion: v1\nkind: Secret\nmetadata: {name: c, namespace: shop}\n"
                + "data: {tls.crt: '', tls.key: ''}\n"
        );

        Assert.Equal("KymaTraffic", (string?)Assert.Single(run.OfRule(ofConfig))["resource"]!["kind"]);
        Assert.Equal(ofPackage == ofConfig ? 1 : 0, run.OfRule(ofPackage).Count());
    }

    /// <summary>One fault is one finding: what the config's rule reports of a host, the package's does not.</summary>
    [Theory]
    [InlineData("host: w.example.com, gateway: shop/other", "*.shop.example.com", "apirule-host-outside-gateway")]
    [InlineData("host: w.example.com, gateway: shop/other", "else/*.shop.example.com", "apirule-host-outside-gateway")]
    [InlineData("host: w.shop.example.com, gateway: shop/other", "else/*.shop.example.com", "apirule-host-unserved")]
    [InlineData("host: w.shop.example.com, gateway: shop/other", "*.shop.example.com", "")]
    public void A_host_outside_its_Gateway_is_reported_once(string fields, string served, string told)
    {
        var package = Config(ApiRule(fields)) + Server(Https(served));

        var found = CheckRun
            .Of(package)
            .Findings.Where(each => ((string)each["rule"]!).StartsWith("apirule-host-", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(told, string.Join(' ', found.Select(each => (string?)each["rule"])));
        Assert.All(
            found,
            each =>
                Assert.Equal(
                    ("KymaTraffic", "spec.apiRules[0].host"),
                    ((string?)each["resource"]!["kind"], (string?)each["field"])
                )
        );
    }

    /// <summary>The config's field, and what its message says was rendered from it.</summary>
    static string Told(string rule, string package) =>
        string.Join('\n', CheckRun.Of(package).OfRule(rule).Where(IsOfConfig).Select(Line));

    static bool IsOfConfig(JsonObject found) =>
        (string?)found["resource"]!["kind"] == "KymaTraffic"
        || ((string)found["message"]!).StartsWith("rendered ", StringComparison.Ordinal);

    static string Line(JsonObject found)
    {
        Assert.Equal("KymaTraffic", (string?)found["resource"]!["kind"]);
        Assert.NotNull(found["line"]);
        var parts = ((string)found["message"]!).Split(": ", 2);
        Assert.StartsWith("rendered as ", parts[0], StringComparison.Ordinal);
        return $"{found["field"]} <- {parts[0]["rendered as ".Length..]}";
    }

    const string Ambient =
        "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio.io/dataplane-mode: ambient}}\n";

    static string Config(string spec) =>
        "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\n"
        + $"metadata: {{name: shop, annotations: {{config.kubernetes.io/local-config: 'true'}}}}\nspec: {spec}\n";

    static string Gateway(string gateway = "", string certificate = "existing: {}") =>
        "{domain: shop.example.com, gateway: {name: edge, namespace: shop"
        + $"{(gateway.Length > 0 ? ", " : "")}{gateway}}}, certificate: {{{certificate}}}}}";

    static string ApiRule(string fields) =>
        $"{{apiRules: [{{name: w, namespace: shop, {fields}, service: {{name: web, port: 80}}}}]}}";

    static string Egress(string service, string fields = "namespace: shop") =>
        $"{{egress: {{{fields}, services: [{service}]}}}}";

    static string Istio(string kind, string name, string spec, string @namespace = "shop") =>
        $"---\napiVersion: networking.istio.io/v1\nkind: {kind}\nmetadata: {{name: {name}, namespace: {@namespace}}}\n"
        + $"spec: {spec}\n";

    static string Server(string server, string name = "other") =>
        Istio("Gateway", name, $"{{selector: {{istio: ingressgateway}}, servers: [{server}]}}");

    static string Https(string host) =>
        $"{{port: {{number: 443, name: https, protocol: HTTPS}}, hosts: ['{host}'], "
        + "tls: {mode: SIMPLE, credentialName: c}}";

    static string Entry(string host, int port, string protocol, string @namespace = "shop") =>
        Istio(
            "ServiceEntry",
            "other",
            $"{{hosts: [{host}], ports: [{{number: {port}, name: p, protocol: {protocol}}}], resolution: DNS}}",
            @namespace
        );

    static string Check(string spec) =>
        "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\n"
        + $"metadata: {{name: c, annotations: {{config.kubernetes.io/local-config: 'true'}}}}\nspec: {spec}\n";

    static string Issuer(string name, string solver) =>
        $"---\napiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {{name: {name}}}\n"
        + $"spec: {{acme: {{server: s, privateKeySecretRef: {{name: k}}, solvers: [{{{solver}: {{}}}}]}}}}\n";
}
