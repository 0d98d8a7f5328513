namespace Kyma.Krm.Tests.Mesh;

/// <summary>
/// An APIRule's host may be one label, which Kyma's controller completes with the domain of the Gateway.
/// </summary>
public sealed class ShortApiRuleHostsTests
{
    const string Rule = """
        apiVersion: gateway.kyma-project.io/v2
        kind: APIRule
        metadata: {name: web, namespace: shop}
        spec:
          hosts: [web]
          gateway: shop/in
          service: {name: web, port: 80}
          rules: [{path: /*, methods: [GET], noAuth: true}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec: {ports: [{port: 80, name: http}], selector: {app: web}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec: {template: {metadata: {labels: {app: web} }, spec: {containers: []} } }

        """;

    const string Http = "{port: {number: 80, name: http, protocol: HTTP}, hosts: [HOSTS]}";

    const string Other = "{port: {number: 8080, name: more, protocol: HTTP}, hosts: [HOSTS]}";

    [Theory]
    [InlineData("\"*.shop.example.com\"", "\"*.shop.example.com\"", 0, "Result: the request arrives")]
    [InlineData("\"*.shop.example.com\"", "\"*.other.example.com\"", 1, "No VirtualService or APIRule has a route")]
    [InlineData(
        "\"*.shop.example.com\", shop.example.com",
        "\"*.shop.example.com\"",
        1,
        "No VirtualService or APIRule"
    )]
    [InlineData("web.shop.example.com", "web.shop.example.com", 1, "No VirtualService or APIRule has a route")]
    public void It_is_completed_where_all_servers_have_one_wildcard(string one, string other, int exitCode, string said)
    {
        var gateway =
            "---\napiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: in, namespace: shop}\n"
            + "spec: {selector: {istio: ingressgateway}, servers: ["
            + $"{Http.Replace("HOSTS", one, StringComparison.Ordinal)}, "
            + $"{Other.Replace("HOSTS", other, StringComparison.Ordinal)}]}}\n";
        var run = Trace(gateway);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(said, run.Stdout, StringComparison.Ordinal);
        Assert.Equal(exitCode, CheckRun.Of(Rule + gateway).OfRule("apirule-host-unserved").Count());
    }

    /// <summary>The Gateway of Kyma's operator is in no package.</summary>
    [Fact]
    public void A_Gateway_that_is_only_in_the_cluster_may_complete_it() =>
        Assert.Contains(
            "the Gateway shop/in is in the cluster, and serves web.shop.example.com",
            Trace("").Stdout,
            StringComparison.Ordinal
        );

    static Session Trace(string gateway) =>
        Session.RunWith(Rule + gateway, "trace", "--from", "internet", "--to", "http://web.shop.example.com", "-");
}
