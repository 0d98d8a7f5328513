namespace Kyma.Krm.Tests.Istio;

public sealed class ServiceEntryRulesTests
{
    [Theory]
    [InlineData("{hosts: [a.com], resolution: DNS, ports: [{number: 443, name: tls, protocol: TLS}]}", "")]
    [InlineData("{hosts: ['*'], resolution: NONE}", "service-entry-any-host@spec.hosts[0]")]
    [InlineData(
        "{hosts: [10.0.0.1], resolution: STATIC, endpoints: [{address: 10.0.0.1}]}",
        "service-entry-host@spec.hosts[0]"
    )]
    [InlineData("{hosts: ['*foo.com']}", "service-entry-partial-wildcard@spec.hosts[0]")]
    [InlineData("{hosts: ['*.a.com'], resolution: DNS}", "service-entry-wildcard-dns@spec.hosts[0]")]
    [InlineData("{hosts: ['*.a.com'], resolution: DNS, endpoints: [{address: b.com}]}", "")]
    [InlineData("{hosts: [a.com, b.com], resolution: DNS, ports: [{number: 443, name: tls, protocol: TLS}]}", "")]
    [InlineData(
        "{hosts: [a.com, b.com], resolution: DNS, ports: [{number: 5432, name: db, protocol: TCP}]}",
        "service-entry-several-hosts-tcp@spec.ports[0]"
    )]
    [InlineData(
        "{hosts: [a.com, b.com], addresses: [10.0.0.1], resolution: DNS, ports: [{number: 443, name: tls, "
            + "protocol: TLS}]}",
        "service-entry-several-hosts-address@spec.hosts"
    )]
    [InlineData("{hosts: [a.com.], resolution: DNS}", "host-trailing-dot@spec.hosts[0]")]
    public void Hosts(string spec, string findings) =>
        Assert.Equal(findings, IstioManifest.Findings("ServiceEntry", spec));

    [Theory]
    [InlineData("{number: 443, name: tls.x, protocol: TLS}", "service-entry-port-name@spec.ports[0].name")]
    [InlineData("{number: 443, name: TLS, protocol: tls}", "")]
    [InlineData("{number: 443, name: tls}", "")]
    [InlineData("{number: 443, name: tls, protocol: SMTP}", "service-entry-port-protocol@spec.ports[0].protocol")]
    [InlineData("{number: 0, name: tls, protocol: TLS}", "service-entry-port-number@spec.ports[0].number")]
    [InlineData(
        "{number: 443, name: tls, protocol: TLS, targetPort: 0}",
        "service-entry-port-number@spec.ports[0].targetPort"
    )]
    [InlineData(
        "{number: 443, name: tls, protocol: TLS}, {number: 443, name: tls2, protocol: TLS}",
        "service-entry-port-twice@spec.ports[1].number"
    )]
    [InlineData(
        "{number: 443, name: tls, protocol: TLS}, {number: 444, name: tls, protocol: TLS}",
        "service-entry-port-twice@spec.ports[1].name"
    )]
    [InlineData("{number: 443, name: http, protocol: HTTP}", "service-entry-443-http@spec.ports[0].protocol")]
    public void Ports(string ports, string findings) =>
        Assert.Equal(
            findings,
            IstioManifest.Findings("ServiceEntry", $"{{hosts: [a.com], resolution: DNS, ports: [{ports}]}}")
        );

    [Theory]
    [InlineData("1.24", "DNS", "service-entry-tcp-without-address@spec.ports[0]")]
    [InlineData("1.25", "DNS", "")]
    [InlineData("1.25", "NONE", "service-entry-tcp-without-address@spec.ports[0]")]
    public void Addresses_are_allocated_since_1_25(string version, string resolution, string findings) =>
        Assert.Equal(
            findings,
            IstioManifest.Findings(
                "ServiceEntry",
                $"{{hosts: [a.com], resolution: {resolution}, ports: [{{number: 5432, name: db, protocol: TCP}}]}}",
                version
            )
        );

