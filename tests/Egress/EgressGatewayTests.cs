using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Egress;

/// <summary>What goes through Istio's egress gateway, and what cannot.</summary>
public sealed class EgressGatewayTests
{
    [Theory]
    [InlineData("egress-gateway-cannot-look-up", "via", "{hosts: ['*.example.com'], via: EgressGateway}")]
    [InlineData(
        "egress-gateway-cannot-look-up",
        "via",
        "{hosts: [a.example.com], resolution: NONE, via: EgressGateway}"
    )]
    [InlineData(
        "egress-gateway-tcp",
        "via",
        "{hosts: [a.example.com], preset: postgresql, addresses: [192.0.2.1], via: EgressGateway}"
    )]
    [InlineData(
        "egress-gateway-one-port-per-host",
        "ports",
        "{hosts: [a.example.com], ports: [{number: 443, protocol: TLS}, {number: 8443, protocol: TLS}], via: EgressGateway}"
    )]
    [InlineData(
        "egress-gateway-one-port-per-host",
        "ports",
        "{hosts: [a.example.com], ports: [{number: 80, protocol: HTTP}, {number: 8080, protocol: HTTP}], via: EgressGateway}"
    )]
    [InlineData(
        "egress-gateway-one-port-per-host",
        "ports",
        "{hosts: [a.example.com], ports: [{number: 80, protocol: HTTP}, {number: 443, protocol: TLS}], tls: {mode: SIMPLE}, via: EgressGateway}"
    )]
    [InlineData(
        "egress-selector-without-effect",
        "workloadSelector",
        "{hosts: [a.example.com], tls: {mode: MUTUAL, credentialName: a}, workloadSelector: {matchLabels: {app: a}}, via: EgressGateway}"
    )]
    public void What_the_gateway_cannot_pass_on_is_refused(string rule, string field, string service) =>
        Assert.Equal(
            [$"{rule} spec.egress.services[0].{field}"],
            Services(service).Told.Except(["egress-gateway-must-be-enabled spec.egress.services[0].via"])
        );

    [Theory]
    [InlineData("", "egress-gateway-must-be-enabled spec.egress.services[0].via")]
    [InlineData("{}", "egress-gateway-disabled spec.egress.services[0].via")]
    [InlineData("{components: {egressGateway: {enabled: true}}}", "")]
    public void The_gateway_must_be_there(string istio, string expected)
    {
        var resources =
            istio.Length == 0
                ? ""
                : $"apiVersion: operator.kyma-project.io/v1alpha2\nkind: Istio\nmetadata: {{name: default, namespace: kyma-system}}\nspec: {istio}\n";

        Assert.Equal(
            expected,
            string.Join('\n', Services("{hosts: [a.example.com], via: EgressGateway}", resources).Told)
        );
    }

    [Fact]
    public void A_rule_from_Kymas_tutorial_hides_ours_from_its_namespace() =>
        Assert.Contains(
            "egress-gateway-rule-shadowed spec.egress.services[0].via",
            Services(
                "{hosts: [a.example.com], tls: {mode: SIMPLE}, via: EgressGateway}",
                """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: egressgateway-for-kyma-project, namespace: shop}
                spec: {host: istio-egressgateway.istio-system.svc.cluster.local, subsets: [{name: kyma-project}]}
                """
            ).Told
        );

    [Theory]
    [InlineData("", "null")]
    [InlineData("exportTo: ['*'], ", """["*"]""")]
    [InlineData("exportTo: ['.'], ", """[".","istio-system"]""")]
    [InlineData("exportTo: [a, istio-system], ", """["a","istio-system"]""")]
    public void The_gateway_sees_what_it_routes(string exportTo, string expected)
    {
        var traffic = Traffic.Of(
            $"{{egress: {{namespace: shop, {exportTo}services: [{{name: a, hosts: [a.example.com], via: EgressGateway}}]}}}}"
        );

        Assert.Equal(expected, traffic.Resource("ServiceEntry", "a")["spec"]!["exportTo"]?.ToJsonString() ?? "null");
        Assert.Equal(expected, traffic.Resource("VirtualService", "a")["spec"]!["exportTo"]?.ToJsonString() ?? "null");
    }

    [Fact]
    public void All_services_share_one_Gateway_and_no_host_stands_in_it_twice()
    {
        var traffic = Services(
            """
            {hosts: [a.example.com, b.example.com], via: EgressGateway}, {hosts: [c.example.com], preset: http, via: EgressGateway},
            {hosts: [d.example.com], tls: {mode: SIMPLE}, via: EgressGateway}, {hosts: [e.example.com], ports: [{number: 80, protocol: HTTP}, {number: 443, protocol: TLS}], via: EgressGateway}
            """
        );

        var servers = Assert.Single(traffic.Resources, resource => (string?)resource["kind"] == "Gateway")["spec"]![
            "servers"
        ]!.AsArray();
        Assert.Equal(
            [
                "80 HTTP c.example.com e.example.com",
                "443 TLS a.example.com b.example.com e.example.com",
                "443 HTTPS d.example.com",
            ],
            servers.Select(server =>
                $"{server!["port"]!["number"]} {server["port"]!["protocol"]} {string.Join(' ', server["hosts"]!.AsArray().Select(host => (string?)host))}"
            )
        );
    }

    static Traffic Services(string services, string resources = "") =>
        Traffic.Of($"{{egress: {{namespace: shop, services: [{services}]}}}}", resources);
}
