namespace Kyma.Krm.Tests.Egress;

/// <summary>
/// What Istio takes without a word and then breaks on. A config that would lead there is told so; what renders never
/// goes there.
/// </summary>
public sealed class TrapsTests
{
    [Theory]
    [InlineData(
        "two TLS servers for one host",
        "egress-host-registered-twice",
        "{hosts: [a.example.com], via: EgressGateway}, {name: b, hosts: [a.example.com], via: EgressGateway}"
    )]
    [InlineData(
        "HTTP and TCP on one port",
        "egress-port-protocol-conflict",
        "{hosts: [a.example.com], ports: [{number: 8080, protocol: HTTP}]}, {hosts: [b.example.com], "
            + "ports: [{number: 8080, protocol: TCP}]}"
    )]
    [InlineData(
        "TCP on a port where the cluster speaks HTTP",
        "egress-port-protocol-conflict",
        "{hosts: [a.example.com], ports: [{number: 80, protocol: TCP}]}"
    )]
    [InlineData(
        "a credential that is only a CA",
        "egress-ca-only-credential",
        "{hosts: [a.example.com], tls: {mode: MUTUAL, credentialName: a-cacert}, via: EgressGateway}"
    )]
    [InlineData(
        "a Secret in another namespace",
        "egress-credential-out-of-reach",
        "{hosts: [a.example.com], tls: {mode: MUTUAL, credentialName: client}, via: EgressGateway}"
    )]
    [InlineData(
        "an empty selector",
        "egress-empty-selector",
        "{hosts: [a.example.com], tls: {mode: MUTUAL, credentialName: client}, workloadSelector: {matchLabels: {}}}"
    )]
    [InlineData(
        "a credential without selector",
        "egress-credential-without-pods",
        "{hosts: [a.example.com], tls: {mode: MUTUAL, credentialName: client}}"
    )]
    [InlineData(
        "TLS in TLS",
        "egress-double-tls",
        "{hosts: [a.example.com], ports: [{number: 443, protocol: HTTPS}], tls: {mode: SIMPLE}}"
    )]
    [InlineData(
        "TCP hosts on one port",
        "egress-tcp-hosts-share-a-port",
        "{hosts: [a.example.com], preset: postgresql}, {hosts: [b.example.com], preset: postgresql}"
    )]
    [InlineData("TCP without addresses", "egress-tcp-port-takes-all", "{hosts: [a.example.com], preset: postgresql}")]
    [InlineData(
        "TCP open to any address",
        "egress-nameless-without-address",
        "{hosts: [a.example.com], preset: postgresql, resolution: NONE}"
    )]
    [InlineData(
        "one host in two entries",
        "egress-host-registered-twice",
        "{hosts: [a.example.com]}, {name: b, hosts: [a.example.com], preset: http}"
    )]
    [InlineData("a wildcard in DNS", "service-entry-wildcard-dns", "{hosts: ['*.example.com'], resolution: DNS}")]
    [InlineData(
        "a wildcard through the gateway",
        "egress-gateway-cannot-look-up",
        "{hosts: ['*.example.com'], via: EgressGateway}"
    )]
    [InlineData("a host with a dot at its end", "invalid-value", "{hosts: [a.example.com.]}")]
    [InlineData(
        "STATIC without endpoints",
        "egress-resolution-mismatch",
        "{hosts: [a.example.com], resolution: STATIC}"
    )]
    public void A_config_that_leads_into_a_trap_is_told_so(string trap, string rule, string services)
    {
        var traffic = Traffic.Of(
            $"{{egress: {{namespace: shop, services: [{services}]}}}}",
            "apiVersion: v1\nkind: Secret\nmetadata: {name: client, namespace: shop}\n"
        );

        Assert.True(
            traffic.Findings.Any(finding => finding.Rule.Name == rule),
            $"{trap}: {string.Join('\n', traffic.Findings)}"
        );
    }

    [Fact]
    public void TLS_is_begun_only_on_the_plain_port()
    {
        var rule = Traffic
            .Of("{egress: {services: [{name: a, hosts: [a.example.com], tls: {mode: SIMPLE}}]}}")
            .Resource("DestinationRule", "a");

        Assert.Equal(
            """{"portLevelSettings":[{"port":{"number":80},"tls":{"mode":"SIMPLE"}}]}""",
            rule["spec"]!["trafficPolicy"]!.ToJsonString()
        );
    }
}
