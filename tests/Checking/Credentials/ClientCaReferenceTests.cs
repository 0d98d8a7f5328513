namespace Kyma.Krm.Tests.Checking.Credentials;

/// <summary>Where the CA for client certificates is looked for, and what is said where there is none.</summary>
public sealed class ClientCaReferenceTests
{
    static string Gateway(string tls) =>
        TestMesh.Of(
            "Gateway",
            "in",
            "shop",
            "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: "
                + $"[a.example.com], tls: {{{tls}}}}}]}}"
        );

    static string Secret(string name, string data = "{tls.crt: ''}", string @namespace = "istio-system") =>
        $"---\napiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: {@namespace}}}\ndata: {data}\n";

    static string ConfigMap(string name, string @namespace, string data = "{ca.crt: no certificate}") =>
        $"---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}, namespace: {@namespace}}}\ndata: {data}\n";

    static string Gardener(string secret, string issuer = "") =>
        "---\napiVersion: cert.gardener.cloud/v1alpha1\nkind: Certificate\n"
        + $"metadata: {{name: {secret}, namespace: istio-system}}\nspec: {{secretRef: {{name: {secret}, namespace: "
        + $"istio-system}}, dnsNames: [a.example.com]{issuer}}}\n";

    /// <summary>What is said of the clients' CA, and where.</summary>
    static string Told(string package, params string[] options)
    {
        var run = CheckRun.Of(package, options);
        return string.Join(
            '\n',
            run.Findings.Where(finding =>
                    (string)finding["rule"]! is "client-ca-not-found" or "credential-keys" or "pem-missing"
                )
                .Select(finding => $"{finding["rule"]} {finding["field"]}")
                .Order(StringComparer.Ordinal)
        );
    }

    const string Mutual = "mode: MUTUAL, credentialName: certs";
    const string NoCa = "client-ca-not-found spec.servers[0].tls.credentialName";

    [Theory]
    [InlineData(Mutual, "certs", NoCa)]
    [InlineData("mode: OPTIONAL_MUTUAL, credentialName: certs", "certs", NoCa)]
    [InlineData("mode: SIMPLE, credentialName: certs", "certs", "")]
    [InlineData(Mutual, "other", "")]
    [InlineData(
        "mode: MUTUAL, credentialNames: [certs, other]",
        "certs",
        "client-ca-not-found spec.servers[0].tls.credentialNames[0]"
    )]
    [InlineData("mode: MUTUAL, credentialNames: [certs, other]", "other", "")]
    [InlineData("mode: MUTUAL, credentialName: 'kubernetes://certs'", "certs", NoCa)]
    [InlineData("mode: MUTUAL, credentialName: 'sds://certs'", "certs", "")]
    [InlineData("mode: MUTUAL, credentialName: istio-system/certs", "certs", "")]
    [InlineData("mode: MUTUAL, credentialName: c", "c", NoCa)]
    [InlineData(
        "mode: MUTUAL, credentialNames: [c, other]",
        "c",
        "client-ca-not-found spec.servers[0].tls.credentialNames[0]"
    )]
    [InlineData(
        "mode: MUTUAL, credentialNames: [other/own, certs]",
        "certs",
        "client-ca-not-found spec.servers[0].tls.credentialNames[1]"
    )]
    [InlineData("mode: MUTUAL, credentialName: certs, caCertCredentialName: c", "certs", "")]
    [InlineData("mode: MUTUAL, credentialName: certs, caCertCredentialName: ''", "certs", NoCa)]
    // A CA under a name of its own.
    [InlineData("mode: MUTUAL, credentialName: certs, caCertCredentialName: clients-cacert", "certs", "")]
    [InlineData("mode: MUTUAL, credentialNames: [certs, ec], caCertCredentialName: certs-cacert", "certs", "")]
    [InlineData("mode: MUTUAL, credentialName: certs, credentialNames: []", "certs", NoCa)]
    [InlineData(
        "mode: MUTUAL, credentialName: certs, caCertCredentialName: clients-cacert",
        "clients",
        "client-ca-not-found spec.servers[0].tls.caCertCredentialName"
    )]
    [InlineData("mode: MUTUAL, credentialName: x, caCertCredentialName: clients-cacert", "clients-cacert", "")]
    [InlineData("mode: MUTUAL, credentialName: x, caCertCredentialName: clients", "clients", "")]
    [InlineData("mode: MUTUAL, credentialName: x, caCertCredentialName: other/clients-cacert", "clients", "")]
    public void Gardeners_Secret_has_none(string tls, string secret, string finding) =>
        Assert.Equal(finding, Told(Gateway(tls) + Gardener(secret)));

