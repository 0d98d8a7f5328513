using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Tests.Checking;

/// <summary>Edges of the cluster's own verdict, each in one resource.</summary>
public sealed class VerdictSentencesTests
{
    static string Of(string manifest, params string[] options) => CheckRun.Of(manifest, options).Told;

    static string Secret(string data) =>
        $"apiVersion: v1\nkind: Secret\nmetadata: {{name: a, namespace: shop}}\ndata: {data}\n";

    [Theory]
    [InlineData("{password: 'not base64!'}", "error secret-not-base64 data.password")]
    [InlineData("{password: cGFzcw==}", "")]
    [InlineData("{password: }", "")]
    public void Every_Secret_has_base64_in_its_data(string data, string told) => Assert.Equal(told, Of(Secret(data)));

    [Fact]
    public void A_value_is_not_repeated() =>
        Assert.DoesNotContain(
            "hunter2",
            Session.RunWith(Secret("{password: 'hunter2!'}"), ["check", "-"]).Stdout,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("networking.istio.io", "VirtualService")]
    [InlineData("cert-manager.io", "Certificate")]
    public void A_group_needs_a_version(string group, string kind) =>
        Assert.Contains(
            "error api-version-incomplete apiVersion",
            Of($"apiVersion: {group}\nkind: {kind}\nmetadata: {{name: a, namespace: shop}}\nspec: {{}}\n"),
            StringComparison.Ordinal
        );

    static string RoundRobin(string endpoints) =>
        TestMesh
            .Entry("api", "shop", "api.partner.com", "{number: 443, name: tls, protocol: TLS}", endpoints)
            .Replace("resolution: DNS", "resolution: DNS_ROUND_ROBIN", StringComparison.Ordinal);

    [Theory]
    [InlineData("1.23", "")]
    [InlineData("1.24", "error service-entry-round-robin-endpoints spec.endpoints")]
    [InlineData("1.25", "")]
    public void An_empty_list_of_endpoints_is_refused_by_one_release(string version, string told) =>
        Assert.Equal(told, Of(RoundRobin(", endpoints: []"), "--istio-version", version));

    [Theory]
    [InlineData("1.22", "")]
    [InlineData("1.23", "info connection-pool-no-idle-timeout spec.trafficPolicy.connectionPool.tcp.idleTimeout")]
    [InlineData("1.25", "info connection-pool-no-idle-timeout spec.trafficPolicy.connectionPool.tcp.idleTimeout")]
    [InlineData("1.26", "")]
    public void Some_patch_releases_refuse_no_timeout(string version, string told) =>
        Assert.Equal(
            told,
            Of(
                TestMesh.Of(
                    "DestinationRule",
                    "api",
                    "shop",
                    "{host: api.partner.com, trafficPolicy: {connectionPool: {tcp: {idleTimeout: 0s}}}}"
                ),
                "--istio-version",
                version
            )
        );

    [Fact]
    public void A_release_that_is_not_known_is_said()
    {
        AssertSaid("1.21", $"older than Istio {IstioVersion.OldestKnown}");
        AssertSaid("1.99", $"newer than Istio {IstioVersion.NewestKnown}");

        static void AssertSaid(string version, string why)
        {
            var run = CheckRun.Of(RoundRobin(""), "--istio-version", version);
            Assert.Equal("info istio-version-unknown ", run.Told);
            Assert.Contains(why, (string?)run.Findings[0]["message"], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("P-192", "error tls-curve spec.servers[0].tls.ecdhCurves[1]")]
    [InlineData("P-256", "error tls-curve spec.servers[0].tls.ecdhCurves[1]")]
    [InlineData("X25519", "")]
    public void Curves_of_a_hand_written_Gateway_are_judged(string curve, string told) =>
        Assert.Equal(
            told,
            Of(
                TestMesh.Of(
                    "Gateway",
                    "in",
                    "shop",
                    "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, "
                        + "hosts: [a.example.com], tls: {mode: SIMPLE, credentialName: shop-certs, ecdhCurves: "
                        + $"[P-256, {curve}]}}}}]}}"
                ),
                "--istio-version",
                "1.32"
            )
        );

    [Theory]
    [InlineData(
        "VirtualService",
        "{hosts: [Shop.example.com], http: [{route: [{destination: {host: a}}]}]}",
        "hosts[0]"
    )]
    [InlineData("DestinationRule", "{host: Api.partner.com, trafficPolicy: {tls: {mode: DISABLE}}}", "host")]
    [InlineData("Sidecar", "{egress: [{hosts: [./Api.partner.com]}]}", "egress[0].hosts[0]")]
    public void Capitals_in_hosts_never_match(string kind, string spec, string field) =>
        Assert.Equal($"warning host-upper-case spec.{field}", Of(TestMesh.Of(kind, "a", "shop", spec)));

    [Fact]
    public void What_is_only_lowered_is_not_called_switched_off()
    {
        var session = Session.RunWith(
            TestMesh.Of(
                "Gateway",
                "in",
                "shop",
                "{servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [shop]}]}"
            )
                + "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\nmetadata: {name: c, "
                + "annotations: "
                + "{config.kubernetes.io/local-config: \"true\"}}\nspec: {severity: {gateway-host: off, "
                + "gateway-without-selector: off}}\n",
            ["check", "-"]
        );
        Assert.Contains("1 rule switched off by", session.Stderr, StringComparison.Ordinal);
        Assert.Contains("1 rule lowered to a warning by", session.Stderr, StringComparison.Ordinal);
    }

    /// <summary>More conditions than are compared are said to be so.</summary>
    [Fact]
    public void A_limit_is_said()
    {
        var routes = string.Concat(
            Enumerable
                .Range(0, 102)
                .Select(i =>
                    $"{{match: [{{uri: {{prefix: /a}}, headers: {{x-{i}: {{exact: value}}}}}}], "
                    + "route: [{destination: {host: a}}]}, "
                )
        );
        Assert.Contains(
            "info match-not-compared spec.http[101].match[0]",
            Of(
                TestMesh.Of(
                    "VirtualService",
                    "a",
                    "shop",
                    $"{{hosts: [a], http: [{routes}{{match: [{{uri: {{prefix: /ab}}}}], "
                        + "route: [{destination: {host: a}}]}]}"
                )
            ),
            StringComparison.Ordinal
        );
    }
}
