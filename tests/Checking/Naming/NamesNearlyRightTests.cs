namespace Kyma.Krm.Tests.Checking.Naming;

/// <summary>
/// Which names a package has, which of them another one was meant to be, and which ones are just others.
/// </summary>
public sealed class NamesNearlyRightTests
{
    static string Resource(string apiVersion, string kind, string name, string @namespace, string spec) =>
        $"---\napiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: {name}"
        + $"{(@namespace.Length > 0 ? $", namespace: {@namespace}" : "")}}}\nspec: {spec}\n";

    static string Service(string name, string @namespace, string ports = "[{name: http, port: 8080}]") =>
        Resource("v1", "Service", name, @namespace, $"{{ports: {ports}}}");

    static string RoutesTo(string destination) =>
        TestMesh.Of(
            "VirtualService",
            "v",
            "shop",
            $"{{hosts: [a.shop.svc.cluster.local], http: [{{route: [{{destination: {{{destination}}}}}]}}]}}"
        );

    static string Secret(string name, string @namespace = "istio-system") =>
        $"---\napiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: {@namespace}, uid: x}}\n";

    /// <summary>With the words of the message behind "Did you mean".</summary>
    static string Meant(string package, params string[] options)
    {
        var messages = CheckRun
            .Of(package, options)
            .Findings.Where(finding => ((string)finding["rule"]!).StartsWith("reference-", StringComparison.Ordinal))
            .Select(finding => (string)finding["message"]!);
        return string.Join(
            ' ',
            messages.Select(message =>
                message.LastIndexOf("mean '", StringComparison.Ordinal) is >= 0 and var at ? message[(at + 6)..^2]
                : message.Contains("which is complete", StringComparison.Ordinal) ? "missing"
                : message[(message.LastIndexOf(". ", StringComparison.Ordinal) + 2)..]
            )
        );
    }

    [Theory]
    // A letter is wrong, missing, doubled or swapped with the next.
    [InlineData("orders", "ordrs", "orders")]
    [InlineData("orders", "orderss", "orders")]
    [InlineData("orders", "ordesr", "orders")]
    [InlineData("orders", "ordets", "orders")]
    [InlineData("orders", "rders", "orders")]
    [InlineData("orders", "zorders", "orders")]
    [InlineData("orders", "zrders", "orders")]
    [InlineData("orders", "orders", "")]
    [InlineData("orders", "payments", "")]
    // A number, or a word of one or two letters, is meant to be another.
    [InlineData("web-1", "web-2", "")]
    [InlineData("web1", "web2", "")]
    [InlineData("web1", "web12", "")]
    [InlineData("web-eu", "web-us", "")]
    [InlineData("web-a", "web-b", "")]
    [InlineData("web-abc", "web-abd", "web-abc")]
    [InlineData("web-a-shop", "web-a-shpo", "web-a-shop")]
    [InlineData("weba", "web-a", "weba")]
    public void A_slip_of_the_finger_is_told_and_another_name_is_not(string there, string named, string meant) =>
        Assert.Equal(meant, Meant(Service(there, "shop") + RoutesTo($"host: {named}, port: {{number: 8080}}")));

    [Theory]
    [InlineData("shop", "orders", "")]
    [InlineData("front", "orders", "orders.front.svc.cluster.local")]
    [InlineData("shop", "orders.front.svc.cluster.local", "orders.shop.svc.cluster.local")]
    [InlineData("shop", "ordrs.shop.svc.cluster.local", "orders.shop.svc.cluster.local")]
    [InlineData("shop", "orders.shop.svc.cluster.local", "")]
    [InlineData("shop", "a.b.shop.svc.cluster.local", "")]
    [InlineData("shop", "*.shop.svc.cluster.local", "")]
    public void A_Service_is_looked_for_in_every_namespace(string @namespace, string host, string meant) =>
        Assert.Equal(meant, Meant(Service("orders", @namespace) + RoutesTo($"host: '{host}', port: {{number: 8080}}")));

