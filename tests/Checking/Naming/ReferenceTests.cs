namespace Kyma.Krm.Tests.Checking.Naming;

/// <summary>What a resource names, and the package has by nearly that name, or not at all.</summary>
public sealed class ReferenceTests
{
    static readonly string Orders = Service("orders", "shop");
    static readonly string Api = TestMesh.Entry(
        "api",
        "partners",
        "api.partner.com",
        "{number: 443, name: tls, protocol: TLS}"
    );

    static string Service(string name, string @namespace) =>
        $"---\napiVersion: v1\nkind: Service\nmetadata: {{name: {name}, namespace: {@namespace}}}\n"
        + $"spec: {{selector: {{app: {name}}}, ports: [{{name: http, port: 8080}}]}}\n";

    static string Other(string apiVersion, string kind, string name, string @namespace, string rest) =>
        $"---\napiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: {name}"
        + $"{(@namespace.Length > 0 ? $", namespace: {@namespace}" : "")}}}\n{rest}\n";

    static string Routes(string http) =>
        TestMesh.Of("VirtualService", "orders", "shop", $"{{hosts: [orders], http: [{http}]}}");

    static string Gateway(string tls) =>
        TestMesh.Of(
            "Gateway",
            "in",
            "shop",
            "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: "
                + $"[a.example.com], tls: {{mode: SIMPLE, {tls}}}}}]}}"
        );

    static string Rule(string @namespace, string spec) => TestMesh.Of("DestinationRule", "rule", @namespace, spec);

    static string Sidecar(string hosts) =>
        TestMesh.Of("Sidecar", "default", "shop", $"{{egress: [{{hosts: [{hosts}]}}]}}");

    static string Gardener(string issuer) =>
        Other(
            "cert.gardener.cloud/v1alpha1",
            "Certificate",
            "shop",
            "istio-system",
            "spec: {secretRef: {name: shop-certs, namespace: istio-system}, dnsNames: [a.example.com], issuerRef: "
                + $"{issuer}}}"
        );

    static string CertManager(string issuer) =>
        Other(
            "cert-manager.io/v1",
            "Certificate",
            "shop",
            "istio-system",
            $"spec: {{secretName: shop-certs, dnsNames: [a.example.com], issuerRef: {issuer}}}"
        );

    const string To = "route: [{destination: {host: orders, port: {number: 8080}}}]";
    const string Near = "warning reference-near-miss ";

