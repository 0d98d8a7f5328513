using System.Text.RegularExpressions;

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
    public void Rendered_YAML_is_on_the_page_and_no_value_of_a_Secret()
    {
        var page = Explain("html", SelfSigned);

        Assert.Contains("<strong>Gateway</strong>", page, StringComparison.Ordinal);
        Assert.Contains("credentialName: kyma-gateway-certs", page, StringComparison.Ordinal);
        Assert.Matches("tls\\.key: .?\\(hidden\\)", page);
        Assert.DoesNotContain("LS0tLS", page, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_lead_to_something_on_the_page()
    {
        var page = Explain("html", Repository.File("tests/golden/commands/shop.yaml"));
        var targets = Links().Matches(page).Select(link => link.Groups[1].Value).Distinct().ToList();

        Assert.True(targets.Count > 5, string.Join(' ', targets));
        Assert.All(targets, target => Assert.Equal(2, page.Split($" id=\"{target}\"").Length));
    }

    [Fact]
    public void Services_bear_their_name_and_the_line_of_the_config()
    {
        using var scratch = new Scratch();
        var config = scratch.Write("config.yaml", Many(2));

        var page = Explain("html", config);

        Assert.Matches(
            """<td data-head="Service" class="name"><a href="#c0-r\d+">s1</a><br><span class="line">line 12<""",
            page
        );
        Assert.Contains("How traffic leaves <span class=\"line\">line 9<", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_hosts_are_one_box_and_one_line()
    {
        using var scratch = new Scratch();
        var config = scratch.Write("config.yaml", Many(40));

        var (page, picture) = (Explain("html", config), Explain("mermaid", config));

        Assert.Contains("40 services", picture, StringComparison.Ordinal);
        Assert.Contains("and 37 more", picture, StringComparison.Ordinal);
        Assert.Contains("<summary>40 services</summary>", page, StringComparison.Ordinal);
        Assert.Contains("<strong>ServiceEntry</strong> 40</summary>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_config_gets_a_page_with_its_errors()
    {
        using var scratch = new Scratch();
        var config = scratch.Write(
            "config.yaml",
            Many(1).Replace("gardener: {}", "gardner: {}", StringComparison.Ordinal)
        );

        var session = Session.Run("explain", "--output", "html", config);

        Assert.Equal(1, session.ExitCode);
        Assert.Contains("<h1>Nothing is rendered</h1>", session.Stdout, StringComparison.Ordinal);
        Assert.Contains("<code>gardner</code> is not a field here.", session.Stdout, StringComparison.Ordinal);
        Assert.Contains("config.yaml:8:17", session.Stdout, StringComparison.Ordinal);
        Assert.Contains("gardner", session.Stderr, StringComparison.Ordinal);
    }

    static string Many(int services) =>
        $"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata:
              name: many
              annotations: {"{config.kubernetes.io/local-config: 'true'}"}
            spec:
              domain: shop.example.com
              certificate: {"{gardener: {}}"}
              egress:
                services:
            {string.Concat(
                Enumerable
                    .Range(0, services)
                    .Select(i => $"    - {{name: s{i}, hosts: [h{i}.example.com]}}\n")
            )}
            """;

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

    [GeneratedRegex("href=\"#([^\"]*)\"")]
    private static partial Regex Links();

    /// <summary>Whatever makes a browser ask the network.</summary>
    [GeneratedRegex(
        """\s(src|href(?!="#)|srcset|action|data)=|url\(|@import|<(link|iframe|object|embed|base|form)\b"""
    )]
    private static partial Regex External();
}
