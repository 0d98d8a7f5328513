namespace Kyma.Krm.Tests.Istio;

public sealed class DestinationRuleRulesTests
{
    [Theory]
    [InlineData("{host: '*'}", "")]
    [InlineData("{host: ''}", "destination-rule-host@spec.host")]
    [InlineData(
        "{host: a, subsets: [{name: v1, labels: {v: 'a b'}}, {name: v1}, {name: v.2}]}",
        "istio-label@spec.subsets[0].labels.v subset-name@spec.subsets[1].name subset-name@spec.subsets[2].name"
    )]
    [InlineData("{host: a, trafficPolicy: {}}", "traffic-policy-empty@spec.trafficPolicy")]
    [InlineData("{host: a, trafficPolicy: {portLevelSettings: []}}", "traffic-policy-empty@spec.trafficPolicy")]
    [InlineData(
        "{host: a, trafficPolicy: {portLevelSettings: [{tls: {mode: SIMPLE}}]}}",
        "traffic-policy-port@spec.trafficPolicy.portLevelSettings[0].port"
    )]
    [InlineData(
        "{host: a, trafficPolicy: {portLevelSettings: [{port: {number: 80}}]}}",
        "traffic-policy-empty@spec.trafficPolicy.portLevelSettings[0]"
    )]
    [InlineData(
        "{host: a, trafficPolicy: {tunnel: {protocol: GET, targetHost: a_b, targetPort: 0}}}",
        "traffic-policy-tunnel@spec.trafficPolicy.tunnel.protocol "
            + "traffic-policy-tunnel@spec.trafficPolicy.tunnel.targetHost "
            + "traffic-policy-tunnel@spec.trafficPolicy.tunnel.targetPort"
    )]
    [InlineData(
        "{host: a, workloadSelector: {matchLabels: {a: b}}, exportTo: ['*']}",
        "export-to-with-selector@spec.exportTo"
    )]
    [InlineData("{host: a, workloadSelector: {matchLabels: {a: b}}, exportTo: ['.']}", "")]
    [InlineData("{host: a, workloadSelector: {matchLabels: {a: b}}, exportTo: [bar]}", "")]
    [InlineData("{host: a, exportTo: ['~']}", "export-to-entry@spec.exportTo[0]")]
    [InlineData(
        "{host: a, trafficPolicy: {outlierDetection: {consecutiveErrors: 3}}}",
        "outlier-consecutive-errors@spec.trafficPolicy.outlierDetection.consecutiveErrors"
    )]
    [InlineData("{host: a, subsets: [{name: v1, trafficPolicy: {outlierDetection: {consecutiveErrors: 3}}}]}", "")]
    [InlineData(
        "{host: a, trafficPolicy: {connectionPool: {}}}",
        "connection-pool-empty@spec.trafficPolicy.connectionPool"
    )]
    [InlineData(
        "{host: a, trafficPolicy: {connectionPool: {tcp: {maxConnections: -1, connectTimeout: 1500us}}}}",
        "istio-duration@spec.trafficPolicy.connectionPool.tcp.connectTimeout "
            + "connection-pool-negative@spec.trafficPolicy.connectionPool.tcp.maxConnections"
    )]
    [InlineData(
        "{host: a, trafficPolicy: {loadBalancer: {consistentHash: {maglev: {tableSize: 65536}}}}}",
        "load-balancer-table-size@spec.trafficPolicy.loadBalancer.consistentHash.maglev.tableSize"
    )]
    [InlineData(
        "{host: a, trafficPolicy: {loadBalancer: {localityLbSetting: {failover: [{from: a, to: b}]}}}}",
        "locality-failover-without-outlier@spec.trafficPolicy.loadBalancer.localityLbSetting"
    )]
    [InlineData(
        "{host: a, trafficPolicy: {loadBalancer: {localityLbSetting: {distribute: [{from: 'a/*', to: "
            + "{'b/*': 60, 'b/c': 40}}]}}}}",
        "locality-name@spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[0].to"
    )]
    public void Policies(string spec, string findings) =>
        Assert.Equal(findings, IstioManifest.Findings("DestinationRule", spec));

    [Theory]
    [InlineData(
        "{mode: MUTUAL}",
        "client-tls-no-certificate@spec.trafficPolicy.tls client-tls-no-certificate@spec.trafficPolicy.tls"
    )]
    [InlineData(
        "{mode: MUTUAL, credentialName: c, privateKey: k}",
        "client-tls-credential-and-files@spec.trafficPolicy.tls"
    )]
    [InlineData("{mode: ISTIO_MUTUAL, credentialName: c}", "")]
    [InlineData(
        "{mode: SIMPLE, insecureSkipVerify: true, credentialName: c}",
        "client-tls-skip-verify@spec.trafficPolicy.tls.insecureSkipVerify"
    )]
    [InlineData("{mode: MUTUAL, insecureSkipVerify: true, credentialName: c}", "")]
    [InlineData("{mode: SIMPLE, insecureSkipVerify: true, subjectAltNames: []}", "")]
    [InlineData(
        "{mode: SIMPLE, credentialName: 'configmap://other/ca'}",
        "client-tls-configmap@spec.trafficPolicy.tls.credentialName"
    )]
    [InlineData(
        "{mode: SIMPLE, credentialName: 'configmap://ca'}",
        "client-tls-configmap@spec.trafficPolicy.tls.credentialName"
    )]
    [InlineData("{mode: SIMPLE, credentialName: 'configmap://bar/ca'}", "")]
    public void Tls(string tls, string findings) =>
        Assert.Equal(
            findings,
            IstioManifest.Findings("DestinationRule", $"{{host: a, trafficPolicy: {{tls: {tls}}}}}")
        );
}
