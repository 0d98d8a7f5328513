namespace Kyma.Krm.Tests.Egress;

/// <summary>Each mistake is told by its rule, at its field; services are written in flow style, one a row.</summary>
public sealed class EgressRulesTests
{
    [Theory]
    [InlineData("{hosts: [api.example.com]}")]
    [InlineData("{hosts: [api.example.com, www.example.com]}")]
    [InlineData("{hosts: [api.example.com], preset: http}")]
    [InlineData("{hosts: ['*.example.com']}")]
    [InlineData("{hosts: ['*.example.com'], resolution: DYNAMIC_DNS}")]
    [InlineData("{hosts: ['*.example.com', api.example.org], resolution: NONE}")]
    [InlineData("{hosts: ['*.example.com'], endpoints: [{address: proxy.example.com}]}")]
    [InlineData("{hosts: [db.example.com], preset: mysql, addresses: [192.0.2.10]}")]
    [InlineData("{hosts: [db.example.com], preset: mysql, addresses: [192.0.2.0/24]}")]
    [InlineData("{hosts: [db.example.com], preset: mongodb-tls}")]
    [InlineData("{hosts: [db.example.com], preset: hana-cloud}")]
    [InlineData("{hosts: [db.example.com], preset: mssql, addresses: [192.0.2.10]}")]
    [InlineData("{hosts: [mail.example.com], preset: smtp, addresses: [192.0.2.10], ports: [{number: 2525}]}")]
    [InlineData("{hosts: [mail.example.com], preset: smtps, ports: [{number: 4465, protocol: TLS, name: mail}]}")]
    [InlineData("{hosts: [db.example.com], preset: redis, addresses: [192.0.0.0/8]}")]
    [InlineData(
        "{hosts: [db.example.com], ports: [{number: 8080, protocol: HTTP}], endpoints: [{address: "
            + "192.0.2.10, ports: {http: 80}}]}"
    )]
    [InlineData("{hosts: [api.example.com], tls: {mode: SIMPLE}}")]
    [InlineData("{hosts: ['*.example.com'], tls: {mode: SIMPLE}}")]
    [InlineData("{hosts: [api.example.com], preset: amqp, tls: {mode: SIMPLE}, addresses: [192.0.2.10]}")]
    [InlineData(
        "{hosts: [api.example.com], tls: {mode: MUTUAL, credentialName: c}, workloadSelector: "
            + "{matchLabels: {app: a}, serviceAccountName: a}}"
    )]
    public void What_works_has_no_finding(string service) => Assert.Empty(Services(service).Told);