    [Fact]
    public void Of_several_namespaces_the_first_is_named() =>
        Assert.Equal(
            "orders.back.svc.cluster.local",
            Meant(
                Service("orders", "front") + Service("orders", "back") + RoutesTo("host: orders, port: {number: 8080}")
            )
        );

    /// <summary>kustomize puts a hash behind the names of generated Secrets, not of those who name them.</summary>
    [Theory]
    [InlineData("certs-bcdfghkmt2", "certs-bcdfghkmt2")]
    [InlineData("certs-4567894567", "certs-4567894567")]
    [InlineData("certs-bcdfghkmta", "")]
    [InlineData("certs-bcdfghkmt", "")]
    [InlineData("certs-bcdfghkmt22", "")]
    [InlineData("bcdfghkmt2", "")]
    [InlineData("certs.bcdfghkmt2", "")]
    [InlineData("other-bcdfghkmt2", "")]
    [InlineData("x-bcdfghkmt2", "")]
    public void A_hash_behind_a_name_is_seen_through(string there, string meant) =>
        Assert.Equal(
            meant,
            Meant(
                Secret(there)
                    + TestMesh.Of(
                        "Gateway",
                        "in",
                        "shop",
                        "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: "
                            + "HTTPS}, hosts: [a.example.com], tls: {mode: SIMPLE, credentialName: certs}}]}"
                    )
            )
        );

    /// <summary>kustomize renames a resource, and not what VirtualServices and APIRules call it.</summary>
    [Theory]
    [InlineData("shop/gw", "gw", "shop", "pre-gw")]
    [InlineData("shop/gw", "shop/gw", "shop", "pre-gw")]
    [InlineData("edge/gw", "gw", "shop", "pre-gw")]
    [InlineData("edge/gw", "edge/gw", "shop", "pre-gw")]
    [InlineData("kyma-system/kyma-gateway", "kyma-system/kyma-gateway", "kyma-system", "pre-kyma-gateway")]
    [InlineData("shop/gw", "shop/other", "", "")]
    public void A_renamed_Gateway_is_known_by_the_name_it_was_rendered_with(
        string rendered,
        string named,
        string @namespace,
        string now
    )
    {
        var gateway = TestMesh
            .Of(
                "Gateway",
                now.Length > 0 ? now : "gw",
                @namespace.Length > 0 ? @namespace : "shop",
                "{selector: {app: x}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: "
                    + "['a.example.com']}]}"
            )
            .Replace(
                "metadata: {",
                "metadata: {annotations: {krm.kyma-project.io/rendered-from: shop, "
                    + $"krm.kyma-project.io/rendered-as: {rendered}}}, ",
                StringComparison.Ordinal
            );
        var routes = TestMesh.Of(
            "VirtualService",
            "v",
            "shop",
            $"{{hosts: [a.example.com], gateways: [{named}], http: [{{directResponse: {{status: 200}}}}]}}"
        );

        var told = CheckRun
            .Of(gateway + routes)
            .OfRule("reference-near-miss")
            .Select(finding => ((string)finding["message"]!).Split(", ")[^1]);

        Assert.Equal(now.Length > 0 ? $"or write '{@namespace}/{now}' here" : "", string.Join(';', told));
    }

    /// <summary>The new name is given in the way that the old one was written.</summary>
    [Theory]
    [InlineData("orders", "orders", "pre-orders")]
    [InlineData("orders", "a,orders", "pre-orders")]
    [InlineData("orders.shop.svc.cluster.local", "orders", "pre-orders.shop.svc.cluster.local")]
    [InlineData("other", "orders", null)]
    public void A_renamed_Service_is_known_by_its_earlier_names(string host, string previous, string? now)
    {
        var service = Service("pre-orders", "shop")
            .Replace(
                "metadata: {",
                $"metadata: {{annotations: {{internal.config.kubernetes.io/previousNames: '{previous}'}}, ",
                StringComparison.Ordinal
            );
        var routes = TestMesh.Of(
            "VirtualService",
            "v",
            "shop",
            $"{{hosts: [a.example.com], http: [{{route: [{{destination: {{host: {host}}}}}]}}]}}"
        );

        var told = CheckRun
            .Of(service + routes)
            .OfRule("reference-near-miss")
            .Select(finding => ((string)finding["message"]!).Split(", ")[^1]);

        Assert.Equal(now is null ? "" : $"or write '{now}' here", string.Join(';', told));
    }

