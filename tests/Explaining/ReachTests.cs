using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Explaining;

/// <summary>
/// What an explanation says of requests: of each namespace of the package, and of each host of its Gateways.
/// </summary>
public sealed class ReachTests
{
    const string Config = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"}}
        spec:
          domain: shop.example.com
          certificate: {gardener: {}}
          egress:
            namespace: shop
            exportTo: [., bank]
            services:
            - {hosts: [api.partner.com]}
            - {hosts: [legacy.example.com], tls: {mode: SIMPLE}, via: EgressGateway}

        """;

    static readonly string Package_ =
        Config
        + TestMesh.EgressGateway
        + TestMesh.App("web", "shop")
        + TestMesh.Entry(
            "own",
            "bank",
            "own.example.com",
            "{number: 5432, name: tcp, protocol: TCP}",
            ", exportTo: [.]"
        )
        + TestMesh.Of(
            "VirtualService",
            "web",
            "shop",
            "{hosts: [web.shop.example.com], gateways: [kyma-system/kyma-gateway], http: [{route: "
                + "[{destination: {host: web, port: {number: 8080}}}]}]}"
        );

    static string Explain(params string[] options) => Session.RunWith(Package_, ["explain", .. options, "-"]).Stdout;

    [Fact]
    public void Each_namespace_is_told_with_what_it_reaches_and_how()
    {
        var reach = JsonNode.Parse(Explain("--output", "json"))!["reach"]!.AsArray();
        Assert.Equal(["bank", "shop"], reach.Select(client => (string)client!["from"]!));
        Assert.Equal(
            [
                "https://api.partner.com reaches the application's own TLS to api.partner.com:443",
                "http://legacy.example.com reaches through the egress gateway, TLS to legacy.example.com:443",
                "tcp://own.example.com:5432 reaches plain TCP to own.example.com:5432",
                "http://web.shop.svc.cluster.local:8080 reaches the mesh's mutual TLS to "
                    + "web.shop.svc.cluster.local:8080",
                "any other host reaches the application's own TLS",
            ],
            reach[0]!["requests"]!.AsArray().Select(request => $"{request!["to"]} {request["result"]} {request["how"]}")
        );

        // What only bank sees is like any other host to shop.
        Assert.DoesNotContain("own.example.com", reach[1]!.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>The root of a host may have no route; a Secret that is named may be in the cluster.</summary>
    [Theory]
    [InlineData(
        "SIMPLE, credentialName: certs",
        "[{uri: {exact: /api}}]",
        "https://a.example.com/api reaches the mesh's mutual TLS to web.shop.svc.cluster.local:8080"
    )]
    [InlineData(
        "SIMPLE, credentialName: certs",
        "[{uri: {exact: /api}}, {uri: {prefix: /}}]",
        "https://a.example.com reaches the mesh's mutual TLS to web.shop.svc.cluster.local:8080"
    )]
    [InlineData(
        "MUTUAL, credentialName: certs",
        "[{uri: {prefix: /}}]",
        "https://a.example.com reaches the mesh's mutual TLS to web.shop.svc.cluster.local:8080, only with a client "
            + "certificate, if Secret istio-system/certs-cacert is in the cluster, with the right keys"
    )]
    public void A_host_is_asked_for_what_is_routed(string tls, string matches, string expected)
    {
        var package =
            TestMesh.App("web", "shop")
            + "---\napiVersion: v1\nkind: Secret\nmetadata: {name: certs, namespace: istio-system}\n"
            + $"type: kubernetes.io/tls\ndata: {{{TestMesh.Contents("tls.crt", "tls.key")}}}\n"
            + TestMesh.Of(
                "Gateway",
                "own",
                "shop",
                "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, "
                    + $"hosts: [a.example.com], tls: {{mode: {tls}}}}}]}}"
            )
            + TestMesh.Of(
                "VirtualService",
                "web",
                "shop",
                $"{{hosts: [a.example.com], gateways: [own], http: [{{match: {matches}, route: [{{destination: "
                    + "{host: web, port: {number: 8080}}}]}]}"
            );

        var hosts = JsonNode.Parse(Session.RunWith(Config + package, "explain", "--output", "json", "-").Stdout)![
            "gatewayHosts"
        ]!.AsArray();
        var host = Assert.Single(
            hosts,
            row => ((string)row!["to"]!).Contains("a.example.com", StringComparison.Ordinal)
        );

        Assert.Equal(expected, $"{host!["to"]} {host["result"]} {host["how"]}");
    }

    [Fact]
    public void Each_host_of_a_Gateway_is_told_with_where_it_ends() =>
        Assert.Equal(
            ["http://web.shop.example.com redirected", "https://web.shop.example.com reaches"],
            JsonNode.Parse(Explain("--output", "json"))!["gatewayHosts"]!
                .AsArray()
                .Select(host => $"{host!["to"]} {host["result"]}")
        );

    [Theory]
    [InlineData("text", "What bank reaches", "Where requests from outside end")]
    [InlineData("html", "<h3>What bank reaches</h3>", "<h3>Where requests from outside end</h3>")]
    [InlineData("mermaid", "[\"What bank reaches\"]", "[\"Where requests from outside end\"]")]
    public void Text_page_and_picture_show_it(string output, string namespaces, string hosts)
    {
        var told = Explain("--output", output);
        Assert.Contains(namespaces, told, StringComparison.Ordinal);
        Assert.Contains(hosts, told, StringComparison.Ordinal);
    }
}
