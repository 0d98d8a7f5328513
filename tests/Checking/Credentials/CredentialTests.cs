namespace Kyma.Krm.Tests.Checking.Credentials;

/// <summary>Secrets in the package as the Gateways that name them will read them.</summary>
public sealed class CredentialTests
{
    static string Gateway(string hosts = "['*.shop.example.com']", string tls = "mode: SIMPLE") =>
        $$"""
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: shop, namespace: shop}
            spec:
              selector: {istio: ingressgateway}
              servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: {{hosts}},
                tls: {credentialName: certs, {{tls}} } }]
            ---

            """;

    static string Secret(string name, params (string Key, byte[] Value)[] data) =>
        $"apiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: istio-system}}\n"
        + "data: "
        + $"{{{string.Join(", ", data.Select(entry => $"{entry.Key}: {Convert.ToBase64String(entry.Value)}"))}}}\n"
        + "---\n";

    static string Pair(string certificate, string key) =>
        Secret("certs", ("tls.crt", Fixtures.Certificate(certificate)), ("tls.key", Fixtures.Key(key)));

    static string Told(string manifests, params string[] options) => WithoutToday(CheckRun.Of(manifests, options).Told);

    /// <summary>The fixtures were made after the day on which tests run.</summary>
    static string WithoutToday(string told) =>
        string.Join(
            '\n',
            told.Split('\n').Where(line => !line.Contains("certificate-not-yet-valid", StringComparison.Ordinal))
        );

    [Fact]
    public void A_pair_that_fits_is_not_mentioned() => Assert.Equal("", Told(Gateway() + Pair("good", "good")));

    [Fact]
    public void A_key_must_fit_its_certificate() =>
        Assert.Equal("error key-mismatch data[tls.key]", Told(Gateway() + Pair("good", "p256")));

