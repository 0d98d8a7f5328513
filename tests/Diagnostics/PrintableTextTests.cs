using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Diagnostics;

/// <summary>
/// Names and values of strangers reach terminals, logs and runners: they are shown, and nothing else happens.
/// </summary>
public sealed class PrintableTextTests
{
    [Theory]
    [InlineData("a\u001b[31mb", @"a\u001b[31mb")]
    [InlineData("a\r\n\tb", @"a\r\n\tb")]
    [InlineData("a\u202eb\u2066c\u200fd", @"a\u202eb\u2066c\u200fd")]
    [InlineData("a\u2028b\u0085c\u007fd", @"a\u2028b\u0085c\u007fd")]
    [InlineData("##[error]a", @"##\u005berror]a")]
    [InlineData("\ud83d\ude00 ü ::a", "\ud83d\ude00 ü ::a")]
    public void Is_shown_escaped(string text, string shown) => Assert.Equal(shown, PrintableText.Of(text));

    [Theory]
    [InlineData("::error::a", @"\u003a:error::a")]
    [InlineData("  \u00a0::a", "  \u00a0::a")]
    [InlineData("   ::a", @"   \u003a:a")]
    [InlineData("error: ::a", "error: ::a")]
    public void No_line_is_a_command(string line, string shown) => Assert.Equal(shown, PrintableText.Line(line));

    [Fact]
    public void Json_means_the_same()
    {
        const string json = "{\n  \"a\": \"\u202e##[b\"\n}\n";

        Assert.Equal("{\n  \"a\": \"\\u202e##\\u005bb\"\n}\n", PrintableText.Json(json));
    }

    [Theory]
    [InlineData("check", "-")]
    [InlineData("check", "-", "--output", "github")]
    [InlineData("check", "-", "--output", "json")]
    [InlineData("check", "-", "--output", "sarif")]
    [InlineData("render", "-")]
    [InlineData("explain", "-")]
    [InlineData("explain", "-", "--output", "html")]
    [InlineData("explain", "-", "--output", "mermaid")]
    [InlineData("explain", "-", "--output", "json")]
    [InlineData("import", "-")]
    [InlineData("inspect", "-")]
    [InlineData("a\n::error::b")]
    [InlineData("render", "a\n::error::b\u001b[31m")]
    [InlineData("render", "--a\n::error::b")]
    [InlineData("init", "a", "--certificate", "\n::error::b", "--domain", "\u202e")]
    [InlineData("new-seed", "--name", "a\n  ::error::b##[c")]
    public void No_command_passes_on_what_steers(params string[] arguments)
    {
        foreach (var names in new[] { "shop", @"a\n::error::b\e[31m##[c\u202e" })
        {
            var session = Session.RunWith(Input(names), arguments);

            foreach (var line in (session.Stdout + session.Stderr).Split('\n'))
            {
                Assert.DoesNotContain("##[", line, StringComparison.Ordinal);
                Assert.DoesNotContain(line, c => c < ' ' || c is '\u202e' or '\u007f');
                if (!arguments.Contains("github"))
                    Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), line);
            }
        }
    }

    static string Input(string name) =>
        $$$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: "{{{name}}}", annotations: {config.kubernetes.io/local-config: "true"} }
            spec:
              domain: shop.example.com
              certificate: {existing: {} }
              egress: {services: [{name: "{{{name}}}", hosts: [api.example.com], tls: {mode: "{{{(
                name == "shop" ? "SIMPLE" : name
            )}}}"} }]}
            ---
            apiVersion: networking.istio.io/v1
            kind: "{{{(name == "shop" ? "Gateway" : name)}}}"
            metadata: {name: "{{{name}}}", namespace: "{{{name}}}"}
            spec: {"{{{name}}}": 1}
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: se, namespace: shop, labels: {"{{{name}}}": "{{{name}}}"} }
            spec: {hosts: ["{{{name}}}.example.com"], ports: [{number: 443, name: tls, protocol: "{{{name}}}"}]}
            """;
}
