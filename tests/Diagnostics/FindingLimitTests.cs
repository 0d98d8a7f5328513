using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Diagnostics;

/// <summary>However much is wrong, answers stay readable, and none of it is left out of the verdict.</summary>
public sealed class FindingLimitTests
{
    const int Most = FindingLimit.MostFindings;

    static readonly string WrongInManyPlaces = $$$"""
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"}}
        spec:
          domain: shop.example.com
          certificate: {existing: {}}
          gateway: {hosts: [{{{string.Join(", ", Enumerable.Range(0, Most + 500).Select(i => $"h_{i}"))}}}]}
        """;

    [Fact]
    public void Results_end_in_how_many_more_there_are()
    {
        var answer = Session.RunWith(
            "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems: []\nfunctionConfig:\n"
                + $"  {WrongInManyPlaces.ReplaceLineEndings("\n  ")}\n"
        );

        var results = ((JsonObject)CrdSchema.Json(YamlParser.Parse(answer.Stdout, out _)!.Single())!)[
            "results"
        ]!.AsArray();
        Assert.Equal((1, Most + 1), (answer.ExitCode, results.Count));
        Assert.Equal(
            "500 more findings are not shown, 500 of them errors. Fix those above, then run it again",
            (string?)results[^1]!["message"]
        );
        Assert.Equal("error", (string?)results[^1]!["severity"]);
        Assert.Equal(4, answer.Stderr.Count(c => c == '\n'));
    }

    [Fact]
    public void Check_prints_as_many_and_counts_them_all()
    {
        var text = Session.RunWith(WrongInManyPlaces, "check", "-");
        var json = JsonNode.Parse(Session.RunWith(WrongInManyPlaces, "check", "--output=json", "-").Stdout)!;

        Assert.Equal((1, Most + 1), (text.ExitCode, text.Stdout.Count(c => c == '\n')));
        Assert.Contains($"{Most + 500} errors", text.Stderr, StringComparison.Ordinal);
        Assert.Equal("more-findings", (string?)json["findings"]!.AsArray()[^1]!["rule"]);
    }

    [Fact]
    public void A_thousand_are_told_as_they_are()
    {
        var findings = new Findings();
        for (var i = 0; i < Most; i++)
            findings.Add(DiagnosticsFindings.MoreFindings, Place.Input, $"{i}");

        Assert.Same(findings.Sorted().GetType(), FindingLimit.Apply(findings.Sorted()).GetType());
        Assert.Equal(Most, FindingLimit.Apply(findings.Sorted()).Count);
    }

    [Fact]
    public void A_long_message_keeps_its_start_and_its_end()
    {
        var findings = new Findings();
        findings.Add(
            DiagnosticsFindings.MoreFindings,
            new Place { Field = new string('f', 5000) },
            $"'{string.Concat(Enumerable.Repeat("😀", 100_000))}' must be short: shorten it"
        );

        var (message, field) = (findings.Sorted().Single().Message, findings.Sorted().Single().Place.Field);
        Assert.StartsWith("'😀", message, StringComparison.Ordinal);
        Assert.EndsWith("😀' must be short: shorten it", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1500, 2100);
        Assert.InRange(field.Length, 1500, 2100);
        Assert.DoesNotContain(
            '\uFFFD',
            System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(message))
        );
    }
}
