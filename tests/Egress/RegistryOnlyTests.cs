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
                        $"apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: {{name: theirs, namespace: shop}}\n{spec}\n"
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
                "{hosts: [a.example.com], endpoints: [{address: 192.0.2.1, ports: {tls: 8443}}, {address: '2001:db8::1'}]}"
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
                """{"to":[{"namespaceSelector":{"matchExpressions":[{"key":"kubernetes.io/metadata.name","operator":"NotIn","values":["istio-system"]}]}}]}""",
                """{"ports":[{"port":15012,"protocol":"TCP"}],"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"istio-system"}},"podSelector":{"matchLabels":{"istio":"pilot"}}}]}""",
                """{"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"istio-system"}},"podSelector":{"matchLabels":{"istio":"egressgateway"}}}]}""",
            ],
            rules.Skip(1)
        );
    }

    [Fact]
    public void DNS_is_open_on_UDP_and_TCP_also_where_Gardener_puts_it()
    {
        var rules = PolicyOf(
            Enforced(
                "{hosts: [a.example.com], via: EgressGateway}",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: shoot-info, namespace: kube-system, annotations: {config.kubernetes.io/local-config: "true"}}
                data: {domain: shoot.example.com, serviceNetwork: 100.64.0.0/13}
                """
            )
        );

        Assert.Equal(
            """{"ports":[{"port":53,"protocol":"UDP"},{"port":53,"protocol":"TCP"}],"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"kube-system"}}},{"ipBlock":{"cidr":"169.254.20.10/32"}},{"ipBlock":{"cidr":"fd30:1319:f1e:230b::1/128"}},{"ipBlock":{"cidr":"100.64.0.0/13"}}]}""",
            rules[0]
        );
    }

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
