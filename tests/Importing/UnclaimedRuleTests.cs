namespace Kyma.Krm.Tests.Importing;

/// <summary>A DestinationRule that no config renders: its reason is what stands in the way of this one.</summary>
public sealed class UnclaimedRuleTests
{
    const string Host = "api.partner.com";

    static string Entry(string more = "", string @namespace = "shop") =>
        TestMesh.Entry(
            "api",
            @namespace,
            Host,
            "{number: 80, name: http, protocol: HTTP, targetPort: 443}",
            $", location: MESH_EXTERNAL{more}"
        );

    static string Rule(string tls, string name = "api", string @namespace = "shop", string host = Host) =>
        TestMesh.Of("DestinationRule", name, @namespace, $"{{host: \"{host}\", trafficPolicy: {{{tls}}}}}");

    static string Port(string tls = "{mode: SIMPLE}") => $"portLevelSettings: [{{port: {{number: 80}}, tls: {tls}}}]";

    public static TheoryData<string, string> Reasons =>
        new()
        {
            { "it originates TLS for every port of the host", Entry() + Rule("tls: {mode: SIMPLE}") },
            { "it does not originate TLS", Entry() + Rule(Port("{mode: ISTIO_MUTUAL}")) },
            { "it does not originate TLS", Entry() + Rule("loadBalancer: {simple: RANDOM}") },
            { "the ServiceEntry other/api of 'api.partner.com' is in another", Entry("", "other") + Rule(Port()) },
            { "the input has no ServiceEntry of 'b.com'", Entry() + Rule(Port(), host: "b.com") },
            { "the input has no ServiceEntry of '*.com'", Entry() + Rule(Port(), host: "*.com") },
            { "'orders' is a host of the cluster", Entry() + Rule(Port(), host: "orders") },
            { "its name is not 'api', that of the ServiceEntry", Entry() + Rule(Port(), "other") },
            {
                "the DestinationRule shop/api of the same host is taken over",
                Entry() + Rule(Port()) + Rule(Port(), "second")
            },
            {
                "cannot be written in a config: `workloadSelector` is required with `credentialName` 'c'",
                Entry() + Rule(Port("{mode: SIMPLE, credentialName: c}"))
            },
            {
                "cannot be written in a config: `tls.credentialName` is required with `mode: MUTUAL`",
                Entry() + Rule(Port("{mode: MUTUAL, clientCertificate: /c, privateKey: /k, caCertificates: /a}"))
            },
            {
                "so does the ServiceEntry shop/api",
                TestMesh.Entry("b", "shop", "b.com", "{number: 443, name: tls, protocol: TLS}")
                    + Entry(", subjectAltNames: [a.com]")
                    + Rule(Port())
            },
        };

    [Theory, MemberData(nameof(Reasons))]
    public void It_is_said_what_stands_in_the_way(string reason, string manifests) =>
        Assert.Contains(
            ImportRun.Of(manifests).Findings,
            finding =>
                finding.Place.Resource?.Kind == "DestinationRule"
                && finding.Rule.Name.StartsWith("import-stays", StringComparison.Ordinal)
                && finding.Message.Contains(reason, StringComparison.Ordinal)
        );
}
