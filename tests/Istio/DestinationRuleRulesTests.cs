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
    [InlineData("{simple: LEAST_REQUEST}", "")]
    [InlineData("{consistentHash: {useSourceIp: true, ringHash: {minimumRingSize: 1024}}}", "")]
    [InlineData(
        "{consistentHash: {useSourceIp: true, minimumRingSize: 1024}}",
        "load-balancer-ring-size@consistentHash.minimumRingSize"
    )]
    [InlineData("{consistentHash: {useSourceIp: true, minimumRingSize: 0}}", "")]
    [InlineData(
        "{consistentHash: {useSourceIp: true, minimumRingSize: 1024, ringHash: {}}}",
        "load-balancer-ring-size-twice@consistentHash.minimumRingSize "
            + "load-balancer-ring-size@consistentHash.minimumRingSize"
    )]
    [InlineData(
        "{consistentHash: {useSourceIp: true, minimumRingSize: 1024, maglev: {tableSize: 65537}}}",
        "load-balancer-ring-size-twice@consistentHash.minimumRingSize "
            + "load-balancer-ring-size@consistentHash.minimumRingSize"
    )]
    [InlineData("{consistentHash: {useSourceIp: true, ringHash: {minimumRingSize: 9223372036854775807}}}", "")]
    [InlineData(
        "{consistentHash: {useSourceIp: true, ringHash: {minimumRingSize: 9223372036854775808}}}",
        "load-balancer-ring-size-large@consistentHash.ringHash.minimumRingSize"
    )]
    [InlineData(
        "{consistentHash: {useSourceIp: true, minimumRingSize: 9223372036854775808}}",
        "load-balancer-ring-size-large@consistentHash.minimumRingSize "
            + "load-balancer-ring-size@consistentHash.minimumRingSize"
    )]
    [InlineData("{consistentHash: {httpCookie: {name: ''}}}", "load-balancer-cookie@consistentHash.httpCookie.name")]
    [InlineData("{consistentHash: {httpCookie: {name: a, attributes: [{name: b}, {name: c}]}}}", "")]
    [InlineData(
        "{consistentHash: {httpCookie: {name: a, attributes: [{name: b}, {name: b}, {name: ''}]}}}",
        "load-balancer-cookie@consistentHash.httpCookie.attributes[1].name "
            + "load-balancer-cookie@consistentHash.httpCookie.attributes[2].name"
    )]
    [InlineData("{warmup: {duration: 30s}}", "")]
    [InlineData("{warmup: {duration: 30s, aggression: 1}}", "", "1.30")]
    [InlineData("{warmup: {duration: 30s, aggression: 0.9}}", "load-balancer-warmup@warmup.aggression", "1.30")]
    [InlineData("{warmup: {duration: 30s, aggression: 0.9}}", "", "1.31")]
    [InlineData("{warmup: {duration: 30s, aggression: 0}}", "load-balancer-warmup@warmup.aggression", "1.31")]
    public void Load_balancing(string balancer, string findings, string version = "1.30") =>
        Assert.Equal(findings, Judge("loadBalancer", balancer, version));

    [Theory]
    [InlineData("{distribute: [{from: a, to: {b: 100}}]}", "")]
    [InlineData("{distribute: [{from: a, to: {b: 99, c: 1}}]}", "")]
    [InlineData("{distribute: [{from: a, to: {b: 99, c: 2}}]}", "locality-weight@distribute[0].to")]
    [InlineData("{distribute: [{from: a, to: {b: 100, c: 0}}]}", "locality-weight@distribute[0].to")]
    [InlineData("{distribute: [{from: a, to: {b: 101}}]}", "locality-weight@distribute[0].to")]
    [InlineData("{failover: [{from: a, to: b}]}", "")]
    [InlineData("{failover: [{from: a, to: b}, {from: a, to: a}]}", "locality-failover@failover[1]")]
    [InlineData("{failover: [{from: a/b, to: c}]}", "locality-failover@failover[0]")]
    [InlineData("{failover: [{from: a, to: '*'}]}", "locality-failover@failover[0]")]
    [InlineData("{distribute: [{from: a, to: {b: 100}}], failover: [{from: a, to: b}]}", "locality-conflict@")]
    [InlineData("{failoverPriority: [topology.kubernetes.io/zone]}", "")]
    [InlineData("{failoverPriority: [version], failover: [{from: a, to: b}]}", "")]
    [InlineData(
        "{failoverPriority: [version, topology.kubernetes.io/zone], failover: [{from: a, to: b}]}",
        "locality-conflict@failoverPriority"
    )]
    public void Locality(string locality, string findings) =>
        Assert.Equal(
            findings,
            Judge("outlierDetection: {}, loadBalancer", $"{{localityLbSetting: {locality}}}")
                .Replace("localityLbSetting.", "", StringComparison.Ordinal)
                .Replace("localityLbSetting", "", StringComparison.Ordinal)
        );

    /// <summary>Zones are ordered already, so no topology label may order them.</summary>
    [Theory]
    [InlineData("{zoneAwareLbSetting: {failoverPriority: [version]}}", "")]
    [InlineData(
        "{zoneAwareLbSetting: {failoverPriority: [topology.kubernetes.io/zone]}}",
        "locality-conflict@zoneAwareLbSetting.failoverPriority"
    )]
    [InlineData(
        "{zoneAwareLbSetting: {failover: [{from: a, to: a}]}}",
        "locality-failover@zoneAwareLbSetting.failover[0]"
    )]
    [InlineData("{zoneAwareLbSetting: {}, localityLbSetting: {}}", "locality-conflict@zoneAwareLbSetting")]
    public void Zones(string balancer, string findings) =>
        Assert.Equal(findings, Judge("outlierDetection: {}, loadBalancer", balancer, "1.31"));

    [Theory]
    [InlineData("{consecutiveLocalOriginFailures: 1}", "outlier-local-origin@consecutiveLocalOriginFailures")]
    [InlineData("{consecutiveLocalOriginFailures: 0}", "")]
    [InlineData("{consecutiveLocalOriginFailures: 1, splitExternalLocalOriginErrors: true}", "")]
    [InlineData("{maxEjectionPercent: 100, minHealthPercent: 0}", "")]
    [InlineData(
        "{maxEjectionPercent: 101, minHealthPercent: -1}",
        "outlier-percent@maxEjectionPercent outlier-percent@minHealthPercent"
    )]
    public void Outliers(string detection, string findings) =>
        Assert.Equal(findings, Judge("outlierDetection", detection));

    [Theory]
    [InlineData("{h2UpgradePolicy: UPGRADE}", "")]
    [InlineData("{h2UpgradePolicy: DO_NOT_UPGRADE, useClientProtocol: true}", "")]
    [InlineData(
        "{h2UpgradePolicy: UPGRADE, useClientProtocol: true}",
        "connection-pool-upgrade@http.useClientProtocol"
    )]
    [InlineData("{http2KeepAlive: {interval: 30s, timeout: 5s}}", "")]
    [InlineData("{http2KeepAlive: {interval: 30s}}", "connection-pool-keepalive@http.http2KeepAlive")]
    [InlineData("{http2KeepAlive: {timeout: 5s}}", "connection-pool-keepalive@http.http2KeepAlive")]
    public void Connections(string http, string findings) =>
        Assert.Equal(findings, Judge("connectionPool", $"{{http: {http}}}", "1.31"));

    /// <summary>The findings, with fields below that of the policy that is judged.</summary>
    static string Judge(string field, string value, string version = "1.30") =>
        IstioManifest
            .Findings("DestinationRule", $"{{host: a, trafficPolicy: {{{field}: {value}}}}}", version)
            .Replace($"spec.trafficPolicy.{field.Split(' ')[^1]}.", "", StringComparison.Ordinal);

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
