using System.Security.Cryptography;
using System.Text;
using Kyma.Krm.Explaining.Pictures;

namespace Kyma.Krm.Explaining.Pages;

/// <summary>An explanation as one page that needs nothing else: no network, no other file.</summary>
internal static class HtmlPage
{
    public static string Of(Explanation explanation)
    {
        var names = string.Join(", ", explanation.Configs.Select(config => config.Name));
        var body = new StringBuilder();
        foreach (var (i, config) in explanation.Configs.Index())
            new ConfigPart(body, $"c{i}").Write(config);
        ReachPart.Write(body, explanation.Reach);
        FindingsPart.Write(body, explanation.Findings);
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
            <title>Traffic of {Markup.Escape(names)}</title>
            <style>{PageStyle.Css}</style>
            </head>
            <body>
            <main>
            <header>
            <h1>Traffic of {Markup.Escape(names)}</h1>
            <p class="lead">How traffic enters and leaves the cluster, as kyma-krm renders it.</p>
            {Glance(explanation)}
            </header>
            {body}<footer>Written by <code>kyma-krm explain --output html</code>. The page depends on nothing but the config; what is said of today is worked out in your browser.</footer>
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
        [
            (configs.Count(config => config.Gateway.Count > 0), "Gateway", "Gateways"),
            (configs.Sum(config => config.Routes.Count), "application", "applications"),
            (configs.Sum(config => config.Services.Count), "external service", "external services"),
            (configs.Sum(config => config.Resources.Count), "resource", "resources"),
            (explanation.Findings.Count, "finding", "findings"),
        ];
        return $"<ul class=\"glance\">{string.Concat(numbers.Select(number => $"<li><strong>{number.Count}</strong> {(number.Count == 1 ? number.One : number.Many)}</li>"))}</ul>";
    }

    /// <summary>The browser runs this script and style and no other, whatever names the config holds.</summary>
    static string HashOf(string content) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";
}
