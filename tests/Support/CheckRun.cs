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
    public string Told =>
        string.Join('\n', Findings.Select(finding => $"{finding["severity"]} {finding["rule"]} {finding["field"]}"));

    /// <summary>The same without infos.</summary>
    public string Serious =>
        string.Join(
            '\n',
            Told.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("info ", StringComparison.Ordinal))
        );

    /// <summary>Severity, field and message of what one rule has found.</summary>
    public string Of(string rule) =>
        string.Join(
            '\n',
            Findings
                .Where(finding => (string)finding["rule"]! == rule)
                .Select(finding => $"{finding["severity"]} {finding["field"]}: {finding["message"]}")
        );
}
