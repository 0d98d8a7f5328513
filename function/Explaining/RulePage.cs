using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Explaining;

/// <summary>A finding as a page: what it means, what follows, how to mend it, and who says so.</summary>
internal static class RulePage
{
    public static void Write(Rule rule, TextPage page)
    {
        page.Title(rule.Name, $"({rule.Severity.Word()})");
        page.Line(rule.Meaning);
        Part("What happens if it is ignored", rule.Consequence);
        Part("How to mend it", rule.Fix);
        Part("Who says so", rule.Source);

        void Part(string title, string text)
        {
            page.Line();
            page.Title(title);
            foreach (var line in text.Split('\n'))
                page.Line($"  {line}");
        }
    }

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
