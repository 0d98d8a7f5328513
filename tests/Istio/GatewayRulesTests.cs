namespace Kyma.Krm.Tests.Istio;

public sealed class GatewayRulesTests
{
    const string Https = "port: {number: 443, protocol: HTTPS, name: https}";

    [Theory]
    [InlineData("shop.example.com", "")]
    [InlineData("'*.shop.example.com'", "")]
    [InlineData("'*'", "")]
    [InlineData("shop/*", "")]
    [InlineData("./a.example.com", "")]
    [InlineData("10.0.0.1", "")]
    [InlineData("A.Example.com", "host-upper-case@spec.servers[0].hosts[0]")]
    [InlineData("localhost", "gateway-host@spec.servers[0].hosts[0]")]
    [InlineData("'*example.com'", "gateway-host@spec.servers[0].hosts[0]")]
    [InlineData("a_b.example.com", "gateway-host@spec.servers[0].hosts[0]")]
    [InlineData("a.example.123", "gateway-host@spec.servers[0].hosts[0]")]
    [InlineData("'2001:db8::1'", "gateway-host@spec.servers[0].hosts[0]")]
    [InlineData("~/a.example.com", "gateway-host-namespace@spec.servers[0].hosts[0]")]
    [InlineData("/a.example.com", "gateway-host-namespace@spec.servers[0].hosts[0]")]
    [InlineData("shop/", "gateway-host@spec.servers[0].hosts[0]")]
    [InlineData("a.example.com.", "host-trailing-dot@spec.servers[0].hosts[0]")]
    public void Hosts(string host, string findings) =>
        Assert.Equal(findings, Judge($"{{{Https}, hosts: [{host}], tls: {{mode: SIMPLE, credentialName: c}}}}"));

    [Theory]
    [InlineData("port: {number: 0, protocol: HTTP, name: http}", "gateway-port-number@spec.servers[0].port.number")]
    [InlineData("port: {number: 65536, protocol: HTTP, name: http}", "gateway-port-number@spec.servers[0].port.number")]
    [InlineData(
        "port: {number: 80, protocol: SMTP, name: http}",
        "gateway-port-protocol@spec.servers[0].port.protocol"
    )]
    [InlineData("port: {number: 80, protocol: grpc-web, name: http}", "")]
    [InlineData("port: {number: 80, protocol: HTTP, name: ''}", "gateway-port-name@spec.servers[0].port.name")]
    [InlineData("port: {number: 80, protocol: HTTP, name: http.x}", "")]
    [InlineData(
        "port: {number: 80, protocol: HTTP, name: http, targetPort: 8080}",
        "gateway-target-port@spec.servers[0].port.targetPort"
    )]
    [InlineData("port: {number: 0, protocol: HTTP, name: http}, bind: unix:///var/run/x", "")]
    [InlineData(
        "port: {number: 80, protocol: HTTP, name: http}, bind: unix:///var/run/x",
        "gateway-bind@spec.servers[0].port.number"
    )]
    [InlineData("port: {number: 80, protocol: HTTP, name: http}, bind: localhost", "gateway-bind@spec.servers[0].bind")]
    public void Ports(string port, string findings) => Assert.Equal(findings, Judge($"{{{port}, hosts: [a.com]}}"));

    [Theory]
    [InlineData("{number: 443, protocol: HTTPS, name: s}", "gateway-tls-missing@spec.servers[0].tls", null)]
    [InlineData("{number: 80, protocol: HTTP, name: s}", "", "{httpsRedirect: true}")]
    [InlineData(
        "{number: 80, protocol: HTTP, name: s}",
        "gateway-tls-on-http@spec.servers[0].tls",
        "{httpsRedirect: true, mode: SIMPLE, credentialName: c}"
    )]
    [InlineData(
        "{number: 80, protocol: HTTP, name: s}",
        "tls-passthrough-certificates@spec.servers[0].tls.credentialName",
        "{httpsRedirect: true, credentialName: c}"
    )]
    [InlineData(
        "{number: 5432, protocol: TCP, name: s}",
        "gateway-tls-on-tcp@spec.servers[0].tls",
        "{mode: PASSTHROUGH}"
    )]
    [InlineData(
        "{number: 443, protocol: HTTPS, name: s}",
        "gateway-redirect-not-http@spec.servers[0].tls.httpsRedirect",
        "{mode: SIMPLE, credentialName: c, httpsRedirect: true}"
    )]
    [InlineData("{number: 443, protocol: HTTPS, name: s}", "tls-mode-missing@spec.servers[0].tls.mode", "{}")]
    public void Protocol_and_tls_go_together(string port, string findings, string? tls) =>
        Assert.Equal(findings, Judge($"{{port: {port}, hosts: [a.com]{(tls is null ? "" : $", tls: {tls}")}}}"));

