using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining.Pictures;

namespace Kyma.Krm.Explaining.Pages;

/// <summary>The findings on the page, each with what follows from it and how to mend it.</summary>
internal static class FindingsPart
{
    public static void Write(StringBuilder html, IReadOnlyList<Finding> findings)
    {
        html.Append("<section>\n<h2>Findings</h2>\n");
        if (findings.Count == 0)
            html.Append("<p>None: nothing is wrong, and nothing needs to be said.</p>\n");
        else
            html.Append("<ul class=\"findings\">\n");
        foreach (var finding in findings)
        {
            var level = finding.Severity.Word();
            html.Append(
                    $"<li><p><span class=\"level {level}\">{level}</span><code>{finding.Rule.Name}</code></p>\n<p>{Markup.Escape(finding.ToString())}</p>\n"
                )
                .Append($"<p class=\"soft\">If ignored: {Markup.Escape(finding.Rule.Consequence)}</p>\n</li>\n");
        }

        html.Append(findings.Count == 0 ? "</section>\n" : "</ul>\n</section>\n");
    }
}
