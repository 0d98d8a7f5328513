namespace Kyma.Krm.Tests.CommandLine;

/// <summary>Lists of the config and of a package, long and four times as long.</summary>
public sealed class GrowthTests
{
    const string Config = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"} }
        spec:
          domain: shop.example.com
          certificate: {existing: {} }
          LIST

        """;

    [Theory]
    [InlineData("render", Config, "gateway: {hosts: [{0}]}", "h{0}.example.com")]
    [InlineData("render", Config, "dns: {gardener: {targets: [{0}]}}", "h{0}.example.com")]
    [InlineData("render", Config, "egress: {services: [{0}]}", "{hosts: [h{0}.example.com]}")]
    [InlineData("render", Config, "egress: {services: [{hosts: [{0}]}]}", "h{0}.example.com")]
    [InlineData(
        "render",
        Config,
        "apiRules: [{0}]",
        "{name: a{0}, namespace: b, host: h{0}, service: {name: c, port: 80}}"
    )]
    [InlineData(
        "render",
        Config,
        "apiRules: [{name: a, namespace: b, host: h, service: {name: c, port: 80}, rules: [{0}]}]",
        "{path: /a{0}, noAuth: true}"
    )]
    [InlineData(
        "import",
        "LIST",
        "{0}",
        "\n---\n{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: e{0}, namespace: "
            + "shop}, spec: {hosts: [h{0}.example.com], ports: [{number: 443, name: tls, protocol: TLS}], "
            + "resolution: DNS}}\n"
    )]
    [InlineData(
        "import",
        "LIST",
        "{0}",
        "\n---\n{apiVersion: gateway.kyma-project.io/v2, kind: APIRule, metadata: {name: e{0}, namespace: "
            + "shop}, spec: {hosts: [h{0}.example.com], gateway: a/b, service: {name: a, port: 80}, rules: "
            + "[{path: /*, methods: [GET], noAuth: true}]}}\n"
    )]
    [InlineData("render", Config, "gateway: {tls: {cipherSuites: [{0}]}}", "c{0}")]
    [InlineData("render", Config, "gateway: {tls: {minProtocolVersion: TLSV1_3, ecdhCurves: [{0}]}}", "c{0}")]
    [InlineData("render", Config, "gateway: {selector: {{0}}}", "l{0}: a")]
    [InlineData("render", Config, "egress: {exportTo: [{0}], services: [{hosts: [a.example.com]}]}", "n{0}")]
    [InlineData(
        "render",
        Config,
        "egress: {services: [{hosts: [a.example.com], ports: [{0}]}]}",
        "{number: 1{0}, protocol: TCP}"
    )]
    [InlineData(
        "render",
        Config,
        "egress: {services: [{hosts: [a.example.com], resolution: DNS, endpoints: [{0}]}]}",
        "{address: h{0}.example.com}"
    )]
    [InlineData(
        "render",
        Config,
        "apiRules: [{0}]",
        "{name: a, namespace: b, host: h, service: {name: c{0}, port: 80}}"
    )]
    [InlineData(
        "render",
        Config,
        "apiRules: [{name: a, namespace: b, host: h, service: {name: c, port: 80}, corsPolicy: {allowOrigins: [{0}]}}]",
        "{exact: \"https://a{0}.example.com\"}"
    )]
    [InlineData(
        "check",
        "LIST",
        "{0}",
        "\n---\n{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: e{0}, "
            + "namespace: shop}, spec: {hosts: [h{0}.example.com], http: [{route: [{destination: {host: "
            + "b}}]}]}}\n"
    )]
    [InlineData(
        "check",
        "LIST",
        "{0}",
        "\n---\n{apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: e{0}, "
            + "namespace: shop}, spec: {host: h{0}.example.com}}\n"
    )]
    [InlineData(
        "check",
        "LIST",
        "{0}",
        "\n---\n{apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: e{0}, namespace: "
            + "shop}, spec: {servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: "
            + "[h{0}.example.com]}]}}\n"
    )]
    [InlineData(
        "check",
        "LIST",
        "{0}",
        "\n---\n{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: e{0}, namespace: "
            + "shop}, spec: {hosts: [h{0}.example.com], ports: [{number: 443, name: tls, protocol: TLS}], "
            + "resolution: DNS}}\n"
    )]
    [InlineData(
        "check",
        "LIST",
        "{0}",
        "\n---\n{apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: e{0}, namespace: "
            + "n{0}}, spec: {egress: [{hosts: [\"./*\"]}]}}\n"
    )]
    [InlineData(
        "check",
        "LIST",
        "{0}",
        "\n---\n{apiVersion: gateway.kyma-project.io/v2, kind: APIRule, metadata: {name: e{0}, namespace: "
            + "shop}, spec: {hosts: [h{0}.example.com], gateway: a/b, service: {name: a, port: 80}, rules: "
            + "[{path: /*, methods: [GET], noAuth: true}]}}\n"
    )]
    [InlineData(
        "check",
        "LIST",
        "{0}",
        "\n---\n{apiVersion: v1, kind: Secret, metadata: {name: e{0}, namespace: istio-system}, type: Opaque}\n"
    )]
    public void Of_a_list(string command, string document, string list, string entry) =>
        Growth.IsLinear(
            count => document.Replace("LIST", Filled(list, entry, count), StringComparison.Ordinal),
            250,
            command,
            "-"
        );

    /// <summary>A long list, because a copy of a short one costs little next to what is said of its entries.</summary>
    [Theory]
    [InlineData("egress: {services: [{0}]}", "{name: a{0}}")]
    [InlineData("apiRules: [{0}]", "{name: a{0}, namespace: b, host: h{0}, service: {port: http}}")]
    public void Of_entries_without_a_required_field(string list, string entry) =>
        Growth.IsLinear(
            count => Config.Replace("LIST", Filled(list, entry, count), StringComparison.Ordinal),
            4_000,
            "render",
            "-"
        );

    /// <summary>Every wildcard is a candidate for every host that a workload mentions.</summary>
    [Fact]
    public void Of_wildcards_and_mentions() =>
        Growth.IsLinear(
            count =>
                Filled(
                    "{0}",
                    "\n---\n{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: "
                        + "e{0}, namespace: shop}, spec: {hosts: [\"*.w{0}.example.com\"], ports: [{number: 443, "
                        + "name: tls, protocol: TLS}], resolution: NONE}}\n",
                    count
                )
                + "---\n{apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: default, "
                + "namespace: shop}, spec: {outboundTrafficPolicy: {mode: REGISTRY_ONLY}}}\n---\n"
                + "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop, labels: "
                + "{sidecar.istio.io/inject: \"true\"}}, spec: {containers: [{name: a, image: a, args: ["
                + Filled("{0}", "\"https://m.w{0}.example.com\"", count)
                + "]}]}}\n",
            100,
            "check",
            "-"
        );

    /// <summary>Every host that a Sidecar lets in is a candidate for every host that a workload mentions.</summary>
    [Fact]
    public void Of_imports_and_mentions() =>
        Growth.IsLinear(
            count =>
                "apiVersion: networking.istio.io/v1\nkind: ServiceEntry\n"
                + "metadata: {name: e, namespace: out}\n"
                + "spec: {hosts: [\"*.example.com\"], ports: [{number: 443, name: tls, protocol: TLS}], "
                + "resolution: NONE}\n"
                + "---\n{apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: default, "
                + "namespace: shop}, spec: {outboundTrafficPolicy: {mode: REGISTRY_ONLY}, egress: [{hosts: ["
                + Filled("{0}", "out/m{0}.example.com", count)
                + "]}]}}\n---\n{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop, labels: "
                + "{sidecar.istio.io/inject: \"true\"}}, spec: {containers: [{name: a, image: a, args: ["
                + Filled("{0}", "\"https://n{0}.example.com\"", count)
                + "]}]}}\n",
            250,
            "check",
            "-"
        );

    /// <summary>Every host of a Gateway is a candidate for every VirtualService that names it.</summary>
    [Fact]
    public void Of_served_hosts_and_routes() =>
        Growth.IsLinear(
            count =>
                Gateway("h{0}.example.com", count)
                + Filled(
                    "{0}",
                    "\n---\n{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: "
                        + "e{0}, namespace: shop}, spec: {hosts: [h{0}.example.com], gateways: [g], http: "
                        + "[{route: [{destination: {host: b}}]}]}}\n",
                    count
                ),
            250,
            "check",
            "-"
        );

    /// <summary>Every host of a Gateway is a candidate for every host of a VirtualService that names it.</summary>
    [Fact]
    public void Of_served_hosts_and_hosts_of_a_route() =>
        Growth.IsLinear(
            count =>
                Gateway("shop/h{0}.example.com", count)
                + "---\n{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: e, "
                + "namespace: shop}, spec: {gateways: [g], http: [{route: [{destination: {host: b}}]}], hosts: ["
                + Filled("{0}", "h{0}.example.com", count)
                + "]}}\n",
            1000,
            "check",
            "-"
        );

    /// <summary>
    /// Every config is a candidate for every other that registers the same host, and none of them meets another.
    /// </summary>
    [Fact]
    public void Of_configs_with_one_host() =>
        Growth.IsLinear(
            count =>
                Filled(
                    "{0}",
                    "\n---\n{apiVersion: krm.kyma-project.io/v1alpha1, kind: KymaTraffic, metadata: {name: "
                        + "c{0}, annotations: {config.kubernetes.io/local-config: \"true\"}}, spec: {egress: "
                        + "{namespace: n{0}, exportTo: [.], services: [{hosts: [api.example.com], ports: "
                        + "[{number: 5432, protocol: TCP}]}]}}}\n",
                    count
                ),
            100,
            "render",
            "-"
        );

    /// <summary>What a run rendered comes back in the next one, and other people's ServiceEntries with it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_a_second_run(bool hasForeign) =>
        Growth.IsLinear(
            count =>
            {
                var first = Session.RunWith(
                    "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n"
                        + string.Concat(
                            Enumerable
                                .Range(0, count)
                                .Select(i =>
                                    "- {apiVersion: krm.kyma-project.io/v1alpha1, kind: KymaTraffic, "
                                    + $"metadata: {{name: c{i}, annotations: "
                                    + "{config.kubernetes.io/local-config: \"true\"}}, spec: {egress: "
                                    + $"{{namespace: n{i}, exportTo: [.], services: [{{hosts: "
                                    + $"[api{i}.example.com]}}]}}}}}}\n"
                                    + (
                                        hasForeign
                                            ? "- {apiVersion: networking.istio.io/v1, kind: ServiceEntry, "
                                                + $"metadata: {{name: f{i}, namespace: f{i}}}, spec: {{hosts: "
                                                + $"[f{i}.example.com], ports: [{{number: 443, name: tls, "
                                                + "protocol: TLS}], resolution: DNS}}\n"
                                            : ""
                                    )
                                )
                        )
                );
                Assert.Equal(0, first.ExitCode);
                return first.Stdout;
            },
            100
        );

    /// <summary>
    /// A misspelt word is compared with the words it may stand for, but not letter by letter where both are a file
    /// long.
    /// </summary>
    [Fact]
    public void Of_a_long_word() =>
        Growth.IsLinear(
            count =>
                Config.Replace(
                    "LIST",
                    "egress: {services: [{hosts: [a.example.com], resolution: STATIC, ports: [{number: "
                        + $"443, protocol: TLS, name: {new string('a', count)}}}], endpoints: [{{address: "
                        + $"10.0.0.1, ports: {{? {new string('a', count - 1)}b : 8443}}}}]}}]}}",
                    StringComparison.Ordinal
                ),
            1000,
            "render",
            "-"
        );

    /// <summary>Every workload is a candidate for every selector.</summary>
    [Fact]
    public void Of_workloads_and_selectors() =>
        Growth.IsLinear(
            count =>
                Config
                    .Replace(
                        "metadata: {name: shop,",
                        "metadata: {name: shop, namespace: shop,",
                        StringComparison.Ordinal
                    )
                    .Replace(
                        "LIST",
                        Filled(
                            "egress: {namespace: shop, services: [{0}]}",
                            "{name: s{0}, hosts: [h{0}.example.com], tls: {mode: MUTUAL, credentialName: "
                                + "c{0}}, workloadSelector: {matchLabels: {app: a{0}}}}",
                            count
                        ),
                        StringComparison.Ordinal
                    )
                + Filled(
                    "{0}",
                    "\n---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: d{0}, namespace: "
                        + "shop}, spec: {template: {metadata: {labels: {app: a{0}}}, spec: {serviceAccountName: "
                        + "s{0}}}}}\n",
                    count
                ),
            100,
            "render",
            "-"
        );

    static string Gateway(string host, int hosts) =>
        "apiVersion: networking.istio.io/v1\nkind: Gateway\n"
        + "metadata: {name: g, namespace: shop}\n"
        + "spec: {selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, "
        + "protocol: HTTP}, hosts: ["
        + Filled("{0}", host, hosts)
        + "]}]}\n";

    static string Filled(string list, string entry, int count) =>
        list.Replace(
            "{0}",
            string.Join(
                entry.StartsWith('\n') ? "" : ", ",
                Enumerable.Range(0, count).Select(i => entry.Replace("{0}", $"{i}", StringComparison.Ordinal))
            ),
            StringComparison.Ordinal
        );
}
