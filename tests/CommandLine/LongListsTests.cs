using System.Diagnostics;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.CommandLine;

/// <summary>
/// Lists as long as nobody writes them: time grows with them, not with their square. What took minutes takes a second,
/// so the patience of the test has room for slow machines.
/// </summary>
public sealed class LongListsTests
{
    const int Length = 30_000;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("render", "hosts: [{0}]", "h{0}.example.com")]
    [InlineData("render", "hosts: [{0}]", "h_{0}")]
    [InlineData("explain", "hosts: [{0}]", "h{0}.example.com")]
    [InlineData("render", "selector: {{{0}}}", "l{0}: a")]
    [InlineData("render", "{0}", "k{0}: a")]
    public void Of_a_config(string verb, string gateway, string entry) =>
        IsFast(
            verb,
            $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"} }
            spec:
              domain: shop.example.com
              certificate: {existing: { } }
              gateway: { {{Filled(gateway, entry)}} }
            """
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
        IsFast(
            "check",
            $$"""
            apiVersion: networking.istio.io/v1
            kind: {{kind}}
            metadata: {name: a, namespace: b}
            spec: { {{Filled(spec, entry)}} }
            """
        );

    [Fact]
    public void Of_things_that_are_no_resources() =>
        IsFast(
            null,
            $"apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n{string.Concat(Enumerable.Repeat("- a\n", Length))}"
        );

    [Fact]
    public void Of_resources_with_one_name() =>
        IsFast(
            null,
            $"apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n{string.Concat(Enumerable.Repeat("- {kind: A}\n", Length))}"
        );

    static string Filled(string format, string entry) =>
        string.Format(
            null,
            format,
            string.Join(", ", Enumerable.Range(0, Length).Select(i => string.Format(null, entry, i)))
        );

    static void IsFast(string? verb, string text)
    {
        var watch = Stopwatch.StartNew();
        var outcome = Session.RunWith(text, verb is null ? [] : [verb, "-"]);

        Assert.InRange(outcome.ExitCode, 0, 1);
        Assert.True(watch.Elapsed < Patience, $"{watch.Elapsed}");
    }
}
