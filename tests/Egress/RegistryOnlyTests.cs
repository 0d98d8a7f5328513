using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Egress;

/// <summary>A namespace is cut off only where that was meant, and only from what is not registered.</summary>
public sealed class RegistryOnlyTests
{
    const string Limit = "outboundTrafficPolicy: REGISTRY_ONLY";

    [Theory]
    [InlineData(Limit, "egress-registry-only-needs-namespace spec.egress.namespace")]
    [InlineData($"namespace: kyma-system, {Limit}", "egress-registry-only-in-system-namespace spec.egress.namespace")]
    [InlineData($"namespace: istio-system, {Limit}", "egress-registry-only-in-system-namespace spec.egress.namespace")]
    [InlineData($"namespace: kube-system, {Limit}", "egress-registry-only-in-system-namespace spec.egress.namespace")]
    [InlineData($"namespace: shop, {Limit}", "")]
    [InlineData(
        $"namespace: shop, exportTo: [other], {Limit}",
        "egress-registry-only-hides-services spec.egress.exportTo"
    )]
    [InlineData($"namespace: shop, exportTo: [shop, other], {Limit}", "")]
    [InlineData(
        "namespace: shop, networkPolicies: true",
        "egress-network-policies-need-registry-only spec.egress.networkPolicies"
    )]
    [InlineData("namespace: kyma-system", "")]
    public void The_limit_must_be_meant(string egress, string expected) =>
        Assert.Equal(
            expected,
            string.Join('\n', Traffic.Of($"{{egress: {{{egress}, services: [{{hosts: [a.example.com]}}]}}}}").Told)
        );

    [Fact]
    public void By_default_nothing_is_limited() =>
        Assert.Equal(
            ["ServiceEntry kyma-system/a-example-com"],
            Traffic.NamesOf(Traffic.Of("{egress: {services: [{hosts: [a.example.com]}]}}").Resources)
        );

