using System.Text.Json.Nodes;
using Kyma.Krm.CommandLine.Fields;

namespace Kyma.Krm.Tests.ArgoCd;

/// <summary>What Argo CD's UI offers to edit of a config: its own values, each under the path that sets it.</summary>
public sealed class AnnouncementsTests
{
    [Theory]
    [InlineData("{}", "domain", "certificate", "istioVersion")]
    [InlineData("text", "domain", "certificate", "istioVersion")]
    [InlineData("{domain: a.example.com}", "domain='a.example.com'", "certificate", "istioVersion")]
    [InlineData("{istioVersion: '1.28'}", "domain", "certificate", "istioVersion='1.28'")]
    [InlineData("{certificate: gardener}", "domain", "certificate='gardener'", "istioVersion")]
    [InlineData("{certificate: {gardener: {}}}", "domain", "certificate='gardener'", "istioVersion")]
    [InlineData(
        "{certificate: {secretName: tls, existing: {}}}",
        "domain",
        "certificate='existing'",
        "istioVersion",
        "certificate.secretName='tls'"
    )]
    [InlineData(
        "{certificate: {gardener: {issuerRef: {name: le}, followCNAME: true}}}",
        "domain",
        "certificate='gardener'",
        "istioVersion",
        "certificate.gardener.issuerRef.name='le'",
        "certificate.gardener.followCNAME='true'"
    )]
    [InlineData(
        "{gateway: {hosts: [a.example.com, b.example.com], selector: {app: x, istio: }, httpsRedirect: false}}",
        "domain",
        "certificate",
        "istioVersion",
        "gateway.hosts=[a.example.com,b.example.com]",
        "gateway.selector={app:x,istio:}",
        "gateway.httpsRedirect='false'"
    )]
    [InlineData("{dns: {gardener: {ttl: 60}}}", "domain", "certificate", "istioVersion", "dns.gardener.ttl='60'")]
    [InlineData("{domain: }", "domain", "certificate", "istioVersion")]
    [InlineData(
        "{egress: {namespace: shop, exportTo: [], services: [{hosts: [a.example.com]}]}}",
        "domain",
        "certificate",
        "istioVersion",
        "egress.namespace='shop'",
        "egress.exportTo=[]"
    )]
    [InlineData("{gateway: {a.b: c, [d]: e}}", "domain", "certificate", "istioVersion")]
    [InlineData("{gateway: {unknown: {a: b}}}", "domain", "certificate", "istioVersion", "gateway.unknown={a:b}")]
    [InlineData(
        "{certificate: {provided: {certificate: a, privateKey: b}}, gateway: {tls: {clientCA: {pem: c}}}}",
        "domain",
        "certificate='provided'",
        "istioVersion"
    )]
    [InlineData(
        "{gateway: {<<: {name: merged}, name: own}}",
        "domain",
        "certificate",
        "istioVersion",
        "gateway.name='own'"
    )]
    public void The_values_of_the_config_are_offered_first(string spec, params string[] offered)
    {
        var lines = Announced(spec).Select(Line).ToList();

        Assert.Equal(offered, lines.Take(offered.Length));
        Assert.All(lines.Skip(offered.Length), line => Assert.DoesNotContain('=', line));
        Assert.Equal(lines.Count, lines.Select(line => line.Split('=')[0]).Distinct().Count());
    }

    /// <summary>What is announced and what a parameter can set are the same: the fields of the schema.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("{domain: a.example.com, gateway: {name: g}, certificate: {selfSigned: {generation: 2}}}")]
    public void Every_parameter_is_offered(string spec)
    {
        var offered = Announced(spec).Select(each => (string)each["name"]!).ToHashSet();
        var settable = FieldReference
            .All.Where(field => field.Kind == "KymaTraffic")
            .Select(field => field.Path)
            .Where(path => path.StartsWith("spec.", StringComparison.Ordinal) && !path.Contains("[]", Ordinal))
            .Select(path => path["spec.".Length..])
            .ToList();
        var leaves = settable.Where(path => !settable.Exists(other => other.StartsWith($"{path}.", Ordinal)));

        Assert.Equal(
            [
                "apiRules",
                "certificate.existing",
                "certificate.provided.certificate",
                "certificate.provided.privateKey",
                "egress.services",
                "gateway.tls.clientCA.pem",
                "rateLimits",
            ],
            leaves.Where(path => !offered.Contains(path)).Order(StringComparer.Ordinal)
        );
        Assert.Subset(offered, new HashSet<string> { "name", "certificate", "egress.hosts" });
    }

    [Theory]
    [InlineData("gateway.hosts", "array")]
    [InlineData("egress.hosts", "array")]
    [InlineData("gateway.selector", "map")]
    [InlineData("certificate.gardener.secretLabels", "map")]
    [InlineData("gateway.name", null)]
    [InlineData("egress.networkPolicies", null)]
    public void Each_has_its_type(string name, string? type) =>
        Assert.Equal(type, (string?)Announced("{}").Single(each => (string?)each["name"] == name)["collectionType"]);

    const StringComparison Ordinal = StringComparison.Ordinal;

    [Fact]
    public void Each_is_explained()
    {
        var all = Announced("{gateway: {name: shop, unknown: a}}");

        Assert.Equal(all.Select(each => (string?)each["name"]), all.Select(each => (string?)each["title"]));
        Assert.Equal(
            "Where the certificate comes from: existing, provided, gardener, certManager, selfSigned.",
            Tooltip(all, "certificate")
        );
        Assert.Equal("The Gateway's name.", Tooltip(all, "gateway.name"));
        Assert.Equal("", Tooltip(all, "gateway.unknown"));
        Assert.NotEmpty(Tooltip(all, "domain"));
    }

    /// <summary>Without a config the parameters are the config.</summary>
    [Fact]
    public void Without_a_config_all_are_offered_without_values() =>
        Assert.Equal(
            Announced("{}").Select(Line),
            JsonNode
                .Parse(Session.RunWith("", "argocd-parameters", "-").Stdout)!
                .AsArray()
                .Select(each => Line(each!.AsObject()))
        );

    /// <summary>The UI breaks where the command fails, so the answer is an empty list.</summary>
    [Fact]
    public void Of_several_configs_nothing_is_offered()
    {
        Assert.Equal("[]\n", Session.RunWith(Config("{}") + "---\n" + Config("{}"), "argocd-parameters", "-").Stdout);
    }

    static string Tooltip(IEnumerable<JsonObject> all, string name) =>
        (string)all.Single(each => (string?)each["name"] == name)["tooltip"]!;

    static string Line(JsonObject each) =>
        $"{each["name"]}"
        + (
            each["array"] is JsonArray list ? $"=[{string.Join(',', list)}]"
            : each["map"] is JsonObject map ? $"={{{string.Join(',', map.Select(pair => $"{pair.Key}:{pair.Value}"))}}}"
            : each["string"] is { } text ? $"='{text}'"
            : ""
        );

    static IReadOnlyList<JsonObject> Announced(string spec) =>
        [
            .. JsonNode
                .Parse(Session.RunWith(Config(spec), "argocd-parameters", "-").Stdout)!
                .AsArray()
                .Select(each => each!.AsObject()),
        ];

    static string Config(string spec) =>
        "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {name: shop}\n" + $"spec: {spec}\n";
}
