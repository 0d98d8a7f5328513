namespace Kyma.Krm.Tests.Inputs;

/// <summary>What a config reads of the items around it: Secrets, the shoot's domain, Kyma's own resources.</summary>
public sealed class InputsTests
{
    const string Local = "annotations: {config.kubernetes.io/local-config: \"true\"}";

    const string SelfSigned =
        "domain: shop.example.com, gateway: {name: shop}, certificate: {selfSigned: {notBefore: "
        + "\"2026-01-01T00:00:00Z\", seedSecretRef: {name: seed%}}}";

    static readonly string Base64 = Convert.ToBase64String("Vq7zKfRs2mXw9hTbYd4nLc6pGj8uEaCx"u8);

    [Theory]
    [InlineData("data: {seed: %}", "")]
    [InlineData("stringData: {seed: Vq7zKfRs2mXw9hTbYd4nLc6pGj8uEaCx}", "")]
    [InlineData("data: {seed: Vq7z KfRs}", "must be base64 in `data`")]
    [InlineData("data: {other: %, more: %}", "it has more, other")]
    [InlineData("type: Opaque", "it has none")]
    [InlineData("data: {other: %}, stringData: {text: a}", "it has other, text")]
    public void A_seed_is_read_from_data_or_stringData(string secret, string said)
    {
        var traffic = Seeded("", Secret("seed", "", secret.Replace("%", Base64, StringComparison.Ordinal)));

        Assert.Equal(said.Length == 0, traffic.Errors.Length == 0);
        Assert.Contains(said, traffic.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data: {other: %}", "; it has other")]
    [InlineData("data: {other: %}, stringData: {other: a}", "; it has other")]
    [InlineData("data: {other: {a: b}}", "; it has other")]
    [InlineData("stringData: {b: x, a: y}", "; it has a, b")]
    public void The_keys_that_are_there_are_named_once(string secret, string said) =>
        Assert.EndsWith(
            said,
            Seeded("", Secret("seed", "", secret.Replace("%", Base64, StringComparison.Ordinal))).Errors,
            StringComparison.Ordinal
        );

    /// <summary>A value that is a mapping is no value, and an empty one is an empty text.</summary>
    [Theory]
    [InlineData("data: {cacert: {a: b}}", "client-ca-not-in-secret data")]
    [InlineData("data: {cacert: }", "client-ca-not-in-secret data")]
    [InlineData("data: {[a]: eA==}", "client-ca-not-in-secret data")]
    [InlineData("stringData: {cacert: }", "client-ca-not-in-secret data")]
    [InlineData("stringData: {cacert: mutant}", "pem-missing stringData.cacert")]
    public void A_value_that_is_none_is_no_CA(string content, string told) =>
        Assert.Equal(
            [told],
            Traffic
                .Of(
                    "{domain: a.example.com, gateway: {name: a, tls: {mode: MUTUAL, clientCA: {secretName: "
                        + "partners-cacert}}}, certificate: {gardener: {}}}",
                    "apiVersion: v1\nkind: Secret\nmetadata: {name: partners-cacert, namespace: istio-system}\n"
                        + $"{content}\n"
                )
                .Told
        );

    /// <summary>The API server writes stringData over data.</summary>
    [Fact]
    public void StringData_takes_precedence_over_data()
    {
        const string other = "stringData: {seed: Zt5kLw8vQn3xBm7cRp2yHd9jSf4gTaEu}";
        string KeyOf(string secret) =>
            (string)Seeded("", Secret("seed", "", secret)).Resource("Secret", "shop-certs")["data"]!["tls.key"]!;

        var both = KeyOf($"data: {{seed: {Base64}}}, {other}");

        Assert.Equal(KeyOf(other), both);
        Assert.NotEqual(KeyOf($"data: {{seed: {Base64}}}"), both);
    }

    [Fact]
    public void A_Secret_that_is_not_there_is_asked_for_with_what_is()
    {
        Assert.Contains("there is no Secret 'seed' among the items; add it", Seeded("", "").Errors, Ordinal);
        Assert.Contains(
            "there is no Secret 'a/seed' among the items (there is Secret b/seed); add it",
            Seeded(", namespace: a", Secret("seed", "b", $"data: {{seed: {Base64}}}")).Errors,
            Ordinal
        );
    }

    [Fact]
    public void A_name_without_a_namespace_must_mean_one_Secret()
    {
        var both = Secret("seed", "b", $"data: {{seed: {Base64}}}") + Secret("seed", "a", "type: Opaque");

        Assert.Contains(
            "'seed' fits 2 Secrets: Secret a/seed, Secret b/seed; write the `namespace` too",
            Seeded("", both).Errors,
            Ordinal
        );
        Assert.Equal("", Seeded(", namespace: b", both).Errors);
    }

    [Fact]
    public void A_seed_that_would_reach_the_cluster_is_an_error() =>
        Assert.Contains(
            "secret-would-leak spec.certificate.selfSigned.seedSecretRef",
            Seeded("", Secret("seed", "", $"data: {{seed: {Base64}}}").Replace(Local, "labels: {a: b}", Ordinal)).Told
        );

    [Theory]
    [InlineData("kube-system", true, "")]
    [InlineData("kube-system", false, "input-would-be-applied metadata.annotations")]
    [InlineData("moved", true, "")]
    [InlineData("moved", false, "no-domain spec.domain")]
    public void The_domain_is_read_from_a_local_shoot_info(string ns, bool isLocal, string told)
    {
        var traffic = Traffic.Of("{gateway: {name: shop}}", ShootInfo(ns, isLocal, "domain: c.example.com"));

        Assert.Equal(told.Length == 0 ? [] : [told], traffic.Told);
        if (told.Length == 0)
            Assert.Equal("*.c.example.com", (string?)Hosts(traffic));
    }

    [Fact]
    public void Of_two_shoot_infos_that_were_moved_neither_counts() =>
        Assert.Contains(
            "no-domain spec.domain",
            Traffic
                .Of(
                    "{gateway: {name: shop}}",
                    ShootInfo("a", true, "domain: a.example.com") + ShootInfo("b", true, "domain: b.example.com")
                )
                .Told
        );

    [Theory]
    [InlineData("{gateway: {name: shop}}", "invalid-value data.domain")]
    [InlineData("{domain: shop.example.com, gateway: {name: shop}}", null)]
    [InlineData("{egress: {services: [{hosts: [api.partner.com]}]}}", null)]
    [InlineData(
        "{apiRules: [{name: a, namespace: a, gateway: a/b, host: short, service: {name: a, port: 80}}]}",
        "invalid-value data.domain"
    )]
    [InlineData(
        "{apiRules: [{name: a, namespace: a, gateway: a/b, host: a.example.com, service: {name: a, port: 80}}]}",
        null
    )]
    public void A_domain_that_is_none_matters_where_one_is_needed(string spec, string? told) =>
        Assert.Equal(
            told,
            Traffic
                .Of(spec, ShootInfo("kube-system", true, "domain: \"not a domain\""))
                .Told.FirstOrDefault(line => line.EndsWith("data.domain", StringComparison.Ordinal))
        );

    /// <summary>A Gardener shoot: its issuer and its DNS class are the defaults.</summary>
    [Fact]
    public void A_shoot_info_makes_Gardener_the_default_of_certificates()
    {
        var traffic = Traffic.Of(
            "{domain: shop.example.com, gateway: {name: shop}}",
            ShootInfo("kube-system", true, "domain: c.example.com")
        );

        Assert.Equal("*.shop.example.com", (string?)Hosts(traffic));
        Assert.Equal(
            "cert.gardener.cloud/v1alpha1",
            (string?)traffic.Resource("Certificate", "shop-cert")["apiVersion"]
        );
    }

    /// <summary>kustomize renames Secrets and keeps their earlier names; so does a reference to them.</summary>
    [Theory]
    [InlineData("internal.config.kubernetes.io/previousNames: \"seed,mid\"", "", true)]
    [InlineData(
        "internal.config.kubernetes.io/previousNames: seed, internal.config.kubernetes.io/previousNamespaces: a",
        ", namespace: a",
        true
    )]
    [InlineData(
        "internal.config.kubernetes.io/previousNames: seed, internal.config.kubernetes.io/previousNamespaces: a",
        ", namespace: b",
        false
    )]
    [InlineData("internal.config.kubernetes.io/previousNames: other", "", false)]
    [InlineData("internal.config.kubernetes.io/previousNames: \"other,seed\"", "", true)]
    public void A_Secret_is_found_by_the_name_that_it_had(string annotations, string reference, bool isFound)
    {
        var secret = Secret("pre-seed", "c", $"data: {{seed: {Base64}}}")
            .Replace("annotations: {", $"annotations: {{{annotations}, ", Ordinal);

        Assert.Equal(isFound, Seeded(reference, secret).Errors.Length == 0);
    }

    /// <summary>Istio's v1 is served from 1.22 on, that of networking and of security alike.</summary>
    [Theory]
    [InlineData("1.21", "security.istio.io/v1beta1")]
    [InlineData("1.22", "security.istio.io/v1")]
    [InlineData("2.0", null)]
    public void The_API_version_of_policies_is_one_that_the_release_serves(string version, string? expected) =>
        Assert.Equal(
            expected,
            (string?)
                Traffic
                    .Of(
                        $"{{istioVersion: '{version}', egress: {{namespace: shop, exportTo: [.], services: [{{hosts: "
                            + "[a.example.com], via: EgressGateway}]}}"
                    )
                    .Resources.FirstOrDefault(resource => (string?)resource["kind"] == "AuthorizationPolicy")
                    ?["apiVersion"]
        );

    [Theory]
    [InlineData("1.24", "ECDSA", 384, true)]
    [InlineData("1.25", "ECDSA", 384, false)]
    public void Envoy_takes_a_P_384_key_from_1_25_on(string version, string algorithm, int size, bool isReported) =>
        Assert.Equal(
            isReported,
            Traffic
                .Of(
                    $"{{istioVersion: '{version}', domain: shop.example.com, gateway: {{name: shop, tls: "
                        + "{minProtocolVersion: TLSV1_3}}, certificate: {gardener: {privateKey: "
                        + $"{{algorithm: {algorithm}, size: {size}}}}}}}}}"
                )
                .Findings.Any(finding => finding.Message.Contains("384", StringComparison.Ordinal))
        );

    const StringComparison Ordinal = StringComparison.Ordinal;

    static Traffic Seeded(string reference, string resources) =>
        Traffic.Of($"{{{SelfSigned.Replace("%", reference, Ordinal)}}}", resources);

    static string Secret(string name, string ns, string content) =>
        $"---\napiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, "
        + $"{(ns.Length == 0 ? "" : $"namespace: {ns}, ")}{Local}}}\n{content.Replace("}, ", "}\n", Ordinal)}\n";

    static string ShootInfo(string ns, bool isLocal, string data) =>
        $"---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: shoot-info, namespace: {ns}, "
        + $"{(isLocal ? Local : "labels: {a: b}")}}}\ndata: {{{data}}}\n";

    static string? Hosts(Traffic traffic) =>
        (string?)traffic.Resource("Gateway", "shop")["spec"]!["servers"]![0]!["hosts"]![0];
}
