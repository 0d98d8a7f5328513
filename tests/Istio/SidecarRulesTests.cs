namespace Kyma.Krm.Tests.Istio;

public sealed class SidecarRulesTests
{
    [Theory]
    [InlineData("{}", "sidecar-empty@spec")]
    [InlineData("{outboundTrafficPolicy: {}}", "sidecar-outbound-mode-missing@spec.outboundTrafficPolicy.mode")]
    [InlineData(
        "{outboundTrafficPolicy: {mode: REGISTRY_ONLY, egressProxy: {host: a.b, port: {number: 80}}}}",
        "sidecar-egress-proxy@spec.outboundTrafficPolicy.egressProxy"
    )]
    [InlineData(
        "{outboundTrafficPolicy: {mode: ALLOW_ANY, egressProxy: {host: a.b}}}",
        "sidecar-egress-proxy@spec.outboundTrafficPolicy.egressProxy.port"
    )]
    [InlineData("{egress: [{hosts: ['*/*']}, {hosts: ['*/*']}]}", "sidecar-egress-catch-all@spec.egress[0]")]
    [InlineData("{egress: [{hosts: []}]}", "sidecar-egress-no-hosts@spec.egress[0].hosts")]
    [InlineData(
        "{egress: [{port: {number: 80, protocol: HTTP}, hosts: ['*/*']}, {port: {number: 80, protocol: "
            + "HTTP}, hosts: ['*/*']}]}",
        "sidecar-port-twice@spec.egress[1].port.number"
    )]
    [InlineData(
        "{egress: [{port: {number: 0, protocol: HTTP}, hosts: ['*/*']}]}",
        "sidecar-egress-socket@spec.egress[0].bind"
    )]
    [InlineData(
        "{egress: [{port: {number: 80, protocol: HTTP, targetPort: 8080, name: a.b}, bind: a, hosts: ['*/*']}]}",
        "sidecar-bind@spec.egress[0].bind sidecar-port@spec.egress[0].port.name "
            + "sidecar-target-port@spec.egress[0].port.targetPort"
    )]
    [InlineData("{ingress: [{port: {number: 80, protocol: HTTP}, defaultEndpoint: '127.0.0.1:8080'}]}", "")]
    [InlineData("{ingress: [{port: {number: 80, protocol: HTTP}, defaultEndpoint: '[::1]:8080'}]}", "")]
    [InlineData(
        "{ingress: [{port: {number: 80, protocol: HTTP}, defaultEndpoint: '10.0.0.1:8080'}]}",
        "sidecar-default-endpoint@spec.ingress[0].defaultEndpoint"
    )]
    [InlineData(
        "{ingress: [{port: {number: 443, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: c}}]}",
        "sidecar-ingress-tls@spec.ingress[0].tls.credentialName"
    )]
    [InlineData(
        "{ingress: [{port: {number: 80, protocol: TCP}, connectionPool: {http: {maxRetries: 1}}}]}",
        "sidecar-http-pool@spec.ingress[0].connectionPool.http"
    )]
    public void Listeners(string spec, string findings) =>
        Assert.Equal(findings, IstioManifest.Findings("Sidecar", spec));

    [Theory]
    [InlineData("./*", "")]
    [InlineData("~/*", "")]
    [InlineData("shop/a.example.com", "")]
    [InlineData("a.example.com", "sidecar-host-form@spec.egress[0].hosts[0]")]
    [InlineData("./database", "sidecar-host@spec.egress[0].hosts[0]")]
    [InlineData("./*a.com", "sidecar-host@spec.egress[0].hosts[0]")]
    [InlineData("a.b/a.example.com", "sidecar-host-form@spec.egress[0].hosts[0]")]
    [InlineData("*/*', './*", "sidecar-host-duplicate@spec.egress[0].hosts")]
    [InlineData("./a.com', 'bar/*", "sidecar-host-duplicate@spec.egress[0].hosts[1]")]
    public void Hosts(string hosts, string findings) =>
        Assert.Equal(findings, IstioManifest.Findings("Sidecar", $"{{egress: [{{hosts: ['{hosts}']}}]}}"));

    [Theory]
    [InlineData("1.30", "sidecar-host-form@spec.egress[0].hosts[1] sidecar-host-duplicate@spec.egress[0].hosts")]
    [InlineData("1.31", "")]
    public void Exclusions_exist_since_1_31(string version, string findings) =>
        Assert.Equal(findings, IstioManifest.Findings("Sidecar", "{egress: [{hosts: ['*/*', '~shop/*']}]}", version));
}
