namespace Kyma.Krm.Tests.Checking.Judging;

/// <summary>What was rendered earlier and will be rendered anew is judged as it will be, at its config.</summary>
public sealed class ReplacedOutputTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("8080", "shop/web:8080")]
    [InlineData("9090", "shop/web:9090")]
    public void A_fault_is_shown_at_the_config(string port, string route)
    {
        const string config = """
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"}}
            spec:
              apiRules:
              - {name: shop, namespace: shop, host: a.example.com, gateway: shop/gw, service: {name: web, port: 8080}}
            """;
        var column = config.Split('\n')[5].IndexOf("web, port", StringComparison.Ordinal) + 1;
        var file = _scratch.Write("config.yaml", config);
        _scratch.Write("rendered.yaml", Session.Run("render", file).Stdout);
        _scratch.Write("config.yaml", config.Replace("8080", port, StringComparison.Ordinal));

        var check = Session.Run("check", "--complete", _scratch.Folder);
        Assert.Contains(
            $"{file}:6:{column}: KymaTraffic shop spec.apiRules[0].service.name: rendered as APIRule shop/shop "
                + "spec.service.name: there is no Service shop/web",
            check.Stdout,
            StringComparison.Ordinal
        );
        Assert.Contains(route, Session.Run("explain", _scratch.Folder).Stdout, StringComparison.Ordinal);
    }
}