    [Theory]
    [InlineData("mesh", "", "missing")]
    [InlineData("shop/public", "", "missing")]
    [InlineData("public", "", "missing")]
    [InlineData("shop/pubilc", "shop/public", "shop/public")]
    [InlineData("edge/public", "shop/public", "shop/public")]
    [InlineData("kyma-system/kyma-gateway", "", "")]
    [InlineData("kyma-system/kyma-gatewya", "kyma-system/kyma-gateway", "kyma-system/kyma-gateway")]
    public void Gateways_of_routes_and_APIRules(string gateway, string meant, string complete)
    {
        var package =
            Service("orders", "shop")
            + (
                meant.Length > 0
                    ? TestMesh.Of(
                        "Gateway",
                        "public",
                        "shop",
                        "{selector: {app: x}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: "
                            + "['a.example.com']}]}"
                    )
                    : ""
            );
        var routes = TestMesh.Of(
            "VirtualService",
            "v",
            "shop",
            $"{{hosts: [a.example.com], gateways: [{gateway}], http: [{{route: [{{destination: {{host: orders, port: "
                + "{number: 8080}}}]}]}"
        );

        Assert.Equal(meant, Meant(package + routes));
        if (gateway != "mesh")
            Assert.Equal(complete, Meant(package + routes, "--complete"));
        if (gateway.Contains('/', StringComparison.Ordinal))
            Assert.Equal(
                meant,
                Meant(
                    package
                        + Resource(
                            "gateway.kyma-project.io/v2",
                            "APIRule",
                            "a",
                            "shop",
                            $"{{gateway: {gateway}, hosts: [a.example.com], service: {{name: orders, port: 8080}}, "
                                + "rules: [{path: /*, methods: [GET], noAuth: true}]}"
                        )
                )
            );
    }

    [Theory]
    [InlineData("{name: orders, port: 8080}", "")]
    [InlineData("{name: orders, port: 80}", "warning service-port-missing %.port")]
    [InlineData("{name: orders, port: 80, external: true}", "")]
    [InlineData("{name: ordesr, port: 80, external: true}", "")]
    [InlineData("{name: ordesr, port: 8080}", "warning reference-near-miss %.name")]
    [InlineData("{name: orders, namespace: front, port: 8080}", "warning reference-near-miss %.name")]
    [InlineData("{name: web, namespace: front, port: 9090}", "")]
    [InlineData("{name: web, namespace: front, port: 8080}", "warning service-port-missing %.port")]
    public void Services_of_APIRules(string service, string finding)
    {
        var services = Service("orders", "shop") + Service("web", "front", "[{name: a, port: 9090}]");
        static string Rule(string spec) =>
            Resource(
                "gateway.kyma-project.io/v2",
                "APIRule",
                "a",
                "shop",
                $"{{gateway: kyma-system/kyma-gateway, hosts: [a.example.com], {spec}}}"
            );

        Assert.Equal(
            finding.Replace("%", "spec.service", StringComparison.Ordinal),
            Told(services + Rule($"service: {service}, rules: [{{path: /*, methods: [GET], noAuth: true}}]"))
        );
        Assert.Equal(
            finding.Replace("%", "spec.rules[0].service", StringComparison.Ordinal),
            Told(services + Rule($"rules: [{{path: /*, methods: [GET], noAuth: true, service: {service}}}]"))
        );
    }

