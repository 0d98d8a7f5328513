using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests;

/// <summary>
/// What every example must hold to on the wire, whatever its recorded output says: the properties that decided whether
/// clients without a certificate got in, a request left in plain text, or another namespace used a partner's
/// credential.
/// </summary>
public sealed class ExamplePropertiesTests
{
    const string IstioSystem = "istio-system";

    public static TheoryData<string> Examples =>
        [
            .. GoldenCase
                .Below("examples")
                .Select(row => row.Data)
                .Where(folder => new GoldenCase(Repository.File(folder)).Expected is not null),
        ];

    [Theory, MemberData(nameof(Examples))]
    public void A_client_CA_is_under_a_name_that_Istio_reads_as_one(string folder)
    {
        var resources = Render(folder);
        foreach (var tls in Servers(resources).Select(server => server["tls"]).OfType<JsonObject>())
        {
            if ((string?)tls["caCertCredentialName"] is { } ca)
                Assert.EndsWith("-cacert", ca, StringComparison.Ordinal);
            if ((string?)tls["credentialName"] is { } credential)
                Assert.False(credential.EndsWith("-cacert", StringComparison.Ordinal), credential);
            if ((string?)tls["mode"] is "MUTUAL" or "OPTIONAL_MUTUAL")
                Assert.NotNull(tls["credentialName"]);
        }

        foreach (var secret in resources.Where(resource => Is(resource, "Secret") && !IsLocal(resource)))
        {
            var keys = (secret["data"] as JsonObject ?? []).Select(entry => entry.Key).ToList();
            if (!keys.Contains("tls.crt") && (keys.Contains("cacert") || keys.Contains("ca.crt")))
                Assert.EndsWith("-cacert", NameOf(secret), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Examples))]
    public void Names_in_istio_system_say_whose_they_are(string folder)
    {
        foreach (
            var gateway in Render(folder)
                .Where(resource => Is(resource, "Gateway") && NamespaceOf(resource) != "kyma-system")
        )
        {
            foreach (
                var credential in ServersOf(gateway)
                    .Select(server => (string?)server["tls"]?["credentialName"])
                    .OfType<string>()
            )
                Assert.StartsWith($"{NamespaceOf(gateway)}.", credential, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Examples))]
    public void Of_the_way_through_the_egress_gateway_only_the_policy_is_in_istio_system(string folder)
    {
        var resources = Render(folder);
        Assert.DoesNotContain(
            resources,
            resource =>
                NamespaceOf(resource) == IstioSystem
                && (string?)resource["kind"] is "DestinationRule" or "ServiceEntry" or "VirtualService"
        );
        foreach (var server in EgressGateways(resources).SelectMany(ServersOf))
        {
            Assert.Equal("ISTIO_MUTUAL", (string?)server["tls"]!["mode"]);
            Assert.All(
                server["hosts"]!.AsArray(),
                host => Assert.Matches(@"^[^/*]+/[^*]+\.egress\.internal$", (string)host!)
            );
        }
    }

    [Theory, MemberData(nameof(Examples))]
    public void What_is_not_exported_to_all_is_refused_to_others_at_the_gateway(string folder)
    {
        var resources = Render(folder);
        foreach (var gateway in EgressGateways(resources))
        {
            var (ns, sni) = (
                NamespaceOf(gateway),
                Hosts(gateway).Select(host => host[(host.IndexOf('/', StringComparison.Ordinal) + 1)..]).ToList()
            );
            foreach (var name in sni)
            {
                var entry = Entry(resources, ns, name);
                var rule = Assert.Single(
                    resources,
                    resource => Is(resource, "DestinationRule") && Spec(resource, "host") == name
                );
                Assert.Equal(entry["spec"]!["exportTo"]?.ToJsonString(), rule["spec"]!["exportTo"]?.ToJsonString());
                Assert.Equal("ISTIO_MUTUAL", (string?)rule["spec"]!["trafficPolicy"]!["tls"]!["mode"]);
                Assert.Equal(name, (string?)rule["spec"]!["trafficPolicy"]!["tls"]!["sni"]);
                Assert.Equal(
                    """["istio-system"]""",
                    Entry(resources, ns, $"to.{name}")["spec"]!["exportTo"]!.ToJsonString()
                );
                var route = Assert.Single(
                    resources,
                    resource =>
                        Is(resource, "VirtualService")
                        && resource["spec"]!["hosts"]!.AsArray().Any(host => (string?)host == name)
                );
                Assert.Equal("""["istio-system"]""", route["spec"]!["exportTo"]!.ToJsonString());
                if (IsPublic(entry))
                    continue;
                Assert.Contains(
                    resources.Where(resource =>
                        Is(resource, "AuthorizationPolicy") && NamespaceOf(resource) == IstioSystem
                    ),
                    policy => Refuses(policy, name, ns)
                );
            }
        }
    }

    [Theory, MemberData(nameof(Examples))]
    public void The_gateway_originates_TLS_with_names_to_ask_for_and_to_accept(string folder)
    {
        foreach (
            var setting in Render(folder)
                .Where(resource =>
                    Is(resource, "DestinationRule")
                    && Spec(resource, "host")?.StartsWith("to.", StringComparison.Ordinal) == true
                )
                .SelectMany(rule => rule["spec"]!["trafficPolicy"]!["portLevelSettings"]!.AsArray())
        )
        {
            Assert.NotNull(setting!["tls"]!["sni"]);
            Assert.NotEmpty(setting["tls"]!["subjectAltNames"]!.AsArray());
        }
    }

