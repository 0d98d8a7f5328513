using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Config;

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