    public static TheoryData<string, string> Told =>
        new()
        {
            {
                $"{Near}spec.http[0].mirrors[0].destination.host",
                Orders + Routes($"{{{To}, mirrors: [{{destination: {{host: ordres}}}}]}}")
            },
            {
                "warning destination-unknown spec.http[0].mirror",
                Orders + Routes($"{{{To}, mirror: {{host: orders, port: {{number: 80}}}}}}")
            },
            {
                "warning destination-unknown spec.http[0].mirrors[0].destination",
                Orders + Routes($"{{{To}, mirrors: [{{destination: {{host: orders, port: {{number: 80}}}}}}]}}")
            },
            {
                "warning virtual-service-subset-undefined spec.http[0].mirrors[0].destination.subset",
                Orders
                    + Rule("shop", "{host: orders, subsets: [{name: v1, labels: {app: orders}}]}")
                    + Routes(
                        $"{{{To}, mirrors: [{{destination: {{host: orders, subset: v2, port: {{number: 8080}}}}}}]}}"
                    )
            },
            // Secrets in every field that names one.
            {
                $"{Near}spec.servers[0].tls.credentialNames[0]",
                Gateway("credentialNames: [shop-cert, shop-ecdsa]") + Issued("shop-certs", "istio-system")
            },
            {
                $"{Near}spec.servers[0].tls.caCertCredentialName",
                Gateway("caCertCredentialName: shop-ca-cacert, credentialName: shop-certs")
                    .Replace("SIMPLE", "MUTUAL", StringComparison.Ordinal)
                    + Issued("shop-certs", "istio-system")
                    + Issued("shops-ca-cacert", "istio-system")
            },
            {
                "error credential-name spec.servers[0].tls.credentialNames[1]",
                Gateway("credentialNames: [shop-certs, Shop_Certs]")
            },
            // Nearly the name of a Secret as well, which its message says already.
            {
                "error credential-name spec.servers[0].tls.credentialName",
                Gateway("credentialName: Shop-certs") + Issued("shop-certs", "istio-system")
            },
            {
                "error credential-name spec.trafficPolicy.tls.credentialName",
                Rule(
                    "shop",
                    "{host: api.partner.com, workloadSelector: {matchLabels: {app: x}}, trafficPolicy: {tls: "
                        + "{mode: MUTUAL, credentialName: Bank_Client}}}"
                )
            },
            // A selector without labels selects every pod, and their sidecars read the Secret.
            {
                $"{Near}spec.trafficPolicy.tls.credentialName",
                Rule(
                    "istio-system",
                    "{host: api.partner.com, workloadSelector: {}, trafficPolicy: {tls: {mode: MUTUAL, credentialName: "
                        + "shop-cert}}}"
                ) + Issued("shop-certs", "istio-system")
            },
            // Another kind of the same name.
            {
                $"{Near}spec.servers[0].tls.credentialName",
                Gateway("credentialName: shop-certs")
                    + Other("v1", "ConfigMap", "shop-certs", "istio-system", "data: {tls.crt: a}")
            },
            {
                $"{Near}spec.servers[0].tls.credentialName",
                Gateway("credentialName: shop") + Gardener("{name: garden}")
            },
            {
                $"{Near}spec.gateways[0]",
                Orders
                    + Other(
                        "gateway.networking.k8s.io/v1",
                        "Gateway",
                        "public",
                        "shop",
                        "spec: {gatewayClassName: istio, listeners: [{name: http, port: 80, protocol: HTTP}]}"
                    )
                    + TestMesh.Of(
                        "VirtualService",
                        "v",
                        "shop",
                        $"{{hosts: [a.example.com], gateways: [public], http: [{{{To}}}]}}"
                    )
            },
            {
                $"{Near}spec.issuerRef.name",
                CertManager("{name: letsencrypt, kind: ClusterIssuer}")
                    + Other("cert-manager.io/v1", "Issuer", "letsencrypt", "shop", "spec: {selfSigned: {}}")
            },
            {
                $"{Near}spec.issuerRef.name",
                Gardener("{name: letsencrypt, namespace: istio-system}")
                    + Other("cert-manager.io/v1", "ClusterIssuer", "letsencrypt", "", "spec: {selfSigned: {}}")
            },
            // Gardener's issuers.
            {
                $"{Near}spec.issuerRef.name",
                Gardener("{name: own, namespace: shop}") + GardenerIssuer("own", "default")
            },
            {
                $"{Near}spec.issuerRef.name",
                Gardener("{name: my-isuer, namespace: default}") + GardenerIssuer("my-issuer", "default")
            },
            // Hosts of DestinationRules.
            {
                $"{Near}spec.host",
                Api + Rule("shop", "{host: api.partner.co, trafficPolicy: {loadBalancer: {simple: RANDOM}}}")
            },
            {
                $"{Near}spec.host",
                Orders + Rule("shop", "{host: ordres, trafficPolicy: {loadBalancer: {simple: RANDOM}}}")
            },
            {
                $"{Near}spec.host",
                Orders
                    + Service("web", "front")
                    + Rule("front", "{host: orders, trafficPolicy: {loadBalancer: {simple: RANDOM}}}")
            },
            // What Sidecars let in.
            { $"{Near}spec.egress[0].hosts[1]", Api + Sidecar("\"./*\", \"partner/*\"") },
            { $"{Near}spec.egress[0].hosts[1]", Api + Sidecar("\"./*\", \"kyma-sytem/*\"") },
            { $"{Near}spec.egress[0].hosts[1]", Api + Sidecar("\"./*\", \"*/api.partner.co\"") },
            {
                $"{Near}spec.host",
                Orders
                    + Service("web", "m")
                    + Rule("m", "{host: orders, trafficPolicy: {loadBalancer: {simple: RANDOM}}}")
            },
            {
                $"{Near}spec.egress[0].hosts[1]",
                Api + Service("web", "front") + Sidecar("\"./*\", \"front/api.partner.com\"")
            },
            {
                $"{Near}spec.egress[0].hosts[1]",
                Service("web", "front") + Sidecar("\"./*\", \"front/wbe.front.svc.cluster.local\"")
            },
            // Selectors with nearly the label of pods.
            {
                $"{Near}spec.workloadSelector.labels.app",
                TestMesh.App("orders", "shop")
                    + TestMesh.Of(
                        "Sidecar",
                        "one",
                        "shop",
                        "{workloadSelector: {labels: {app: ordres}}, egress: [{hosts: [\"*/*\"]}]}"
                    )
            },
            {
                $"{Near}spec.selector.matchLabels.app",
                TestMesh.App("orders", "shop")
                    + TestMesh.Of(
                        "AuthorizationPolicy",
                        "one",
                        "shop",
                        "{selector: {matchLabels: {app: ordes}}, rules: [{}]}"
                    )
            },
            {
                $"{Near}spec.secretStoreRef.name",
                Other(
                    "external-secrets.io/v1",
                    "ExternalSecret",
                    "bank",
                    "shop",
                    "spec: {secretStoreRef: {name: vualt, kind: ClusterSecretStore}, target: {name: bank}, data: "
                        + "[{secretKey: a, remoteRef: {key: b}}]}"
                ) + Other("external-secrets.io/v1", "ClusterSecretStore", "vault", "", "spec: {provider: {}}")
            },
            // The same of what a config renders.
            {
                $"{Near}spec.certificate.provided.externalSecret.secretStoreRef.name",
                "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {name: shop, annotations: "
                    + "{config.kubernetes.io/local-config: 'true'}}\nspec: {domain: shop.example.com, gateway: "
                    + "{name: shop}, certificate: {provided: {externalSecret: {secretStoreRef: {name: vualt, kind: "
                    + "ClusterSecretStore}, key: shop}}}}\n"
                    + Other("external-secrets.io/v1", "ClusterSecretStore", "vault", "", "spec: {provider: {}}")
            },
        };