    [Theory]
    [InlineData(
        "egress-preset-with-ports",
        "preset",
        "{hosts: [a.example.com], preset: https, addresses: [192.0.2.1], ports: [{number: 443, protocol: TCP}]}"
    )]
    [InlineData(
        "egress-preset-with-ports",
        "preset",
        "{hosts: [a.example.com], preset: https, ports: [{number: 443}, {number: 8443}]}"
    )]
    [InlineData("missing-field", "ports[0].protocol", "{hosts: [a.example.com], ports: [{number: 443}]}")]
    [InlineData("egress-mail-port", "preset", "{hosts: [a.example.com], preset: smtps, ports: [{number: 587}]}")]
    [InlineData(
        "egress-mail-port",
        "preset",
        "{hosts: [a.example.com], preset: smtp, addresses: [192.0.2.1], ports: [{number: 465}]}"
    )]
    [InlineData(
        "egress-endpoints-share-load",
        "endpoints",
        "{hosts: [a.example.com], preset: mongodb-tls, endpoints: [{address: 192.0.2.1}, {address: 192.0.2.2}]}"
    )]
    [InlineData(
        "egress-addresses-open-all",
        "addresses[1]",
        "{hosts: [a.example.com], preset: redis, addresses: [192.0.2.0/24, 0.0.0.0/0]}"
    )]
    [InlineData(
        "egress-addresses-open-all",
        "addresses[0]",
        "{hosts: [a.example.com], preset: redis, addresses: ['::/1']}"
    )]
    [InlineData(
        "service-entry-port-twice",
        "ports[1].number",
        "{hosts: [a.example.com], ports: [{number: 443, protocol: TLS}, {number: 443, protocol: HTTPS}]}"
    )]
    [InlineData(
        "service-entry-port-twice",
        "ports[1].name",
        "{hosts: [a.example.com], ports: [{number: 443, protocol: TLS, name: tls}, {number: 444, protocol: "
            + "HTTPS, name: tls}]}"
    )]
    [InlineData(
        "egress-unknown-endpoint-port",
        "endpoints[0].ports.web",
        "{hosts: [a.example.com], endpoints: [{address: 192.0.2.1, ports: {web: 443}}]}"
    )]
    [InlineData("service-entry-wildcard-dns", "hosts[0]", "{hosts: ['*.example.com'], resolution: DNS}")]
    [InlineData("service-entry-wildcard-dns", "hosts[0]", "{hosts: ['*.example.com'], resolution: DNS_ROUND_ROBIN}")]
    [InlineData("service-entry-wildcard-dns", "hosts[1]", "{hosts: [a.example.org, '*.example.com']}")]
    [InlineData(
        "service-entry-endpoints-with-none",
        "endpoints",
        "{hosts: [a.example.com], resolution: NONE, endpoints: [{address: 192.0.2.1}]}"
    )]
    [InlineData("egress-resolution-mismatch", "resolution", "{hosts: [a.example.com], resolution: STATIC}")]
    [InlineData(
        "endpoint-address",
        "endpoints[0].address",
        "{hosts: [a.example.com], resolution: STATIC, endpoints: [{address: b.example.com}]}"
    )]
    [InlineData(
        "service-entry-round-robin-endpoints",
        "endpoints",
        "{hosts: [a.example.com], resolution: DNS_ROUND_ROBIN, endpoints: [{address: b.example.com}, "
            + "{address: c.example.com}]}"
    )]
    [InlineData(
        "service-entry-cidr",
        "addresses[0]",
        "{hosts: [a.example.com], resolution: DNS, addresses: [192.0.2.0/24]}"
    )]
    [InlineData("egress-nameless-without-address", "hosts", "{hosts: ['*.example.com'], preset: postgresql}")]
    [InlineData(
        "egress-nameless-without-address",
        "hosts",
        "{hosts: [a.example.com], preset: postgresql, resolution: NONE}"
    )]
    [InlineData("dynamic-dns-host", "hosts[0]", "{hosts: [a.example.com], resolution: DYNAMIC_DNS}")]
    [InlineData(
        "dynamic-dns-fixed-address",
        "addresses",
        "{hosts: ['*.example.com'], resolution: DYNAMIC_DNS, addresses: [192.0.2.1]}"
    )]
    [InlineData(
        "dynamic-dns-fixed-address",
        "endpoints",
        "{hosts: ['*.example.com'], resolution: DYNAMIC_DNS, endpoints: [{address: 192.0.2.1}]}"
    )]
    [InlineData(
        "dynamic-dns-protocol",
        "ports[0]",
        "{hosts: ['*.example.com'], resolution: DYNAMIC_DNS, ports: [{number: 443, protocol: HTTPS}]}"
    )]
    [InlineData("egress-in-cluster-host", "hosts[0]", "{hosts: [web.shop.svc.cluster.local]}")]
    [InlineData(
        "egress-addresses-of-several-hosts",
        "addresses",
        "{hosts: [a.example.com, b.example.com], preset: postgresql, addresses: [192.0.2.1]}"
    )]
    [InlineData(
        "egress-addresses-of-several-hosts",
        "addresses",
        "{hosts: [a.example.com, b.example.com], addresses: [192.0.2.1]}"
    )]
    [InlineData("egress-double-tls", "tls", "{hosts: [a.example.com], preset: https, tls: {mode: SIMPLE}}")]
    [InlineData(
        "egress-starttls",
        "tls",
        "{hosts: [a.example.com], preset: postgresql, addresses: [192.0.2.1], tls: {mode: SIMPLE}}"
    )]
    [InlineData("egress-no-client-certificate", "tls.credentialName", "{hosts: [a.example.com], tls: {mode: MUTUAL}}")]
    [InlineData(
        "egress-ca-only-credential",
        "tls.credentialName",
        "{hosts: [a.example.com], tls: {mode: MUTUAL, credentialName: a-cacert}, workloadSelector: "
            + "{matchLabels: {app: a}, serviceAccountName: a}}"
    )]
    [InlineData(
        "egress-credential-without-pods",
        "workloadSelector",
        "{hosts: [a.example.com], tls: {mode: MUTUAL, credentialName: a}}"
    )]
    [InlineData(
        "egress-credential-without-pods",
        "workloadSelector",
        "{hosts: [a.example.com], tls: {mode: SIMPLE, credentialName: a}}"
    )]
    [InlineData(
        "egress-selector-without-effect",
        "workloadSelector",
        "{hosts: [a.example.com], tls: {mode: SIMPLE}, workloadSelector: {matchLabels: {app: a}}}"
    )]
    [InlineData(
        "egress-selector-without-effect",
        "workloadSelector",
        "{hosts: [a.example.com], workloadSelector: {matchLabels: {app: a}}}"
    )]
    [InlineData(
        "egress-service-account-assumed",
        "workloadSelector",
        "{hosts: [a.example.com], tls: {mode: MUTUAL, credentialName: a}, workloadSelector: {matchLabels: {app: a}}}"
    )]
    [InlineData(
        "egress-plain-http-to-443",
        "ports[0]",
        "{hosts: [a.example.com], ports: [{number: 80, protocol: HTTP, targetPort: 443}]}"
    )]
    [InlineData("egress-tcp-port-takes-all", "", "{hosts: [a.example.com], preset: postgresql}")]
    [InlineData("egress-tcp-hosts-share-a-port", "", "{hosts: [a.example.com, b.example.com], preset: postgresql}")]
    [InlineData("egress-host-registered-twice", "hosts[1]", "{hosts: [a.example.com, a.example.com]}")]
    public void A_mistake_is_told_once_at_its_field(string rule, string field, string service) =>
        Assert.Equal(
            [$"{rule} spec.egress.services[0]{(field.Length == 0 ? "" : $".{field}")}"],
            Services(service).Told.Except([NameTaken(rule)])
        );

