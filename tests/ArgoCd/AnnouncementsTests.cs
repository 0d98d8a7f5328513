using System.Text.Json.Nodes;
using Kyma.Krm.Tests.Support;

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
    public void The_values_of_the_config_are_offered(string spec, params string[] offered) =>
        Assert.Equal(offered, Announced(spec).Select(Line));

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

    /// <summary>The UI breaks where the command fails, so the answer is an empty list.</summary>
    [Fact]
    public void Of_none_or_several_configs_nothing_is_offered()
    {
        Assert.Equal("[]\n", Session.RunWith("", "argocd-parameters", "-").Stdout);
        Assert.Equal("[]\n", Session.RunWith(Config("{}") + "---\n" + Config("{}"), "argocd-parameters", "-").Stdout);
    }

    static string Tooltip(IEnumerable<JsonObject> all, string name) =>
        (string)all.Single(each => (string?)each["name"] == name)["tooltip"]!;

    static string Line(JsonObject each) =>
        $"{each["name"]}"
        + (
            (string?)each["collectionType"] switch
            {
                "array" => $"=[{string.Join(',', each["array"]!.AsArray())}]",
                "map" => $"={{{string.Join(',', each["map"]!.AsObject().Select(pair => $"{pair.Key}:{pair.Value}"))}}}",
                _ => each["string"] is { } text ? $"='{text}'" : "",
            }
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