    [Theory]
    [InlineData("[{name: a, port: 80}, {name: b, port: 81}]", "host: orders", true)]
    [InlineData("[{name: a, port: 80}]", "host: orders", false)]
    [InlineData("[{name: a, port: 80}, {name: b, port: 81}]", "host: orders, port: {number: 81}", false)]
    [InlineData("[]", "host: orders", false)]
    public void A_port_is_named_where_there_are_several(string ports, string destination, bool isTold)
    {
        var run = CheckRun.Of(Service("orders", "shop", ports) + RoutesTo(destination));
        var told = run.OfRule("destination-port-missing").ToList();

        Assert.Equal(isTold, told.Count == 1);
        Assert.All(
            told,
            finding => Assert.Contains("the ports 80, 81, ", (string)finding["message"]!, StringComparison.Ordinal)
        );
    }

    static string CertManager(string issuer, string dnsNames = "[a.example.com]") =>
        Resource(
            "cert-manager.io/v1",
            "Certificate",
            "certs",
            "istio-system",
            $"{{secretName: certs, dnsNames: {dnsNames}, issuerRef: {issuer}}}"
        );

    static string Issuer(
        string kind,
        string name,
        string spec = "{selfSigned: {}}",
        string @namespace = "istio-system"
    ) => Resource("cert-manager.io/v1", kind, name, kind == "Issuer" ? @namespace : "", spec);

    [Theory]
    [InlineData("{name: own}", "Issuer", "own", "")]
    [InlineData("{name: own, kind: Issuer, group: cert-manager.io}", "Issuer", "own", "")]
    [InlineData("{name: own, kind: ClusterIssuer}", "ClusterIssuer", "own", "")]
    [InlineData("{name: own}", "ClusterIssuer", "own", "error issuer-other-kind spec.issuerRef.kind")]
    [InlineData("{name: own, kind: ClusterIssuer}", "Issuer", "own", "error issuer-other-kind spec.issuerRef.kind")]
    [InlineData("{name: own, group: ''}", "ClusterIssuer", "own", "error issuer-other-kind spec.issuerRef.kind")]
    [InlineData("{name: o}", "ClusterIssuer", "o", "error issuer-other-kind spec.issuerRef.kind")]
    [InlineData("{name: own, group: other.io}", "ClusterIssuer", "own", "")]
    [InlineData("{name: own, kind: Other}", "Issuer", "own", "error invalid-value spec.issuerRef.kind")]
    [InlineData("{name: own, group: awspca.cert-manager.io, kind: AWSPCAIssuer}", "ClusterIssuer", "own", "")]
    [InlineData("{name: lesencrypt}", "Issuer", "letsencrypt", "warning reference-near-miss spec.issuerRef.name")]
    [InlineData(
        "{name: lesencrypt, kind: ClusterIssuer}",
        "ClusterIssuer",
        "letsencrypt",
        "warning reference-near-miss spec.issuerRef.name"
    )]
    [InlineData("{name: other}", "Issuer", "own", "")]
    public void Issuers_of_cert_manager(string reference, string kind, string name, string finding) =>
        Assert.Equal(finding, Told(CertManager(reference) + Issuer(kind, name)));

    [Fact]
    public void An_Issuer_of_another_namespace_is_another() =>
        Assert.Equal(
            "warning reference-near-miss spec.issuerRef.name",
            Told(CertManager("{name: own}") + Issuer("Issuer", "own", @namespace: "shop"))
        );

    const string Http01 = "{http01: {ingress: {class: istio}}}";
    const string Dns01 = "{dns01: {cloudDNS: {project: p}}}";

    static string Acme(string solvers) =>
        "{acme: {server: \"https://acme.example.com\", email: a@example.com, privateKeySecretRef: {name: k}, solvers: "
        + $"[{solvers}]}}}}";

