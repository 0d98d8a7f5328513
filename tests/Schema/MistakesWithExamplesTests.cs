namespace Kyma.Krm.Tests.Schema;

/// <summary>Mistakes of shape and place are reported with what to write.</summary>
public sealed class MistakesWithExamplesTests
{
    [Theory]
    [InlineData("egress: {services: [api.acme.io]}", "Write {hosts: [api.acme.io]}")]
    [InlineData("certificate: {certManager: {issuerRef: le}}", "Write {name: le}")]
    [InlineData("apiRules: [{name: a, namespace: b, host: c, service: fe}]", "Write {name: fe, port: 8080}")]
    [InlineData("egress: {services: [{hosts: [a.b.io], port: 9092}]}", "Write `ports: [{number: 9092, ")]
    [InlineData("egress: {services: [{hosts: [a.b.io], tls: {}}]}", "For example: `mode: SIMPLE`")]
    [InlineData("certificate: {existing: {secretName: x}}", "It belongs in: spec.certificate.secretName")]
    [InlineData("hosts: [a.b.io]", "It belongs in: spec.gateway.hosts, spec.egress.services[].hosts")]
    [InlineData("egress: {services: [{hosts: ['https://a.io/v1']}]}", "Write the host alone: 'a.io'")]
    [InlineData("egress: {services: [{hosts: ['a.io:8443']}]}", "the port 8443 belongs in `ports`")]
    [InlineData("egress: {services: [{hosts: [10.0.0.1]}]}", "An IP address is not a host")]
    [InlineData("egress: {services: [{hosts: [A.io]}]}", "In lower case: 'a.io'")]
    [InlineData("egress: {services: [{hosts: [*.acme.io]}]}", "put it in quotes: \"*.acme.io\"")]
    [InlineData("certificate: gardner", "Did you mean 'gardener'?")]
    // A list or mapping where one value must be, and the other way around.
    [InlineData("gateway: {hosts: a.example.com}", "must be a list, not text. Write [a.example.com]")]
    [InlineData("egress: {services: api.acme.io}", "must be a list, not text. Write [{hosts: [api.acme.io]}]")]
    [InlineData("egress: {services: {api: {hosts: [a.b.io]}}}", "not a mapping. For example: [{hosts: [")]
    [InlineData("egress: {services: {hosts: [a.b.io]}}", "not a mapping. Begin the entry with `- `")]
    [InlineData("egress: {services: [{hosts: [a.b.io], ports: 9092}]}", "Write [{number: 9092, protocol: ")]
    [InlineData("egress: {services: [{hosts: [a.b.io], ports: [9092/TCP]}]}", "Write {number: 9092, protocol: TCP}")]
    [InlineData("egress: {services: [{hosts: [a.b.io], preset: [kafka]}]}", "must be text, not a list. Write kafka")]
    [InlineData("egress: {outboundTrafficPolicy: {mode: REGISTRY_ONLY}}", "not a mapping. Write REGISTRY_ONLY")]
    [InlineData("gateway: [{name: x}]", "must be a mapping, not a list. Write its fields without the `-`")]
    [InlineData("gateway: kyma-system/x", "Write {namespace: kyma-system, name: x}")]
    [InlineData("apiRules: [{name: a, namespace: b, host: c, service: 'fe:8080'}]", "Write {name: fe, port: 8080}")]
    [InlineData("certificate: [gardener]", "must be a mapping, not a list. Write gardener")]
    [InlineData("dns: gardener", "Write {gardener: {}}")]
    [InlineData("certificate: {gardener: true}", "'true' must be a mapping. Write {}. ")]
    [InlineData("egress: {services: [{hosts: [a.b.io], tls: true}]}", "Write {mode: SIMPLE}. ")]
    [InlineData("egress: {services: [{hosts: [a.b.io], tls: MUTUAL}]}", "Write {mode: MUTUAL}. ")]
    [InlineData("gateway: name:x", "Write a blank after the colon: `name: x`")]
    [InlineData("gateway: {name: {{ .Values.name }} }", "A template must be filled in first")]
    // A name that is nearly right.
    [InlineData("gateway: {name: My_Gateway}", "For example: 'my-gateway'")]
    [InlineData("gateway: {hosts: ['a.example.com:8443']}", "Write the host alone: 'a.example.com'\n")]
    [InlineData("gateway: {hosts: [10.0.0.1]}", "An IP address is not a host\n")]
    [InlineData(
        "gateway: {hosts: ['${HOST}.example.com']}",
        "'${HOST}' is a placeholder, and nothing fills it in here: replace it"
    )]
    [InlineData("gateway: {hosts: [“a.example.com”]}", "Use straight quotes, or none")]
    [InlineData("egress: {services: [{hosts: [10.0.0.0/8]}]}", "list the address under `addresses`")]
    [InlineData(
        "apiRules: [{name: a, namespace: b, host: 'https://c.d.io/x', service: {name: a, port: 1}}]",
        "Write the host alone: 'c.d.io'"
    )]
    // Quotes that are too many or would not help.
    [InlineData("egress: {networkPolicies: \"true\"}", "must be one of: false, true, Strict, without quotes")]
    [InlineData("gateway: {tls: {minProtocolVersion: 1.3}}", "'1.3' must be one of: TLSV1_2, TLSV1_3.")]
    [InlineData(
        "dns: {gardener: {ttl: 10m}}",
        "'10m' must be a whole number of seconds between 1 and 8640000: write 600\n"
    )]
    [InlineData("dns: {gardener: {ttl: \"600\"}}", "between 1 and 8640000, without quotes\n")]
    // A field under another name.
    [InlineData("certificate: {certManager: {issuer: le}}", "Did you mean 'issuerRef'? Write `issuerRef: {name: le}`")]
    [InlineData("egress: {services: [{hosts: [a.b.io], ports: [{port: 9092}]}]}", "Write `number: 9092`")]
    public void A_mistake_says_what_to_write(string spec, string said) =>
        Assert.Contains(said, Errors(spec), StringComparison.Ordinal);