    /// <summary>The same resource twice is no second writer, and is judged.</summary>
    [Fact]
    public void Twice_it_is_judged_all_the_same() =>
        Assert.Contains(
            "error key-mismatch data[tls.key]",
            Told(Gateway() + Pair("good", "p256") + Pair("good", "p256")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("['shop/api.shop.example.com', '*']", "")]
    [InlineData("['*/*.other.example.com']", "error host-not-covered data[tls.crt]")]
    [InlineData("[a.b.shop.example.com]", "error host-not-covered data[tls.crt]")]
    public void Its_names_must_cover_the_hosts(string hosts, string findings) =>
        Assert.Equal(findings, Told(Gateway(hosts) + Pair("good", "good")));

    [Theory]
    [InlineData("", "")]
    [InlineData(", cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384]", "warning key-only-for-tls13 data[tls.crt]")]
    [InlineData(
        ", cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384], maxProtocolVersion: TLSV1_2",
        "error key-fits-no-cipher-suite data[tls.crt]"
    )]
    public void An_ECDSA_key_needs_a_suite(string tls, string findings) =>
        Assert.Equal(findings, Told(Gateway(tls: $"mode: SIMPLE{tls}") + Pair("p256", "p256")));

    [Theory]
    [InlineData("1.24", "error p384-key data[tls.crt]")]
    [InlineData("1.25", "")]
    public void A_key_of_P384_is_loaded_since_a_release(string version, string findings) =>
        Assert.Equal(findings, Told(Gateway() + Pair("p384", "p384"), "--istio-version", version));

    [Fact]
    public void A_CA_that_has_expired_warns() =>
        Assert.Contains(
            "warning certificate-expired data[ca.crt]",
            Told(
                Gateway(tls: "mode: MUTUAL")
                    + Pair("good", "good")
                    + Secret("certs-cacert", ("ca.crt", Fixtures.Certificate("expired")))
            ),
            StringComparison.Ordinal
        );

    /// <summary>The fixtures were made after the day on which tests run.</summary>
    [Fact]
    public void A_CA_that_is_not_valid_yet_warns_and_decides_nothing()
    {
        var run = CheckRun.Of(
            Gateway(tls: "mode: MUTUAL")
                + Pair("good", "good")
                + Secret("certs-cacert", ("ca.crt", Fixtures.Certificate("root"))),
            "--strict"
        );
        Assert.Contains("warning certificate-not-yet-valid data[ca.crt]", run.Told, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void What_has_expired_warns_and_decides_nothing()
    {
        var run = CheckRun.Of(Gateway() + Pair("expired", "good"), "--strict");
        Assert.Equal("warning certificate-expired data[tls.crt]", WithoutToday(run.Told));
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("other/certs", "warning credential-elsewhere spec.servers[0].tls.credentialName")]
    [InlineData("kubernetes://other/certs", "warning credential-elsewhere spec.servers[0].tls.credentialName")]
    [InlineData("istio-system/certs", "")]
    [InlineData("sds://other/certs", "")]
    public void A_namespace_before_the_name_moves_nothing(string written, string findings) =>
        Assert.Equal(
            findings,
            Told(Gateway().Replace("credentialName: certs", $"credentialName: '{written}'", StringComparison.Ordinal))
        );

    [Fact]
    public void A_value_must_be_base64() =>
        Assert.Equal(
            "error secret-not-base64 data[tls.key]",
            Told(
                Gateway()
                    + Secret("certs", ("tls.crt", Fixtures.Certificate("good")))
                        .Replace("tls.crt:", "tls.key: '-----', tls.crt:", StringComparison.Ordinal)
            )
        );

    [Fact]
    public void An_encrypted_Secret_is_left_alone() =>
        Assert.Equal(
            "",
            Told(
                Gateway()
                    + "apiVersion: v1\nkind: Secret\nmetadata: {name: certs, namespace: istio-system}\n"
                    + "data: {tls.crt: 'ENC[x]'}\nsops: {}\n"
            )
        );

    [Fact]
    public void The_clients_CA_may_lie_in_the_cluster() =>
        Assert.Equal("warning client-ca-not-found data", Told(Gateway(tls: "mode: MUTUAL") + Pair("good", "good")));

    [Fact]
    public void The_clients_CA_lies_in_a_Secret_of_its_own()
    {
        Assert.Equal(
            "",
            Told(
                Gateway(tls: "mode: MUTUAL")
                    + Pair("good", "good")
                    + Secret("certs-cacert", ("ca.crt", Fixtures.Certificate("client-ca")))
            )
        );
        Assert.Equal(
            "error credential-keys data",
            Told(
                Gateway(tls: "mode: MUTUAL")
                    + Pair("good", "good")
                    + Secret("certs-cacert", ("tls.crt", Fixtures.Certificate("client-ca")))
            )
        );
        Assert.Equal(
            "error client-ca-not-a-ca data[ca.crt]",
            Told(
                Gateway(tls: "mode: MUTUAL")
                    + Pair("good", "good")
                    + Secret("certs-cacert", ("ca.crt", Fixtures.Certificate("good")))
            )
        );
    }

    [Fact]
    public void The_clients_CA_can_be_named()
    {
        const string Named = "mode: OPTIONAL_MUTUAL, caCertCredentialName: clients-cacert";
        Assert.Equal(
            "error credential-keys data",
            Told(Gateway(tls: Named) + Pair("good", "good") + Secret("clients-cacert", ("tls.crt", [1])))
        );

        // Before 1.28 Istio does not know the field.
        Assert.Equal(
            "warning client-ca-not-found data",
            Told(
                Gateway(tls: Named) + Pair("good", "good") + Secret("clients-cacert", ("tls.crt", [1])),
                "--istio-version",
                "1.27",
                "--gate",
                "credential"
            )
        );

        const string ConfigMap =
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: clients, namespace: istio-system}\n"
            + "data: {ca.crt: no certificate}\n";
        Assert.Equal(
            "error pem-missing data[ca.crt]",
            Told(
                Gateway(tls: "mode: MUTUAL, caCertCredentialName: 'configmap://istio-system/clients'")
                    + Pair("good", "good")
                    + ConfigMap
            )
        );
    }

    [Theory]
    [InlineData("clients-cacert", "clients-cacert", "")]
    [InlineData("clients-cacert", "clients", "")]
    [InlineData("kubernetes://clients-cacert", "clients-cacert", "")]
    [InlineData("clients", "clients", "error client-ca-without-suffix spec.servers[0].tls.caCertCredentialName")]
    [InlineData(
        "kubernetes://clients",
        "clients",
        "error client-ca-without-suffix spec.servers[0].tls.caCertCredentialName"
    )]
    public void Istio_reads_a_CA_only_under_a_name_with_the_suffix(string named, string secret, string findings)
    {
        foreach (var mode in new[] { "MUTUAL", "OPTIONAL_MUTUAL" })
            Assert.Equal(
                findings,
                Told(
                    Gateway(tls: $"mode: {mode}, caCertCredentialName: '{named}'")
                        + Pair("good", "good")
                        + Secret(secret, ("ca.crt", Fixtures.Certificate("client-ca")))
                )
            );
        Assert.DoesNotContain(
            "client-ca-without-suffix",
            Told(Gateway(tls: $"mode: SIMPLE, caCertCredentialName: '{named}'") + Pair("good", "good")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("ca.crt", "crl", true)]
    [InlineData("cacert", "ca.crl", true)]
    [InlineData("ca.crt", "ca.crl", false)]
    [InlineData("cacert", "crl", false)]
    public void A_revocation_list_under_the_other_key_is_ignored(string ca, string list, bool isIgnored)
    {
        var told = Told(
            Gateway(tls: "mode: MUTUAL")
                + Pair("good", "good")
                + Secret("certs-cacert", (ca, Fixtures.Certificate("client-ca")), (list, [1]))
        );

        Assert.Equal(isIgnored, told.Contains("error ca-crl-ignored ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Gateway_that_verifies_no_client_says_so() =>
        Assert.Contains(
            "warning server-tls-skips-verification spec.servers[0].tls.insecureSkipVerify",
            Told(
                Gateway(tls: "mode: MUTUAL, insecureSkipVerify: true") + Pair("good", "good"),
                "--istio-version",
                "1.31"
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Either_of_two_certificates_may_cover_a_host() =>
        Assert.Equal(
            "",
            Told(
                Gateway().Replace("credentialName: certs", "credentialNames: [certs, ecdsa]", StringComparison.Ordinal)
                    + Pair("apex-only", "good")
                    + Secret("ecdsa", ("tls.crt", Fixtures.Certificate("p256")), ("tls.key", Fixtures.Key("p256")))
            )
        );
}
