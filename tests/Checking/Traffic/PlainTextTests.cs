namespace Kyma.Krm.Tests.Checking.Traffic;

/// <summary>The ten ways in which Istio sends plain text to a TLS port, each with the same package put right.</summary>
public sealed class PlainTextTests
{
    const string Finding = "plain-text-to-tls-port";
    const string Host = "legacy.example.com";
    const string Originating = "{host: legacy.example.com, trafficPolicy: {tls: {mode: SIMPLE}}";
    const string Timeouts = "trafficPolicy: {connectionPool: {tcp: {connectTimeout: 2s}}}}";

    static readonly string Entry = TestMesh.Entry(
        "legacy",
        "shop",
        Host,
        "{number: 80, name: http, protocol: HTTP, targetPort: 443}",
        ", location: MESH_EXTERNAL"
    );

    static string Rule(string name, string @namespace, string spec) =>
        TestMesh.Of("DestinationRule", name, @namespace, spec);

    static string Port(int number, string setting) =>
        $"{{host: {Host}, trafficPolicy: {{portLevelSettings: [{{port: {{number: {number}}}, {setting}}}]}}}}";

    static string Sidecar(string @namespace, string hosts, string policy = "") =>
        TestMesh.Of("Sidecar", "default", @namespace, $"{{egress: [{{hosts: [{hosts}]}}]{policy}}}");

    /// <summary>What counts is where the requests end, not where the entry of their host would lead.</summary>
    [Fact]
    public void Requests_that_are_routed_to_another_port_do_not_reach_it() =>
        Assert.Equal(
            "",
            CheckRun
                .Of(
                    Entry
                        + TestMesh.Entry(
                            "plain",
                            "shop",
                            "plain.example.com",
                            "{number: 80, name: http, protocol: HTTP}",
                            ", location: MESH_EXTERNAL"
                        )
                        + TestMesh.Of(
                            "VirtualService",
                            "away",
                            "shop",
                            $"{{hosts: [{Host}], http: [{{route: [{{destination: {{host: plain.example.com}}}}]}}]}}"
                        )
                )
                .Of(Finding)
        );

    public static TheoryData<string, string, string, string> Ways =>
        new()
        {
            {
                "a rule that is exported to its own namespace only",
                Rule("legacy", "shop", Originating + ", exportTo: [.]}"),
                Rule("legacy", "shop", Originating + "}"),
                "spec.exportTo"
            },
            { "targetPort 443 without a rule", "", Rule("legacy", "shop", Originating + "}"), "spec.ports[0]" },
            {
                "portLevelSettings without tls",
                Rule(
                    "legacy",
                    "shop",
                    "{host: legacy.example.com, trafficPolicy: {tls: {mode: SIMPLE}, portLevelSettings: "
                        + "[{port: {number: 80}, connectionPool: {tcp: {connectTimeout: 2s}}}]}}"
                ),
                Rule(
                    "legacy",
                    "shop",
                    "{host: legacy.example.com, trafficPolicy: {tls: {mode: SIMPLE}, portLevelSettings: "
                        + "[{port: {number: 80}, tls: {mode: SIMPLE}, connectionPool: {tcp: {connectTimeout: "
                        + "2s}}}]}}"
                ),
                "spec.trafficPolicy.portLevelSettings[0]"
            },
            {
                "tls for the target port",
                Rule("legacy", "shop", Port(443, "tls: {mode: SIMPLE}")),
                Rule("legacy", "shop", Port(80, "tls: {mode: SIMPLE}")),
                "spec.trafficPolicy.portLevelSettings[0].port.number"
            },
            {
                "a rule in a third namespace",
                Rule("legacy", "other", Originating + "}"),
                Rule("legacy", "istio-system", Originating + "}"),
                "metadata.namespace"
            },
            {
                "the client's own rule for the host",
                Rule("legacy", "shop", Originating + "}") + Rule("timeouts", "other", $"{{host: {Host}, {Timeouts}"),
                Rule("legacy", "shop", Originating + "}")
                    + Rule("timeouts", "other", "{host: another.example.com, " + Timeouts),
                "spec.host"
            },
            {
                "the client's own rule for a wildcard above it",
                Rule("legacy", "shop", Originating + "}")
                    + Rule("timeouts", "other", "{host: \"*.example.com\", " + Timeouts),
                Rule("legacy", "shop", Originating + "}")
                    + Rule("timeouts", "other", "{host: \"*.example.org\", " + Timeouts),
                "spec.host"
            },
            {
                "the first of two rules in one namespace",
                Rule("a-timeouts", "shop", $"{{host: {Host}, {Timeouts}") + Rule("legacy", "shop", Originating + "}"),
                Rule("a-subsets", "shop", $"{{host: {Host}, subsets: [{{name: all}}]}}")
                    + Rule("legacy", "shop", Originating + "}"),
                "spec.host"
            },
            {
                "a workloadSelector, and no rule for the rest",
                Rule("legacy", "shop", Originating + ", workloadSelector: {matchLabels: {app: one}}, exportTo: [.]}"),
                Rule("legacy", "shop", Originating + ", workloadSelector: {matchLabels: {app: one}}, exportTo: [.]}")
                    + Rule("rest", "shop", Originating + "}"),
                "spec.workloadSelector"
            },
            {
                "a Sidecar that hides the ServiceEntry",
                Rule("legacy", "shop", Originating + "}") + Sidecar("bank", "\"./*\", \"istio-system/*\""),
                Rule("legacy", "shop", Originating + "}")
                    + Sidecar("bank", "\"./*\"", ", outboundTrafficPolicy: {mode: REGISTRY_ONLY}")
                    + Sidecar("data", "\"./*\", \"istio-system/*\", \"shop/legacy.example.com\""),
                "spec.egress"
            },
            {
                "a credentialName without workloadSelector",
                Rule(
                    "legacy",
                    "shop",
                    "{host: legacy.example.com, trafficPolicy: {tls: {mode: MUTUAL, credentialName: client}}}"
                ),
                Rule("legacy", "shop", Originating + "}"),
                "spec.trafficPolicy.tls"
            },
        };

    [Theory, MemberData(nameof(Ways))]
    public void Is_a_warning_at_the_resource_that_causes_it(string way, string bad, string good, string field)
    {
        Assert.NotEmpty(way);
        var run = CheckRun.Of(Entry + bad);
        Assert.Equal([$"warning {Finding} {field}"], Told(run, Finding));
        Assert.Empty(Told(CheckRun.Of(Entry + good), Finding));
        Assert.False(CheckRun.Of(Entry + good).Has("warning"));
    }

    /// <summary>Where every pod of the namespace is known and selected, there is no rest.</summary>
    [Fact]
    public void Nobody_is_left_where_all_pods_are_selected() =>
        Assert.Empty(
            Told(
                CheckRun.Of(
                    Entry.Replace("resolution", "exportTo: [.], resolution", StringComparison.Ordinal)
                        + TestMesh.App("one", "shop")
                        + Rule(
                            "legacy",
                            "shop",
                            Originating + ", workloadSelector: {matchLabels: {app: one}}, exportTo: [.]}"
                        )
                ),
                Finding
            )
        );

    internal static IEnumerable<string> Told(CheckRun run, string finding) =>
        run.Told.Split('\n').Where(line => line.Contains($" {finding} ", StringComparison.Ordinal));
}
