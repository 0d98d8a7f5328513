using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Support;

/// <summary><c>kyma-krm check --output json -</c> on manifests.</summary>
internal sealed record CheckRun(int ExitCode, IReadOnlyList<JsonObject> Findings, string Stderr)
{
    public static CheckRun Of(string manifests, params string[] options)
    {
        var session = Session.RunWith(manifests, ["check", "--output", "json", .. options, "-"]);
        var findings = JsonNode.Parse(session.Stdout)!["findings"]!.AsArray();
        return new CheckRun(session.ExitCode, [.. findings.Cast<JsonObject>()], session.Stderr);
    }

    public bool Has(string severity) => Findings.Any(finding => (string)finding["severity"]! == severity);

    /// <summary>What somebody would conclude who looks at severities alone.</summary>
    public string Verdict =>
        Has("error") ? "reject"
        : Has("warning") ? "warn"
        : "accept";

    /// <summary>Rule and field of every finding.</summary>
    public string Told => Lines(Findings);

    /// <summary>The same without infos.</summary>
    public string Serious => Lines(Findings.Where(finding => (string)finding["severity"]! != "info"));

    static string Lines(IEnumerable<JsonObject> findings) =>
        string.Join('\n', findings.Select(finding => $"{finding["severity"]} {finding["rule"]} {finding["field"]}"));

    /// <summary>What one rule has found.</summary>
    public IEnumerable<JsonObject> OfRule(string rule) => Findings.Where(finding => (string)finding["rule"]! == rule);

    /// <summary>Severity, field and message of what one rule has found.</summary>
    public string Of(string rule) =>
        string.Join(
            '\n',
            OfRule(rule).Select(finding => $"{finding["severity"]} {finding["field"]}: {finding["message"]}")
        );

    /// <summary>What a rule reports, in order: <c>shop/in spec.servers[0].port: the message</c>.</summary>
    public IReadOnlyList<string> By(string rule) =>
        [
            .. OfRule(rule)
                .Select(finding =>
                    $"{finding["resource"]?["namespace"]}/{finding["resource"]?["name"]} {finding["field"]}: "
                    + $"{finding["message"]}"
                ),
        ];

    /// <summary>
    /// A rule reports just these, which begin as expected: <c>shop/in spec.servers[0].port: port 443</c>.
    /// </summary>
    public void AssertReports(string rule, params IReadOnlyList<string> expected) =>
        Assert.Equal(
            expected,
            By(rule)
                .Select(
                    (told, i) =>
                        i < expected.Count && told.StartsWith(expected[i], StringComparison.Ordinal)
                            ? expected[i]
                            : told
                )
        );

    /// <summary>As the other, with a line for each; nothing is reported where it is empty.</summary>
    public void AssertReports(string rule, string lines) =>
        AssertReports(rule, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