    [Theory]
    [InlineData("spec: {egress: [{hosts: ['./*']}]}", "egress-another-sidecar spec.egress.outboundTrafficPolicy")]
    [InlineData("spec: {workloadSelector: {labels: {app: a}}, egress: [{hosts: ['./*']}]}", "")]
    public void A_namespace_has_one_Sidecar_for_all(string spec, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                '\n',
                Traffic
                    .Of(
                        $"{{egress: {{namespace: shop, {Limit}}}}}",
                        "apiVersion: networking.istio.io/v1\nkind: Sidecar\n"
                            + $"metadata: {{name: theirs, namespace: shop}}\n{spec}\n"
                    )
                    .Told
            )
        );

    [Theory]
    [InlineData("{hosts: [a.example.com]}", true)]
    [InlineData("{hosts: ['*.example.com']}", true)]
    [InlineData("{hosts: [a.example.com], endpoints: [{address: b.example.com}]}", true)]
    [InlineData("{hosts: [a.example.com], via: EgressGateway}", false)]
    [InlineData("{hosts: [a.example.com], endpoints: [{address: 192.0.2.1}]}", false)]
    [InlineData("{hosts: [a.example.com], preset: postgresql, addresses: [192.0.2.0/24]}", false)]
    public void What_a_NetworkPolicy_would_cut_is_refused(string service, bool isCut) =>
        Assert.Equal(
            isCut,
            Enforced(service).Told.Contains("egress-network-policy-cuts-service spec.egress.services[0]")
        );

    [Fact]
    public void Known_addresses_are_open_at_their_own_ports()
    {
        var rules = PolicyOf(
            Enforced(
                "{hosts: [a.example.com], endpoints: [{address: 192.0.2.1, ports: {tls: 8443}}, {address: "
                    + "'2001:db8::1'}]}"
            )
        );

        Assert.Equal(
            [
                """{"ports":[{"port":8443,"protocol":"TCP"}],"to":[{"ipBlock":{"cidr":"192.0.2.1/32"}}]}""",
                """{"ports":[{"port":443,"protocol":"TCP"}],"to":[{"ipBlock":{"cidr":"2001:db8::1/128"}}]}""",
            ],
            rules.TakeLast(2)
        );
    }

    [Fact]
    public void In_istio_system_only_istiod_and_the_egress_gateway_are_open()
    {
        var rules = PolicyOf(Enforced("{hosts: [a.example.com], via: EgressGateway}"));

        Assert.Equal(
            [
                """{"to":[{"namespaceSelector":{"matchExpressions":[{"key":"kubernetes.io/metadata.name","""
                    + "\"operator\":\"NotIn\",\"values\":[\"istio-system\"]}]}}]}",
                $$"""{"ports":[{"port":15012,"protocol":"TCP"}],"to":[{{Pods("pilot")}}]}""",
                $$"""{"to":[{{Pods("egressgateway")}}]}""",
            ],
            rules.Skip(1)
        );
    }

    [Fact]
    public void Strict_opens_the_namespace_DNS_istiod_and_the_gateway_and_nothing_else()
    {
        var traffic = Traffic.Of(
            $"{{egress: {{namespace: shop, {Limit}, networkPolicies: Strict, services: [{{hosts: "
                + "[a.example.com], via: EgressGateway}]}}"
        );

        Assert.Empty(traffic.Errors);
        Assert.Equal(
            [
                """{"to":[{"podSelector":{}}]}""",
                $$"""{"ports":[{"port":15012,"protocol":"TCP"}],"to":[{{Pods("pilot")}}]}""",
                $$"""{"to":[{{Pods("egressgateway")}}]}""",
            ],
            PolicyOf(traffic).Skip(1)
        );
    }

    [Theory]
    [InlineData("Strict", true)]
    [InlineData("true", false)]
    [InlineData("false", false)]
    public void Strict_leaves_only_the_gateway_as_a_way_out(string policies, bool isCut) =>
        Assert.Equal(
            isCut,
            Traffic
                .Of(
                    $"{{egress: {{namespace: shop, {Limit}, networkPolicies: {policies}, services: "
                        + "[{hosts: [a.example.com], endpoints: [{address: 192.0.2.1}]}]}}"
                )
                .Told.Contains("egress-network-policy-cuts-service spec.egress.services[0]")
        );

    [Theory]
    [InlineData("strict", "'strict' must be one of: false, true, Strict. Did you mean 'Strict'?")]
    [InlineData("1", "'1' must be one of: false, true, Strict.")]
    [InlineData("'true'", "'true' must be one of: false, true, Strict, without quotes")]
    public void Another_word_is_a_mistake(string policies, string message) =>
        Assert.Contains(
            message,
            Traffic.Of($"{{egress: {{namespace: shop, {Limit}, networkPolicies: {policies}}}}}").Errors,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("services: [{hosts: [a.example.com], endpoints: [{address: 192.0.2.1}]}]", "endpoints")]
    [InlineData("services: [{hosts: [a.example.com], addresses: [192.0.2.1]}]", "addresses")]
    [InlineData("exportTo: ['*'], services: [{hosts: [a.example.com], addresses: [192.0.2.1]}]", "addresses")]
    [InlineData("exportTo: [.], services: [{hosts: [a.example.com], addresses: [192.0.2.1]}]", null)]
    [InlineData("services: [{hosts: [a.example.com]}]", null)]
    public void What_decides_for_every_namespace_is_reported(string egress, string? field) =>
        Assert.Equal(
            field is null ? [] : [$"egress-answers-for-all spec.egress.services[0].{field}"],
            Traffic.Of($"{{egress: {{namespace: shop, {egress}}}}}").Told
        );

    [Theory]
    [InlineData("", "", "")]
    [InlineData("visibleNamespaces: [partners], ", "", "egress-visible-without-limit spec.egress.visibleNamespaces")]
    [InlineData($"visibleNamespaces: [partners], {Limit}, ", "", "")]
    [InlineData($"visibleNamespaces: [partners], {Limit}, ", "[shop]", "")]
    [InlineData($"visibleNamespaces: [partners], {Limit}, ", "['*']", "")]
    [InlineData(
        $"visibleNamespaces: [partners], {Limit}, ",
        "[.]",
        "egress-visible-but-not-exported spec.egress.visibleNamespaces[0]"
    )]
    [InlineData($"visibleNamespaces: [others], {Limit}, ", "[.]", "")]
    public void A_visible_namespace_must_export_what_is_to_be_visible(string egress, string exportTo, string expected)
    {
        var entry =
            "{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: api, namespace: "
            + "partners}, spec: {hosts: [api.example.com], resolution: DNS, ports: [{number: 443, name: "
            + $"tls, protocol: TLS}}]{(exportTo.Length > 0 ? $", exportTo: {exportTo}" : "")}}}}}\n";

        Assert.Equal(
            expected,
            string.Join(
                '\n',
                Traffic
                    .Of($"{{egress: {{namespace: shop, {egress}services: [{{hosts: [a.example.com]}}]}}}}", entry)
                    .Told
            )
        );
    }

    [Fact]
    public void What_is_visible_is_in_the_Sidecar() =>
        Assert.Equal(
            """["./*","*/*.svc.cluster.local","partners/*"]""",
            Traffic
                .Of($"{{egress: {{namespace: shop, {Limit}, visibleNamespaces: [partners]}}}}")
                .Resource("Sidecar", "shop-egress")["spec"]!["egress"]![0]!["hosts"]!.ToJsonString()
        );

    [Fact]
    public void DNS_is_open_on_UDP_and_TCP_also_where_Gardener_puts_it()
    {
        var rules = PolicyOf(
            Enforced(
                "{hosts: [a.example.com], via: EgressGateway}",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: shoot-info, namespace: kube-system,
                  annotations: {config.kubernetes.io/local-config: "true"}}
                data: {domain: shoot.example.com, serviceNetwork: 100.64.0.0/13}
                """
            )
        );

        Assert.Equal(
            """{"ports":[{"port":53,"protocol":"UDP"},{"port":53,"protocol":"TCP"}],"to":["""
                + """{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"kube-system"}}},"""
                + """{"ipBlock":{"cidr":"169.254.20.10/32"}},{"ipBlock":{"cidr":"fd30:1319:f1e:230b::1/128"}},"""
                + """{"ipBlock":{"cidr":"100.64.0.0/13"}}]}""",
            rules[0]
        );
    }

    /// <summary>Pods of istio-system that have this label `istio`, as a NetworkPolicy selects them.</summary>
    static string Pods(string istio) =>
        """{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"istio-system"}},"""
        + $$"""
            "podSelector":{"matchLabels":{"istio":"{{istio}}"} } }
            """.Replace(" ", "", StringComparison.Ordinal);

    static IReadOnlyList<string> PolicyOf(Traffic traffic) =>
        [
            .. traffic.Resource("NetworkPolicy", "shop-egress")["spec"]!["egress"]!
                .AsArray()
                .Select(rule => rule!.ToJsonString()),
        ];

    static Traffic Enforced(string services, string resources = "") =>
        Traffic.Of(
            $"{{egress: {{namespace: shop, {Limit}, networkPolicies: true, services: [{services}]}}}}",
            resources
        );
}
