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

    /// <summary>The reference of findings has a chapter for each.</summary>
    [Fact]
    public void They_are_in_chapters_by_what_they_are_about() =>
        Assert.Equal(
            "Input: broken-list, Config: ambiguous-reference, Gateway: cipher-suites-without-effect, "
                + "Certificate: ca-crl-ignored, Egress: egress-addresses-of-several-hosts, "
                + "APIRule: apirule-empty-authorization, RateLimit: rate-limit-bucket-for-nothing, "
                + "Ownership: ambiguous-copies, Istio: authorization-condition, Metadata: annotations-too-large, "
                + "Kinds: api-version-incomplete, Package: ambient-without-waypoint",
            string.Join(", ", RuleCatalogue.Chapters.Select(chapter => $"{chapter.Title}: {First(chapter)}"))
        );

    static string? First(Chapter chapter) => chapter.Rules.Select(rule => rule.Name).Min(StringComparer.Ordinal);

    [Fact]
    public void They_are_listed_by_gate() =>
        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Gate).Order(), RuleCatalogue.All.Select(rule => rule.Gate));

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
