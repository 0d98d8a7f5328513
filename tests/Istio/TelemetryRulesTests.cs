using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Tests.Istio;

/// <summary>What Istio's webhook says of a Telemetry, beyond the schema.</summary>
public sealed class TelemetryRulesTests
{
    [Theory]
    [InlineData("{tracing: [{providers: [{name: a}]}]}", "")]
    [InlineData("{tracing: [{}, {}, {}]}", "telemetry-ignored@spec.tracing[1]")]
    [InlineData("{tracing: [{providers: [{name: a}, {name: b}]}]}", "telemetry-ignored@spec.tracing[0].providers[1]")]
    [InlineData("{metrics: [{providers: [{name: a}, {name: b}]}]}", "")]
    [InlineData("{accessLogging: [{providers: [{name: a}, {name: b}]}, {}]}", "")]
    [InlineData("{tracing: [{customTags: {'': {literal: {value: a}}}}]}", "telemetry-tag@spec.tracing[0].customTags")]
    [InlineData(
        "{tracing: [{customTags: {a: {literal: {value: ''}}}}]}",
        "crd-limit@spec.tracing[0].customTags.a.literal.value"
    )]
    [InlineData("{tracing: [{randomSamplingPercentage: 100.5}]}", "crd-limit@spec.tracing[0].randomSamplingPercentage")]
    [InlineData(
        "{metrics: [{overrides: [{tagOverrides: {'': {operation: REMOVE}}}]}]}",
        "telemetry-ignored@spec.metrics[0].overrides[0].tagOverrides"
    )]
    [InlineData(
        "{metrics: [{overrides: [{tagOverrides: {a: {}}}]}]}",
        "telemetry-tag@spec.metrics[0].overrides[0].tagOverrides.a"
    )]
    [InlineData(
        "{metrics: [{overrides: [{tagOverrides: {a: {operation: REMOVE, value: ''}}}]}]}",
        "telemetry-tag@spec.metrics[0].overrides[0].tagOverrides.a"
    )]
    [InlineData("{metrics: [{reportingInterval: 100us}]}", "crd-duration@spec.metrics[0].reportingInterval")]
    [InlineData("{accessLogging: [{filter: {expression: response.code >= 400}}]}", "")]
    [InlineData(
        "{accessLogging: [{}, {filter: {expression: response.code >= }}]}",
        "telemetry-filter@spec.accessLogging[1].filter.expression"
    )]
    [InlineData("{accessLogging: [{filter: {}}]}", "telemetry-filter@spec.accessLogging[0].filter.expression")]
    [InlineData("{selector: {matchLabels: {a: b}}, targetRefs: [{kind: Gateway, name: a}]}", "policy-targets@spec")]
    public void A_Telemetry_is_judged(string spec, string findings) =>
        Assert.Equal(findings, IstioManifest.Findings("Telemetry", spec, group: "telemetry.istio.io/v1"));

    [Theory]
    [InlineData("a", true)]
    [InlineData("response.code >= 400 && request.method != 'GET' || !has(request.headers['x'])", true)]
    [InlineData("'x' in request.headers ? true : 1 < 2", true)]
    [InlineData("[1, 2u, 0x1F, 1.5e3, -1, b'a', r\"\\d\",]", true)]
    [InlineData("{'a': 1, \"b\": [2]}.a", true)]
    [InlineData("google.protobuf.Duration{seconds: 1}", true)]
    [InlineData("xds.cluster_name.matches('^a{1,2}$') // why", true)]
    [InlineData("'''a\n'b' ''' + \"\\u00e9\\n\"", true)]
    [InlineData("-(-a) + !!b", true)]
    [InlineData(".a.b()", true)]
    [InlineData("a.package", true)]
    [InlineData("", false)]
    [InlineData("  // nothing", false)]
    [InlineData("a ==", false)]
    [InlineData("a = 1", false)]
    [InlineData("a & b", false)]
    [InlineData("(a", false)]
    [InlineData("a)", false)]
    [InlineData("f(a,)", false)]
    [InlineData("a b", false)]
    [InlineData("a ? b", false)]
    [InlineData("'a", false)]
    [InlineData("'a\\q'", false)]
    [InlineData("a.in", false)]
    [InlineData("for", false)]
    [InlineData("a[1", false)]
    [InlineData("response.code > 400; true", false)]
    [InlineData("${code}", false)]
    public void An_expression_is_read_as_cel_go_reads_it(string expression, bool isFine) =>
        Assert.Equal(isFine, CelSyntax.WrongWith(expression) is null);

    /// <summary>Whatever is written there, it ends.</summary>
    [Fact]
    public void Deep_and_long_expressions_end()
    {
        Assert.NotNull(CelSyntax.WrongWith(new string('(', 100_000)));
        Assert.NotNull(CelSyntax.WrongWith(new string('(', 100_000) + "a" + new string(')', 100_000)));
        Assert.NotNull(CelSyntax.WrongWith(new string('\'', 100_001)));
        Assert.Null(CelSyntax.WrongWith(new string('!', 100_000) + "a"));
        Assert.Null(CelSyntax.WrongWith(string.Join("+", Enumerable.Repeat("a[0].b", 20_000))));
    }
}
