namespace Kyma.Krm.Tests.Checking.Credentials;

/// <summary>Certificate resources that somebody wrote, and the Gateways that will serve what they issue.</summary>
public sealed class ServedCertificatesTests
{
    static string Gateway(string tls, string hosts = "[a.example.com]", string selector = "{istio: ingressgateway}") =>
        TestMesh.Of(
            "Gateway",
            "in",
            "shop",
            $"{{selector: {selector}, servers: [{{port: {{number: 443, name: https, protocol: HTTPS}}, hosts: {hosts}, "
                + $"tls: {{{tls}}}}}]}}"
        );

    const string Simple = "mode: SIMPLE, credentialName: certs";
    const string Mutual = "mode: MUTUAL, credentialName: certs";

    static string CertManager(string spec, string name = "certs", string @namespace = "istio-system") =>
        $"---\napiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {{name: {name}, namespace: {@namespace}}}\n"
        + $"spec: {{secretName: {name}, issuerRef: {{name: own, kind: Issuer}}, {spec}}}\n";

    static string Gardener(string spec, string name = "certs") =>
        "---\napiVersion: cert.gardener.cloud/v1alpha1\nkind: Certificate\nmetadata: "
        + $"{{name: {name}, namespace: istio-system}}\n"
        + $"spec: {{secretRef: {{name: {name}, namespace: istio-system}}, {spec}}}\n";

    const string Names = "dnsNames: [a.example.com]";

    [Theory]
    // Another use than that of a server.
    [InlineData($"{Names}, usages: [client auth]", "error certificate-usages spec.usages")]
    [InlineData($"{Names}, usages: [digital signature, code signing]", "error certificate-usages spec.usages")]
    [InlineData($"{Names}, usages: [email protection]", "error certificate-usages spec.usages")]
    [InlineData($"{Names}, usages: [s/mime]", "error certificate-usages spec.usages")]
    [InlineData($"{Names}, usages: [ipsec end system]", "error certificate-usages spec.usages")]
    [InlineData($"{Names}, usages: [ipsec tunnel]", "error certificate-usages spec.usages")]
    [InlineData($"{Names}, usages: [ipsec user]", "error certificate-usages spec.usages")]
    [InlineData($"{Names}, usages: [timestamping]", "error certificate-usages spec.usages")]
    [InlineData($"{Names}, usages: [ocsp signing]", "error certificate-usages spec.usages")]
    [InlineData($"{Names}, usages: [microsoft sgc]", "error certificate-usages spec.usages")]
    [InlineData($"{Names}, usages: [netscape sgc]", "error certificate-usages spec.usages")]
    [InlineData($"{Names}, usages: [client auth, server auth]", "")]
    [InlineData($"{Names}, usages: [client auth, any]", "")]
    [InlineData($"{Names}, usages: [digital signature, key encipherment]", "")]
    [InlineData($"{Names}, usages: []", "")]
    // Names.
    [InlineData("commonName: a.example.com", "warning certificate-common-name-only spec.commonName")]
    [InlineData("commonName: a.example.com, dnsNames: []", "warning certificate-common-name-only spec.commonName")]
    [InlineData("commonName: a.example.com, dnsNames: [b.example.com]", "")]
    [InlineData("commonName: a.example.com, ipAddresses: [192.0.2.1]", "")]
    [InlineData("commonName: a.example.com, uris: [\"spiffe://a\"]", "")]
    [InlineData("commonName: a.example.com, emailAddresses: [a@example.com]", "")]
    [InlineData("commonName: a.example.com, otherNames: [{oid: 1.2.3, utf8Value: x}]", "")]
    [InlineData("dnsNames: [b.example.com]", "error certificate-hosts-not-covered spec.dnsNames")]
    [InlineData("dnsNames: [\"*.example.com\"]", "")]
    [InlineData("dnsNames: [\"*.b.example.com\"]", "error certificate-hosts-not-covered spec.dnsNames")]
    [InlineData("ipAddresses: [192.0.2.1]", "")]
    [InlineData("", "error certificate-no-names spec.dnsNames")]
    // Keys that Envoy does not load.
    [InlineData($"{Names}, privateKey: {{algorithm: Ed25519}}", "error ed25519-key spec.privateKey.algorithm")]
    [InlineData($"{Names}, privateKey: {{algorithm: ECDSA, size: 521}}", "error p521-key spec.privateKey.size")]
    [InlineData($"{Names}, privateKey: {{algorithm: ECDSA, size: 384}}", "")]
    [InlineData($"{Names}, privateKey: {{algorithm: ECDSA, size: 256}}", "")]
    [InlineData($"{Names}, privateKey: {{algorithm: ECDSA}}", "")]
    [InlineData($"{Names}, privateKey: {{algorithm: RSA, size: 4096}}", "")]
    [InlineData($"{Names}, privateKey: {{size: 521}}", "error key-size spec.privateKey.size")]
    [InlineData($"{Names}, privateKey: {{size: 4096}}", "")]
    public void What_cert_manager_will_issue_must_be_of_use_to_the_Gateway(string spec, string finding) =>
        Assert.Equal(finding, Told(Gateway(Simple) + CertManager(spec)));

