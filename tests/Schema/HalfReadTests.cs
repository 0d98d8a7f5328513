using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Schema;

/// <summary>What cannot be read hides no other mistake, and is the reason for no other message.</summary>
public sealed class HalfReadTests
{
    [Fact]
    public void An_unknown_suite_hides_nothing_else_of_the_gateway() =>
        Assert.Equal(
            [
                "tls-min-above-max spec.gateway.tls.minProtocolVersion",
                "cipher-suites-without-effect spec.gateway.tls.cipherSuites",
                "invalid-value spec.gateway.tls.cipherSuites[1]",
                "duplicate-entry spec.gateway.tls.cipherSuites[2]",
            ],
            Errors(
                "{domain: g.example.com, gateway: {name: g, tls: {minProtocolVersion: TLSV1_3, "
                    + "maxProtocolVersion: TLSV1_2, cipherSuites: [AES128-SHA, unheard-of, AES128-SHA]}}, "
                    + "certificate: {gardener: {}}}"
            )
        );

    [Fact]
    public void A_misspelt_preset_hides_nothing_in_other_parts() =>
        Assert.Equal(
            [
                "client-ca-required spec.gateway.tls.clientCA",
                "several-certificate-sources spec.certificate",
                "egress-registry-only-needs-namespace spec.egress.namespace",
                "invalid-value spec.egress.services[0].preset",
            ],
            Errors(
                """
                domain: g.example.com
                gateway: {name: g, tls: {mode: MUTUAL}}
                certificate: {gardener: {}, existing: {}}
                egress:
                  outboundTrafficPolicy: REGISTRY_ONLY
                  services: [{hosts: [db.example.com], preset: postgres}]
                """
            )
        );