    /// <summary>A Secret whose namespace is open may be meant for that of the pods; one elsewhere is not.</summary>
    [Fact]
    public void A_Secret_elsewhere_is_not_judged_beside_one_that_may_be_meant() =>
        Assert.Equal(
            "credential-keys data",
            Told(
                Gateway("mode: SIMPLE, credentialName: certs")
                    + Secret("certs", "{a: ''}", "''")
                    + Secret("certs", "{a: ''}", "shop")
            )
        );

    [Theory]
    [InlineData("1.27", NoCa)]
    [InlineData("1.28", "")]
    public void Before_the_field_is_known_the_credential_decides(string version, string finding) =>
        Assert.Equal(
            finding,
            Told(
                Gateway("mode: MUTUAL, credentialName: certs, caCertCredentialName: clients-cacert")
                    + Gardener("certs"),
                "--istio-version",
                version
            )
        );

    /// <summary>The annotation names the issuer, with or without its namespace.</summary>
    [Theory]
    [InlineData("own", "ca: {}", "")]
    [InlineData("istio-system/own", "ca: {}", "")]
    [InlineData("own/other", "ca: {}", NoCa)]
    [InlineData("own", "acme: {}", NoCa)]
    [InlineData("other", "ca: {}", NoCa)]
    public void Of_an_annotated_Gateway_too(string issuer, string spec, string finding) =>
        Assert.Equal(
            finding,
            Told(
                Gateway(Mutual)
                    .Replace(
                        "{name: in, namespace: shop}",
                        "{name: in, namespace: shop, annotations: {cert.gardener.cloud/purpose: managed, "
                            + "cert.gardener.cloud/secret-namespace: istio-system, "
                            + $"cert.gardener.cloud/issuer: {issuer}}}}}",
                        StringComparison.Ordinal
                    )
                    + "---\napiVersion: cert.gardener.cloud/v1alpha1\nkind: Issuer\n"
                    + $"metadata: {{name: own, namespace: istio-system}}\nspec: {{{spec}}}\n"
            )
        );

    /// <summary>Gardener makes a Certificate of a Service or an Ingress with its annotation, too.</summary>
    [Theory]
    [InlineData("Service", "acme: {}", NoCa)]
    [InlineData("Service", "ca: {}", "")]
    [InlineData("Ingress", "acme: {}", NoCa)]
    [InlineData("Ingress", "ca: {}", "")]
    public void Of_an_annotated_Service_or_Ingress_as_well(string kind, string spec, string finding) =>
        Assert.Equal(
            finding,
            Told(
                Gateway(Mutual)
                    + (
                        kind == "Service"
                            ? "---\napiVersion: v1\nkind: Service\nspec: {ports: [{name: http, port: 80}]}\n"
                            : "---\napiVersion: networking.k8s.io/v1\nkind: Ingress\n"
                                + "spec: {tls: [{hosts: [a.example.com], secretName: certs}]}\n"
                    )
                    + "metadata: {name: web, namespace: istio-system, annotations: "
                    + "{cert.gardener.cloud/purpose: managed, cert.gardener.cloud/secretname: certs, "
                    + "cert.gardener.cloud/issuer: own}}\n"
                    + "---\napiVersion: cert.gardener.cloud/v1alpha1\nkind: Issuer\n"
                    + $"metadata: {{name: own, namespace: istio-system}}\nspec: {{{spec}}}\n"
            )
        );

    /// <summary>An ExternalSecret writes what somebody keeps elsewhere, whatever an issuer of its name does.</summary>
    [Fact]
    public void What_an_ExternalSecret_writes_is_not_known() =>
        Assert.Equal(
            "",
            Told(
                Gateway(Mutual)
                    + "---\napiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: certs, "
                    + "namespace: istio-system}\nspec: {secretStoreRef: {name: vault}, issuerRef: {name: own}, "
                    + "data: []}\n"
                    + "---\napiVersion: cert-manager.io/v1\nkind: Issuer\nmetadata: {name: own, namespace: "
                    + "istio-system}\nspec: {acme: {}}\n"
            )
        );

