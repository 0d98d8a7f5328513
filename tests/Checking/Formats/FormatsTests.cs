using System.Text.Json.Nodes;
using Kyma.Krm.Checking;
using Kyma.Krm.Checking.Formats;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Checking.Formats;

/// <summary>Findings for programs: code hosts, pull requests, scripts.</summary>
public sealed class FormatsTests
{
    static readonly Rule Rule = TestRule.Of(
        Severity.Warning,
        "a-rule",
        "{meaning: A meaning., source: a source, consequence: A consequence., fix: 'a: fix'}"
    );

    static Finding Finding(
        Severity severity,
        string? file = null,
        Position? at = null,
        ResourceReference? resource = null,
        string field = ""
    ) =>
        new(
            Rule,
            severity,
            "told",
            new Place
            {
                File = file is null ? null : new FileReference(file, 1),
                Position = at,
                Resource = resource,
                Field = field,
            }
        );

    static readonly ResourceReference Resource = new("v1", "K", "ns", "n");

    [Theory]
    [InlineData("Error", "::error title=a-rule::told")]
    [InlineData("Warning", "::warning title=a-rule::told")]
    [InlineData("Info", "::notice title=a-rule::told")]
    public void A_workflow_command_says_how_severe_it_is(string severity, string line) =>
        Assert.Equal(line, GitHubAnnotations.Line(Finding(Enum.Parse<Severity>(severity))));

    [Theory]
    [InlineData("a.yaml", "::error file=a.yaml,line=3,col=4,title=a-rule::K ns/n x: told")]
    [InlineData("./b/a.yaml", "::error file=b/a.yaml,line=3,col=4,title=a-rule::K ns/n x: told")]
    [InlineData("a:b,c%.yaml", "::error file=a%3Ab%2Cc%25.yaml,line=3,col=4,title=a-rule::K ns/n x: told")]
    [InlineData("a\nb.yaml", "::error file=a\\nb.yaml,line=3,col=4,title=a-rule::K ns/n x: told")]
    [InlineData(null, "::error title=a-rule::K ns/n x: told")]
    public void It_names_the_line_and_cannot_be_left(string? file, string line) =>
        Assert.Equal(line, GitHubAnnotations.Line(Finding(Severity.Error, file, new Position(3, 4), Resource, "x")));

    [Fact]
    public void Line_breaks_of_a_message_are_escaped() =>
        Assert.Equal(
            "::error title=a-rule::a%0D%0Ab%25",
            GitHubAnnotations.Line(Finding(Severity.Error) with { Message = "a\r\nb%" })
        );

    [Fact]
    public void Json_has_every_key() =>
        Assert.Equal(
            Compact(
                """
                {
                  "findings": [
                    {
                      "severity": "error",
                      "rule": "a-rule",
                      "gate": "GATE",
                      "message": "told",
                      "resource": {
                        "apiVersion": "v1",
                        "kind": "K",
                        "namespace": "ns",
                        "name": "n"
                      },
                      "field": "x",
                      "file": "a.yaml",
                      "document": 2,
                      "line": 3,
                      "column": 4
                    },
                    {
                      "severity": "info",
                      "rule": "a-rule",
                      "gate": "GATE",
                      "message": "told",
                      "resource": {
                        "apiVersion": "v1",
                        "kind": "K",
                        "namespace": null,
                        "name": "n"
                      },
                      "field": null,
                      "file": null,
                      "document": null,
                      "line": null,
                      "column": null
                    }
                  ],
                  "summary": {
                    "resources": 7,
                    "errors": 1,
                    "warnings": 0,
                    "infos": 1,
                    "rulesOff": 5,
                    "rulesLowered": 4,
                    "filesIgnored": 6,
                    "notChecked": {
                      "A": 2,
                      "B": 1
                    }
                  }
                }
                """
            ),
            WithoutGate(FindingsJson.Of(Result).ToJsonString())
        );

    static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString();

    static CheckResult Result =>
        new(
            [
                Finding(Severity.Error, "a.yaml", new Position(3, 4), Resource, "x"),
                Finding(Severity.Info, resource: Resource with { Namespace = "" }),
            ],
            new CheckScope(7)
            {
                SwitchedOff = [("f", 2), ("g", 3)],
                Lowered = [("f", 4)],
                IgnoredFiles = 6,
                NotChecked = new Dictionary<string, int> { ["B"] = 1, ["A"] = 2 },
            }
        );

    /// <summary>A rule of this test has the category that rules have which no room declares.</summary>
    static string WithoutGate(string json)
    {
        var gate = RuleCatalogueGate();
        return json.Replace($"\"gate\":\"{gate}\"", "\"gate\":\"GATE\"", StringComparison.Ordinal);
    }

    static string RuleCatalogueGate() =>
        (string)FindingsJson.Of(new CheckResult([Finding(Severity.Info)], new CheckScope(1)))["findings"]![0]!["gate"]!;

