using System.Reflection;
using System.Text.RegularExpressions;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;

namespace Kyma.Krm.Tests.Istio;

public sealed partial class RuleTextsTests
{
    [Fact]
    public void Every_rule_says_what_it_means_what_follows_how_to_mend_it_and_who_says_so()
    {
        foreach (var rule in IstioRules.All)
        {
            Assert.Matches(KebabCase(), rule.Name);
            Assert.EndsWith(".", rule.Meaning, StringComparison.Ordinal);
            Assert.NotEmpty(rule.Consequence);
            Assert.NotEmpty(rule.Fix);
            Assert.NotEqual("kyma-krm", rule.Source);
        }
    }

    [Fact]
    public void Every_name_stands_for_one_rule()
    {
        var names = IstioRules.All.Select(rule => rule.Name).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void No_rule_is_missing_from_the_list()
    {
        var declared = typeof(IstioRules)
            .Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("Kyma.Krm.Istio", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(Rule))
            .Select(field => ((Rule)field.GetValue(null)!).Name);
        Assert.Empty(declared.Except(IstioRules.All.Select(rule => rule.Name)));
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
