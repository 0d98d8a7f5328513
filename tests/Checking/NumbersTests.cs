using Kyma.Krm.Checking;
using Kyma.Krm.Checking.Judging;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm.Reading;

namespace Kyma.Krm.Tests.Checking;

/// <summary>Numbers that nobody writes and any file may contain: the whole package is judged all the same.</summary>
public sealed class NumbersTests
{
    [Theory]
    [InlineData("-1", "load-balancer-table-size")]
    [InlineData("0", "load-balancer-table-size")]
    [InlineData("-9223372036854775808", "load-balancer-table-size")]
    [InlineData("18446744073709551615", "load-balancer-table-size")]
    [InlineData("99999999999999999999999999999", "crd-")]
    [InlineData("1e400", "crd-")]
    [InlineData("65537", null)]
    [InlineData("2", null)]
    [InlineData("9", "load-balancer-table-size")]
    public void The_size_of_a_table(string size, string? rule)
    {
        var run = CheckRun.Of(
            $$$"""
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: a, namespace: shop}
            spec: {host: a, trafficPolicy: {loadBalancer: {consistentHash: {useSourceIp: true,
              maglev: {tableSize: {{{size}}} } } } }}
            ---
            {{{Other}}}
            """
        );

        Assert.Contains("error http-route-no-action", run.Told, StringComparison.Ordinal);
        if (rule is null)
            Assert.DoesNotContain("table", run.Told, StringComparison.Ordinal);
        else
            Assert.Contains($"error {rule}", run.Told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("1e30", "79228162514264337593543950335")]
    public void Weights_whose_sum_leaves_64_bits(string one, string other)
    {
        var run = CheckRun.Of(
            $$"""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: a, namespace: shop}
            spec:
              hosts: [a.example.com]
              http: [{route: [{destination: {host: a}, weight: {{one}}}, {destination: {host: b}, weight: {{other}}}]}]
              tcp: [{route: [{destination: {host: a}, weight: {{one}}}, {destination: {host: b}, weight: {{other}}}]}]
            ---
            {{Other}}
            """
        );

        Assert.Contains("error http-route-no-action", run.Told, StringComparison.Ordinal);
        Assert.NotEqual(70, run.ExitCode);
    }

    /// <summary>Whatever a rule does not cope with is reported at its resource, and the others are judged.</summary>
    [Fact]
    public void A_rule_that_fails_is_a_finding()
    {
        var findings = new Findings();
        var item = Assert.Single(
            DocumentsReader.Read(
                "apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: shop}\n"u8.ToArray(),
                "a.yaml",
                findings
            )
        );

        Judgement.Try(item.Source, findings, () => throw new OverflowException());

        var told = Assert.Single(findings.Sorted());
        Assert.Equal(CheckFindings.NotJudged, told.Rule);
        Assert.StartsWith("Service shop/a: could not be judged, ", told.ToString(), StringComparison.Ordinal);
        Assert.Contains("report it with this resource", told.Message, StringComparison.Ordinal);
        Assert.Equal("a.yaml", told.Place.File?.Path);
    }

    [Fact]
    public void So_is_one_that_fails_on_the_package()
    {
        var findings = new Findings();

        Judgement.TryAll(findings, () => throw new OverflowException());

        var told = Assert.Single(findings.Sorted());
        Assert.Equal((CheckFindings.NotJudged, Place.Input), (told.Rule, told.Place));
        Assert.Contains("report it with this package", told.Message, StringComparison.Ordinal);
    }

    /// <summary>What is left would be judged by chance.</summary>
    [Fact]
    public void With_too_little_memory_nothing_is_judged() =>
        Assert.Throws<InsufficientMemoryException>(() =>
            Judgement.TryAll(new Findings(), () => throw new InsufficientMemoryException())
        );

    const string Other = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: other, namespace: shop}
        spec: {hosts: [b.example.com], http: [{timeout: 5s}]}
        """;
}
