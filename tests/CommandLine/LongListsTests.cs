namespace Kyma.Krm.Tests.CommandLine;

/// <summary>Lists as long as nobody writes them: work grows with them, not with their square.</summary>
public sealed class LongListsTests
{
    const int Length = 1500;

    [Theory]
    [InlineData("render", "hosts: [{0}]", "h{0}.example.com")]
    [InlineData("render", "hosts: [{0}]", "h_{0}")]
    [InlineData("explain", "hosts: [{0}]", "h{0}.example.com")]
    [InlineData("render", "selector: {{{0}}}", "l{0}: a")]
    [InlineData("render", "{0}", "k{0}: a")]
    public void Of_a_config(string verb, string gateway, string entry) =>
        Growth.IsLinear(
            count =>
                $$"""
                    apiVersion: krm.kyma-project.io/v1alpha1
                    kind: KymaTraffic
                    metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"} }
                    spec:
                      domain: shop.example.com
                      certificate: {existing: { } }
                      gateway: { {{Filled(gateway, entry, count)}} }
                    """,
            Length,
            verb,
            "-"
        );

    [Theory]
    [InlineData("VirtualService", "hosts: [{0}]", "h{0}.example.com")]
    [InlineData(
        "VirtualService",
        "hosts: [a.example.com], http: [{0}]",
        "{{match: [{{uri: {{prefix: /a{0}}}}}], route: [{{destination: {{host: b}}}}]}}"
    )]
    [InlineData(
        "VirtualService",
        "hosts: [a.example.com], tls: [{{match: [{{sniHosts: [{0}]}}], route: [{{destination: {{host: b}}}}]}}]",
        "h{0}.example.com"
    )]
    [InlineData("VirtualService", "{0}", "k{0}: a")]
    [InlineData(
        "Gateway",
        "servers: [{{port: {{number: 80, name: http, protocol: HTTP}}, hosts: [{0}]}}]",
        "h{0}.example.com"
    )]
    [InlineData(
        "ServiceEntry",
        "ports: [{{number: 443, name: tls, protocol: TLS}}], resolution: DNS, hosts: [{0}]",
        "h{0}.example.com"
    )]
    public void Of_a_resource(string kind, string spec, string entry) =>
        Growth.IsLinear(
            count =>
                $$"""
                    apiVersion: networking.istio.io/v1
                    kind: {{kind}}
                    metadata: {name: a, namespace: b}
                    spec: { {{Filled(spec, entry, count)}} }
                    """,
            Length,
            "check",
            "-"
        );

    [Fact]
    public void Of_things_that_are_no_resources() =>
        Growth.IsLinear(
            count =>
                "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n"
                + $"items:\n{string.Concat(Enumerable.Repeat("- a\n", count))}",
            Length
        );

    [Fact]
    public void Of_resources_with_one_name() =>
        Growth.IsLinear(
            count =>
                "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n"
                + $"items:\n{string.Concat(Enumerable.Repeat("- {kind: A}\n", count))}",
            Length
        );

    static string Filled(string format, string entry, int count) =>
        string.Format(
            null,
            format,
            string.Join(", ", Enumerable.Range(0, count).Select(i => string.Format(null, entry, i)))
        );
}
