namespace Kyma.Krm.Tests.Checking.Traffic;

/// <summary>Requests that leave as plain text to a TLS port: which resource is to blame, and what it says.</summary>
public sealed class PlainTextCauseTests
{
    const string Rule = "plain-text-to-tls-port";
    const string Host = "legacy.example.com";
    const string Tls = "tls: {mode: SIMPLE}";
    const string Timeout = "connectionPool: {tcp: {connectTimeout: 2s}}";
    const string ToTls = "{number: 80, name: http, protocol: HTTP, targetPort: 443}";

    static string Entry(string ports = ToTls, string more = "", string host = Host) =>
        TestMesh.Entry("legacy", "shop", host, ports, more);

    static string For(string @namespace, string policy, string more = "", string name = "legacy", string host = Host) =>
        TestMesh.Of("DestinationRule", name, @namespace, $"{{host: \"{host}\", trafficPolicy: {{{policy}}}{more}}}");

    static string Ports(params string[] settings) => $"portLevelSettings: [{string.Join(", ", settings)}]";

    static string At(int number, string settings) => $"{{port: {{number: {number}}}, {settings}}}";

    static readonly string ThroughGateway =
        TestMesh.EgressGateway
        + Entry(more: ", exportTo: [., istio-system]")
        + TestMesh.Of(
            "Gateway",
            "out",
            "shop",
            $"{{selector: {{istio: egressgateway}}, servers: [{{port: {{number: 80, name: http, protocol: HTTP}}, "
                + $"hosts: [{Host}]}}]}}"
        )
        + TestMesh.Of(
            "VirtualService",
            "legacy",
            "shop",
            $"{{hosts: [{Host}], gateways: [mesh, out], http: [{{match: [{{gateways: [mesh]}}], route: [{{destination: "
                + "{host: istio-egressgateway.istio-system.svc.cluster.local, port: {number: 80}}}]}, {match: "
                + $"[{{gateways: [out]}}], route: [{{destination: {{host: {Host}, port: {{number: 80}}}}}}]}}]}}"
        );

