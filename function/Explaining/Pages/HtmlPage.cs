using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining.Pictures;
using Kyma.Krm.Hashing;

namespace Kyma.Krm.Explaining.Pages;

/// <summary>An explanation as one page that needs nothing else: no network, no other file.</summary>
internal static class HtmlPage
{
    /// <summary>The whole document.</summary>
    public static string Of(Explanation explanation) =>
        Of(
            explanation,
            $"Traffic of {string.Join(", ", explanation.Configs.Select(config => config.Name))}",
            "How traffic enters and leaves the cluster, as kyma-krm renders it."
        );

    /// <summary>Where there are errors: nothing is rendered, and the page says why.</summary>
    public static string Of(IReadOnlyList<Finding> errors) =>
        Of(
            new Explanation([], errors),
            "Nothing is rendered",
            "The input has errors. With all of them fixed, this page shows how traffic enters and leaves the cluster."
        );

    static string Of(Explanation explanation, string title, string lead)
    {
        var body = new StringBuilder();
        var links = new StringBuilder();
        var ids = new Dictionary<string, string>();
        foreach (var (i, config) in explanation.Configs.Index())
        {
            var part = new ConfigPart(body, $"c{i}");
            part.Write(config);
            ids.TryAdd(config.Name, $"c{i}");
            links.Append("<li>");
            if (explanation.Configs.Count > 1)
                links.Append($"{Link($"c{i}", config.Name)}: ");
            links
                .AppendJoin(" \u00b7 ", part.Sections.Select(section => Link(section.Id, section.Title)))
                .Append("</li>\n");
        }

        ReachPart.Write(body, explanation.Reach);
        if (explanation.Configs.Count > 0)
            links.Append($"<li>{Link(FindingsPart.Id, "Findings")}</li>\n");
        FindingsPart.Write(body, explanation.Findings, ids);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{HashOf(
                PageStyle.Css
            )}'; script-src '{HashOf(PageScript.Js)}'">
            <meta name="generator" content="kyma-krm">
            <title>{Markup.Escape(title)}</title>
            <style>{PageStyle.Css}</style>
            </head>
            <body>
            <main>
            <header>
            <h1>{Markup.Escape(title)}</h1>
            <p class="lead">{Markup.Escape(lead)}</p>
            {Glance(explanation)}
            </header>
            <nav><ul>
            {links}</ul></nav>
            {body}<footer>Written by <code>kyma-krm explain --output html</code>.
            The page depends on nothing but the config; what depends on today is worked out in your browser.</footer>
            </main>
            <script>{PageScript.Js}</script>
            </body>
            </html>

            """;
    }

    static string Glance(Explanation explanation)
    {
        var configs = explanation.Configs;
        (int Count, string One, string Many)[] numbers =
            configs.Count == 0
                ? [(explanation.Findings.Count, "finding", "findings")]
                :
                [
                    (configs.Count(config => config.Gateway.Count > 0), "Gateway", "Gateways"),
                    (configs.Sum(config => config.Routes.Count), "application", "applications"),
                    (configs.Sum(config => config.Services.Count), "external service", "external services"),
                    (configs.Sum(config => config.Resources.Count), "resource", "resources"),
                    (explanation.Findings.Count, "finding", "findings"),
                ];
        var items = numbers.Select(number =>
            $"<li><strong>{number.Count}</strong> {(number.Count == 1 ? number.One : number.Many)}</li>"
        );
        return $"<ul class=\"glance\">{string.Concat(items)}</ul>";
    }

    static string Link(string id, string text) => $"<a href=\"#{id}\">{Markup.Escape(text)}</a>";

    /// <summary>The browser runs this script and style and no other, whatever names the config holds.</summary>
    static string HashOf(string content) =>
        $"sha256-{Convert.ToBase64String(Digest.Sha256(Encoding.UTF8.GetBytes(content)))}";
}