    [Fact]
    public void A_Sarif_log_has_rules_results_and_places()
    {
        var log = Sarif.Of(Result, "1.2.3");

        Assert.Equal("2.1.0", (string)log["version"]!);
        Assert.Equal("https://json.schemastore.org/sarif-2.1.0.json", (string)log["$schema"]!);
        var run = log["runs"]![0]!;
        var driver = run["tool"]!["driver"]!;
        Assert.Equal(("kyma-krm", "1.2.3"), ((string)driver["name"]!, (string)driver["version"]!));
        var rule = Assert.Single(driver["rules"]!.AsArray())!;
        Assert.Equal("a-rule", (string)rule["id"]!);
        Assert.EndsWith("docs/findings.md#a-rule", (string)rule["helpUri"]!, StringComparison.Ordinal);
        Assert.Equal("A meaning.", (string)rule["shortDescription"]!["text"]!);
        Assert.Equal("A meaning. A consequence.", (string)rule["fullDescription"]!["text"]!);
        Assert.Equal("A consequence.\n\na: fix\n\nSource: a source", (string)rule["help"]!["text"]!);
        Assert.Equal("warning", (string)rule["defaultConfiguration"]!["level"]!);
        Assert.Equal(RuleCatalogueGate(), (string)rule["properties"]!["tags"]![0]!);
        Assert.Equal("utf16CodeUnits", (string)run["columnKind"]!);
        Assert.Equal("""{"A":2,"B":1}""", run["properties"]!["notChecked"]!.ToJsonString());
        Assert.Equal(
            Compact(
                """
                [
                  {
                    "ruleId": "a-rule",
                    "ruleIndex": 0,
                    "level": "error",
                    "message": {
                      "text": "K ns/n x: told"
                    },
                    "locations": [
                      {
                        "physicalLocation": {
                          "artifactLocation": {
                            "uri": "a.yaml"
                          },
                          "region": {
                            "startLine": 3,
                            "startColumn": 4
                          }
                        },
                        "logicalLocations": [
                          {
                            "fullyQualifiedName": "K ns/n x",
                            "kind": "resource"
                          }
                        ]
                      }
                    ]
                  },
                  {
                    "ruleId": "a-rule",
                    "ruleIndex": 0,
                    "level": "note",
                    "message": {
                      "text": "K n: told"
                    },
                    "locations": [
                      {
                        "logicalLocations": [
                          {
                            "fullyQualifiedName": "K n",
                            "kind": "resource"
                          }
                        ]
                      }
                    ]
                  }
                ]
                """
            ),
            run["results"]!.ToJsonString()
        );
    }

    [Theory]
    [InlineData("a b/ü.yaml", "a%20b/%C3%BC.yaml")]
    [InlineData("./a.yaml", "a.yaml")]
    [InlineData("/t/a#.yaml", "file:///t/a%23.yaml")]
    public void A_file_is_a_URI(string file, string expected)
    {
        var log = Sarif.Of(new CheckResult([Finding(Severity.Warning, file)], new CheckScope(1)), "1");
        var location = log["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!;

        Assert.Equal(expected, (string)location["artifactLocation"]!["uri"]!);
        Assert.Null(location["region"]);
    }

    [Fact]
    public void What_is_nowhere_has_no_place() =>
        Assert.Empty(
            Sarif.Of(new CheckResult([Finding(Severity.Info)], new CheckScope(1)), "1")["runs"]![0]!["results"]![0]![
                "locations"
            ]!.AsArray()
        );

    [Fact]
    public void The_summary_counts_what_was_found_and_what_was_not_looked_at()
    {
        var summary = Result.Summary;

        Assert.StartsWith("7 resources, 1 error, 0 warnings, 1 info, not checked: ", summary, StringComparison.Ordinal);
        Assert.EndsWith(
            ", 2 rules switched off by f, 3 rules switched off by g, 4 rules lowered to a warning by f, "
                + "6 files ignored by .krmignore",
            summary,
            StringComparison.Ordinal
        );
        Assert.Equal("1 resource, 0 errors, 0 warnings", new CheckResult([], new CheckScope(1)).Summary);
    }

    [Theory]
    [InlineData("Error", false, false, 1)]
    [InlineData("Warning", false, false, 0)]
    [InlineData("Warning", true, false, 1)]
    [InlineData("Warning", true, true, 0)]
    [InlineData("Info", true, false, 0)]
    public void The_exit_code_never_depends_on_todays_date(
        string severity,
        bool isStrict,
        bool dependsOnClock,
        int code
    ) =>
        Assert.Equal(
            code,
            new CheckResult(
                [Finding(Enum.Parse<Severity>(severity)) with { DependsOnClock = dependsOnClock }],
                new CheckScope(1)
            ).ExitCode(isStrict)
        );

    /// <summary>What a rule leaves out is left out, and the rules are in the order of their names.</summary>
    [Fact]
    public void A_Sarif_log_has_each_rule_once()
    {
        var other = TestRule.Of(Severity.Error, "a-first", "{meaning: First., source: a source, fix: 'a: fix'}");
        var bare = TestRule.Of(Severity.Info, "b-last", "{meaning: Last., source: ''}");
        var findings = new[] { Rule, bare, other, Rule }.Select(rule => new Finding(
            rule,
            rule.Severity,
            "told",
            new Place()
        ));

        var run = Sarif.Of(new CheckResult([.. findings], new CheckScope(1)), "1")["runs"]![0]!;

        Assert.Equal(
            """
            a-first error [First.] [a: fix

            Source: a source]
            a-rule warning [A meaning. A consequence.] [A consequence.

            a: fix

            Source: a source]
            b-last note [Last.] [Source:]
            """,
            string.Join(
                '\n',
                run["tool"]!["driver"]!["rules"]!
                    .AsArray()
                    .Select(rule =>
                        $"{rule!["id"]} {rule["defaultConfiguration"]!["level"]} "
                        + $"[{rule["fullDescription"]!["text"]}] [{rule["help"]!["text"]}]"
                    )
            )
        );
        Assert.Equal("1 2 0 1", string.Join(' ', run["results"]!.AsArray().Select(result => result!["ruleIndex"])));
    }

    [Fact]
    public void A_namespace_of_one_letter_is_one() =>
        Assert.Equal(
            "a",
            (string?)
                FindingsJson.Of(
                    new CheckResult(
                        [Finding(Severity.Info, resource: Resource with { Namespace = "a" })],
                        new CheckScope(1)
                    )
                )["findings"]![0]!["resource"]!["namespace"]
        );
}
