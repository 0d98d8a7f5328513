using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Mesh;
using Kyma.Krm.Tracing;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>Which paths of a gateway's hosts are asked: hosts times paths grow faster than a package.</summary>
public sealed class RoutedPathsTests
{
    const string Gateway =
        "apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: g, namespace: a}\n"
        + "spec: {selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, "
        + "hosts: ['*.example.com']}]}\n";

    [Theory]
    [InlineData("/a /b/", "/a", "/a /a/any-other-path /b/ /b/any-other-path")]
    [InlineData("/a / /b /a", "/", "/ /a /a/any-other-path /b /b/any-other-path")]
    [InlineData("", "/", "/")]
    public void The_root_comes_first_where_it_is_routed(string routed, string first, string all)
    {
        var mesh = Mesh(1, routed.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(first, Assert.Single(TraceReach.GatewayTargets(mesh)).Target.Path);
        Assert.Equal(all.Split(' '), PathsOf(TraceReach.GatewayPaths(mesh, 100, out var left)));
        Assert.Equal(0, left);
    }

    [Fact]
    public void Beyond_the_limit_each_host_is_asked_once_and_the_rest_is_counted()
    {
        var mesh = Mesh(20, [.. Enumerable.Range(0, 30).Select(i => $"/p{i}")]);

        var targets = TraceReach.GatewayPaths(mesh, 50, out var left);

        Assert.Equal(20, targets.Select(target => target.Name).Distinct().Count());
        Assert.Equal((2 * 30) + 19, targets.Count);
        Assert.Equal(19 * 59, left);
    }

    /// <summary>Each request is compared with all routes, so of many paths not all are asked.</summary>
    [Fact]
    public void Of_very_many_paths_as_many_are_asked_as_can_be_compared()
    {
        var targets = TraceReach.GatewayPaths(
            Mesh(2, [.. Enumerable.Range(0, 5000).Select(i => $"/p{i}")]),
            100_000,
            out var left
        );

        Assert.Equal((2001, 20_000 - 2001), (targets.Count, (int)left));
    }

    /// <summary>As many methods as a file can name do not make more requests than can be compared.</summary>
    [Fact]
    public void Of_very_many_methods_as_many_are_asked_as_can_be_compared()
    {
        var routes = Enumerable
            .Range(0, 3000)
            .Select(i => $"{{match: [{{uri: {{prefix: /p{i}}}, method: {{exact: M{i}}}}}], route: [{To}]}}");

        var targets = TraceReach.GatewayPaths(MeshOf(2, routes), 100_000, out var left);

        Assert.Equal(3333 + 1, targets.Count);
        Assert.Equal((2L * 6000 * 3001) - targets.Count, left);
    }

    /// <summary>Of very many regular expressions not all are looked into.</summary>
    [Fact]
    public void Of_very_many_expressions_some_have_no_example()
    {
        var routes = Enumerable
            .Range(0, 1500)
            .Select(i => $"{{match: [{{uri: {{regex: '/p{i}/.*'}}}}], route: [{To}]}}");

        var targets = TraceReach.GatewayPaths(MeshOf(1, routes), 100_000, out var left);

        Assert.Equal(66, targets.Count);
        Assert.Equal(1500 + 1, targets.Count + left);
    }

    /// <summary>What a policy decides for one host shows in no other.</summary>
    [Theory]
    [InlineData("hosts: [admin.example.com]", "*.example.com admin.example.com")]
    [InlineData("hosts: ['*.admin.example.com']", "*.admin.example.com *.example.com")]
    [InlineData("notHosts: ['admin.*']", "*.example.com admin.example.com")]
    [InlineData("hosts: [admin.example.org, '*', '*.example.com']", "*.example.com")]
    [InlineData("hosts: ['admin.example.com:*']", "*.example.com admin.example.com")]
    public void A_host_that_a_policy_names_is_asked(string operation, string wanted) =>
        Assert.Equal(wanted, HostsWith($"to: [{{operation: {{{operation}}}}}]"));

    [Fact]
    public void What_the_server_name_decides_is_asked_too() =>
        Assert.Equal(
            "*.example.com bank.example.com",
            HostsWith("when: [{key: connection.sni, values: [bank.example.com]}]")
        );

    static string HostsWith(string rule) =>
        string.Join(
            ' ',
            TraceReach
                .GatewayPaths(
                    Read(
                        "apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\n"
                            + "metadata: {name: p, namespace: istio-system}\n"
                            + $"spec: {{action: DENY, rules: [{{{rule}}}]}}\n"
                    ),
                    100,
                    out _
                )
                .Select(target => target.Name)
        );

    const string To = "{destination: {host: b}}";

    static IEnumerable<string> PathsOf(IEnumerable<ReachTarget> targets) =>
        targets.Select(target => target.Target.Path);

    static MeshModel Mesh(int hosts, IReadOnlyList<string> paths) =>
        MeshOf(hosts, paths.Select(path => $"{{match: [{{uri: {{prefix: '{path}'}}}}], route: [{To}]}}"));

    static MeshModel MeshOf(int hosts, IEnumerable<string> routes)
    {
        var names = Enumerable.Range(0, hosts).Select(i => $"h{i}.example.com");
        return Read(
            "apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: v, namespace: a}\n"
                + $"spec: {{gateways: [g], hosts: [{string.Join(", ", names)}], http: [{string.Join(", ", routes)}]}}\n"
        );
    }

    static MeshModel Read(string resource)
    {
        var findings = new Findings();
        var items = DocumentsReader.Read(Encoding.UTF8.GetBytes($"{Gateway}---\n{resource}"), "", findings);
        Assert.False(findings.HasErrors);
        return MeshModel.Of([.. items.Select(item => item.Source)], _ => false, IstioVersion.Default);
    }
}
