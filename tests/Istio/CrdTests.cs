namespace Kyma.Krm.Tests.Istio;

/// <summary>What the API server says before Istio is asked.</summary>
public sealed class CrdTests
{
    [Theory]
    [InlineData("{hosts: [a.com], host: b.com}", "crd-unknown-field@spec.host")]
    [InlineData("{hosts: [a.com], hosts: [b.com]}", "crd-duplicate-field@spec.hosts")]
    [InlineData("{ports: []}", "crd-missing-field@spec.hosts")]
    [InlineData("{hosts: a.com}", "crd-wrong-type@spec.hosts")]
    [InlineData("{hosts: [1.5]}", "crd-wrong-type@spec.hosts[0]")]
    [InlineData("{hosts: [yes]}", "crd-wrong-type@spec.hosts[0]")]
    [InlineData("{hosts: [a.com], ports: [{number: '80', name: http}]}", "crd-wrong-type@spec.ports[0].number")]
    [InlineData("{hosts: [a.com], ports: [{number: 80.5, name: http}]}", "crd-wrong-type@spec.ports[0].number")]
    [InlineData("{hosts: [a.com], addresses: null}", "crd-null-field@spec.addresses")]
    [InlineData("{hosts: [null]}", "crd-null@spec.hosts[0]")]
    [InlineData("{hosts: [a.com], location: mesh_external}", "crd-unknown-value@spec.location")]
    [InlineData("{hosts: []}", "crd-limit@spec.hosts")]
    [InlineData(
        "{hosts: [a.com], workloadSelector: {labels: {app: "
            + "0123456789012345678901234567890123456789012345678901234567890123abcd}}, resolution: STATIC}",
        "crd-limit@spec.workloadSelector.labels.app"
    )]
    public void ServiceEntries_follow_the_schema(string spec, string findings) =>
        Assert.Equal(findings, Manifest.Findings("ServiceEntry", spec));

    [Theory]
    [InlineData("{hosts: [a.com], addresses: [10.0.0.1], resolution: DNS}")]
    [InlineData("{hosts: [a.com], ports: [{number: 80.0, name: http}], resolution: DNS}")]
    [InlineData("{hosts: [a.com], ports: [{number: 80, name: 'no'}], resolution: DNS}")]
    public void Values_are_typed_as_kubectl_types_them(string spec) =>
        Assert.Equal("", Manifest.Findings("ServiceEntry", spec));

    [Theory]
    [InlineData(
        "{host: a.com, trafficPolicy: {loadBalancer: {simple: RANDOM, consistentHash: {useSourceIp: true}}}}",
        "crd-one-of@spec.trafficPolicy.loadBalancer"
    )]
    [InlineData(
        "{host: a.com, trafficPolicy: {connectionPool: {tcp: {connectTimeout: 10}}}}",
        "crd-wrong-type@spec.trafficPolicy.connectionPool.tcp.connectTimeout"
    )]
    [InlineData(
        "{host: a.com, trafficPolicy: {connectionPool: {tcp: {connectTimeout: 10 s}}}}",
        "crd-duration@spec.trafficPolicy.connectionPool.tcp.connectTimeout"
    )]
    [InlineData("{host: a.com, trafficPolicy: {connectionPool: {tcp: {idleTimeout: 0s}}}}", "")]
    [InlineData("{host: a.com, trafficPolicy: {tls: {mode: SIMPLE, insecureSkipVerify: null}}}", "")]
    public void DestinationRules_follow_the_schema(string spec, string findings) =>
        Assert.Equal(findings, Manifest.Findings("DestinationRule", spec));

    [Theory]
    [InlineData("1.27", "crd-unknown-field@spec.servers[0].tls.caCertCredentialName")]
    [InlineData("1.28", "")]
    public void Fields_are_known_since_their_release(string version, string findings) =>
        Assert.Equal(
            findings,
            Manifest.Findings(
                "Gateway",
                "{selector: {a: b}, servers: [{port: {number: 443, protocol: HTTPS, name: s}, hosts: "
                    + "[a.com], tls: {mode: MUTUAL, credentialName: c, caCertCredentialName: d-cacert}}]}",
                version
            )
        );

    [Fact]
    public void A_message_names_the_value_what_must_be_there_and_the_nearest_word()
    {
        var (_, findings) = Manifest.Judge(
            """
            {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: foo},
              spec: {hosts: [a.com], resolution: DSN}}
            """
        );
        Assert.Equal(
            "ServiceEntry foo spec.resolution: 'DSN' must be one of: NONE, STATIC, DNS, DNS_ROUND_ROBIN, "
                + "DYNAMIC_DNS. Did you mean 'DNS'?",
            Assert.Single(findings).ToString()
        );
    }

    [Theory]
    [InlineData(
        "{apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: a, annotations: "
            + "{istio.io/dry-run: 'true'}}, spec: {egress: [{hosts: ['*/*']}]}}",
        "istio-forbidden-annotation"
    )]
    [InlineData(
        "{apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: a}, spec: {egress: [{hosts: "
            + "['*/*']}]}, data: {}}",
        "istio-top-level-field"
    )]
    [InlineData(
        "{apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: a}}",
        "crd-missing-field"
    )]
    public void What_lies_beside_the_spec_is_looked_at_too(string manifest, string rule) =>
        Assert.Equal(rule, Assert.Single(Manifest.Judge(manifest).Findings).Rule.Name);
}
