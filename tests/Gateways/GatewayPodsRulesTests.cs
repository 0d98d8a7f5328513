namespace Kyma.Krm.Tests.Gateways;

/// <summary>
/// Istio reads a gateway's Secrets from the namespace of its pods: a config that has them elsewhere is told so, once,
/// whether it is rendered or checked.
/// </summary>
public sealed class GatewayPodsRulesTests
{
    const string Field = "spec.certificate.namespace";

    const string Both = "app: istio-ingressgateway, istio: ingressgateway";

    [Theory]
    [InlineData("istio-system", "", false)]
    [InlineData("edge", "", true)]
    [InlineData("edge", "selector: {istio: egressgateway}", true)]
    [InlineData("edge", "selector: {app: istio-egressgateway}", true)]
    [InlineData("edge", "selector: {app: istio-ingressgateway}", true)]
    [InlineData("edge", "selector: {istio: ingressgateway, team: a}", true)]
    [InlineData("edge", "selector: {app: own}", false)]
    public void The_usual_gateways_run_in_istio_system(string @namespace, string selector, bool isTold)
    {
        var traffic = Traffic.Of(Spec(@namespace, selector));

        Assert.Equal(isTold ? [$"credential-elsewhere {Field}"] : [], traffic.Serious);
        Assert.Equal("", traffic.Errors);
    }

    [Theory]
    [InlineData("edge", Both, false)]
    [InlineData("edge", $"{Both}, more: labels", false)]
    [InlineData("edge", "app: istio-ingressgateway", true)]
    [InlineData("edge", "app: other, istio: ingressgateway", true)]
    [InlineData("other", Both, true)]
    public void Unless_such_pods_are_in_the_package(string @namespace, string labels, bool isTold)
    {
        var traffic = Traffic.Of(Spec("edge"), Pods(@namespace, labels));

        Assert.Equal(isTold ? [$"credential-elsewhere {Field}"] : [], traffic.Serious);
    }

    [Theory]
    [InlineData("gardener: {}", "")]
    [InlineData("gardener: {}", "tls: {mode: MUTUAL, clientCA: {secretName: clients-cacert}}")]
    [InlineData("existing: {}", "")]
    public void A_check_says_it_once(string source, string gateway)
    {
        var check = CheckRun.Of(Config(Spec("edge", gateway, source)) + Secret);

        Assert.StartsWith(
            $"/shop {Field}: 'edge' must be istio-system",
            Assert.Single(check.By("credential-elsewhere")),
            StringComparison.Ordinal
        );
    }

    /// <summary>Of pods that only the package shows, render knows nothing.</summary>
    [Fact]
    public void A_check_sees_pods_elsewhere() =>
        Assert.StartsWith(
            "/shop spec.certificate: rendered as Gateway kyma-system/shop spec.servers[0].tls.credentialName: "
                + "'shop-certs' is made in the namespace istio-system",
            Assert.Single(
                CheckRun.Of($"{Config(Spec("istio-system"))}---\n{Pods("edge", Both)}").By("credential-elsewhere")
            ),
            StringComparison.Ordinal
        );

    const string Secret =
        "---\napiVersion: v1\nkind: Secret\nmetadata: {name: shop-certs, namespace: edge}\ntype: Opaque\n";

    static string Spec(string @namespace, string gateway = "", string source = "gardener: {}") =>
        $"{{domain: shop.example.com, gateway: {{name: shop{(gateway.Length > 0 ? ", " : "")}{gateway}}}, "
        + $"certificate: {{namespace: {@namespace}, {source}}}}}";

    static string Config(string spec) =>
        "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\n"
        + "metadata: {name: shop, annotations: {config.kubernetes.io/local-config: 'true'}}\n"
        + $"spec: {spec}\n";

    static string Pods(string @namespace, string labels) =>
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: gateway, namespace: {@namespace}}}\n"
        + $"spec: {{selector: {{matchLabels: {{app: a}}}}, template: {{metadata: {{labels: {{{labels}}}}}}}}}\n";
}