    /// <summary>
    /// A host that stands twice also names its resources twice where hosts are split; that is the same mistake.
    /// </summary>
    static string NameTaken(string rule) =>
        rule == "egress-host-registered-twice" ? "egress-name-taken spec.egress.services[0]" : "";

    [Theory]
    [InlineData("hosts", 257, "h{0}.example.com")]
    [InlineData("addresses", 257, "'2001:db8::{0}'")]
    [InlineData("endpoints", 4097, "{{address: h{0}.example.com}}")]
    public void A_list_is_no_longer_than_Istio_takes(string list, int count, string entry)
    {
        var entries = string.Join(
            ", ",
            Enumerable
                .Range(1, count)
                .Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, entry, i))
        );

        Assert.Contains(
            $"crd-limit spec.egress.services[0].{list}",
            Services(
                list == "hosts" ? $"{{hosts: [{entries}]}}" : $"{{hosts: [a.example.com], {list}: [{entries}]}}"
            ).Told
        );
    }

    [Fact]
    public void A_selector_without_labels_is_refused() =>
        Assert.Contains(
            "egress-empty-selector spec.egress.services[0].workloadSelector.matchLabels",
            Services(
                "{hosts: [a.example.com], tls: {mode: MUTUAL, credentialName: a}, workloadSelector: "
                    + "{matchLabels: {}, serviceAccountName: a}}"
            ).Told
        );

    [Fact]
    public void A_wildcard_that_begins_TLS_on_TCP_must_say_which_name_to_ask_for() =>
        Assert.Contains(
            "egress-sni-unknown spec.egress.services[0].tls.sni",
            Services("{hosts: ['*.example.com'], preset: redis, addresses: [192.0.2.0/24], tls: {mode: SIMPLE}}").Told
        );

    [Theory]
    [InlineData("1.27", "crd-unknown-value spec.egress.services[0].resolution")]
    [InlineData("1.29", "egress-dynamic-dns-needs-waypoint spec.egress.services[0].resolution")]
    [InlineData("1.30", "")]
    public void Dynamic_DNS_comes_with_Istio_versions(string version, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                '\n',
                Traffic
                    .Of(
                        $"{{istioVersion: '{version}', egress: {{services: [{{hosts: ['*.example.com'], "
                            + "resolution: DYNAMIC_DNS}]}}"
                    )
                    .Told
            )
        );

    [Fact]
    public void Before_Istio_1_22_a_wildcard_cannot_move_to_another_port() =>
        Assert.Equal(
            ["egress-resolution-mismatch spec.egress.services[0].ports", "istio-version-unknown spec.istioVersion"],
            Traffic
                .Of("{istioVersion: '1.21', egress: {services: [{hosts: ['*.example.com'], tls: {mode: SIMPLE}}]}}")
                .Told
        );

    [Theory]
    [InlineData("[]", "")]
    [InlineData("['*', shop]", "export-to-all-or-none spec.egress.exportTo")]
    [InlineData("['.', shop]", "export-to-duplicate spec.egress.exportTo[1]")]
    [InlineData("[a, b, a]", "export-to-duplicate spec.egress.exportTo[2]")]
    [InlineData("[a, b]", "")]
    public void Each_namespace_is_exported_to_once(string exportTo, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                '\n',
                Traffic
                    .Of(
                        "{egress: {namespace: shop, "
                            + $"{(exportTo == "[]" ? "" : $"exportTo: {exportTo}, ")}services: [{{hosts: "
                            + "[a.example.com]}]}}"
                    )
                    .Told
            )
        );

    static Traffic Services(string services) =>
        Traffic.Of($"{{egress: {{namespace: shop, exportTo: [.], services: [{services}]}}}}");
}
