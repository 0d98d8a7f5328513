namespace Kyma.Krm.Tests.Checking;

/// <summary>With a KymaTrafficCheck as functionConfig the function is a validator.</summary>
public sealed class ValidatorTests
{
    static string List(string hosts, string spec = "{}") =>
        $$"""
            apiVersion: config.kubernetes.io/v1
            kind: ResourceList
            items:
            - apiVersion: networking.istio.io/v1 # kept
              kind: Gateway
              metadata:
                name: shop
                namespace: shop
                annotations:
                  internal.config.kubernetes.io/path: 'gateway.yaml'
              spec:
                selector: {istio: ingressgateway}
                servers:
                - {hosts: {{hosts}}, port: {number: 80, name: http, protocol: HTTP} }
            functionConfig:
              apiVersion: krm.kyma-project.io/v1alpha1
              kind: KymaTrafficCheck
              metadata:
                name: check
              spec: {{spec}}

            """;

    [Fact]
    public void What_is_right_passes_unchanged()
    {
        var input = List("[shop.example.com]");
        Assert.Equal(new Session(0, input, ""), Session.RunWith(input));
    }

    /// <summary>Nothing is called fine that was not looked at.</summary>
    [Fact]
    public void Kinds_that_are_not_checked_are_in_the_results() =>
        Assert.Contains(
            "nothing but the metadata is checked of: 1 Deployment",
            Session
                .RunWith(
                    List("[shop.example.com]")
                        .Replace(
                            "functionConfig:",
                            "- {apiVersion: apps/v1, kind: Deployment, metadata: {name: a, namespace: shop}}\n"
                                + "functionConfig:",
                            StringComparison.Ordinal
                        )
                )
                .Stdout,
            StringComparison.Ordinal
        );

    [Fact]
    public void What_is_wrong_fails_unchanged_with_results()
    {
        var input = List("[shop]");
        var session = Session.RunWith(input);
        Assert.Equal(1, session.ExitCode);
        Assert.StartsWith(input, session.Stdout, StringComparison.Ordinal);
        Assert.Contains("rule: gateway-host\n", session.Stdout, StringComparison.Ordinal);
        Assert.StartsWith(
            "error: gateway.yaml: Gateway shop/shop spec.servers[0].hosts[0]: 'shop' must be",
            session.Stderr,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("{severity: {gateway-host: off}}", 0)]
    [InlineData("{severity: {gateway-host: false}}", 0)]
    [InlineData("{severity: {gateway-host: warning}}", 0)]
    [InlineData("{namespaces: [other]}", 0)]
    [InlineData("{namespaces: [shop]}", 1)]
    public void Its_spec_says_what_counts(string spec, int exitCode) =>
        Assert.Equal(exitCode, Session.RunWith(List("[shop]", spec)).ExitCode);

    [Theory]
    [InlineData(
        "{severity: {gateway-hots: off}}",
        "spec.severity: 'gateway-hots' is the name of no rule. Did you mean 'gateway-host'?"
    )]
    [InlineData(
        "{severity: {gateway-host: of}}",
        "spec.severity.gateway-host: 'of' must be one of: error, warning, off. Did you mean 'off'?"
    )]
    [InlineData("{minProtocolVersion: TLSV1_1}", "spec.minProtocolVersion: 'TLSV1_1' is refused")]
    public void Its_own_mistakes_are_told(string spec, string message)
    {
        var session = Session.RunWith(List("[shop.example.com]", spec));
        Assert.Equal(1, session.ExitCode);
        Assert.Contains($"KymaTrafficCheck check {message}", session.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Among_the_items_of_a_rendering_it_is_left_alone()
    {
        var input = """
            apiVersion: config.kubernetes.io/v1
            kind: ResourceList
            items:
            - apiVersion: krm.kyma-project.io/v1alpha1
              kind: KymaTrafficCheck
              metadata:
                name: check
              spec: {nobody: reads this}
            functionConfig:
              apiVersion: krm.kyma-project.io/v1alpha1
              kind: KymaTraffic
              metadata: {name: shop}
              spec: {egress: {namespace: shop, services: [{hosts: [api.partner.com]}]}}

            """;
        var session = Session.RunWith(input);
        Assert.Equal(0, session.ExitCode);
        Assert.Contains("  spec: {nobody: reads this}\n", session.Stdout, StringComparison.Ordinal);
        Assert.Contains("kind: ServiceEntry\n", session.Stdout, StringComparison.Ordinal);
    }
}
