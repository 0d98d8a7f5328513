using Kyma.Krm.Egress;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Egress;

/// <summary>What services of one config, and the resources around it, do to one another.</summary>
public sealed class SharedRulesTests
{
    const string DnsProxying = """
        apiVersion: operator.kyma-project.io/v1alpha2
        kind: Istio
        metadata: {name: default, namespace: kyma-system}
        spec: {config: {enableDNSProxying: true}}
        """;

    [Fact]
    public void Two_services_with_one_host_are_told_with_both_places()
    {
        var traffic = Services("{hosts: [api.example.com]}, {name: other, hosts: [www.example.com, api.example.com]}");

        Assert.Equal(
            "KymaTraffic shop spec.egress.services[1].hosts[1]: 'api.example.com' is registered by "
                + "`spec.egress.services[0].hosts[0]` already: a host must be registered once. Put all its ports "
                + "into one service",
            traffic.Errors
        );
    }

    [Fact]
    public void Two_services_of_one_name_are_told_with_both_hosts()
    {
        var traffic = Services("{name: db, hosts: [a.example.com]}, {name: db, hosts: [b.example.com]}");

        Assert.Equal(
            "KymaTraffic shop spec.egress.services[1]: 'db' would name the resources of 'b.example.com' "
                + "here and of 'a.example.com' in `spec.egress.services[0]`; give one of them another `name`",
            traffic.Errors
        );
    }

    [Fact]
    public void A_wildcard_and_a_plain_host_can_want_the_same_default_name() =>
        Assert.Equal(
            ["egress-name-taken spec.egress.services[1]"],
            Services("{hosts: ['*.example.com']}, {hosts: [wildcard.example.com]}").Told
        );

    [Fact]
    public void A_service_cannot_take_the_name_of_what_all_share() =>
        Assert.Equal(
            ["egress-name-taken spec.egress.services[0]"],
            Services("{name: shop-egress, hosts: [a.example.com]}").Told
        );

    [Theory]
    [InlineData("{number: 8080, protocol: HTTP}", "{number: 8080, protocol: TLS}", "")]
    [InlineData("{number: 443, protocol: HTTP, targetPort: 8080}", "{number: 443, protocol: TLS}", "")]
    [InlineData("{number: 80, protocol: TLS}", "{number: 80, protocol: HTTP}", "")]
    [InlineData(
        "{number: 8080, protocol: HTTP}",
        "{number: 8080, protocol: TCP}",
        "egress-port-protocol-conflict spec.egress.services[1]\negress-tcp-port-takes-all spec.egress.services[1]"
    )]
    [InlineData("{number: 8080, protocol: HTTP}", "{number: 8080, protocol: GRPC}", "")]
    [InlineData("{number: 8080, protocol: HTTP}", "{number: 8081, protocol: TLS}", "")]
    [InlineData("{number: 443, protocol: HTTPS}", "{number: 443, protocol: TLS}", "")]
    [InlineData(
        "{number: 9000, protocol: TLS}",
        "{number: 9000, protocol: TCP}",
        "egress-tcp-port-takes-all spec.egress.services[1]"
    )]
    [InlineData(
        "{number: 9000, protocol: TCP}",
        "{number: 9000, protocol: MONGO}",
        "egress-tcp-hosts-share-a-port spec.egress.services[1]"
    )]
    public void A_port_speaks_one_kind_of_protocol(string one, string other, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                '\n',
                Services(
                    $"{{hosts: [a.example.com], ports: [{one}]}}, {{hosts: [b.example.com], ports: [{other}]}}"
                ).Told
            )
        );

    [Fact]
    public void With_DNS_proxying_TCP_services_share_a_port() =>
        Assert.Empty(Services("{hosts: [a.example.com, b.example.com], preset: postgresql}", DnsProxying).Told);

    [Fact]
    public void With_addresses_TCP_services_share_a_port() =>
        Assert.All(
            Services(
                "{hosts: [a.example.com], preset: postgresql, addresses: [192.0.2.1]}, {hosts: "
                    + "[b.example.com], preset: postgresql, addresses: [192.0.2.2]}"
            ).Told,
            told => Assert.StartsWith("egress-answers-for-all", told, StringComparison.Ordinal)
        );

    [Fact]
    public void A_host_in_a_ServiceEntry_of_someone_else_is_told_with_its_file()
    {
        var traffic = Services(
            "{hosts: [api.example.com]}",
            """
            apiVersion: networking.istio.io/v1beta1
            kind: ServiceEntry
            metadata: {name: theirs, namespace: other}
            spec: {hosts: [www.example.com, api.example.com]}
            """
        );

        Assert.Equal("egress-host-registered-elsewhere", traffic.Findings.Single().Rule.Name);
        Assert.Contains(
            "ServiceEntry other/theirs in resources.yaml",
            traffic.Findings.Single().Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_ServiceEntry_that_was_rendered_before_is_not_someone_elses() =>
        Assert.Empty(
            Services(
                "{hosts: [api.example.com]}",
                """
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: api-example-com, namespace: shop,
                  annotations: {krm.kyma-project.io/rendered-from: shop}}
                spec: {hosts: [api.example.com]}
                """
            ).Told
        );

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "exportTo: [a], ", true)]
    [InlineData("exportTo: [a], ", "", true)]
    [InlineData("exportTo: [a], ", "exportTo: [b], ", false)]
    [InlineData("exportTo: [b, a], ", "exportTo: [c, a], ", true)]
    [InlineData("exportTo: [.], ", "exportTo: [one], ", true)]
    [InlineData("exportTo: [.], ", "exportTo: [.], ", false)]
    public void Configs_share_a_host_only_where_no_namespace_sees_both(string one, string two, bool meet)
    {
        static string Config(string name, string exportTo) =>
            $$"""
                apiVersion: krm.kyma-project.io/v1alpha1
                kind: KymaTraffic
                metadata: {name: {{name}}, annotations: {config.kubernetes.io/local-config: "true"} }
                spec: {egress: {namespace: {{name}}, {{exportTo}}services: [{hosts: [api.example.com]}] } }

                """;
        var session = Session.RunWith($"{Config("one", one)}---\n{Config("two", two)}", "render", "-");

        Assert.Equal(meet, session.Stderr.Contains("is registered by", StringComparison.Ordinal));
    }

    static Traffic Services(string services, string resources = "") =>
        Traffic.Of($"{{egress: {{namespace: shop, services: [{services}]}}}}", resources);
}
