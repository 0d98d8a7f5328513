namespace Kyma.Krm.Tests.Istio;

public sealed class PackageRulesTests
{
    const string Gateway = "{apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: NAME, namespace: infra}, spec: {selector: {istio: ingressgateway}, servers: [SERVERS]}}\n---\n";

    const string Service = "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: shop, namespace: shop}, spec: {hosts: [shop.example.com], gateways: [infra/one], http: [{MATCHroute: [{destination: {host: b}}]}]}}\n---\n";

    static string Server(int port, string protocol, string host, string tls = "") => $"{{port: {{number: {port}, protocol: {protocol}, name: p}}, hosts: ['{host}']{tls}}}";

    static string Made(string name, params string[] servers) => Gateway.Replace("NAME", name, StringComparison.Ordinal).Replace("SERVERS", string.Join(", ", servers), StringComparison.Ordinal);

    [Fact]
    public void A_host_has_one_server_per_port() => Assert.Equal(
        "gateway-same-host@spec.servers[0].hosts[0]",
        Manifest.PackageFindings(Made("one", Server(443, "HTTPS", "a.com")) + Made("two", Server(443, "TLS", "*/a.com"), Server(8443, "HTTPS", "a.com"))));

    [Theory]
    [InlineData("{app: gate, istio: ingressgateway}", "HTTPS", "gateway-same-host@spec.servers[0].hosts[0]")]
    [InlineData("{app: gate, istio: ingressgateway}", "HTTP", "gateway-protocol-conflict@spec.servers[0].port")]
    [InlineData("{}", "HTTPS", "gateway-same-host@spec.servers[0].hosts[0]")]
    [InlineData("{istio: egressgateway}", "HTTPS", "")]
    [InlineData("{app: gate}", "HTTPS", "")]
    public void A_selector_that_asks_for_less_takes_in_the_same_pods(string selector, string protocol, string findings) => Assert.Equal(
        findings,
        Manifest.PackageFindings(Made("one", Server(443, "HTTPS", "a.com")) + Made("two", Server(443, protocol, "a.com")).Replace("{istio: ingressgateway}", selector, StringComparison.Ordinal)));

    [Fact]
    public void Two_servers_of_one_Gateway_collide_too() => Assert.Equal(
        "gateway-same-host@spec.servers[1].hosts[0]",
        Manifest.PackageFindings(Made("one", Server(443, "HTTPS", "a.com"), Server(443, "HTTPS", "a.com"))));

    [Fact]
    public void A_port_has_one_protocol() => Assert.Equal(
        "gateway-protocol-conflict@spec.servers[0].port",
        Manifest.PackageFindings(Made("one", Server(443, "HTTPS", "a.com")) + Made("two", Server(443, "HTTP", "b.com"))));

    [Fact]
    public void A_certificate_has_one_Gateway() => Assert.Equal(
        "gateway-shared-credential@spec.servers[0].tls.credentialName",
        Manifest.PackageFindings(Made("one", Server(443, "HTTPS", "a.com", ", tls: {mode: SIMPLE, credentialName: c}")) + Made("two", Server(443, "HTTPS", "b.com", ", tls: {mode: SIMPLE, credentialName: c}"))));

    [Theory]
    [InlineData("shop.example.com", "")]
    [InlineData("shop/*.example.com", "")]
    [InlineData("other/*.example.com", "virtual-service-host-unserved@spec.hosts")]
    [InlineData("./*", "virtual-service-host-unserved@spec.hosts")]
    [InlineData("other.example.com", "virtual-service-host-unserved@spec.hosts")]
    public void A_VirtualService_needs_a_Gateway_that_serves_it(string host, string findings) =>
        Assert.Equal(findings, Manifest.PackageFindings(Made("one", Server(80, "HTTP", host)) + Service.Replace("MATCH", "", StringComparison.Ordinal)));

    [Theory]
    [InlineData("match: [{port: 443}], ", "virtual-service-defeats-redirect@spec.http[0].match[0].port")]
    [InlineData("match: [{port: 443}, {uri: {prefix: /}}], ", "")]
    [InlineData("", "")]
    public void A_match_on_the_port_defeats_the_redirect(string match, string findings) =>
        Assert.Equal(findings, Manifest.PackageFindings(Made("one", Server(80, "HTTP", "*.example.com", ", tls: {httpsRedirect: true}")) + Service.Replace("MATCH", match, StringComparison.Ordinal)));

    [Theory]
    [InlineData("", "", "TLS", "service-entry-host-twice@spec.hosts[0]")]
    [InlineData("", "", "HTTPS", "service-entry-host-twice@spec.hosts[0] service-entry-protocol-conflict@spec.ports[0].protocol")]
    [InlineData(", exportTo: ['.']", ", exportTo: ['.']", "TLS", "")]
    [InlineData(", exportTo: ['.']", ", exportTo: [one]", "TLS", "service-entry-host-twice@spec.hosts[0]")]
    public void A_host_is_registered_once_per_view(string first, string second, string protocol, string findings) => Assert.Equal(findings, Manifest.PackageFindings(
        $"{{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {{name: a, namespace: one}}, spec: {{hosts: [a.com], ports: [{{number: 443, name: p, protocol: TLS}}]{first}}}}}\n---\n" +
        $"{{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {{name: a, namespace: two}}, spec: {{hosts: [a.com], ports: [{{number: 443, name: p, protocol: {protocol}}}]{second}}}}}\n"));

    [Fact]
    public void A_namespace_has_one_Sidecar_for_everyone()
    {
        const string Sidecar = "{apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: a, namespace: one}, spec: {egress: [{hosts: ['./*']}]}}\n---\n";
        Assert.Equal("sidecar-several-without-selector@spec", Manifest.PackageFindings(Sidecar + Sidecar));
    }

    [Theory]
    [InlineData("HTTP", "", "")]
    [InlineData("HTTPS", "", "client-tls-twice@spec.trafficPolicy.portLevelSettings[0].tls.mode")]
    [InlineData("HTTP", ", credentialName: c", "client-tls-credential-without-selector@spec.trafficPolicy.portLevelSettings[0].tls.credentialName")]
    public void Tls_is_originated_where_the_sidecar_can(string protocol, string credential, string findings) => Assert.Equal(findings, Manifest.PackageFindings(
        $"{{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {{name: a}}, spec: {{hosts: [a.com], resolution: DNS, ports: [{{number: 80, name: p, protocol: {protocol}, targetPort: 443}}]}}}}\n---\n" +
        $"{{apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {{name: a}}, spec: {{host: a.com, trafficPolicy: {{portLevelSettings: [{{port: {{number: 80}}, tls: {{mode: SIMPLE{credential}}}}}]}}}}}}\n"));
}
