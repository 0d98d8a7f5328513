using Kyma.Krm.ApiRules;

namespace Kyma.Krm.Tests.Config;

/// <summary>Text that the API server or a controller refuses is refused here, with its place.</summary>
public sealed class AcceptedTextTests
{
    [Theory]
    [InlineData("dns: {gardener: {targets: [TEXT]}}", "\"lb.example.com\\n\"")]
    [InlineData("dns: {gardener: {targets: [TEXT]}}", "\"1\"")]
    [InlineData("dns: {gardener: {targets: [TEXT]}}", "\"10.1\"")]
    [InlineData("dns: {gardener: {targets: [TEXT]}}", "\"0x7f000001\"")]
    [InlineData("dns: {gardener: {targets: [TEXT]}}", "lb.0x7f")]
    [InlineData("dns: {gardener: {targets: [TEXT]}}", "\"[::1]:80\"")]
    [InlineData("dns: {gardener: {targets: [TEXT]}}", "\"fe80::1%eth0\"")]
    [InlineData("apiRules: [{name: a, namespace: b, host: TEXT, service: {name: c, port: 80}}]", "\"a\\n\"")]
    [InlineData(
        "apiRules: [{name: a, namespace: b, host: TEXT, service: {name: c, port: 80}}]",
        "\"a.example.com\\n\""
    )]
    [InlineData(
        "apiRules: [{name: a, namespace: b, host: a, gateway: TEXT, service: {name: c, port: 80}}]",
        "\"a/b\\n\""
    )]
    [InlineData(
        "apiRules: [{name: a, namespace: b, host: a, gateway: TEXT, service: {name: c, port: 80}}]",
        "\"a\\n/b\""
    )]
    [InlineData("egress: {exportTo: [TEXT], services: [{hosts: [a.example.com]}]}", "\"shop\\n\"")]
    [InlineData("egress: {services: [{hosts: [a.example.com], endpoints: [{address: TEXT}]}]}", "\"b.example.com\\n\"")]
    [InlineData("gateway: {name: TEXT}", "\"shop\\n\"")]
    public void Is_an_error(string spec, string text)
    {
        var session = Session.RunWith(Config(spec.Replace("TEXT", text, StringComparison.Ordinal)), "render", "-");

        Assert.Equal((1, ""), (session.ExitCode, session.Stdout));
        Assert.Contains(" must be ", session.Stderr, StringComparison.Ordinal);
        Assert.Single(session.Stderr.Trim().Split("error: ", StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("203.0.113.10")]
    [InlineData("\"2001:db8::1\"")]
    [InlineData("lb.example.com")]
    [InlineData("0x7f.example.com")]
    public void Is_a_target(string text)
    {
        var session = Session.RunWith(Config($"dns: {{gardener: {{targets: [{text}]}}}}"), "render", "-");

        Assert.Equal(0, session.ExitCode);
    }

    [Fact]
    public void A_domain_of_the_cluster_is_judged_like_a_written_one()
    {
        var session = Session.RunWith(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: shoot-info
              namespace: kube-system
              annotations: {config.kubernetes.io/local-config: "true"}
            data:
              domain: |
                shop.example.com
            ---
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"}}
            spec: {certificate: {gardener: {}}}
            """,
            "render",
            "-"
        );

        Assert.Equal((1, ""), (session.ExitCode, session.Stdout));
        Assert.Contains("data.domain", session.Stderr, StringComparison.Ordinal);
    }

    /// <summary>Rows that Go's url.ParseRequestURI decides the same way (src/net/url/url.go).</summary>
    [Theory]
    [InlineData("https://issuer.example.com/keys", true)]
    [InlineData("https://issuer.example.com:8443/keys?a=%zz", true)]
    [InlineData("https://user:secret@issuer.example.com/a b", true)]
    [InlineData("https://[2001:db8::1]:443/", true)]
    [InlineData("https://issuer.example.com/%zz", false)]
    [InlineData(" https://issuer.example.com", false)]
    [InlineData("https://issuer.example.com/\t", false)]
    [InlineData("https://issuer.example.com/\n", false)]
    [InlineData("https://issuer example.com/", false)]
    [InlineData("https://issuer.example.com:port/", false)]
    [InlineData("https://%41.example.com/", false)]
    [InlineData("https://[::1", false)]
    [InlineData("https://{host}/", false)]
    [InlineData("urn:example:issuer", true)]
    [InlineData(":issuer", false)]
    [InlineData("a b:c", false)]
    [InlineData("/keys", true)]
    [InlineData("", false)]
    public void A_uri_is_what_Go_takes_for_one(string text, bool isUri) => Assert.Equal(isUri, GoUri.IsValid(text));

    [Theory]
    [InlineData("https://issuer.example.com/keys", true)]
    [InlineData("HTTP://issuer.example.com/keys", true)]
    [InlineData("https:///keys", false)]
    [InlineData("urn:example:issuer", false)]
    [InlineData("/keys", false)]
    public void Keys_are_fetched_by_http(string text, bool isHttp) => Assert.Equal(isHttp, GoUri.IsHttp(text));

    static string Config(string spec) =>
        $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata:
              name: shop
              annotations: {config.kubernetes.io/local-config: "true"}
            spec:
              domain: shop.example.com
              certificate: {existing: {} }
              {{spec}}
            """;
}
