using System.Reflection;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Checking;

public sealed class RuleCatalogueTests
{
    /// <summary>Rooms whose rules no check can tell.</summary>
    static readonly string[] Elsewhere =
    [
        "Kyma.Krm.ArgoCd",
        "Kyma.Krm.CommandLine",
        "Kyma.Krm.CommandLine.Folders",
        "Kyma.Krm.Importing",
        "Kyma.Krm.Probing",
        "Kyma.Krm.Explaining",
        "Kyma.Krm.Probing",
    ];

    [Fact]
    public void Every_rule_is_in_the_catalogue()
    {
        var declared = typeof(RuleCatalogue)
            .Assembly.GetTypes()
            .Where(type =>
                type.Namespace is { } room
                && !Elsewhere.Any(other => room == other || room.StartsWith($"{other}.", StringComparison.Ordinal))
            )
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(Rule))
            .Select(field => ((Rule)field.GetValue(null)!).Name);
        Assert.Empty(declared.Except(RuleCatalogue.All.Select(rule => rule.Name)));
    }

    [Fact]
    public void Every_name_stands_for_one_rule()
    {
        var names = RuleCatalogue.All.Select(rule => rule.Name).ToList();
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void They_can_be_printed()
    {
        var text = Session.Run("check", "--list");
        Assert.Equal(0, text.ExitCode);
        Assert.Equal(
            // The heads of the two tables, and an empty line and a title between them.
            RuleCatalogue.All.Count(rule => RuleCatalogue.Knows(rule.Name))
                + AnalysisCode.All.Count
                + 4,
            text.Stdout.Count(c => c == '\n')
        );
        Assert.Matches("(?m)^gateway-no-hosts +error +admission +A Gateway's server without hosts. \\(", text.Stdout);
        Assert.Contains(
            "\"name\": \"gateway-no-hosts\"",
            Session.Run("check", "--list", "--output", "json").Stdout,
            StringComparison.Ordinal
        );
    }
}