    [Theory]
    [InlineData("egress: {services: [{hosts: [a.b.io], preset: oracle}]}")]
    [InlineData("egress: {services: [{hosts: [a.b.io], preset: sftp}]}")]
    [InlineData("egress: {services: [{hosts: [a.b.io], ports: [{number: 25, protocol: SMTP}]}]}")]
    [InlineData("gateway: {tls: {cipherSuites: [TLS_AES_128_GCM_SHA256]}}")]
    public void Another_thing_is_not_suggested_and_the_words_are_listed(string spec)
    {
        var errors = Errors(spec);

        Assert.DoesNotContain("Did you mean", errors, StringComparison.Ordinal);
        Assert.Contains("must be one of: ", errors, StringComparison.Ordinal);
    }

    /// <summary>What is in the wrong place, or under another name, is not missing in the right one as well.</summary>
    [Theory]
    [InlineData("certificate: gardener\n  dns: {ttl: 600}")]
    [InlineData("certificate: gardener\n  gateway: {tls: {mode: MUTUAL}, clientCA: {secretName: a-cacert}}")]
    [InlineData("certificate: {certManager: {issuer: le}}")]
    [InlineData(
        "certificate: gardener\n  egress: {services: [{hosts: [a.b.io], ports: [{port: 9092, protocol: TCP}]}]}"
    )]
    public void It_is_one_error(string spec) =>
        Assert.Single(
            Errors(spec).TrimEnd('\n').Split('\n'),
            line => line.StartsWith("error: ", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("spec:\n  gateway: {domain: a.example.com}\n  certificate: gardener\n")]
    [InlineData("domain: a.example.com\nspec: {certificate: gardener}\n")]
    public void Nor_is_the_domain_missing_that_is_in_the_wrong_place(string rest)
    {
        var stderr = Session
            .RunWith(
                "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\n"
                    + "metadata: {name: x, annotations: {config.kubernetes.io/local-config: \"true\"}}\n"
                    + rest,
                "render",
                "-"
            )
            .Stderr;

        Assert.Contains(
            "It belongs in: spec.domain",
            Assert.Single(stderr.TrimEnd('\n').Split('\n')),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "apiVersion: krm.kyma-project.io/v1",
        "'krm.kyma-project.io/v1' must be one of: krm.kyma-project.io/v1alpha1."
    )]
    [InlineData(
        "apiVersion: kyma-project.io/v1alpha1",
        "the apiVersion of a KymaTraffic must be krm.kyma-project.io/v1alpha1, not 'kyma-project.io/v1alpha1'"
    )]
    [InlineData(
        "apiVersion: example.com/v1",
        "the apiVersion of a KymaTraffic must be krm.kyma-project.io/v1alpha1, not 'example.com/v1'"
    )]
    public void A_config_of_another_API_is_named(string apiVersion, string said) =>
        Assert.Contains(
            said,
            Session
                .RunWith(
                    Config("certificate: gardener")
                        .Replace("apiVersion: krm.kyma-project.io/v1alpha1", apiVersion, StringComparison.Ordinal),
                    "render",
                    "-"
                )
                .Stderr,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_tab_is_answered_with_blanks() =>
        Assert.EndsWith("reject a tab here. Use blanks\n", Errors("x:\n\t\ty: 1"), StringComparison.Ordinal);

    [Fact]
    public void A_source_without_settings_may_be_text()
    {
        var session = Session.RunWith(Config("certificate: gardener"), "render", "-");

        Assert.True(session.ExitCode == 0, session.Stderr);
        Assert.Contains("kind: Certificate", session.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_needs_settings_says_which() =>
        Assert.Contains("`issuerRef` is required", Errors("certificate: certManager"), StringComparison.Ordinal);

    [Fact]
    public void An_empty_input_says_what_was_expected() =>
        Assert.Contains(
            "the input has no `kind`; it must be a ResourceList",
            Session.RunWith("{}").Stderr,
            StringComparison.Ordinal
        );

    [Fact]
    public void Render_sets_fields_of_the_one_config()
    {
        var session = Session.RunWith(
            Config("certificate: gardener"),
            "render",
            "--set",
            "domain=b.example.com",
            "--set",
            "gateway.name=other",
            "-"
        );

        Assert.True(session.ExitCode == 0, session.Stderr);
        Assert.Contains("*.b.example.com", session.Stdout, StringComparison.Ordinal);
        Assert.Contains("name: other", session.Stdout, StringComparison.Ordinal);
    }

    /// <summary>The documentation names fields from <c>spec</c> on; what is set is below it.</summary>
    [Fact]
    public void Spec_below_spec_says_so_and_who_set_it()
    {
        var config = Config("certificate: gardener");

        Assert.Contains(
            "spec.spec (--set spec.domain): `spec` is not a field here: what is written here is below `spec` already. "
                + "Leave it out",
            Session.RunWith(config, "render", "--set", "spec.domain=b.example.com", "-").Stderr,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "spec.spec: `spec` is not a field here: what is written here is below `spec` already. Leave it out",
            Session
                .RunWith(config.Replace("spec:", "spec:\n  spec: {}", StringComparison.Ordinal), "render", "-")
                .Stderr,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("krm.kyma.io/v1alpha1", "true", true)]
    [InlineData("krm.kyma-projekt.io/v1alpha1", "false", true)]
    [InlineData("example.com/v1", "false", false)]
    public void A_config_of_another_group_is_reported_by_every_command(string apiVersion, string local, bool reported)
    {
        var config =
            $"{Config("certificate: gardener")}---\napiVersion: {apiVersion}\nkind: KymaTraffic\nmetadata:\n"
            + $"  name: other\n  annotations: {{config.kubernetes.io/local-config: \"{local}\"}}\nspec: {{}}\n";

        foreach (var verb in new[] { "render", "check", "diff" })
        {
            var session = Session.RunWith(config, verb, "-");
            Assert.Equal(
                reported,
                (session.Stdout + session.Stderr).Contains(
                    $"must be krm.kyma-project.io/v1alpha1, not '{apiVersion}'",
                    StringComparison.Ordinal
                )
            );
            if (reported)
                Assert.NotEqual(0, session.ExitCode);
        }
    }

    [Fact]
    public void Setting_a_field_of_several_configs_is_an_error()
    {
        var two =
            $"{Config("certificate: gardener")}---\n"
            + $"{Config("certificate: gardener").Replace("name: x", "name: y", StringComparison.Ordinal)}";

        Assert.Contains(
            "it is not known which one is meant",
            Session.RunWith(two, "render", "--set", "domain=b.example.com", "-").Stderr,
            StringComparison.Ordinal
        );
        Assert.Equal(2, Session.RunWith(two, "render", "--set", "domain", "-").ExitCode);
    }

    static string Config(string spec) =>
        $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: x, annotations: {config.kubernetes.io/local-config: "true"} }
            spec:
              domain: a.example.com
              {{spec}}

            """;

    static string Errors(string spec) => Session.RunWith(Config(spec), "render", "-").Stderr;
}