    /// <summary>
    /// Entries move up in the lists that rules see; they are called as they stand in the file all the same.
    /// </summary>
    [Fact]
    public void Entries_behind_an_unreadable_one_keep_their_place()
    {
        var traffic = Traffic.Of(
            "{egress: {services: [{host: a.example.com}, {hosts: [b.example.com]}, {hosts: ['https://c', "
                + "web.shop.svc]}, {name: d, hosts: [b.example.com]}]}}"
        );

        Assert.Equal(
            [
                "[0].host: `host` is not a field here. Did you mean 'hosts'? Write `hosts: [a.example.com]`",
                "[2].hosts[0]: 'https://c' must be a DNS name such as shop.example.com or *.example.com: "
                    + "lower-case labels of a-z, 0-9 and '-', joined by dots",
                "[2].hosts[1]: 'web.shop.svc' must be a host outside the cluster; Services of the cluster are "
                    + "reached without being registered",
                "[3].hosts[0]: 'b.example.com' is registered by `spec.egress.services[1].hosts[0]` already: "
                    + "a host must be registered once. Put all its ports into one service",
            ],
            traffic
                .Errors.Split('\n')
                .Select(line => line.Replace("KymaTraffic shop spec.egress.services", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(
        "{domian: shop.example.com, gateway: {tls: {mode: MUTUAL}}, certificate: {gardener: {}}}",
        "unknown-field spec.domian",
        "client-ca-required spec.gateway.tls.clientCA"
    )]
    [InlineData(
        "{domain: Shop.example.com, gateway: {tls: {mode: MUTUAL}}, certificate: {gardener: {dnsNames: "
            + "[a.example.com]}}}",
        "invalid-value spec.domain",
        "client-ca-required spec.gateway.tls.clientCA"
    )]
    [InlineData(
        "{domian: shop.example.com, apiRules: [{name: a, namespace: a, host: a, service: {name: a, port: 1}}]}",
        "unknown-field spec.domian"
    )]
    [InlineData("{domain: a.example.com, certficate: {gardener: {}}}", "unknown-field spec.certficate")]
    [InlineData("{domain: a.example.com, certificate: {gardner: {}}}", "unknown-field spec.certificate.gardner")]
    [InlineData(
        "{domain: a.example.com, certificate: {certManager: {}}}",
        "missing-field spec.certificate.certManager.issuerRef"
    )]
    [InlineData(
        "{domain: a.example.com, certificate: {certManager: {}, gardener: {}}}",
        "missing-field spec.certificate.certManager.issuerRef",
        "several-certificate-sources spec.certificate"
    )]
    [InlineData(
        "{domain: a.example.com, gateway: {tls: {mode: MUTUAL, clientCa: {pem: x}}}, certificate: {gardener: {}}}",
        "unknown-field spec.gateway.tls.clientCa"
    )]
    [InlineData(
        "{domain: a.example.com, gateway: {tls: {mode: SIMPEL, clientCA: {secretName: x-cacert}}}, "
            + "certificate: {gardener: {}}}",
        "invalid-value spec.gateway.tls.mode"
    )]
    [InlineData(
        "{domain: a.example.com, gateway: {tls: {ciphers: [AES128-SHA]}}, certificate: {gardener: "
            + "{privateKey: {algorithm: ECDSA}}}}",
        "unknown-field spec.gateway.tls.ciphers"
    )]
    [InlineData(
        "{apiRules: [{name: a, namespace: a, host: a.example.com, gateway: a/b, service: {name: a, port: "
            + "80}, rules: [{path: '/{**}/a/{**}'}, {path: b}]}]}",
        "invalid-value spec.apiRules[0].rules[1].path",
        "apirule-misplaced-path-operator spec.apiRules[0].rules[0].path"
    )]
    [InlineData(
        "{egress: {namepsace: shop, outboundTrafficPolicy: REGISTRY_ONLY, services: []}}",
        "unknown-field spec.egress.namepsace"
    )]
    [InlineData(
        "{egress: {namespace: shop, outboundTrafficPolicy: registry_only, networkPolicies: true, services: []}}",
        "invalid-value spec.egress.outboundTrafficPolicy"
    )]
    [InlineData(
        "{istioVersion: 1.27, egress: {services: [{hosts: ['*.example.com'], resolution: DYNAMIC_DNS, "
            + "ports: [{number: 443, protocol: HTTPS}]}]}}",
        "wrong-type spec.istioVersion"
    )]
    [InlineData(
        "{egress: {services: [{hosts: [a.example.com], ports: [{number: '80', protocol: HTTP}], tls: "
            + "{mode: SIMPLE}}]}}",
        "wrong-type spec.egress.services[0].ports[0].number"
    )]
    [InlineData(
        "{domain: local.kyma.dev, certificate: {asOf: '2040-01-01T00:00:00Z', selfSigned: {duration: long}}}",
        "invalid-value spec.certificate.selfSigned.duration"
    )]
    public void What_follows_from_a_mistake_is_not_told(string spec, params string[] expected) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), Errors(spec).Order(StringComparer.Ordinal));

    [Fact]
    public void A_config_without_a_name_is_judged_too()
    {
        var stderr = Session
            .RunWith(
                """
                apiVersion: config.kubernetes.io/v1
                kind: ResourceList
                items: []
                functionConfig:
                  apiVersion: v1
                  kind: ConfigMap
                  metadata: {name: config}
                  data: {nme: shop, domain: shop.example.com, gateway.tls.mode: MUTUAL, certificate: gardener}

                """
            )
            .Stderr;

        Assert.Contains("`nme` is not a field here. Did you mean 'name'?", stderr, StringComparison.Ordinal);
        Assert.Contains("`name` is required", stderr, StringComparison.Ordinal);
        Assert.Contains("`clientCA` is required", stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Between_configs_only_what_was_read_counts() =>
        Assert.Equal(
            ["egress-host-registered-twice spec.egress.services[1]", "unknown-field spec.egress.services[0].prots"],
            Lines(
                Session.RunWith(
                    $$"""
                    {{Config(
                        "a",
                        "{egress: {namespace: a, services: [{hosts: [one.example.com]}, {hosts: [two.example.com]}]}}"
                    )}}---
                    {{Config(
                        "b",
                        "{egress: {namespace: b, services: [{hosts: [one.example.com], prots: []}, "
                            + "{hosts: [two.example.com]}]}}"
                    )}}
                    """,
                    "check",
                    "--output",
                    "json",
                    "-"
                ),
                "error"
            )
        );

    /// <summary>Hosts that could not be read are not the default ones.</summary>
    [Fact]
    public void Between_gateways_only_what_was_read_counts() =>
        Assert.Empty(
            Lines(
                Session.RunWith(
                    $$"""
                    {{Config(
                        "a",
                        "{domain: a.example.com, gateway: {name: a}, certificate: {secretName: a, gardener: {}}}"
                    )}}---
                    {{Config(
                        "b",
                        "{domain: a.example.com, gateway: {name: b, hots: [b.example.com]}, "
                            + "certificate: {secretName: b, gardener: {}}}"
                    )}}
                    """,
                    "check",
                    "--output",
                    "json",
                    "-"
                ),
                "warning"
            )
        );

    static IEnumerable<string> Lines(Session session, string severity) =>
        System.Text.Json.Nodes.JsonNode.Parse(session.Stdout)!["findings"]!
            .AsArray()
            .Where(finding => (string?)finding!["severity"] == severity)
            .Select(finding => $"{finding!["rule"]} {finding["field"]}")
            .Order(StringComparer.Ordinal);

    static string Config(string name, string spec) =>
        $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: {{name}}, annotations: {config.kubernetes.io/local-config: "true"} }
            spec: {{spec}}

            """;

    static IEnumerable<string> Errors(string spec) =>
        Traffic
            .Of(spec)
            .Findings.Where(finding => finding.Severity == Severity.Error)
            .Select(finding => $"{finding.Rule.Name} {finding.Place.Field}");
}
