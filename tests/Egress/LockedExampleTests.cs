using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Egress;

/// <summary>
/// The adversary's table of the example of a locked namespace: each row is held against what is rendered.
/// </summary>
public sealed class LockedExampleTests
{
    const string Folder = "examples/egress-locked-namespace";
    const string Gateway = "https://istio-egressgateway.istio-system.svc.cluster.local";
    const string Api = "api.shop.shop.egress.internal";

    static readonly Dictionary<string, Action> Stopped = new()
    {
        ["a host that is not registered"] = () => Blocked("https://www.example.org"),
        ["a host that another namespace registered, by name or by wildcard"] = () =>
        {
            Blocked("https://paste.example.net");
            Blocked("https://any.example.com.evil.test");
        },
        ["the name of a registered host, sent to an address of the attacker's"] = () =>
        {
            var answer = Trace("shop", "https://api.partner.com", "--address", "203.0.113.66");
            Assert.Contains("The egress gateway", answer, StringComparison.Ordinal);
            Assert.Contains("to api.partner.com:443", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("203.0.113.66", answer, StringComparison.Ordinal);
        },
        ["a partner's name at the gateway, without the mesh's certificate"] = () =>
        {
            Assert.All(Servers(), server => Assert.Equal("ISTIO_MUTUAL", (string?)server["tls"]!["mode"]));
            Blocked(Gateway, "--sni", Api);
            Blocked(Gateway, "--sni", "api.partner.com");
        },
        ["from another namespace: its own route to the gateway's names"] = () =>
        {
            var policy = Find("AuthorizationPolicy");
            Assert.Equal("istio-system", (string?)policy["metadata"]!["namespace"]);
            Assert.Equal("DENY", (string?)policy["spec"]!["action"]);
            var rule = policy["spec"]!["rules"]!.AsArray().Single()!;
            Assert.Equal("""["shop"]""", rule["from"]![0]!["source"]!["notNamespaces"]!.ToJsonString());
            var denied = (string)rule["when"]![0]!["values"]!.AsArray().Single()!;
            Assert.All(Hosts(), host => Assert.EndsWith(denied[1..], host, StringComparison.Ordinal));
        },
        ["from another namespace: a route for the server of this Gateway"] = () =>
            Assert.All(Hosts(), host => Assert.StartsWith("shop/", host, StringComparison.Ordinal)),
        ["past the sidecar: user 1337, exclude annotations, a pod without a sidecar"] = () =>
        {
            Assert.Empty(Find("NetworkPolicy")["spec"]!["podSelector"]!.AsObject());
            Assert.All(
                Peers().Where(peer => peer["ipBlock"] is not null),
                peer =>
                    Assert.Contains(
                        (string?)peer["ipBlock"]!["cidr"],
                        new[] { "169.254.20.10/32", "fd30:1319:f1e:230b::1/128" }
                    )
            );
        },
        ["UDP and QUIC, which sidecars do not handle"] = () =>
        {
            var open = Rules().Where(rule => rule["ports"] is null).SelectMany(rule => rule["to"]!.AsArray());
            Assert.All(open, peer => Assert.NotNull(peer!["podSelector"]));
        },
        ["another namespace's pod as a relay"] = () =>
            Assert.Equal(
                ["kube-system", "istio-system", "istio-system"],
                Peers()
                    .Where(peer => peer["namespaceSelector"] is not null)
                    .Select(peer => (string?)peer["namespaceSelector"]!["matchLabels"]!["kubernetes.io/metadata.name"])
            ),
        ["a host under `svc.cluster.local` that another namespace registered for an external server"] = () =>
            Assert.Contains("warning locked-namespace-cluster-host spec.egress", Told(), StringComparison.Ordinal),
    };

    public static TheoryData<string> Attempts => [.. Rows("What an attacker")];

    [Theory, MemberData(nameof(Attempts))]
    public void What_the_page_says_is_stopped_is_stopped(string attempt)
    {
        Assert.True(Stopped.ContainsKey(attempt), $"no test for: {attempt}");
        Stopped[attempt]();
    }

    [Fact]
    public void Every_test_is_a_row() => Assert.Equal(Stopped.Keys, Rows("What an attacker"));

    /// <summary>What the mesh shows of the second table: such a server is reached, and reported.</summary>
    [Fact]
    public void What_is_not_stopped_is_reported_where_the_package_shows_it()
    {
        Assert.Contains(
            "Result: the request arrives.",
            Trace("shop", Gateway, "--sni", "paste.example.net"),
            StringComparison.Ordinal
        );
        Assert.Contains("warning egress-gateway-open-server spec.servers[0]", Told(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_namespaces_one_hostile_give_no_way_that_is_not_reported()
    {
        var told = Told()
            .Split('\n')
            .Where(line => line.StartsWith("warning", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "warning egress-gateway-open-server spec.servers[0]",
                "warning locked-namespace-cluster-host spec.egress.outboundTrafficPolicy",
            ],
            told
        );
        var reached = Explain();
        Assert.Contains("drop.evil.svc.cluster.local:443", reached, StringComparison.Ordinal);
        Assert.DoesNotContain("paste.example.net:443", reached, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.test:443", reached, StringComparison.Ordinal);
    }

    static void Blocked(string to, params string[] options) =>
        Assert.Contains("Result: the request does not arrive.", Trace("shop", to, options), StringComparison.Ordinal);

    static string Trace(string from, string to, params string[] options) =>
        Session.RunWith(Package(), ["trace", "--from", from, "--to", to, .. options, "-"]).Stdout;

    /// <summary>The section on the locked namespace; what others reach has sections of its own.</summary>
    static string Explain()
    {
        var explained = Session.RunWith(Package(), ["explain", "-"]).Stdout;
        var start = explained.IndexOf("Within reach of shop", StringComparison.Ordinal);
        return explained[start..explained.IndexOf("Not limited", StringComparison.Ordinal)];
    }

    static string Told() => CheckRun.Of(Package()).Told;

    static IReadOnlyList<JsonObject> Rendered() =>
        Manifests.Parse(Session.Run("render", Repository.File(Folder)).Stdout);

    static JsonObject Find(string kind) => Assert.Single(Rendered(), resource => (string?)resource["kind"] == kind);

    static IEnumerable<JsonNode> Servers() => Find("Gateway")["spec"]!["servers"]!.AsArray().OfType<JsonNode>();

    static IEnumerable<string> Hosts() =>
        Servers().SelectMany(server => server["hosts"]!.AsArray()).Select(host => (string)host!);

    static IEnumerable<JsonNode> Rules() => Find("NetworkPolicy")["spec"]!["egress"]!.AsArray().OfType<JsonNode>();

    static IEnumerable<JsonNode> Peers() => Rules().SelectMany(rule => rule["to"]!.AsArray()).OfType<JsonNode>();

    /// <summary>The first cells of the table that follows a heading.</summary>
    static IReadOnlyList<string> Rows(string heading) =>
        [
            .. File.ReadAllLines(Repository.File($"{Folder}/README.md"))
                .SkipWhile(line => !line.Contains(heading, StringComparison.Ordinal))
                .SkipWhile(line => !line.StartsWith('|'))
                .Skip(2)
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Split('|')[1].Trim()),
        ];

    static string Package() =>
        $"""
            {File.ReadAllText(Repository.File($"{Folder}/config.yaml"))}
            ---
            {File.ReadAllText(Repository.File($"{Folder}/resources.yaml"))}
            ---
            {Hostile}
            """;

    /// <summary>Whatever a hostile namespace can register for others to use.</summary>
    const string Hostile = """
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: drop, namespace: evil}
        spec: {hosts: [paste.example.net], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS}
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: any, namespace: evil}
        spec: {hosts: ["*.evil.test"], ports: [{number: 443, name: tls, protocol: TLS}], resolution: NONE}
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: cluster, namespace: evil}
        spec:
          hosts: [drop.evil.svc.cluster.local]
          ports: [{number: 443, name: tls, protocol: TLS}]
          resolution: DNS
          endpoints: [{address: paste.example.net}]
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: pass, namespace: evil}
        spec:
          selector: {istio: egressgateway}
          servers:
          - port: {number: 443, name: tls-pass, protocol: TLS}
            hosts: [evil/paste.example.net]
            tls: {mode: PASSTHROUGH}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: pass, namespace: evil}
        spec:
          hosts: [paste.example.net]
          gateways: [pass]
          tls:
          - match: [{port: 443, sniHosts: [paste.example.net]}]
            route: [{destination: {host: paste.example.net, port: {number: 443}}}]
        """;
}
