using System.Text.RegularExpressions;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Explaining;

public sealed partial class HtmlPageTests
{
    const string Hostile = "\"'><script>alert(1)</script>&lt;<img src=x onerror=alert(2)>";

    static readonly string[] SelfSigned =
    [
        Repository.File("examples/gateway-self-signed/config.yaml"),
        Repository.File("examples/gateway-self-signed/resources.yaml"),
    ];

    [Fact]
    public void The_page_is_whole_by_itself()
    {
        Assert.DoesNotMatch(External(), Explain("html", Repository.File("tests/golden/commands/shop.yaml")));
        Assert.DoesNotMatch(External(), Explain("html", SelfSigned));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("mermaid")]
    public void Text_of_the_user_never_becomes_markup(string output)
    {
        using var scratch = new Scratch();
        var config = scratch.Write(
            "<b>&config.yaml",
            """
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata:
              name: shop
              annotations: {config.kubernetes.io/local-config: "true"}
            spec:
              domain: shop.example.com
              certificate: {gardener: {}}
              apiRules:
              - name: shop
                namespace: shop
                host: shop
                service: {name: shop, port: 80}
                rules:
                - path: /
                  extAuth: {authorizers: ['HOSTILE']}
            """.Replace("HOSTILE", Hostile.Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal)
        );

        var page = Explain(output, config);

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>&config", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_input_gives_the_same_page() =>
        Assert.Equal(Explain("html", SelfSigned), Explain("html", SelfSigned));

    [Fact]
    public void A_browser_shows_it_without_complaint_and_tells_how_many_days_are_left()
    {
        using var scratch = new Scratch();
        var page = scratch.Write("page.html", Explain("html", SelfSigned));

        var shown = Tool
            .Chromium.Run([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--virtual-time-budget=2000",
                $"--user-data-dir={scratch.Path("profile")}",
                "--dump-dom",
                $"file://{page}",
            ])
            .Ends(0);

        Assert.DoesNotContain("CONSOLE", shown.Stderr, StringComparison.Ordinal);
        Assert.Matches("""<span class="left[^>]*>(\d+ days left|begins in|expired)""", shown.Stdout);
        Assert.Contains("Traffic of demo", shown.Stdout, StringComparison.Ordinal);
        Assert.Contains(
            "*.kyma.example.com and its CA is valid from 2026-01-01 until 2026-12-31.",
            shown.Stdout,
            StringComparison.Ordinal
        );
    }

    static string Explain(string output, params string[] files)
    {
        var session = Session.Run(["explain", "--output", output, .. files]);
        Assert.True(session.ExitCode == 0, session.Stderr);
        return session.Stdout;
    }

    /// <summary>Whatever makes a browser ask the network.</summary>
    [GeneratedRegex("""\s(src|href|srcset|action|data)=|url\(|@import|<(link|iframe|object|embed|base|form)\b""")]
    private static partial Regex External();
}