    public static TheoryData<string, string> Packages =>
        new()
        {
            {
                "shop/legacy spec.ports[1]: requests of shop to legacy.example.com:80 leave as plain HTTP to "
                    + "legacy.example.com:443, because no DestinationRule originates TLS: add one for the host",
                Entry($"{{number: 443, name: tls, protocol: TLS}}, {ToTls}")
            },
            {
                "shop/open spec.ports[0]: requests of shop to open.example.com:80 leave as plain HTTP to the address "
                    + "of the application, port 443, because no DestinationRule originates TLS: add one for the host",
                TestMesh.Of(
                    "ServiceEntry",
                    "open",
                    "shop",
                    "{hosts: [open.example.com], resolution: NONE, location: MESH_EXTERNAL, ports: "
                        + "[{number: 80, name: http, protocol: HTTP, targetPort: 443}]}"
                )
            },
            // The settings of a port replace all that is said for the host.
            {
                "shop/legacy spec.trafficPolicy.portLevelSettings[1]: requests of shop to "
                    + "legacy.example.com:80 leave as "
                    + "plain HTTP to legacy.example.com:443, because the portLevelSettings of DestinationRule "
                    + "shop/legacy for port 80 replace its trafficPolicy as a whole, and have no tls: add `tls` there",
                Entry() + For("shop", $"{Tls}, {Ports(At(8080, Timeout), At(80, Timeout))}")
            },
            {
                "shop/legacy spec.trafficPolicy.portLevelSettings[0]: requests of shop",
                Entry() + For("shop", $"{Tls}, {Ports(At(80, "tls: {mode: DISABLE}"))}")
            },
            { "", Entry() + For("shop", $"{Tls}, {Ports(At(8080, Timeout))}") },
            { "", Entry() + For("shop", Ports(At(8080, Timeout), At(80, Tls))) },
            // TLS for another port.
            {
                "shop/legacy spec.trafficPolicy.portLevelSettings[1].port.number: requests of shop to "
                    + "legacy.example.com:80 leave as plain HTTP to legacy.example.com:443, because DestinationRule "
                    + "shop/legacy originates TLS for port 443, which ServiceEntry shop/legacy does not have: write "
                    + "the port of the ServiceEntry, 80, and not its targetPort",
                Entry() + For("shop", Ports(At(8080, Timeout), At(443, Tls)))
            },
            {
                "shop/legacy spec.trafficPolicy: requests of shop to legacy.example.com:80 leave as plain HTTP to "
                    + "legacy.example.com:443, because DestinationRule shop/legacy originates no TLS for port 80",
                Entry($"{ToTls}, {{number: 81, name: other, protocol: HTTP}}") + For("shop", Ports(At(81, Tls)))
            },
            // Settings that sidecars ignore.
            {
                "shop/legacy spec.trafficPolicy.portLevelSettings[1].tls: requests of shop to legacy.example.com:80 "
                    + "leave as plain HTTP to legacy.example.com:443, because sidecars ignore the tls of "
                    + "DestinationRule shop/legacy: with a credentialName it needs a workloadSelector",
                Entry() + For("shop", Ports(At(81, Timeout), At(80, "tls: {mode: SIMPLE, credentialName: client}")))
            },
            {
                "shop/legacy spec.trafficPolicy.tls: requests of shop",
                Entry() + For("shop", "tls: {mode: SIMPLE, credentialName: client}")
            },
            // Another rule comes first.
            {
                "shop/first spec.host: requests of shop to legacy.example.com:80 leave as plain HTTP to "
                    + "legacy.example.com:443, because DestinationRule shop/first comes before DestinationRule "
                    + "shop/legacy (by age, then by name), whose tls is therefore ignored",
                Entry() + For("shop", Timeout, name: "first") + For("shop", Tls)
            },
            {
                "bank/legacy spec.host: requests of bank to legacy.example.com:80 leave as plain HTTP to "
                    + "legacy.example.com:443, because DestinationRule bank/legacy takes precedence over "
                    + "DestinationRule shop/legacy for them and originates no TLS",
                Entry() + For("bank", Timeout) + For("shop", Tls)
            },
            {
                "shop/legacy spec.trafficPolicy: requests of shop to legacy.example.com:80 leave as plain HTTP to "
                    + "legacy.example.com:443, because DestinationRule shop/legacy originates no TLS for port "
                    + "80: add `tls` to its "
                    + "trafficPolicy",
                Entry() + For("shop", Timeout)
            },
            // The rule is where nobody looks, or where it is not seen.
            {
                "third/legacy metadata.namespace: requests of shop to legacy.example.com:80 leave as plain HTTP to "
                    + "legacy.example.com:443, because clients look for rules in their own namespace, in that of the "
                    + "ServiceEntry and in istio-system, and DestinationRule third/legacy is in none of them: move it "
                    + "to shop",
                Entry(more: ", exportTo: [.]") + For("third", Tls)
            },
            { "third/legacy metadata.namespace:", Entry(more: ", exportTo: [.]") + For("third", Ports(At(80, Tls))) },
            {
                "third/legacy metadata.namespace:",
                Entry(more: ", exportTo: [.]")
                    + For("third", Tls)
                    + For("third", Tls, name: "wide", host: "*.example.com")
            },
            {
                "shop/legacy spec.exportTo: requests of any other namespace to legacy.example.com:80 leave as "
                    + "plain HTTP "
                    + "to legacy.example.com:443, because DestinationRule shop/legacy is not exported to them",
                Entry() + For("shop", Tls, ", exportTo: [.]")
            },
            {
                "istio-system/legacy spec.exportTo: requests of shop",
                Entry(more: ", exportTo: [.]") + For("istio-system", Tls, ", exportTo: [.]")
            },
            {
                "shop/legacy spec.workloadSelector: requests of shop (all other pods) to legacy.example.com:80 "
                    + "leave as "
                    + "plain HTTP to legacy.example.com:443, because DestinationRule shop/legacy selects other pods",
                Entry(more: ", exportTo: [.]") + For("shop", Tls, ", workloadSelector: {matchLabels: {app: one}}")
            },
            {
                "bank/legacy spec.workloadSelector: requests of bank (all other pods)",
                Entry(more: ", exportTo: [bank]") + For("bank", Tls, ", workloadSelector: {matchLabels: {app: one}}")
            },
            // The egress gateway sends it.
            { "", ThroughGateway + For("istio-system", Tls) },
            {
                "shop/legacy spec.exportTo: requests of shop to legacy.example.com:80 leave as plain HTTP to "
                    + "legacy.example.com:443, because DestinationRule shop/legacy is not exported to them",
                ThroughGateway + For("shop", Tls, ", exportTo: [.]")
            },
            {
                "istio-system/pods spec.host: requests of shop to legacy.example.com:80 leave as plain HTTP to "
                    + "legacy.example.com:443, because DestinationRule istio-system/pods takes precedence over "
                    + "DestinationRule shop/legacy for them",
                ThroughGateway
                    + For("shop", Tls)
                    + For("istio-system", Timeout, ", workloadSelector: {matchLabels: {istio: egressgateway}}", "pods")
            },
            // A Sidecar lets it pass without the ServiceEntry.
            {
                "bank/default spec.egress: requests of bank to legacy.example.com:80 leave as plain HTTP, past the "
                    + "ServiceEntry, because Sidecar bank/default hides ServiceEntry shop/legacy and does not say "
                    + "REGISTRY_ONLY: add 'shop/legacy.example.com' to its hosts",
                Entry() + For("shop", Tls) + TestMesh.Of("Sidecar", "default", "bank", "{egress: [{hosts: [\"./*\"]}]}")
            },
            {
                "",
                Entry("{number: 80, name: http, protocol: HTTP}")
                    + TestMesh.Of("Sidecar", "default", "bank", "{egress: [{hosts: [\"./*\"]}]}")
            },
            // Each request once.
            {
                "shop/legacy spec.ports[0]: requests of shop to legacy.example.com:80 leave as plain HTTP to",
                Entry(more: ", addresses: [192.0.2.1, 192.0.2.2]")
            },
            {
                "shop/legacy spec.ports[0]: requests of shop to *.example.com:80 leave as plain HTTP to",
                Entry(more: ", endpoints: [{address: a.example.org}]", host: "*.example.com")
            },
        };

