using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Tests.Support;
using Kyma.Krm.Tracing;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>What other releases of Istio answer to the same package.</summary>
public sealed class ReleaseTests
{
    const string Http = "{number: 80, name: http, protocol: HTTP}";
    const string Tls = "{number: 443, name: tls, protocol: TLS}";

    static MeshModel In(IstioVersion version, string yaml) =>
        MeshModel.Of(
            [
                .. DocumentsReader
                    .Read(Encoding.UTF8.GetBytes(yaml), "package.yaml", new Findings())
                    .Select(item => item.Source),
            ],
            source => IstioRules.Check(source, version, new Findings()) == AdmissionVerdict.Reject,
            version
        );

    static string End(int minor, string yaml, string from, string to) => End($"1.{minor}", yaml, from, to);

    static string End(string version, string yaml, string from, string to)
    {
        var target = TraceTarget.Parse(to)!;
        var answer = In(IstioVersion.Parse(version)!.Value, yaml)
            .Ask(
                new MeshRequest
                {
                    From = MeshClient.In(from),
                    Host = target.Host,
                    Port = target.Port,
                    Protocol = target.Protocol,
                }
            );
        return $"{TraceWords.Of(answer.Outcome)} {answer.Hops.LastOrDefault()?.Service?.Namespace}".TrimEnd();
    }

    /// <summary>
    /// An exclusion in a Sidecar's hosts is new in 1.31; before, the whole Sidecar is refused, its lock with it.
    /// </summary>
    [Theory]
    [InlineData(26, "passthrough")]
    [InlineData(28, "passthrough")]
    [InlineData(30, "passthrough")]
    [InlineData(31, "blackhole")]
    public void An_exclusion_is_refused_up_to_1_30(int minor, string outcome) =>
        Assert.Equal(
            outcome,
            End(
                minor,
                Package.Of(
                    "Sidecar",
                    "default",
                    "shop",
                    "{egress: [{hosts: [\"*/*\", \"~bank/*\"]}], outboundTrafficPolicy: {mode: REGISTRY_ONLY}}"
                ) + Package.Entry("api", "shop", "api.partner.com", Tls),
                "shop",
                "https://unknown.example.edu"
            )
        );

    static string Dynamic(string port) =>
        Package
            .Entry("wild", "shop", "*.partner.com", port, ", location: MESH_EXTERNAL")
            .Replace("resolution: DNS", "resolution: DYNAMIC_DNS", StringComparison.Ordinal);

    /// <summary>Up to 1.29 only waypoints have such clusters: the route is there, the cluster is not.</summary>
    [Theory]
    [InlineData(27, Http, "http://api.partner.com", "passthrough")]
    [InlineData(28, Http, "http://api.partner.com", "noCluster")]
    [InlineData(29, Http, "http://api.partner.com", "noCluster")]
    [InlineData(30, Http, "http://api.partner.com", "registered shop")]
    [InlineData(31, Http, "http://api.partner.com", "registered shop")]
    [InlineData(27, Tls, "https://api.partner.com", "passthrough")]
    [InlineData(28, Tls, "https://api.partner.com", "passthrough")]
    [InlineData(30, Tls, "https://api.partner.com", "registered shop")]
    public void A_wildcard_that_Envoy_looks_up_is_for_sidecars_from_1_30_on(
        int minor,
        string port,
        string to,
        string outcome
    ) => Assert.Equal(outcome, End(minor, Dynamic(port), "shop", to));

    /// <summary>Up to 1.30.2 a gateway prefers what is in its own namespace, then what is older.</summary>
    [Theory]
    [InlineData("1.28", "noCluster")]
    [InlineData("1.29", "noCluster")]
    [InlineData("1.30.2", "noCluster")]
    [InlineData("1.30.3", "registered bank")]
    [InlineData("1.30", "registered bank")]
    [InlineData("1.31", "registered bank")]
    public void A_gateway_takes_the_oldest_entry_of_a_host(string version, string outcome)
    {
        var exports = ", exportTo: [bank, istio-system]";
        Assert.Equal(
            outcome,
            End(
                version,
                Package.EgressGateway
                    + Package.Entry("cache", "bank", "cache.example.org", Http, exports)
                    + Package.Entry("cache", "istio-system", "cache.example.org", Tls, exports)
                    + Package.Of(
                        "Gateway",
                        "out",
                        "bank",
                        "{selector: {istio: egressgateway}, servers: [{port: {number: 80, name: http, "
                            + "protocol: HTTP}, hosts: [cache.example.org]}]}"
                    )
                    + Package.Of(
                        "VirtualService",
                        "cache",
                        "bank",
                        "{hosts: [cache.example.org], gateways: [mesh, out], http: [{match: [{gateways: "
                            + "[mesh]}], route: [{destination: {host: "
                            + "istio-egressgateway.istio-system.svc.cluster.local, port: {number: 80}}}]}, "
                            + "{match: [{gateways: [out]}], route: [{destination: {host: cache.example.org, "
                            + "port: {number: 80}}}]}]}"
                    ),
                "bank",
                "http://cache.example.org"
            )
        );
    }

