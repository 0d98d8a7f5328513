namespace Kyma.Krm.Tests.Checking;

/// <summary>Expectations of a KymaTrafficCheck, and rules that are questions to the mesh.</summary>
public sealed class ExpectationTests
{
    const string Tls = "{number: 443, name: tls, protocol: TLS}";

    static string Check(string expect) =>
        $$$"""
            ---
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTrafficCheck
            metadata: {name: traffic, annotations: {config.kubernetes.io/local-config: "true"}}
            spec: {expect: [{{{expect}}}]}

            """;

    [Theory]
    [InlineData("{from: shop, to: \"https://api.partner.com\", outcome: reaches, tls: PASSTHROUGH, via: Direct}", true)]
    [InlineData("{from: shop, to: \"https://api.partner.com\", outcome: reaches, via: EgressGateway}", false)]
    [InlineData("{from: shop, to: \"https://api.partner.com\", outcome: reaches, tls: MUTUAL}", false)]
    [InlineData("{from: shop, to: \"https://api.partner.com\", outcome: blocked}", false)]
    [InlineData("{from: internet, to: \"https://api.partner.com\", outcome: blocked}", true)]
    public void An_unmet_expectation_is_an_error(string expect, bool isMet)
    {
        var run = CheckRun.Of(Check(expect) + TestMesh.Entry("api", "shop", "api.partner.com", Tls));
        Assert.Equal(isMet ? 0 : 1, run.ExitCode);
        Assert.Equal(!isMet, run.Told.Contains("expectation-unmet", StringComparison.Ordinal));
    }

    /// <summary>The example as kpt and kustomize run it: the config renders, then the check validates.</summary>
    [Theory]
    [InlineData("check.yaml", 0)]
    [InlineData("unmet.yaml", 1)]
    public void The_example_is_a_validator(string check, int exitCode)
    {
        static string Indented(string text, int by) =>
            string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $"{new string(' ', by)}{line}\n"));
        static string Item(string text)
        {
            var indented = Indented(text, 2);
            return $"- {indented[2..]}";
        }

        var folder = Repository.File("examples/traffic-expectations");
        var list =
            "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n"
            + $"functionConfig:\n{Indented(File.ReadAllText(Path.Combine(folder, check)), 2)}items:\n"
            + $"{Item(File.ReadAllText(Path.Combine(folder, "traffic.yaml")))}";
        var run = Session.RunWith(list);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(
            exitCode == 1,
            run.Stdout.Contains("expectation-unmet", StringComparison.Ordinal)
                || run.Stderr.Contains("is expected. ", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("{from: shop/nobody, to: \"https://api.partner.com\", outcome: reaches}")]
    [InlineData("{from: shop, to: api.partner.com, outcome: reaches}")]
    [InlineData("{from: Shop, to: \"https://api.partner.com\", outcome: reaches}")]
    public void An_expectation_must_name_a_client_and_a_URL(string expect) =>
        Assert.Contains(
            "expectation-unclear",
            CheckRun.Of(Check(expect) + TestMesh.Entry("api", "shop", "api.partner.com", Tls)).Told,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("shop", "{host: bank.example.com, trafficPolicy: {tls: {mode: SIMPLE}}}", false)]
    [InlineData("third", "{host: bank.example.com, trafficPolicy: {tls: {mode: SIMPLE}}}", true)]
    [InlineData(
        "shop",
        "{host: bank.example.com, trafficPolicy: {portLevelSettings: [{port: {number: 443}, tls: {mode: SIMPLE}}]}}",
        true
    )]
    [InlineData("shop", "{host: bank.example.com, trafficPolicy: {tls: {mode: MUTUAL, credentialName: client}}}", true)]
    public void Plain_text_to_a_TLS_port_is_a_warning(string @namespace, string rule, bool isTold)
    {
        var run = CheckRun.Of(
            TestMesh.Entry(
                "bank",
                "shop",
                "bank.example.com",
                "{number: 80, name: http, protocol: HTTP, targetPort: 443}",
                ", exportTo: [.]"
            ) + TestMesh.Of("DestinationRule", "bank", @namespace, rule)
        );
        Assert.Equal(isTold, run.Told.Contains("plain-text-to-tls-port", StringComparison.Ordinal));
    }
}
