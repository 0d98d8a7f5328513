using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Dns;

/// <summary>From <c>spec.dns</c> to annotations on the Gateway, or to DNSEntries where targets are written.</summary>
public sealed class DnsTests
{
    const string ShootInfo =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shoot-info, namespace: kube-system, annotations: "
        + "{config.kubernetes.io/local-config: \"true\"}}\ndata: {domain: c.example.com}\n";

    [Theory]
    [InlineData("{}", "", "dnsnames=* ttl=600")]
    [InlineData("{}", ShootInfo, "class=garden dnsnames=* ttl=600")]
    [InlineData("{class: own}", ShootInfo, "class=own dnsnames=* ttl=600")]
    [InlineData("{class: own, ttl: 60, ipStack: dual-stack}", "", "class=own ip-stack=dual-stack dnsnames=* ttl=60")]
    public void Without_targets_the_Gateway_is_annotated(string gardener, string resources, string expected)
    {
        var traffic = Of(gardener, "", resources);

        Assert.Equal(expected, Annotations(traffic.Resource("Gateway", "shop")));
        Assert.DoesNotContain(traffic.Resources, resource => (string?)resource["kind"] == "DNSEntry");
    }

    [Fact]
    public void Without_dns_there_is_nothing()
    {
        var traffic = Traffic.Of("{domain: shop.example.com, gateway: {name: shop}, certificate: {gardener: {}}}");

        Assert.Equal("", Annotations(traffic.Resource("Gateway", "shop")));
        Assert.DoesNotContain(traffic.Told, line => line.StartsWith("dns-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("class: garden, ipStack: ipv6, ", "class=garden ip-stack=ipv6")]
    [InlineData("class: garden, ", "class=garden")]
    [InlineData("", "")]
    public void With_targets_each_host_gets_an_entry(string more, string annotations)
    {
        var traffic = Of(
            $"{{{more}ttl: 120, targets: [203.0.113.10, lb.example.net]}}",
            ", hosts: [\"*.shop.example.com\", api.other.example.com]"
        );

        var first = traffic.Resource("DNSEntry", "shop");
        var second = traffic.Resource("DNSEntry", "shop-api-other-example-com");
        Assert.Equal(
            """{"dnsName":"*.shop.example.com","ttl":120,"targets":["203.0.113.10","lb.example.net"]}""",
            first["spec"]!.ToJsonString()
        );
        Assert.Equal("dns.gardener.cloud/v1alpha1", (string?)first["apiVersion"]);
        Assert.Equal(annotations.Length > 0, first["metadata"]!["annotations"] is not null);
        Assert.Equal("api.other.example.com", (string?)second["spec"]!["dnsName"]);
        Assert.Equal("kyma-system", (string?)second["metadata"]!["namespace"]);
        Assert.Equal(annotations, Annotations(first));
        Assert.Equal("", Annotations(traffic.Resource("Gateway", "shop")));
    }

    [Theory]
    [InlineData("metadata.name", "spec.gateway.name")]
    [InlineData("metadata.namespace", "spec.gateway.namespace")]
    [InlineData("metadata.annotations[dns.gardener.cloud/class]", "spec.dns.gardener")]
    [InlineData("spec.targets[0]", "spec.dns.gardener.targets[0]")]
    [InlineData("spec.ttl", "spec.dns.gardener.ttl")]
    [InlineData("kind", null)]
    public void A_field_of_an_entry_is_there_for_one_of_the_config(string field, string? written) =>
        Assert.Equal(written, Of("{targets: [203.0.113.10]}", "").Behind("DNSEntry", "shop", field));

    /// <summary>The controller would make the records twice.</summary>
    [Fact]
    public void With_one_target_the_Gateway_is_not_annotated()
    {
        var traffic = Of("{class: own, targets: [203.0.113.10]}", "");

        Assert.Equal("", Annotations(traffic.Resource("Gateway", "shop")));
        Assert.NotNull(traffic.Resource("DNSEntry", "shop"));
    }

    [Theory]
    [InlineData("{}", "", true)]
    [InlineData("{class: own}", "", false)]
    [InlineData("{}", ShootInfo, false)]
    public void Only_a_class_that_nobody_knows_is_reported(string gardener, string resources, bool isReported) =>
        Assert.Equal(isReported, Of(gardener, "", resources).Told.Contains("dns-class-unknown spec.dns.gardener"));

    [Fact]
    public void A_target_that_is_listed_twice_is_reported_at_the_second_place() =>
        Assert.Equal(
            ["dns-target-twice spec.dns.gardener.targets[2]"],
            Of("{class: own, targets: [203.0.113.10, 203.0.113.11, 203.0.113.10]}", "")
                .Told.Where(line => line.StartsWith("dns-", StringComparison.Ordinal))
        );

    [Theory]
    [InlineData("ttl: 1", true)]
    [InlineData("ttl: 8640000", true)]
    [InlineData("ttl: 0", false)]
    [InlineData("ttl: 8640001", false)]
    [InlineData("targets: [2001:db8::1]", true)]
    [InlineData("targets: [\"fe80::1%eth0\"]", false)]
    [InlineData("targets: [lb.0x7f]", false)]
    [InlineData("targets: [lb.0xyz]", true)]
    [InlineData("targets: [lb.example.0x7f]", false)]
    [InlineData("targets: [lb.0x7fz]", true)]
    [InlineData("targets: [0x7f]", false)]
    [InlineData("targets: [lb.x0x7f]", true)]
    [InlineData("targets: []", false)]
    [InlineData("ipStack: ipv5", false)]
    [InlineData("ipStack: ipv4", true)]
    public void Values_are_what_the_controller_takes(string gardener, bool isAccepted) =>
        Assert.Equal(isAccepted, Of($"{{class: own, {gardener}}}", "").Errors.Length == 0);

    static Traffic Of(string gardener, string gateway, string resources = "") =>
        Traffic.Of(
            $"{{domain: shop.example.com, gateway: {{name: shop{gateway}}}, certificate: {{gardener: {{}}}}, "
                + $"dns: {{gardener: {gardener}}}}}",
            resources
        );

    static string Annotations(JsonObject resource) =>
        string.Join(
            ' ',
            (resource["metadata"]!["annotations"] as JsonObject ?? []).Select(annotation =>
                $"{annotation.Key.Replace("dns.gardener.cloud/", "", StringComparison.Ordinal)}={annotation.Value}"
            )
        );
}