    /// <summary>Two namespaces have the host that a route leads to, and the Sidecar hides both.</summary>
    [Theory]
    [InlineData(28, false, "registered alpha")]
    [InlineData(29, false, "registered alpha")]
    [InlineData(30, false, "registered zeta")]
    [InlineData(30, true, "registered alpha")]
    [InlineData(31, false, "registered zeta")]
    [InlineData(31, true, "registered zeta")]
    public void A_hidden_destination_is_chosen_by_age_from_1_30_on(int minor, bool isCompatible, string outcome) =>
        Assert.Equal(
            outcome,
            End(
                minor,
                Package.Entry("target", "zeta", "target.example.com", Http)
                    + Package.Entry("target", "alpha", "target.example.com", Http)
                    + Package.Entry("api", "shop", "api.partner.com", Http)
                    + Package.Of(
                        "VirtualService",
                        "api",
                        "shop",
                        "{hosts: [api.partner.com], http: [{route: [{destination: {host: "
                            + "target.example.com, port: {number: 80}}}]}]}"
                    )
                    + Package.Of("Sidecar", "default", "shop", "{egress: [{hosts: [\"./*\"]}]}")
                    + (
                        isCompatible
                            ? Package.EgressGateway.Replace(
                                "spec: {",
                                "spec: {compatibilityMode: true, ",
                                StringComparison.Ordinal
                            )
                            : ""
                    ),
                "shop",
                "http://api.partner.com"
            )
        );

    [Theory]
    [InlineData("1.25", true)]
    [InlineData("1.26", false)]
    public void Below_1_26_the_answer_carries_that_it_was_not_observed(string version, bool isNoted)
    {
        using var scratch = new Scratch();
        var file = scratch.Write("package.yaml", Package.Entry("api", "shop", "api.partner.com", Tls));
        var queries = scratch.Write(
            "queries.json",
            """
            [{"id": "q", "from": {"namespace": "shop"},
              "host": "api.partner.com", "port": 443, "protocol": "https"}]
            """
        );
        string[][] runs =
        [
            ["--from", "shop", "--to", "https://api.partner.com"],
            ["--from", "shop", "--to", "https://api.partner.com", "--output", "json"],
            ["--from", "shop"],
            ["--queries", queries, "--output", "json"],
        ];
        foreach (var run in runs)
        {
            var told = Session.Run(["trace", .. run, "--istio-version", version, file]);
            Assert.Equal(0, told.ExitCode);
            Assert.Equal(isNoted, told.Stdout.Contains("ot observed", StringComparison.Ordinal));
        }
    }

    static string Config(string name, string version) =>
        $$$"""
            ---
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: {{{name}}}, annotations: {config.kubernetes.io/local-config: "true"}}
            spec: { {{{version}}}egress: {namespace: shop, services: [{hosts: [{{{name}}}.example.com]}]}}

            """;

    /// <summary>A cluster runs one release; a config that names none is for the default, 1.30.</summary>
    [Theory]
    [InlineData("istioVersion: \"1.31\", ", "istioVersion: \"1.31\", ", "blocked", false)]
    [InlineData("istioVersion: \"1.31\", ", "", "reaches", true)]
    [InlineData("", "istioVersion: \"1.31\", ", "reaches", true)]
    [InlineData("istioVersion: \"1.31\", ", "istioVersion: \"1.28\", ", "reaches", true)]
    public void The_lowest_release_of_a_packages_configs_counts(string one, string two, string result, bool isTold)
    {
        using var scratch = new Scratch();
        var file = scratch.Write(
            "package.yaml",
            Package.Of(
                "Sidecar",
                "default",
                "shop",
                "{egress: [{hosts: [\"*/*\", \"~bank/*\"]}], outboundTrafficPolicy: {mode: REGISTRY_ONLY}}"
            )
                + Config("one", one)
                + Config("two", two)
        );
        var traced = Session.Run("trace", "--from", "shop", "--to", "https://unknown.example.edu", file);
        Assert.Equal(result == "reaches" ? 0 : 1, traced.ExitCode);
        var told = Session.Run("check", "--output", "json", file).Stdout;
        Assert.Equal(isTold, told.Contains("istio-versions-differ", StringComparison.Ordinal));
        Assert.Equal(
            result == "reaches",
            told.Contains("invalid namespace value", StringComparison.Ordinal)
                || told.Contains("~bank", StringComparison.Ordinal)
        );
    }

    /// <summary>check and trace answer for one release.</summary>
    [Fact]
    public void A_KymaTrafficCheck_says_the_release_for_trace_as_well()
    {
        using var scratch = new Scratch();
        var file = scratch.Write(
            "package.yaml",
            Dynamic(Http)
                + """
                ---
                apiVersion: krm.kyma-project.io/v1alpha1
                kind: KymaTrafficCheck
                metadata: {name: traffic, annotations: {config.kubernetes.io/local-config: "true"}}
                spec: {istioVersion: "1.29"}

                """
        );
        Assert.Equal(1, Session.Run("trace", "--from", "shop", "--to", "http://api.partner.com", file).ExitCode);
    }
}
