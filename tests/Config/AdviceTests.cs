using System.Text;
using Kyma.Krm.Certificates.Pki.Issuing;

namespace Kyma.Krm.Tests.Config;

/// <summary>
/// Whoever does what a message advises is done; no advice leads into the next error, or to what is there already.
/// </summary>
public sealed class AdviceTests
{
    [Fact]
    public void At_the_egress_gateway_each_namespace_has_names_of_its_own()
    {
        var stderr = Render(
            Config(
                "a",
                "egress: {namespace: a, exportTo: ['.'], services: [{name: partner, hosts: "
                    + "[api.example.com], tls: {mode: SIMPLE}, via: EgressGateway}]}"
            ),
            Config(
                "b",
                "egress: {namespace: b, exportTo: ['.'], services: [{name: partner, hosts: "
                    + "[api.example.com], tls: {mode: SIMPLE}, via: EgressGateway}]}"
            )
        );

        Assert.DoesNotContain("error: ", stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_Istio_1_28_the_CA_follows_the_name_of_the_certificate()
    {
        const string spec =
            "{{istioVersion: '1.27', domain: shop.example.com, gateway: {{tls: {{mode: MUTUAL, clientCA: "
            + "{{secretName: {0}}}}}}}, certificate: {{{1}existing: {{}}}}}}";

        Assert.Equal(
            "KymaTraffic shop spec.gateway.tls.clientCA.secretName: 'foo-cacert' is used by Istio only "
                + "from 1.28 on; before that it uses 'kyma-gateway-certs-cacert', which managed Kyma owns and "
                + "overwrites. "
                + "Set `certificate.secretName` to another name, and this to that name followed by "
                + "'-cacert'; or raise `istioVersion` if the cluster runs 1.28",
            Traffic.Of(string.Format(null, spec, "foo-cacert", "")).Errors
        );
        Assert.Empty(Traffic.Of(string.Format(null, spec, "tls-cacert", "secretName: tls, ")).Errors);
    }

    [Theory]
    [InlineData("{egress: {services: [{hosts: []}]}}", "must have at least 1 entry")]
    [InlineData("{egress: {exportTo: [], services: []}}", "must have at least 1 entry, or be left out")]
    public void Only_what_may_be_left_out_is_advised_to_be(string spec, string expected) =>
        Assert.Equal(expected, Assert.Single(Traffic.Of(spec).Findings).Message);

    [Fact]
    public void A_seed_that_is_no_base64_is_called_that()
    {
        var traffic = Traffic.Of(
            "{domain: shop.example.com, certificate: {selfSigned: {notBefore: \"2026-01-01T00:00:00Z\", "
                + "seedSecretRef: {name: seed}}}}",
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: seed, annotations: {config.kubernetes.io/local-config: "true"}}
            data: {seed: "not, base64"}
            """
        );

        Assert.Equal(
            "KymaTraffic shop spec.certificate.selfSigned.seedSecretRef.key: the key `seed` of the Secret "
                + "seed must be base64 in `data`, and its value is none; text belongs into `stringData`",
            traffic.Errors
        );
    }

    [Fact]
    public void Names_of_a_certificate_are_told_once() =>
        Assert.Contains(
            "the names other.example.com do not cover",
            Traffic.Of("{domain: shop.example.com, certificate: {gardener: {dnsNames: [other.example.com]}}}").Errors,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        "gardener: {privateKey: {algorithm: RSA, size: 384}}",
        "'384' must fit the algorithm RSA: RSA takes 2048, 3072 or 4096"
    )]
    [InlineData(
        "certManager: {issuerRef: {name: a}, privateKey: {algorithm: RSA, size: 384}}",
        "'384' must fit the algorithm RSA: RSA takes 2048 to 8192"
    )]
    public void The_sizes_of_keys_are_those_the_controller_takes(string source, string expected) =>
        Assert.Contains(
            expected,
            Traffic.Of($"{{domain: shop.example.com, certificate: {{{source}}}}}").Errors,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        "{apiRules: [{name: a, namespace: a, host: UPPER, gateway: a/b, service: {name: a, port: 1}}]}",
        "'UPPER' is not a host; it must be a DNS label or a DNS name in lower case, for example shop or "
    )]
    [InlineData(
        "{apiRules: [{name: a, namespace: a, host: a, gateway: b, service: {name: a, port: 1}}]}",
        "'b' is not namespace/name; it must be "
    )]
    [InlineData(
        "{egress: {services: [{hosts: [a.example.com], endpoints: [{address: 'https://x'}]}]}}",
        "'https://x' is neither an IP address nor a DNS name; it must be "
    )]
    [InlineData(
        "{egress: {services: [{hosts: [a.example.com], addresses: ['https://x']}]}}",
        "'https://x' is neither an IP address nor a CIDR block; it must be "
    )]
    [InlineData(
        "{egress: {exportTo: ['A B'], services: []}}",
        "'A B' is neither '*' nor '.' nor the name of a namespace; it must be "
    )]
    [InlineData(
        "{domain: a.example.com, certificate: {existing: {}}, dns: {gardener: {targets: ['https://x']}}}",
        "'https://x' is neither an IP address nor a DNS name; it must be "
    )]
    public void What_a_value_is_not_is_said_in_words(string spec, string expected) =>
        Assert.Contains(expected, Traffic.Of(spec).Errors, StringComparison.Ordinal);

    [Theory]
    [InlineData("nme: shop", "`nme` is not a field here. Did you mean 'name'?")]
    [InlineData(
        "unheard: shop",
        "It must be one of: apiRules, certificate, dns, domain, egress, gateway, istioVersion, name, rateLimits, state."
    )]
    [InlineData(
        "{gateway.name: a, gateway: b}",
        "data[gateway.name]: 'gateway.name' and 'gateway' set the same field: remove one of the two"
    )]
    [InlineData("{egress.hosts: a, egress.services: b}", "'egress.services' and 'egress.hosts' set the same field")]
    [InlineData("gateway..name: a", "'gateway..name' must be a dotted path below `spec`, such as `gateway.name`")]
    [InlineData(
        "\"egress.services[0].hosts\": a",
        "data[egress.services[0].hosts]: 'egress.services[0].hosts' names an entry of a list, which the short form"
    )]
    [InlineData("gateway.hosts: 'a.example.com,b c'", "data[gateway.hosts][1]: 'b c' must be a DNS name")]
    [InlineData(
        "gateway.selector.example.com/tier: 'a b'",
        "data[gateway.selector.example.com/tier]: 'a b' must be a label value"
    )]
    [InlineData("egress.hots: a.example.com", "`hots` is not a field here. Did you mean 'hosts'?")]
    [InlineData("gateway.httpsRedirect: 'no'", "'no' must be true or false\n")]
    [InlineData("dns.gardener.ttl: 'x'", "'x' must be a whole number of seconds between 1 and 8640000\n")]
    public void The_short_form_is_told_in_its_own_terms(string entry, string expected) =>
        Assert.Contains(expected, Session.RunWith(ShortForm(entry)).Stderr, StringComparison.Ordinal);

    [Theory]
    [InlineData("domain: a.example.com", "")]
    [InlineData("a..b: c", "error short-form-key data[a..b]")]
    [InlineData("domain: a.example.com\n    domain.name: a", "error short-form-key data[domain.name]")]
    public void A_key_of_the_short_form_leads_to_one_field(string entry, string told) =>
        Assert.Equal(
            told,
            string.Join(
                '\n',
                CheckRun
                    .Of(ShortForm(entry))
                    .OfRule("short-form-key")
                    .Select(finding => $"{finding["severity"]} {finding["rule"]} {finding["field"]}")
            )
        );

    [Theory]
    [InlineData("{annotations: {config.kubernetes.io/local-config: 'true'}, name: shop}", "")]
    [InlineData("{name: shop}", "warning config-would-be-applied metadata.annotations")]
    [InlineData(
        "{annotations: {config.kubernetes.io/local-config: 'true', kustomize.config.k8s.io/needs-hash: 'false'}, "
            + "name: shop}",
        ""
    )]
    [InlineData(
        "{annotations: {config.kubernetes.io/local-config: 'true', kustomize.config.k8s.io/needs-hash: 'true'}, "
            + "name: shop}",
        "error needs-hash metadata.annotations[kustomize.config.k8s.io/needs-hash]"
    )]
    public void A_config_keeps_its_name_and_stays_out_of_the_cluster(string metadata, string told) =>
        Assert.Equal(
            told,
            CheckRun
                .Of(
                    $"{{apiVersion: krm.kyma-project.io/v1alpha1, kind: KymaTraffic, metadata: {metadata}, "
                        + "spec: {egress: {namespace: shop, services: [{hosts: [a.example.com]}]}}}"
                )
                .Told
        );

    static string ShortForm(string data) =>
        $$"""
            apiVersion: config.kubernetes.io/v1
            kind: ResourceList
            items: []
            functionConfig:
              apiVersion: v1
              kind: ConfigMap
              metadata: { "name": "config" }
              data:
                {{data}}

            """;

    [Fact]
    public void No_key_of_the_short_form_decides_a_depth() =>
        Assert.Contains(
            "a path of 100000 parts leads to no field below `spec`",
            Session.RunWith(ShortForm($"? {string.Join('.', Enumerable.Repeat("a", 100_000))}\n    : x")).Stderr,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("image: ghcr.io/kyma-project/kyma-krm:v0.1.0", "{name: shop}", 1)]
    [InlineData("image: \"localhost:5000/kyma-krm@sha256:00\"", "{name: shop}", 1)]
    [InlineData("exec: bin/kyma-krm --quiet", "{name: shop}", 1)]
    [InlineData("exec: kyma-krm", "{}", 0)]
    [InlineData("image: example.com/kyma-krm/other:1", "{name: shop}", 0)]
    public void A_config_that_only_kpt_reads_is_told(string function, string config, int count)
    {
        var run = CheckRun.Of(
            "apiVersion: kpt.dev/v1\nkind: Kptfile\nmetadata: {name: p}\npipeline:\n  mutators:\n"
                + $"  - {function}\n    configMap: {config}\n"
                + "---\napiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: shop}\n"
        );

        Assert.Equal(count, run.OfRule("config-in-kptfile").Count());
    }

    /// <summary>As with <c>--set</c> and the parameters of Argo CD.</summary>
    [Fact]
    public void The_short_form_names_a_source_and_its_settings_and_labels_with_dots()
    {
        var rendered = Session
            .RunWith(
                ShortForm(
                    "{name: shop, domain: shop.example.com, certificate: gardener, "
                        + "certificate.gardener.issuerRef.name: own, gateway.selector.example.com/tier: front}"
                )
            )
            .Stdout;

        Assert.Contains("issuerRef:\n      name: own\n", rendered, StringComparison.Ordinal);
        Assert.Contains("selector:\n      example.com/tier: front\n", rendered, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "takes every connection of the mesh to port 5432")]
    [InlineData("exportTo: ['*'], ", "takes every connection of the mesh to port 5432")]
    [InlineData("exportTo: ['.'], ", "takes every connection of the namespace 'shop' to port 5432")]
    [InlineData("exportTo: ['.', depot], ", "takes every connection of the namespaces 'shop', 'depot' to port 5432")]
    public void A_port_is_taken_from_those_who_see_the_service(string exportTo, string expected) =>
        Assert.Contains(
            expected,
            Assert
                .Single(
                    Traffic
                        .Of(
                            $"{{egress: {{namespace: shop, {exportTo}services: [{{hosts: [db.example.com], "
                                + "preset: postgresql}]}}"
                        )
                        .Findings
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void What_a_service_account_may_read_is_told_in_full()
    {
        var finding = Assert.Single(
            Traffic
                .Of(
                    "{egress: {namespace: shop, services: [{hosts: [a.example.com], tls: {mode: MUTUAL, "
                        + "credentialName: a}, workloadSelector: {matchLabels: {app: a}}}]}}"
                )
                .Findings
        );

        Assert.Contains(
            "the service account 'default' is allowed to read every Secret of the namespace 'shop', which "
                + "is the least that Istio asks for",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("correct horse battery staple kyaaaaaaaaaaaaaaaaaaaaaaaaa", "repeats single characters")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789", "runs along the alphabet or the keyboard")]
    public void A_seed_is_refused_for_what_it_is(string seed, string expected) =>
        Assert.StartsWith(expected, SeedRules.Judge(Encoding.UTF8.GetBytes(seed)), StringComparison.Ordinal);

    static string Render(params string[] configs) =>
        Session.RunWith(string.Join("---\n", configs), "render", "-").Stderr;

    static string Config(string name, string spec) =>
        $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: {{name}}, annotations: {config.kubernetes.io/local-config: "true" } }
            spec:
              {{spec}}

            """;
}