    [Theory, MemberData(nameof(Packages))]
    public void Are_reported_where_they_are_caused(string expected, string package) =>
        CheckRun.Of(package).AssertReports(Rule, expected);

    [Theory]
    [InlineData(443)]
    [InlineData(636)]
    [InlineData(993)]
    [InlineData(995)]
    [InlineData(5671)]
    [InlineData(6380)]
    [InlineData(6443)]
    [InlineData(8443)]
    [InlineData(9443)]
    public void Servers_of_these_ports_expect_TLS(int port)
    {
        Assert.Single(CheckRun.Of(Entry($"{{number: 80, name: http, protocol: HTTP, targetPort: {port}}}")).By(Rule));
        Assert.Single(CheckRun.Of(Entry($"{{number: {port}, name: http, protocol: HTTP}}")).By(Rule));
        Assert.Empty(
            CheckRun.Of(Entry($"{{number: 80, name: http, protocol: HTTP, targetPort: {port + 1}}}")).By(Rule)
        );
    }

    [Theory]
    [InlineData("{address: 192.0.2.1, ports: {http: 443}}", 1)]
    [InlineData("{address: 192.0.2.1, ports: {http: 8080}}, {address: 192.0.2.2, ports: {http: 443}}", 1)]
    [InlineData("{address: 192.0.2.1, ports: {http: 443}}, {address: 192.0.2.2}", 1)]
    [InlineData("{address: \"2001:db8::1\", ports: {http: 443}}", 1)]
    [InlineData("{address: 192.0.2.1, ports: {http: 8080}}", 0)]
    [InlineData("{address: 192.0.2.1}", 0)]
    public void Endpoints_may_have_a_port_of_their_own(string endpoints, int expected) =>
        Assert.Equal(
            expected,
            CheckRun
                .Of(
                    Entry("{number: 80, name: http, protocol: HTTP}", $", endpoints: [{endpoints}]")
                        .Replace("DNS", "STATIC", StringComparison.Ordinal)
                )
                .By(Rule)
                .Count
        );

    [Theory]
    [InlineData("location: MESH_EXTERNAL", 1)]
    [InlineData("location: MESH_INTERNAL", 0)]
    public void Of_the_mesh_itself_nothing_is_asked(string location, int expected) =>
        Assert.Equal(expected, CheckRun.Of(Entry(more: $", {location}")).By(Rule).Count);

    [Fact]
    public void Of_a_Service_nothing_is_asked() =>
        Assert.Empty(CheckRun.Of(TestMesh.App("web", "shop", "{name: http, port: 80, targetPort: 443}")).By(Rule));
}
