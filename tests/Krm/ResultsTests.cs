using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Krm;

/// <summary>Findings as a function's results, which kpt and kustomize read.</summary>
public sealed class ResultsTests
{
    const string Head = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n";
    static readonly Rule Rule = TestRule.Of(Severity.Warning, "a-rule");

    static Finding Finding(ResourceReference? resource, string field = "", string? file = null) =>
        new(
            Rule,
            Severity.Info,
            "told",
            new Place
            {
                Resource = resource,
                Field = field,
                File = file is null ? null : new FileReference(file, 2),
            }
        );

    [Fact]
    public void A_whole_reference_stands_beside_the_message() =>
        Assert.Equal(
            Result("told", "resourceRef:\n    apiVersion: g/v1\n    kind: K\n    name: b\n    namespace: ns\n"),
            Written(Finding(new("g/v1", "K", "ns", "b")))
        );

    [Fact]
    public void Without_a_namespace_there_is_none() =>
        Assert.Equal(
            Result("told", "resourceRef:\n    apiVersion: v1\n    kind: K\n    name: b\n  field:\n    path: spec.x\n"),
            Written(Finding(new("v1", "K", "", "b"), "spec.x"))
        );

    [Fact]
    public void One_letter_is_a_name() =>
        Assert.Equal(
            Result(
                "told",
                "resourceRef:\n    apiVersion: v\n    kind: K\n    name: b\n    namespace: c\n  field:\n    path: x\n"
            ),
            Written(Finding(new("v", "K", "c", "b"), "x"))
        );

    [Fact]
    public void In_an_indented_list_they_are_indented() =>
        Assert.Equal(
            "  apiVersion: config.kubernetes.io/v1\n  kind: ResourceList\n  items:\n  - kind: A\n  - kind: New\n"
                + "  x: z\n  results:\n  - message: told\n    severity: info\n    tags:\n      rule: a-rule\n",
            Lists.Written(
                "  apiVersion: config.kubernetes.io/v1\n  kind: ResourceList\n  results:\n  - a: b\n  items:\n"
                    + "  - kind: A\n  x: z\n",
                (_, changes) => changes.Add(new JsonObject { ["kind"] = "New" }),
                [Finding(null)]
            )
        );

    [Fact]
    public void The_first_item_of_an_indented_list_is_indented() =>
        Assert.Equal(
            "  apiVersion: config.kubernetes.io/v1\n  kind: ResourceList\n  items:\n  - kind: New\n",
            Lists.Written(
                "  apiVersion: config.kubernetes.io/v1\n  kind: ResourceList\n  items: []\n",
                (_, changes) => changes.Add(new JsonObject { ["kind"] = "New" })
            )
        );

    [Theory]
    [InlineData("\r\n", "\n")]
    [InlineData("\n", "\r\n")]
    public void Lines_end_as_the_first_one_does(string first, string others) =>
        Assert.EndsWith(
            $"- kind: New{first}",
            Lists.Written(
                $"apiVersion: config.kubernetes.io/v1{first}kind: ResourceList{others}items: []{others}",
                (_, changes) => changes.Add(new JsonObject { ["kind"] = "New" })
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("", "K", "n", "K n spec.x: told")]
    [InlineData("v1", "", "n", "n spec.x: told")]
    [InlineData("v1", "K", "", "K spec.x: told")]
    public void Half_a_reference_is_said_in_the_message(string apiVersion, string kind, string name, string message) =>
        Assert.Contains(
            $"- message: \"{message}\"\n  severity: info\n  tags:",
            Written(Finding(new(apiVersion, kind, "", name), "spec.x"))
                .Replace(": \" ", ": \"", StringComparison.Ordinal),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_file_is_named_in_printable_characters() =>
        Assert.Equal(
            Result("told", "file:\n    path: a\\u001b.yaml\n    index: 2\n"),
            Written(Finding(null, file: "a\u001b.yaml"))
        );

    [Theory]
    // Results that came in are replaced where they stand or at the end, and the rest keeps its place.
    [InlineData("items: []\nresults:\n- message: old\n", "items: []\n%")]
    [InlineData("results:\n- message: old\nitems: []\n", "items: []\n%")]
    [InlineData("items: []\nresults: []\nx: y\n", "items: []\nx: y\n%")]
    [InlineData("items: []\n# c\nresults: # d\n- message: old\n# e\nx: y\n", "items: []\n# c\n# e\nx: y\n%")]
    [InlineData("items: []", "items: []\n%")]
    [InlineData("items:\n- kind: A\n  # of a\n", "items:\n- kind: A\n  # of a\n%")]
    [InlineData("items:\n- kind: A\n# tail\n", "items:\n- kind: A\n%# tail\n")]
    [InlineData("items: []\n...\n", "items: []\n%...\n")]
    [InlineData("items:\n- kind: A\nx: y # z\n", "items:\n- kind: A\nx: y # z\n%")]
    [InlineData("items:\n- kind: A\n  t: |\n    x", "%items:\n- kind: A\n  t: |\n    x")]
    [InlineData("items:\n- kind: A\n  t: |\n    x\nx: y", "items:\n- kind: A\n  t: |\n    x\nx: y\n%")]
    public void They_replace_those_that_came_in(string rest, string expected)
    {
        const string Result = "results:\n- message: told\n  severity: info\n  tags:\n    rule: a-rule\n";

        Assert.Equal(
            Head + expected.Replace("%", Result, StringComparison.Ordinal),
            Lists.Written(Head + rest, (_, _) => { }, [Finding(null)])
        );
        Assert.Equal(
            (Head + expected.Replace("%", Result, StringComparison.Ordinal)).Replace(
                "\n",
                "\r\n",
                StringComparison.Ordinal
            ),
            Lists.Written((Head + rest).Replace("\n", "\r\n", StringComparison.Ordinal), (_, _) => { }, [Finding(null)])
        );
    }

    static string Result(string message, string rest) =>
        $"{Head}items: []\nresults:\n- message: {message}\n  severity: info\n  {rest}  tags:\n    rule: a-rule\n";

    static string Written(Finding finding) => Lists.Written($"{Head}items: []\n", (_, _) => { }, [finding]);
}