    [Theory]
    [InlineData(Http01, "['*.example.com']", false, "error wildcard-needs-dns01 spec.dnsNames[0]")]
    [InlineData(Http01, "[a.example.com, '*.example.com']", false, "error wildcard-needs-dns01 spec.dnsNames[1]")]
    [InlineData($"{Http01}, {Dns01}", "['*.example.com']", true, "")]
    [InlineData(Dns01, "['*.example.com']", true, "")]
    [InlineData("", "['*.example.com']", true, "")]
    [InlineData(Http01, "[a.example.com]", false, "")]
    [InlineData(Http01, "[a.example.com]", true, "warning http01-behind-redirect spec.issuerRef.name")]
    [InlineData(Http01, "['*.example.com']", true, "error wildcard-needs-dns01 spec.dnsNames[0]")]
    [InlineData(
        Http01,
        "[a.example.com, '*.example.com']",
        true,
        "error wildcard-needs-dns01 spec.dnsNames[1]\nwarning http01-behind-redirect spec.issuerRef.name"
    )]
    [InlineData($"{Dns01}, {Http01}", "[a.example.com]", true, "")]
    public void What_HTTP_01_cannot_prove(string solvers, string dnsNames, bool redirects, string finding)
    {
        foreach (var kind in new[] { "Issuer", "ClusterIssuer" })
            Assert.Equal(
                finding,
                Told(
                    CertManager($"{{name: own, kind: {kind}}}", dnsNames)
                        + Issuer(kind, "own", Acme(solvers))
                        + TestMesh.Of(
                            "Gateway",
                            "in",
                            "shop",
                            "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: "
                                + "HTTPS}, hosts: [a.example.com], tls: {mode: SIMPLE, credentialName: certs}}"
                                + (
                                    redirects
                                        ? ", {port: {number: 80, name: http, protocol: HTTP}, hosts: [a.example.com], "
                                            + "tls: {httpsRedirect: true}}"
                                        : ""
                                )
                                + "]}"
                        )
                )
            );
    }

    [Theory]
    [InlineData("{kind: SecretStore, name: vault}", "SecretStore", "shop", "")]
    [InlineData("{name: vault}", "SecretStore", "shop", "")]
    [InlineData("{name: vualt}", "SecretStore", "shop", "vault")]
    [InlineData("{name: vault}", "SecretStore", "other", "vault")]
    [InlineData("{name: vault, kind: ClusterSecretStore}", "ClusterSecretStore", "", "")]
    [InlineData("{name: vualt, kind: ClusterSecretStore}", "ClusterSecretStore", "", "vault")]
    [InlineData("{name: vualt, kind: Generator}", "SecretStore", "shop", "")]
    public void Stores(string reference, string kind, string @namespace, string meant) =>
        Assert.Equal(
            meant,
            Meant(
                    Resource(
                        "external-secrets.io/v1",
                        "ExternalSecret",
                        "e",
                        "shop",
                        $"{{secretStoreRef: {reference}, data: [{{secretKey: a, remoteRef: {{key: b}}}}]}}"
                    ) + Resource("external-secrets.io/v1", kind, "vault", @namespace, "{provider: {}}")
                )
                .Replace("shop/", "", StringComparison.Ordinal)
                .Replace("other/", "", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("\"./*\"", "")]
    [InlineData("\"~/*\"", "")]
    [InlineData("\"front/*\"", "")]
    [InlineData("\"frnot/*\"", "front/*")]
    [InlineData("\"front/web.front.svc.cluster.local\"", "")]
    [InlineData("\"front/wbe.front.svc.cluster.local\"", "front/web.front.svc.cluster.local")]
    [InlineData("\"./web.front.svc.cluster.local\"", "front/web.front.svc.cluster.local")]
    [InlineData("\"*/api.partner.com\"", "")]
    [InlineData("\"*/api.partner.co\"", "*/api.partner.com")]
    [InlineData("\"./api.partner.com\"", "partners/api.partner.com")]
    [InlineData("\"front/api.partner.com\"", "partners/api.partner.com")]
    [InlineData("\"partners/api.partner.com\"", "")]
    [InlineData("\"partners/*.partner.com\"", "")]
    [InlineData("\"kube-system/*\"", "")]
    public void What_Sidecars_let_in(string host, string meant) =>
        Assert.Equal(
            meant,
            Meant(
                Service("web", "front")
                    + TestMesh.Entry("api", "partners", "api.partner.com", "{number: 443, name: tls, protocol: TLS}")
                    + TestMesh.Of("Sidecar", "default", "shop", $"{{egress: [{{hosts: [{host}]}}]}}")
            )
        );

    static string Told(string package) => CheckRun.Of(package).Serious;
}
