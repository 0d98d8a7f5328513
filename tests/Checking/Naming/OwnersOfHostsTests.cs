namespace Kyma.Krm.Tests.Checking.Naming;

/// <summary>One host, several owners: who is used by whom, and that age decides among equals.</summary>
public sealed class OwnersOfHostsTests
{
    [Theory]
    [InlineData("shop", "shop", "", "", ", and Istio merges the two: put")]
    [InlineData(
        "shop",
        "bank",
        "",
        "",
        ". Clients use the one of their own namespace, all others the older one, which only the cluster "
            + "knows, without the ports of the other: put"
    )]
    [InlineData(
        "shop",
        "bank",
        "exportTo: [shop, bank, other], ",
        "",
        "all others ServiceEntry shop/one where it is exported to them by name"
    )]
    public void Who_is_used_for_a_host(string first, string second, string exportTo, string more, string expected) =>
        Assert.Contains(
            expected,
            Message("service-entry-host-twice", Entry("one", first, exportTo, more) + Entry("two", second, "", more)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Where_both_say_their_age_the_older_is_named() =>
        Assert.Contains(
            "all others the older one, ServiceEntry bank/two,",
            Message(
                "service-entry-host-twice",
                Entry("one", "shop", "", ", creationTimestamp: '2026-02-01T00:00:00Z'")
                    + Entry("two", "bank", "", ", creationTimestamp: '2026-01-01T00:00:00Z'")
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Of_two_VirtualServices_the_older_is_used_whole() =>
        Assert.Contains(
            "Sidecars use the older one, which only the cluster knows, and drop all routes of the other",
            Message("virtual-service-mesh-host-twice", Routes("one", "shop") + Routes("two", "bank")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("endpoints: [{address: 192.0.2.1}], ", "", "info service-entry-answers-for-all spec.endpoints")]
    [InlineData("addresses: [192.0.2.1], ", "", "info service-entry-answers-for-all spec.addresses")]
    [InlineData("addresses: [192.0.2.1], exportTo: [.], ", "", "")]
    [InlineData("location: MESH_INTERNAL, endpoints: [{address: 192.0.2.1}], ", "", "")]
    [InlineData("", "", "")]
    public void An_entry_that_answers_for_every_namespace_is_reported(string spec, string more, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                '\n',
                CheckRun
                    .Of(Entry("one", "shop", spec, more))
                    .Told.Split('\n')
                    .Where(line => line.Contains("answers", StringComparison.Ordinal))
            )
        );

    static string Message(string rule, string package) =>
        string.Join(
            '\n',
            CheckRun
                .Of(package)
                .Findings.Where(finding => (string?)finding["rule"] == rule)
                .Select(finding => (string?)finding["message"])
        );

    static string Entry(string name, string ns, string spec, string more) =>
        $$"""
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: {{name}}, namespace: {{ns}}{{more}}}
            spec: {hosts: [a.example.com], {{spec}}resolution: DNS, ports: [{number: 443, name: tls, protocol: TLS}]}
            ---

            """;

    static string Routes(string name, string ns) =>
        $$"""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: {{name}}, namespace: {{ns}}}
            spec: {hosts: [a.example.com], http: [{route: [{destination: {host: a.example.com} }]}]}
            ---

            """;
}
