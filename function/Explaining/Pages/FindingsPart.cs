using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining.Pictures;

namespace Kyma.Krm.Explaining.Pages;

/// <summary>The findings on the page, each with where it is, what follows from it and how to fix it.</summary>
internal static class FindingsPart
{
    public const string Id = "findings";

    /// <param name="html">What it is written to.</param>
    /// <param name="findings">The most important first.</param>
    /// <param name="configs">The ids of configs on the page, by name.</param>
    public static void Write(
        StringBuilder html,
        IReadOnlyList<Finding> findings,
        IReadOnlyDictionary<string, string> configs
    )
    {
        html.Append($"<section id=\"{Id}\">\n<h2>Findings</h2>\n");
        if (findings.Count == 0)
            html.Append("<p>None: nothing is wrong, and nothing needs to be said.</p>\n");
        else
            html.Append("<ul class=\"findings\">\n");
        foreach (var finding in findings)
        {
            var level = finding.Severity.Word();
            html.Append(
                    $"<li><p><span class=\"level {level}\">{level}</span><code>{finding.Rule.Name}</code>"
                        + $"{Where(finding.Place, configs)}</p>\n"
                        + $"<p>{Markup.Prose(finding.ToString())}</p>\n"
                )
                .Append($"<p class=\"soft\">If ignored: {Markup.Prose(finding.Rule.Consequence)}</p>\n")
                .Append(Fix(finding.Rule))
                .Append("</li>\n");
        }

        html.Append(findings.Count == 0 ? "</section>\n" : "</ul>\n</section>\n");
    }

    /// <summary>File and line, and the way to the config on the page.</summary>
    static string Where(Place place, IReadOnlyDictionary<string, string> configs)
    {
        var line = place.Position is { } at ? $":{at.Line}:{at.Column}" : "";
        var where = place.File is { } file ? Markup.Escape($"{file.Path}{line}") : "";
        if (place.Resource is { Kind: "KymaTraffic" } config && configs.TryGetValue(config.Name, out var id))
            where = $"<a href=\"#{id}\">{(where.Length > 0 ? where : Markup.Escape(config.Name))}</a>";
        return where.Length > 0 ? $" <span class=\"line\">{where}</span>" : "";
    }

    static string Fix(Rule rule) =>
        rule.Fix.Length == 0 ? ""
        : rule.IsFixToRead ? $"<p class=\"soft\">To fix it: {Markup.Prose(rule.Fix)}</p>\n"
        : $"<pre>{Markup.Escape(rule.Fix)}</pre>\n";
}
