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

    static MeshModel In(int minor, string yaml) =>
        MeshModel.Of(
            [
                .. DocumentsReader
                    .Read(Encoding.UTF8.GetBytes(yaml), "package.yaml", new Findings())
                    .Select(item => item.Source),
            ],
            source => IstioRules.Check(source, IstioVersion.Of(minor), new Findings()) == AdmissionVerdict.Reject,
            IstioVersion.Of(minor)
        );

    static string End(int minor, string yaml, string from, string to)
    {
        var target = TraceTarget.Parse(to)!;
        var answer = In(minor, yaml)
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

    /// <summary>Up to 1.29 a gateway prefers what is in its own namespace, then what is older.</summary>
    [Theory]
    [InlineData(28, "noCluster")]
    [InlineData(29, "noCluster")]
    [InlineData(30, "registered bank")]
    [InlineData(31, "registered bank")]
    public void A_gateway_takes_the_oldest_entry_of_a_host(int minor, string outcome)
    {
        var exports = ", exportTo: [bank, istio-system]";
        Assert.Equal(
            outcome,
            End(
                minor,
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
            """[{"id": "q", "from": {"namespace": "shop"}, "host": "api.partner.com", "port": 443, "protocol": "https"}]"""
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
}