    [Theory]
    [InlineData("{mode: SIMPLE}", "tls-no-certificate@spec.servers[0].tls tls-no-certificate@spec.servers[0].tls")]
    [InlineData("{mode: SIMPLE, serverCertificate: a, privateKey: b}", "")]
    [InlineData("{mode: MUTUAL, serverCertificate: a, privateKey: b}", "tls-no-client-ca@spec.servers[0].tls")]
    [InlineData(
        "{mode: ISTIO_MUTUAL, credentialName: c}",
        "tls-istio-mutual-certificates@spec.servers[0].tls.credentialName"
    )]
    [InlineData("{mode: ISTIO_MUTUAL, caCrl: c}", "")]
    [InlineData("{mode: SIMPLE, serverCertificate: a, privateKey: b, caCrl: c}", "tls-crl@spec.servers[0].tls.caCrl")]
    [InlineData("{mode: MUTUAL, credentialName: c, caCrl: d}", "")]
    [InlineData(
        "{mode: SIMPLE, credentialName: c, credentialNames: []}",
        "tls-several-certificate-sources@spec.servers[0].tls crd-limit@spec.servers[0].tls.credentialNames"
    )]
    [InlineData(
        "{mode: SIMPLE, credentialName: c, serverCertificate: a, privateKey: b}",
        "tls-several-certificate-sources@spec.servers[0].tls"
    )]
    [InlineData("{mode: SIMPLE, credentialName: c, serverCertificate: a}", "")]
    [InlineData(
        "{mode: SIMPLE, credentialName: c, minProtocolVersion: TLSV1_1}",
        "tls-below-1-2@spec.servers[0].tls.minProtocolVersion "
            + "tls-old-version-without-ciphers@spec.servers[0].tls.minProtocolVersion"
    )]
    [InlineData(
        "{mode: SIMPLE, credentialName: c, minProtocolVersion: TLSV1_3, maxProtocolVersion: TLSV1_2}",
        "tls-min-above-max@spec.servers[0].tls.minProtocolVersion"
    )]
    [InlineData(
        "{mode: SIMPLE, credentialName: c, cipherSuites: [AES128-SHA, ECDHE-RSA-CHACHA20, AES128-SHA, '-X']}",
        "tls-unknown-cipher@spec.servers[0].tls.cipherSuites[1] "
            + "tls-duplicate-cipher@spec.servers[0].tls.cipherSuites[2]"
    )]
    [InlineData(
        "{mode: SIMPLE, credentialName: c, minProtocolVersion: TLSV1_3, cipherSuites: [AES128-SHA]}",
        "tls-ciphers-without-effect@spec.servers[0].tls.cipherSuites"
    )]
    [InlineData("{mode: SIMPLE, credentialName: c, maxProtocolVersion: TLSV1_3, cipherSuites: [AES128-SHA]}", "")]
    [InlineData("{mode: SIMPLE, credentialName: shop-cacert}", "credential-ca-only@spec.servers[0].tls.credentialName")]
    public void Tls(string tls, string findings) =>
        Assert.Equal(findings, Judge($"{{{Https}, hosts: [a.com], tls: {tls}}}"));

    [Theory]
    [InlineData("1.26", "")]
    [InlineData("1.27", "tls-several-certificate-sources@spec.servers[0].tls")]
    public void Several_sources_are_refused_since_1_27(string version, string findings) =>
        Assert.Equal(
            findings,
            Judge(
                $"{{{Https}, hosts: [a.com], tls: {{mode: SIMPLE, credentialName: c, serverCertificate: a, "
                    + "privateKey: b}}",
                version
            )
        );

    [Theory]
    [InlineData("{selector: {a: b}}", "gateway-no-servers@spec.servers")]
    [InlineData(
        "{selector: {}, servers: [{port: {number: 80, protocol: HTTP, name: http}, hosts: [a.com]}]}",
        "gateway-without-selector@spec.selector"
    )]
    [InlineData(
        "{selector: {a: b}, servers: [{port: {number: 80, protocol: HTTP, name: http}, hosts: [a.com]}, "
            + "{port: {number: 81, protocol: HTTP, name: http}, hosts: []}]}",
        "gateway-no-hosts@spec.servers[1].hosts gateway-port-name-twice@spec.servers[1].port.name"
    )]
    public void Whole_Gateways(string spec, string findings) =>
        Assert.Equal(findings, IstioManifest.Findings("Gateway", spec));

    [Fact]
    public void Its_name_is_one_label()
    {
        var finding = Assert.Single(
            IstioManifest
                .Judge(
                    "{apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: shop.gateway}, spec: "
                        + "{selector: {a: b}, servers: [{port: {number: 80, protocol: HTTP, name: http}, "
                        + "hosts: [a.com]}]}}"
                )
                .Findings
        );

        Assert.Equal("gateway-name", finding.Rule.Name);
        Assert.Equal(
            "Gateway shop.gateway metadata.name: 'shop.gateway' must be one DNS label: at most 63 letters, "
                + "digits and '-', without dots",
            finding.ToString()
        );
    }

    static string Judge(string server, string version = "1.30") =>
        IstioManifest.Findings("Gateway", $"{{selector: {{a: b}}, servers: [{server}]}}", version);
}
