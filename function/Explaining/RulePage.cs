using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Explaining;

/// <summary>A finding as a page: what it means, what follows, how to mend it, and who says so.</summary>
internal static class RulePage
{
    /// <summary>Adds the rule to the page, with a heading for each of its texts.</summary>
    public static void Write(Rule rule, TextPage page)
    {
        page.Title(rule.Name, $"({rule.Severity.Word()})");
        page.Line(rule.Meaning);
        Part("What happens if it is ignored", rule.Consequence);
        Part("How to fix it", rule.Fix);
        Part("Who says so", rule.Source);

        void Part(string title, string text)
        {
            page.Line();
            page.Title(title);
            foreach (var line in text.Split('\n'))
                page.Line($"  {line}");
        }
    }

    /// <summary>Adds the rules of each chapter as a table, without consequence and fix.</summary>
    public static void WriteList(IReadOnlyList<Chapter> chapters, TextPage page)
    {
        foreach (var (i, chapter) in chapters.Index())
        {
            if (i > 0)
                page.Line();
            page.Title(chapter.Title);
            page.Table(
                2,
                ["NAME", "SEVERITY", "MEANING"],
                [
                    .. chapter
                        .Rules.OrderBy(rule => rule.Name, StringComparer.Ordinal)
                        .Select(rule => (string[])[rule.Name, rule.Severity.Word(), rule.Meaning]),
                ]
            );
        }
    }

    /// <summary>docs/findings.md: a section for each, which SARIF's helpUri points to.</summary>
    public static string Markdown(IReadOnlyList<Chapter> chapters)
    {
        var text = new StringBuilder(
            """
            # Every finding

            Made by `kyma-krm explain --findings --output markdown`. In a terminal: `kyma-krm explain --finding NAME`.
            A KymaTrafficCheck can change most severities (`spec.severity`).

            """
        );
        foreach (var chapter in chapters)
        {
            text.Append($"\n## {chapter.Title}\n");
            foreach (var rule in chapter.Rules.OrderBy(rule => rule.Name, StringComparer.Ordinal))
                text.Append(
                    $"\n### {rule.Name}\n\n**{rule.Severity.Word()}.** "
                        + MarkdownProse.Of($"{rule.Meaning} {rule.Consequence}")
                        + $"\n\n{FixOf(rule)}\n\nSource: {MarkdownProse.Of(rule.Source)}\n"
                );
        }

        return text.ToString();
    }

    static string FixOf(Rule rule) => rule.IsFixToRead ? $"Fix: {MarkdownProse.Of(rule.Fix)}" : $"```\n{rule.Fix}\n```";

    /// <summary>A rule as an object with the texts of the page.</summary>
    public static JsonObject Json(Rule rule) =>
        new()
        {
            ["name"] = rule.Name,
            ["severity"] = rule.Severity.Word(),
            ["meaning"] = rule.Meaning,
            ["consequence"] = rule.Consequence,
            ["fix"] = rule.Fix,
            ["source"] = rule.Source,
        };
}