    [Theory, MemberData(nameof(Examples))]
    public void A_credential_at_sidecars_is_for_selected_pods_and_others_originate_TLS_too(string folder)
    {
        var resources = Render(folder);
        foreach (
            var rule in resources.Where(resource =>
                Is(resource, "DestinationRule")
                && resource.ToJsonString().Contains("credentialName", StringComparison.Ordinal)
                && Spec(resource, "host")!.EndsWith(".egress.internal", StringComparison.Ordinal) == false
            )
        )
        {
            Assert.NotEmpty(rule["spec"]!["workloadSelector"]!["matchLabels"]!.AsObject());
            Assert.Contains(
                resources,
                other =>
                    Is(other, "DestinationRule")
                    && Spec(other, "host") == Spec(rule, "host")
                    && other["spec"]!["workloadSelector"] is null
                    && other.ToJsonString().Contains("\"mode\":\"SIMPLE\"", StringComparison.Ordinal)
            );
        }
    }

    [Theory, MemberData(nameof(Examples))]
    public void A_limited_namespace_sees_no_other_namespaces_external_hosts(string folder)
    {
        foreach (var sidecar in Render(folder).Where(resource => Is(resource, "Sidecar")))
        {
            Assert.Equal("REGISTRY_ONLY", (string?)sidecar["spec"]!["outboundTrafficPolicy"]!["mode"]);
            Assert.Equal(
                ["./*", "*/*.svc.cluster.local"],
                sidecar["spec"]!["egress"]![0]!["hosts"]!.AsArray().Select(host => (string?)host)
            );
        }
    }

    [Fact]
    public void The_properties_are_looked_at_in_some_example()
    {
        var all = Examples.Select(row => Render(row.Data)).ToList();

        Assert.Contains(
            all,
            resources => Servers(resources).Any(server => server["tls"]?["caCertCredentialName"] is not null)
        );
        Assert.Contains(all, resources => EgressGateways(resources).Any());
        Assert.Contains(all, resources => resources.Any(resource => Is(resource, "AuthorizationPolicy")));
        Assert.Contains(all, resources => resources.Any(resource => Is(resource, "Sidecar")));
        Assert.Contains(all, resources => resources.Any(resource => resource["spec"]?["workloadSelector"] is not null));
    }

    static bool Refuses(JsonObject policy, string sni, string allowed) =>
        (string?)policy["spec"]!["action"] == "DENY"
        && policy["spec"]!["rules"]!
            .AsArray()
            .Any(rule =>
                rule!["when"]!
                    .AsArray()
                    .Any(when =>
                        (string?)when!["key"] == "connection.sni"
                        && when["values"]!
                            .AsArray()
                            .Any(value => sni.EndsWith(((string)value!)[1..], StringComparison.Ordinal))
                    )
                && rule["from"]!
                    .AsArray()
                    .Any(from => from!["source"]!["notNamespaces"]!.AsArray().Any(name => (string?)name == allowed))
            );

    static bool IsPublic(JsonObject entry) =>
        entry["spec"]!["exportTo"] is not JsonArray exportTo || exportTo.Any(name => (string?)name == "*");

    static JsonObject Entry(IReadOnlyList<JsonObject> resources, string ns, string host) =>
        Assert.Single(
            resources,
            resource =>
                Is(resource, "ServiceEntry")
                && NamespaceOf(resource) == ns
                && resource["spec"]!["hosts"]!.AsArray().Any(name => (string?)name == host)
        );

    static IEnumerable<JsonObject> EgressGateways(IEnumerable<JsonObject> resources) =>
        resources.Where(resource =>
            Is(resource, "Gateway") && (string?)resource["spec"]!["selector"]!["istio"] == "egressgateway"
        );

    static IEnumerable<JsonNode> Servers(IEnumerable<JsonObject> resources) =>
        resources.Where(resource => Is(resource, "Gateway")).SelectMany(ServersOf);

    static IEnumerable<JsonNode> ServersOf(JsonObject gateway) =>
        gateway["spec"]!["servers"]!.AsArray().OfType<JsonNode>();

    static IEnumerable<string> Hosts(JsonObject gateway) =>
        ServersOf(gateway).SelectMany(server => server["hosts"]!.AsArray()).Select(host => (string)host!);

    static bool IsLocal(JsonObject resource) =>
        (string?)resource["metadata"]?["annotations"]?["config.kubernetes.io/local-config"] == "true";

    static bool Is(JsonObject resource, string kind) => (string?)resource["kind"] == kind;

    static string? Spec(JsonObject resource, string field) => (string?)resource["spec"]![field];

    static string NameOf(JsonObject resource) => (string)resource["metadata"]!["name"]!;

    static string NamespaceOf(JsonObject resource) => (string?)resource["metadata"]?["namespace"] ?? "";

    static IReadOnlyList<JsonObject> Render(string folder)
    {
        var golden = new GoldenCase(Repository.File(folder));
        string[] files =
        [
            golden.FileNamed("config.yaml"),
            .. golden.Resources is null ? (string[])[] : [golden.FileNamed("resources.yaml")],
        ];
        var session = Session.Run(["render", .. files]);
        Assert.Equal(0, session.ExitCode);
        return Manifests.Parse(session.Stdout);
    }
}