    [Theory]
    [InlineData("{addresses: [10.0.0.0/8]}", "")]
    [InlineData("{addresses: [10.0.0.1/8, '2001:db8::/32', 'fe80::1%eth0']}", "")]
    [InlineData("{addresses: [10.0.0.0/33]}", "service-entry-address@spec.addresses[0]")]
    [InlineData("{addresses: [010.0.0.1]}", "service-entry-address@spec.addresses[0]")]
    [InlineData("{addresses: [10.0.0.0/8], resolution: DNS}", "service-entry-cidr@spec.addresses[0]")]
    [InlineData("{endpoints: []}", "service-entry-endpoints-with-none@spec.endpoints")]
    [InlineData("{endpoints: [{address: 10.0.0.1}]}", "service-entry-endpoints-with-none@spec.endpoints")]
    [InlineData("{workloadSelector: {labels: {a: b}}}", "service-entry-selector-with-none@spec.workloadSelector")]
    [InlineData(
        "{workloadSelector: {labels: {a: b}}, endpoints: [], resolution: STATIC}",
        "service-entry-selector-and-endpoints@spec.endpoints"
    )]
    [InlineData(
        "{workloadSelector: {labels: {a: '*'}}, resolution: STATIC}",
        "selector-wildcard@spec.workloadSelector.labels.a"
    )]
    [InlineData("{workloadSelector: {}, resolution: STATIC}", "selector-without-labels@spec.workloadSelector")]
    [InlineData("{resolution: STATIC}", "service-entry-static-without-endpoints@spec.resolution")]
    [InlineData("{resolution: STATIC, endpoints: [{address: b.com}]}", "endpoint-address@spec.endpoints[0].address")]
    [InlineData(
        "{resolution: STATIC, endpoints: [{network: net1}]}",
        "endpoint-without-address@spec.endpoints[0].address"
    )]
    [InlineData("{resolution: STATIC, endpoints: [{}]}", "endpoint-address@spec.endpoints[0].address")]
    [InlineData("{resolution: STATIC, endpoints: [{address: 'unix:///a'}]}", "endpoint-unix@spec.ports")]
    [InlineData(
        "{resolution: STATIC, ports: [{number: 80, name: http, protocol: HTTP}], endpoints: [{address: 'unix:///a/'}]}",
        "endpoint-unix@spec.endpoints[0].address"
    )]
    [InlineData("{resolution: DNS, endpoints: [{address: b_c.com}]}", "endpoint-address@spec.endpoints[0].address")]
    [InlineData(
        "{resolution: DNS, endpoints: [{address: b.com, ports: {http: 80}}]}",
        "endpoint-port@spec.endpoints[0].ports.http"
    )]
    [InlineData(
        "{resolution: DNS_ROUND_ROBIN, endpoints: [{address: b.com}, {address: c.com}]}",
        "service-entry-round-robin-endpoints@spec.endpoints"
    )]
    [InlineData("{exportTo: ['.', bar]}", "export-to-duplicate@spec.exportTo[1]")]
    [InlineData("{exportTo: ['*', shop]}", "export-to-all-or-none@spec.exportTo")]
    [InlineData("{exportTo: ['~']}", "")]
    [InlineData("{exportTo: [a.b]}", "export-to-entry@spec.exportTo[0]")]
    public void The_rest(string spec, string findings) =>
        Assert.Equal(findings, IstioManifest.Findings("ServiceEntry", $"{{hosts: [a.com], {spec[1..]}"));

    [Theory]
    [InlineData("1.28", "{number: 443, name: tls, protocol: TLS}", "dynamic-dns-protocol@spec.ports[0]")]
    [InlineData("1.29", "{number: 443, name: tls, protocol: TLS}", "")]
    [InlineData(
        "1.29",
        "{number: 443, name: grpc, protocol: GRPC}",
        "dynamic-dns-protocol@spec.ports[0] service-entry-443-http@spec.ports[0].protocol"
    )]
    [InlineData("1.30", "{number: 443, name: https, protocol: HTTPS}", "dynamic-dns-protocol@spec.ports[0]")]
    [InlineData("1.27", "{number: 80, name: http, protocol: HTTP}", "crd-unknown-value@spec.resolution")]
    public void Dynamic_dns_has_grown_with_the_releases(string version, string port, string findings) =>
        Assert.Equal(
            findings,
            IstioManifest.Findings(
                "ServiceEntry",
                $"{{hosts: ['*.a.com'], resolution: DYNAMIC_DNS, ports: [{port}]}}",
                version
            )
        );

    [Theory]
    [InlineData("{hosts: [a.com], resolution: DYNAMIC_DNS}", "dynamic-dns-host@spec.hosts[0]")]
    [InlineData(
        "{hosts: ['*.a.com'], resolution: DYNAMIC_DNS, addresses: [10.0.0.1]}",
        "dynamic-dns-fixed-address@spec.addresses"
    )]
    public void Dynamic_dns(string spec, string findings) =>
        Assert.Equal(findings, IstioManifest.Findings("ServiceEntry", spec));

    [Theory]
    [InlineData("1.29", "MESH_EXTERNAL", "", "")]
    [InlineData("1.29", "MESH_INTERNAL", "", "dynamic-dns-location@spec.location")]
    [InlineData("1.30", "MESH_INTERNAL", "", "")]
    [InlineData("1.30", "MESH_INTERNAL", "none", "")]
    [InlineData("1.30", "MESH_INTERNAL", "shop", "dynamic-dns-location@spec.location")]
    [InlineData("1.30", "MESH_EXTERNAL", "shop", "")]
    public void Dynamic_dns_inside_the_mesh_needs_sidecars(
        string version,
        string location,
        string waypoint,
        string findings
    ) =>
        Assert.Equal(
            findings,
            string.Join(
                ' ',
                IstioManifest
                    .Judge(
                        "{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: a, labels: "
                            + $"{{istio.io/use-waypoint: '{waypoint}'}}}}, spec: {{hosts: ['*.a.com'], "
                            + $"resolution: DYNAMIC_DNS, location: {location}}}}}",
                        version
                    )
                    .Findings.Select(finding => $"{finding.Rule.Name}@{finding.Place.Field}")
            )
        );
}