    static string GardenerIssuer(string name, string @namespace) =>
        Other(
            "cert.gardener.cloud/v1alpha1",
            "Issuer",
            name,
            @namespace,
            "spec: {acme: {server: \"https://acme.example.com\", email: a@example.com, autoRegistration: true}}"
        );

    static string Issued(string secret, string @namespace) =>
        Other(
            "external-secrets.io/v1",
            "ExternalSecret",
            secret,
            @namespace,
            $"spec: {{secretStoreRef: {{name: vault, kind: ClusterSecretStore}}, target: {{name: {secret}}}, data: "
                + "[{secretKey: a, remoteRef: {key: b}}]}"
        );

    [Theory, MemberData(nameof(Told))]
    public void What_is_nearly_there_is_told(string finding, string package) =>
        Assert.Equal(
            [finding],
            CheckRun
                .Of(package)
                .Told.Split('\n')
                .Where(line =>
                    line.Length > 0
                    && !line.StartsWith("info ", StringComparison.Ordinal)
                    && !line.Contains(" selector-without-labels ", StringComparison.Ordinal)
                )
        );

    /// <summary>Also where only the mesh knows which Secret is meant.</summary>
    [Theory]
    [InlineData("credentialName: Bank_Client", "credentialName")]
    [InlineData("credentialName: B", "credentialName")]
    [InlineData("caCertCredentialName: Bank_Client", "caCertCredentialName")]
    [InlineData("credentialName: ''", null)]
    [InlineData("credentialName: bank-client", null)]
    public void A_name_that_no_Secret_can_have(string tls, string? field) =>
        Assert.Equal(
            field is null ? [] : [$"spec.trafficPolicy.tls.{field}"],
            CheckRun
                .Of(
                    Rule("shop", $"{{host: api.partner.com, trafficPolicy: {{tls: {{mode: SIMPLE, {tls}}}}}}}"),
                    "--istio-version",
                    "1.32"
                )
                .OfRule("credential-name")
                .Select(finding => (string)finding["field"]!)
        );

    public static TheoryData<string> Fine =>
        [
            Gardener("{name: garden}"),
            // The name of what Gardener makes a Certificate of says nothing about the Secret's.
            Gateway("credentialName: web")
                + Other(
                        "networking.k8s.io/v1",
                        "Ingress",
                        "web",
                        "istio-system",
                        "spec: {tls: [{hosts: [a.example.com], secretName: certs}]}"
                    )
                    .Replace(
                        "name: web",
                        "annotations: {cert.gardener.cloud/purpose: managed}, name: web",
                        StringComparison.Ordinal
                    ),
            Gardener("{name: own}") + GardenerIssuer("own", "shop"),
            Rule("shop", "{host: api.partner.com, trafficPolicy: {loadBalancer: {simple: RANDOM}}}"),
            Rule("shop", "{host: \"*.partner.com\", trafficPolicy: {loadBalancer: {simple: RANDOM}}}") + Api,
            Rule("shop", "{host: legacy, trafficPolicy: {loadBalancer: {simple: RANDOM}}}")
                + TestMesh.Entry("legacy", "partners", "legacy", "{number: 443, name: tls, protocol: TLS}"),
            Service("web-1", "shop") + Rule("shop", "{host: web-2, trafficPolicy: {loadBalancer: {simple: RANDOM}}}"),
            Service("istio-ingressgateway", "istio-system")
                + Rule(
                    "istio-system",
                    "{host: istio-egressgateway.istio-system.svc.cluster.local, subsets: [{name: all}]}"
                ),
            Api
                + Service("web", "front")
                + Sidecar(
                    "\"./*\", \"partners/*\", \"front/web.front.svc.cluster.local\", \"istio-system/*\", "
                        + "\"~/*\", \"*/*.partner.com\""
                ),
        ];

