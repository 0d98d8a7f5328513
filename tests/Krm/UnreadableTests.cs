using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;

namespace Kyma.Krm.Tests.Krm;

/// <summary>Input that is no list: what is wrong with it, where, and what to do.</summary>
public sealed class UnreadableTests
{
    const string Head = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n";
    const string Hint = "; run it through kustomize or kpt, or use 'kyma-krm render' for plain resources";

    /// <summary>A merge that nobody finished: YAML would speak of the line behind the marker.</summary>
    [Theory]
    [InlineData("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n", 2)]
    [InlineData("a: 1\n=======\nb: 3\n>>>>>>> theirs\n", 2)]
    [InlineData("a: 1\n>>>>>>> theirs\nb: 2\n", 2)]
    [InlineData("a: 1\nb:\n- x\n<<<<<<< HEAD\n- y: z: q\n=======\n", 4)]
    [InlineData("<<<<<<< HEAD\nb: 2\n", 1)]
    public void A_conflict_marker_is_called_that(string input, int line) =>
        Assert.Equal(
            $"the input must be YAML or JSON; line {line} is a conflict marker that a merge left behind. "
                + "Resolve the conflict",
            Assert.Single(Told(input)).Message
        );

    [Theory]
    [InlineData("a: |\n  <<<<<<< HEAD\nb: c: d\n")]
    [InlineData("a: |\n  x\n  =======\n\nc: d\n\nb: c: d\n")]
    [InlineData("a: b: c\n=======\n")]
    [InlineData("=======: x\nb: 1\nc: d: e\n")]
    [InlineData("a: b: c\n\n<<<<<<< HEAD\n")]
    [InlineData("'<<<<<<< x': a\nb: c: d\n")]
    public void Other_mistakes_are_not(string input) =>
        Assert.DoesNotContain("conflict", Assert.Single(Told(input)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a: 1\nb: c: d\n", 2, 5)]
    [InlineData("\ufeffa: 1\nb: c: d\n", 2, 5)]
    [InlineData("a: [1,\n", 2, 1)]
    public void A_mistake_is_told_with_its_place(string input, int line, int column)
    {
        var finding = Assert.Single(Told(input));

        Assert.Equal(
            (KrmFindings.InvalidYaml, line, column),
            (finding.Rule, finding.Place.Position!.Value.Line, finding.Place.Position.Value.Column)
        );
        Assert.StartsWith(
            $"the input must be YAML or JSON; at line {line}, column {column}: ",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_tab_before_a_key_is_told_with_what_to_use()
    {
        Assert.EndsWith(" Use blanks", Assert.Single(Told("a:\n\tb: c\n")).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Use blanks", Assert.Single(Told("a: b: c\n")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the input is empty, it must be a ResourceList" + Hint)]
    [InlineData("# c\n---\n---\n", "the input is empty, it must be a ResourceList" + Hint)]
    [InlineData("- a\n", "the input is a list, it must be a ResourceList" + Hint)]
    [InlineData("text\n", "the input is text, it must be a ResourceList" + Hint)]
    [InlineData(Head + "---\n" + Head + "---\nx: y\n", "the input has 3 documents, it must be one ResourceList" + Hint)]
    [InlineData(
        "apiVersion: v1\nkind: ConfigMap\n",
        "the input is 'v1' 'ConfigMap'; it must be a ResourceList (apiVersion: config.kubernetes.io/v1, "
            + "kind: ResourceList, items: [...])"
            + Hint
    )]
    [InlineData(
        "apiVersion: config.kubernetes.io/v1\nkind: Other\n",
        "the input is 'config.kubernetes.io/v1' 'Other'; it must be a ResourceList (apiVersion: "
            + "config.kubernetes.io/v1, kind: ResourceList, items: [...])"
            + Hint
    )]
    [InlineData(
        "kind: A\n",
        "the input is '' 'A'; it must be a ResourceList (apiVersion: config.kubernetes.io/v1, kind: "
            + "ResourceList, items: [...])"
            + Hint
    )]
    [InlineData(
        Head + "items: []\n<<: {x: y}\n",
        "the ResourceList must hold its keys itself, not merge them in with `<<`" + Hint
    )]
    [InlineData(
        "a: b\n",
        "the input has no `kind`; it must be a ResourceList (apiVersion: config.kubernetes.io/v1, kind: "
            + "ResourceList, items: [...])"
            + Hint
    )]
    [InlineData(
        "apiVersion: config.kubernetes.io/v1\nkind: ''\n",
        "the input has no `kind`; it must be a ResourceList (apiVersion: config.kubernetes.io/v1, kind: "
            + "ResourceList, items: [...])"
            + Hint
    )]
    [InlineData(Head + "items: {}\n", "`items` must be a list, not a mapping")]
    [InlineData(Head + "items: x\n", "`items` must be a list, not text")]
    [InlineData(Head + "items: []\n\"items\": []\n", "`items` appears twice in the ResourceList, it must appear once")]
    [InlineData(
        Head + "results: []\nresults: []\n",
        "`results` appears twice in the ResourceList, it must appear once"
    )]
    [InlineData(
        Head + "functionConfig: {}\nitems: []\nfunctionConfig: {}\n",
        "`functionConfig` appears twice in the ResourceList, it must appear once"
    )]
    [InlineData(
        Head + "<<: {items: []}\n",
        "the ResourceList must hold its keys itself, not merge them in with `<<`" + Hint
    )]
    [InlineData(
        Head + "? [a]\n: b\n",
        "the keys of the ResourceList must be words such as `items`, one of them is a list" + Hint
    )]
    [InlineData(Head + "functionConfig: x\nitems: []\n", "`functionConfig` must be a resource, not text")]
    [InlineData(Head + "items:\n- kind: A\n- [x]\n", "`items[1]` must be a resource, not a list")]
    [InlineData("a\0b: c\n", "the input must be text, it contains a NUL byte")]
    public void What_is_no_list_is_told_in_one_sentence(string input, string message) =>
        Assert.Equal(message, Assert.Single(Told(input)).Message);

    /// <summary>The exit code says so: there is no list to answer with.</summary>
    [Theory]
    [InlineData("a\0b")]
    [InlineData("a: b: c\n")]
    [InlineData("a: b\n")]
    public void What_gives_no_list_is_called_unreadable(string input) =>
        Assert.Contains(Assert.Single(Told(input)).Rule, KrmFindings.Unreadable);

    [Fact]
    public void The_first_of_several_odd_keys_is_told_with_its_place()
    {
        var finding = Assert.Single(Told(Head + "? [a]\n: b\n? {c: d}\n: e\n"));

        Assert.Contains("one of them is a list", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Position(3, 3), finding.Place.Position);
    }

    [Fact]
    public void Aliases_of_all_items_together_are_limited()
    {
        static string Items(int count) =>
            Head
            + "items:\n"
            + string.Concat(
                Enumerable.Repeat(
                    $"- a: &a [{string.Concat(Enumerable.Repeat("x, ", 1000))}]\n"
                        + $"  b: [{string.Concat(Enumerable.Repeat("*a, ", 500))}]\n",
                    count
                )
            );

        Assert.Empty(Told(Items(1)));
        Assert.Equal("too-complex", Assert.Single(Told(Items(30))).Rule.Name);
    }

    [Fact]
    public void What_else_appears_twice_is_nobodys_business() => Assert.Empty(Told(Head + "x: 1\nitems: []\nx: 2\n"));

    [Theory]
    [InlineData(new byte[] { (byte)'a', 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 })]
    [InlineData(new byte[] { (byte)'a', 0xED, 0xA0, 0x80 })]
    public void Other_encodings_are_refused_in_lists_and_files(byte[] input)
    {
        var findings = new Findings();

        Assert.Null(ResourceListReader.Read(input, findings));
        Assert.Empty(DocumentsReader.Read(input, "x.yaml", findings));

        Assert.Equal([null, new FileReference("x.yaml", 0)], findings.Sorted().Select(finding => finding.Place.File));
        Assert.All(findings.Sorted(), finding => Assert.Equal("the input must be text in UTF-8", finding.Message));
    }

    [Fact]
    public void A_file_with_one_bad_document_gives_nothing()
    {
        var findings = new Findings();

        Assert.Empty(DocumentsReader.Read("kind: A\n---\nb: c: d\n---\nkind: B\n"u8.ToArray(), "x.yaml", findings));
        Assert.Equal(3, Assert.Single(findings.Sorted()).Place.Position!.Value.Line);
    }

    static IReadOnlyList<Finding> Told(string input)
    {
        var findings = new Findings();
        ResourceListReader.Read(Encoding.UTF8.GetBytes(input), findings);
        return findings.Sorted();
    }
}
