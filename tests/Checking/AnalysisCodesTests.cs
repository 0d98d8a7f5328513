using System.Text.Json.Nodes;
using Kyma.Krm.Checking.Policies;

namespace Kyma.Krm.Tests.Checking;

public sealed class AnalysisCodesTests
{
    [Fact]
    public void Every_code_has_rules_that_exist_or_a_reason()
    {
        Assert.All(AnalysisCode.All, code => Assert.True(code.Rules.Count > 0 || code.Reason.Length > 0, code.Code));
        Assert.All(
            AnalysisCode.All.SelectMany(code => code.Rules),
            rule => Assert.Contains(RuleCatalogue.All, known => known.Name == rule)
        );
        Assert.Equal(AnalysisCode.All.Count, AnalysisCode.All.DistinctBy(code => code.Code).Count());
    }

    [Fact]
    public void The_list_of_rules_says_what_becomes_of_each_code()
    {
        var text = Session.Run("check", "--list").Stdout;
        Assert.Contains("ISTIOCTL ANALYZE", text, StringComparison.Ordinal);
        Assert.Contains("IST0132  VirtualServiceHostNotFoundInGateway", text, StringComparison.Ordinal);
        Assert.Contains("it is outdated: without caCertificates", text, StringComparison.Ordinal);
        var codes = JsonNode.Parse(Session.Run("check", "--list", "--output", "json").Stdout)!["analyze"]!.AsArray();
        Assert.Equal(AnalysisCode.All.Count, codes.Count);
        Assert.Equal("IST0101", (string?)codes[0]!["code"]);
        Assert.DoesNotContain(
            "ISTIOCTL ANALYZE",
            Session.Run("check", "--list", "--gate", "admission").Stdout,
            StringComparison.Ordinal
        );
    }
}