    [Theory]
    [InlineData("1.24", "algorithm: ECDSA, size: 384", "error p384-key spec.privateKey.size")]
    [InlineData("1.24", "algorithm: ECDSA, size: 256", "")]
    [InlineData("1.24", "algorithm: RSA, size: 384", "error key-size spec.privateKey.size")]
    [InlineData("1.25", "algorithm: ECDSA, size: 384", "")]
    public void A_key_of_P384_is_loaded_since_a_release(string version, string key, string finding) =>
        Assert.Equal(
            finding,
            Told(Gateway(Simple) + CertManager($"{Names}, privateKey: {{{key}}}"), "--istio-version", version)
        );

    [Theory]
    [InlineData("cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384]", true)]
    [InlineData("cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384, ECDHE-ECDSA-AES256-GCM-SHA384]", false)]
    [InlineData("minProtocolVersion: TLSV1_2", false)]
    [InlineData("cipherSuites: [], minProtocolVersion: TLSV1_2", false)]
    public void An_ECDSA_key_needs_a_cipher_suite(string tls, bool isTold)
    {
        const string Ecdsa = "warning certificate-ecdsa-without-suite spec.privateKey.algorithm";
        var gateway = Gateway($"{Simple}, {tls}");

        Assert.Equal(
            isTold,
            Told(gateway + CertManager($"{Names}, privateKey: {{algorithm: ECDSA}}")).Split('\n').Contains(Ecdsa)
        );
        Assert.Equal(
            isTold,
            Told(gateway + Gardener($"{Names}, privateKey: {{algorithm: ECDSA}}")).Split('\n').Contains(Ecdsa)
        );
        Assert.DoesNotContain(
            "certificate-ecdsa-without-suite",
            Told(gateway + CertManager($"{Names}, privateKey: {{algorithm: RSA}}"))
                + Told(gateway + CertManager(Names)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("[\"*.example.com\", \"shop/a.example.com\"]", "")]
    [InlineData("[\"*\"]", "")]
    [InlineData("[b.example.com]", "error certificate-hosts-not-covered spec.dnsNames")]
    [InlineData(
        "[b.example.com, c.example.com]",
        "error certificate-hosts-not-covered spec.dnsNames\nerror certificate-hosts-not-covered spec.dnsNames"
    )]
    public void Its_names_cover_the_hosts_of_the_server(string hosts, string findings) =>
        Assert.Equal(
            findings,
            Told(
                Gateway(Simple, hosts)
                    + Gardener(hosts.Contains('*', StringComparison.Ordinal) ? "dnsNames: [\"*.example.com\"]" : Names)
            )
        );

    /// <summary>Of two certificates either may cover a host; nothing is said of one that nobody serves.</summary>
    [Theory]
    [InlineData("mode: SIMPLE, credentialNames: [certs, other]", "")]
    [InlineData("mode: SIMPLE, credentialNames: [certs]", "error certificate-hosts-not-covered spec.dnsNames")]
    [InlineData(
        "mode: SIMPLE, credentialName: 'kubernetes://certs'",
        "error certificate-hosts-not-covered spec.dnsNames"
    )]
    [InlineData("mode: OPTIONAL_MUTUAL, credentialName: other", "")]
    [InlineData("mode: ISTIO_MUTUAL", "")]
    [InlineData("mode: PASSTHROUGH", "")]
    public void Only_what_is_served_is_judged(string tls, string finding) =>
        Assert.Equal(finding, Told(Gateway(tls) + CertManager("dnsNames: [b.example.com]")));

    [Fact]
    public void The_nearest_of_several_counts()
    {
        var elsewhere = CertManager("dnsNames: [b.example.com]", @namespace: "shop");

        Assert.Equal("", Told(Gateway(Simple) + elsewhere + CertManager(Names)));
        Assert.Equal(
            "error certificate-hosts-not-covered spec.dnsNames\n"
                + "warning credential-elsewhere spec.servers[0].tls.credentialName",
            Told(Gateway(Simple) + elsewhere)
        );
    }

    [Theory]
    // The pods that the selector meets decide where a Secret must be; the names of Istio's own gateways are known.
    [InlineData("{istio: ingressgateway}", "", "warning credential-elsewhere spec.servers[0].tls.credentialName")]
    [InlineData("{app: istio-ingressgateway}", "", "warning credential-elsewhere spec.servers[0].tls.credentialName")]
    [InlineData("{istio: egressgateway}", "", "warning credential-elsewhere spec.servers[0].tls.credentialName")]
    [InlineData("{app: istio-egressgateway}", "", "warning credential-elsewhere spec.servers[0].tls.credentialName")]
    [InlineData("{app: own}", "", "")]
    [InlineData("{app: own}", "shop", "")]
    [InlineData("{app: own}", "edge", "warning credential-elsewhere spec.servers[0].tls.credentialName")]
    public void A_Secret_is_wanted_where_the_pods_run(string selector, string pods, string finding) =>
        Assert.Equal(
            finding,
            Told(
                Gateway(Simple, selector: selector)
                    + CertManager(Names, @namespace: "shop")
                    + (pods.Length > 0 ? TestMesh.App("own", pods) : "")
            )
        );

    public static TheoryData<string, string> Cas =>
        new()
        {
            // Public CAs come without a ca.crt, and Gardener's issuers are such unless said otherwise.
            { NoCa, Gardener(Names) },
            { NoCa, Gardener($"{Names}, issuerRef: {{name: own}}") + GardenersIssuer("acme: {}") },
            { "", Gardener($"{Names}, issuerRef: {{name: own}}") + GardenersIssuer("ca: {}") },
            { NoCa, Gardener($"{Names}, issuerRef: {{name: other}}") + GardenersIssuer("ca: {}") },
            { "", CertManager(Names) },
            { NoCa, CertManager(Names) + Issuer("Issuer", "istio-system", "acme: {}") },
            { "", CertManager(Names) + Issuer("Issuer", "istio-system", "ca: {secretName: ca}") },
            {
                "error issuer-other-kind spec.issuerRef.kind",
                CertManager(Names) + Issuer("ClusterIssuer", "", "acme: {}")
            },
            {
                NoCa,
                CertManager(Names).Replace("kind: Issuer", "kind: ClusterIssuer", StringComparison.Ordinal)
                    + Issuer("ClusterIssuer", "", "acme: {}")
            },
            {
                NoCa,
                CertManager(Names).Replace(", kind: Issuer", "", StringComparison.Ordinal)
                    + Issuer("Issuer", "istio-system", "acme: {}")
            },
            // A Secret of its own has the CA.
            { "", Gardener(Names) + External("certs-cacert") },
        };

    const string NoCa = "warning client-ca-not-found spec.servers[0].tls.credentialName";

    [Theory, MemberData(nameof(Cas))]
    public void A_CA_for_clients_comes_only_from_some_issuers(string finding, string package) =>
        Assert.Equal(
            finding,
            string.Join(
                '\n',
                Told(Gateway(Mutual) + package)
                    .Split('\n')
                    .Where(line =>
                        line.Length == 0 || line == NoCa || line.Contains("issuer-", StringComparison.Ordinal)
                    )
            )
        );

    [Theory]
    [InlineData("certs", "")]
    [InlineData("certs-cacert", "")]
    [InlineData("other", "warning reference-near-miss spec.servers[0].tls.credentialName")]
    public void A_renamed_Secret_is_known_by_its_earlier_names(string earlier, string _)
    {
        var renamed =
            "---\napiVersion: v1\nkind: Secret\nmetadata: {name: x-renamed, namespace: istio-system, annotations: "
            + $"{{internal.config.kubernetes.io/previousNames: 'a,{earlier}'}}}}\nstringData: {{ca.crt: x}}\n";
        var told = Told(Gateway(Simple) + renamed);

        Assert.Equal(
            earlier == "certs" ? "warning credential-renamed spec.servers[0].tls.credentialName" : "",
            string.Join(
                '\n',
                told.Split('\n').Where(line => line.Contains("credential-renamed", StringComparison.Ordinal))
            )
        );
        Assert.DoesNotContain(
            "credential-renamed",
            Told(Gateway(Simple) + renamed + CertManager(Names)),
            StringComparison.Ordinal
        );
    }

    static string GardenersIssuer(string spec) =>
        "---\napiVersion: cert.gardener.cloud/v1alpha1\nkind: Issuer\nmetadata: {name: own, namespace: istio-system}\n"
        + $"spec: {{{spec}}}\n";

    static string Issuer(string kind, string @namespace, string spec) =>
        $"---\napiVersion: cert-manager.io/v1\nkind: {kind}\nmetadata: {{name: own"
        + $"{(@namespace.Length > 0 ? $", namespace: {@namespace}" : "")}}}\nspec: {{{spec}}}\n";

    static string External(string name) =>
        $"---\napiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {{name: {name}, namespace: "
        + "istio-system}\nspec: {secretStoreRef: {name: vault, kind: ClusterSecretStore}, data: [{secretKey: a, "
        + "remoteRef: {key: b}}]}\n";

    static string Told(string package, params string[] options) => CheckRun.Of(package, options).Serious;
}