    /// <summary>
    /// The Secret of the name with the suffix is for the CA alone; of the server's own nobody knows whether the cluster
    /// has another.
    /// </summary>
    [Theory]
    [InlineData("certs", "client-ca-not-found data\ncredential-keys data")]
    [InlineData("certs-cacert", "credential-keys data")]
    public void A_Secret_without_a_CA(string name, string findings) =>
        Assert.Equal(findings, Told(Gateway(Mutual) + Secret(name)));

    [Fact]
    public void Both_are_named_where_it_is_told()
    {
        Assert.Contains(
            "the package has no Secret 'certs-cacert': add ca.crt here",
            CheckRun.Of(Gateway(Mutual) + Secret("certs")).Of("client-ca-not-found"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "clients are verified with the CA in the Secret 'certs', and the Certificate istio-system/certs "
                + "writes none",
            CheckRun.Of(Gateway(Mutual) + Gardener("certs")).Of("client-ca-not-found"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "; the Gateway shop/in reads its certificate from here",
            CheckRun.Of(Gateway(Mutual) + Secret("certs")).Of("credential-keys"),
            StringComparison.Ordinal
        );
    }

    /// <summary>A Secret where Istio looks is judged, and not one elsewhere.</summary>
    [Fact]
    public void The_nearest_counts() =>
        Assert.Equal(
            "pem-missing data[ca.crt]",
            Told(
                Gateway("mode: MUTUAL, credentialName: x, caCertCredentialName: certs-cacert")
                    + Secret("certs-cacert", @namespace: "shop")
                    + Secret("certs-cacert", "{ca.crt: eA==}")
            )
        );

    [Theory]
    [InlineData("clients", "shop", "pem-missing data[ca.crt]")]
    [InlineData("other", "shop", "")]
    [InlineData("clients", "istio-system", "")]
    public void A_ConfigMap_is_named_with_its_namespace(string name, string @namespace, string finding)
    {
        foreach (var written in new[] { "configmap://shop/clients", "configmap://clients" })
            Assert.Equal(
                written.Contains("shop/", StringComparison.Ordinal) ? finding : "",
                Told(
                    Gateway($"mode: MUTUAL, credentialName: x, caCertCredentialName: '{written}'")
                        + ConfigMap(name, @namespace)
                )
            );
    }

    [Fact]
    public void A_ConfigMap_without_the_key_has_no_CA() =>
        Assert.Equal(
            "credential-keys data",
            Told(
                Gateway("mode: MUTUAL, credentialName: x, caCertCredentialName: 'configmap://shop/clients'")
                    + ConfigMap("clients", "shop", "{other: text}")
            )
        );

    /// <summary>What the package does not have may be in the cluster, unless the package is complete.</summary>
    [Theory]
    [InlineData("1.28")]
    [InlineData("1.30")]
    public void A_CA_that_is_named_beside_the_certificate_may_be_in_the_cluster(string version)
    {
        var package =
            Gateway("mode: MUTUAL, credentialName: certs, caCertCredentialName: certs-cacert") + Gardener("certs");

        Assert.DoesNotContain("client-ca-not-found", Told(package, "--istio-version", version));
        Assert.Contains("client-ca-not-found", Told(package, "--istio-version", version, "--complete"));
    }

    [Theory]
    [InlineData("1.26")]
    [InlineData("1.30")]
    public void A_config_that_names_the_CA_is_told_nothing_of_it(string version)
    {
        var config =
            "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {name: shop, annotations: "
            + "{config.kubernetes.io/local-config: 'true'}}\nspec: {domain: shop.example.com, certificate: gardener, "
            + $"istioVersion: '{version}', gateway: {{name: g, namespace: shop, tls: {{mode: MUTUAL, clientCA: "
            + "{secretName: shop.g-certs-cacert}}}}\n";

        Assert.Equal("", Told(config));
    }
}