    [Theory, MemberData(nameof(Fine))]
    public void What_may_be_meant_so_is_not(string package) =>
        Assert.DoesNotContain("reference", CheckRun.Of(package).Told, StringComparison.Ordinal);

    [Theory]
    [InlineData("spec.host", "DestinationRule", "{host: nothing, trafficPolicy: {loadBalancer: {simple: RANDOM}}}")]
    [InlineData("spec.egress[0].hosts[0]", "Sidecar", "{egress: [{hosts: [nowhere/*]}]}")]
    [InlineData("spec.egress[0].hosts[0]", "Sidecar", "{egress: [{hosts: [\"*/api.example.org\"]}]}")]
    [InlineData("spec.host", "DestinationRule", "{host: x, trafficPolicy: {loadBalancer: {simple: RANDOM}}}")]
    [InlineData("spec.egress[0].hosts[0]", "Sidecar", "{egress: [{hosts: [n/*]}]}")]
    [InlineData("spec.egress[0].hosts[0]", "Sidecar", "{egress: [{hosts: [nowhere/api.example.org]}]}")]
    [InlineData(
        "spec.servers[0].tls.credentialName",
        "Gateway",
        "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, "
            + "hosts: [a.example.com], tls: {mode: SIMPLE, credentialName: c}}]}"
    )]
    [InlineData(
        "spec.http[0].route[0].destination.subset",
        "VirtualService",
        "{hosts: [orders], http: [{route: [{destination: {host: orders, subset: v1, port: {number: 8080}}}]}]}"
    )]
    public void A_complete_package_has_everything(string field, string kind, string spec)
    {
        var package = Orders + TestMesh.Of(kind, "x", "shop", spec);
        Assert.DoesNotContain("reference", CheckRun.Of(package).Told, StringComparison.Ordinal);
        Assert.Equal($"error reference-missing {field}", CheckRun.Of(package, "--complete").Told);
    }

    [Theory]
    [InlineData("Sidecar", "{egress: [{hosts: [\"./*\", \"*/*\", \"~/*\", \"*/*.example.com\", shop/a.example.com]}]}")]
    [InlineData("DestinationRule", "{host: \"*.partner.com\", trafficPolicy: {loadBalancer: {simple: RANDOM}}}")]
    [InlineData("DestinationRule", "{host: a.example.com, trafficPolicy: {loadBalancer: {simple: RANDOM}}}")]
    [InlineData(
        "VirtualService",
        "{hosts: [orders], http: [{route: [{destination: {host: orders, subset: '', port: {number: 8080}}}]}]}"
    )]
    [InlineData("VirtualService", "{hosts: [orders], http: [{route: [{destination: {host: '', subset: v1}}]}]}")]
    public void And_patterns_and_hosts_with_routes_need_nothing(string kind, string spec) =>
        Assert.DoesNotContain(
            "reference",
            CheckRun
                .Of(
                    Orders
                        + TestMesh.Of(
                            "VirtualService",
                            "routed",
                            "shop",
                            $"{{hosts: [a.example.com], http: [{{{To}}}]}}"
                        )
                        + TestMesh.Of(kind, "x", "shop", spec),
                    "--complete"
                )
                .Told,
            StringComparison.Ordinal
        );

    /// <summary>What the API server refuses is told, and the rest is judged.</summary>
    [Fact]
    public void What_lacks_its_fields_keeps_nothing_from_being_judged()
    {
        var run = CheckRun.Of(
            TestMesh.Of("VirtualService", "none", "shop", $"{{http: [{{{To}}}]}}")
                + TestMesh.Of("ServiceEntry", "none", "shop", "{resolution: DNS}")
                + TestMesh.Of("DestinationRule", "none", "shop", "{trafficPolicy: {loadBalancer: {simple: RANDOM}}}")
                + TestMesh.Of("Gateway", "none", "shop", "{selector: {istio: ingressgateway}}")
                + TestMesh.Of("Sidecar", "none", "shop", "{egress: [{}]}")
                + Other("gateway.kyma-project.io/v2", "APIRule", "none", "shop", "spec: {gateway: shop/none}")
                + Other("v1", "Service", "none", "shop", "spec: {}"),
            "--complete"
        );

        Assert.Equal("", run.Of("not-judged"));
        Assert.Contains(
            "error reference-missing spec.http[0].route[0].destination.host",
            run.Told,
            StringComparison.Ordinal
        );
    }
}
