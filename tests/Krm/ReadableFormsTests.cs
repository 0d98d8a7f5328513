using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;

namespace Kyma.Krm.Tests.Krm;

/// <summary>
/// What kubectl, kustomize and kpt reject or ignore is reported; <c>Doors/ReadersTests.cs</c> asks those tools.
/// </summary>
public sealed class ReadableFormsTests
{
    public static TheoryData<string> Rejected => YamlForms.RejectedByAll;

    public static TheoryData<string> Ignored => YamlForms.IgnoredByAll;

    [Fact]
    public void Nothing_is_said_about_a_plain_file() => Assert.Empty(Told(YamlForms.Plain));

    [Theory, MemberData(nameof(Rejected))]
    public void What_all_tools_reject_is_an_error_at_its_line(string form)
    {
        var finding = Assert.Single(Told(YamlForms.Of(form)));

        Assert.Contains(finding.Rule, new[] { KrmFindings.InvalidYaml, KrmFindings.DocumentNotRead });
        Assert.Equal(YamlForms.LineOf(form), finding.Place.Position?.Line);
        Assert.Contains("kubectl, kustomize and kpt ", finding.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ignored))]
    public void What_all_tools_ignore_is_an_error(string form)
    {
        var finding = Assert.Single(Told(YamlForms.Of(form)));

        Assert.Equal(KrmFindings.DocumentNotRead, finding.Rule);
        Assert.Contains("kustomize and kpt ignore ", finding.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Rejected))]
    public void The_function_rejects_the_same_in_an_item(string form)
    {
        var text = YamlForms.Of(form);
        if (text[0] is '%' or '.' or '#' or '\t' || text.Contains("---", StringComparison.Ordinal))
            return;
        var findings = new Findings();
        var item = string.Concat(
            text.TrimEnd('\n').Split('\n').Select((line, i) => $"{(i == 0 ? "- " : "  ")}{line}\n")
        );

        var list = ResourceListReader.Read(
            Encoding.UTF8.GetBytes($"apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n{item}"),
            findings
        );

        // A tab that indents is no longer at the start of its line here.
        if (form == "a tab as indentation" && list is not null)
            return;
        Assert.Null(list);
        Assert.Equal(KrmFindings.InvalidYaml, Assert.Single(findings.Sorted()).Rule);
    }

    /// <summary>Where YamlDotNet takes <c>?a</c> for the key, go-yaml takes <c>a</c>.</summary>
    [Theory]
    [InlineData("{?a: v}")]
    [InlineData("{a: :v}")]
    [InlineData("[:a]")]
    public void What_is_read_differently_is_an_error(string value) =>
        Assert.Equal(KrmFindings.InvalidYaml, Assert.Single(Told($"a: {value}\n")).Rule);

    [Theory]
    [InlineData("a:\tb\n")]
    [InlineData("a: b\t\n")]
    [InlineData("a: b\t# c\n")]
    [InlineData("a: {\n\tb: c,\n\td: \"e\"\n\t}\n")]
    [InlineData("{\n\t\"a\": 443\n\t}\n")]
    [InlineData("{\"a\": \"b\"}\n")]
    [InlineData("---\n{a: b}\n")]
    [InlineData("a: \"b\n\tc\"\n")]
    [InlineData("a: |\n  b\n  \tc\n")]
    [InlineData("a: {? b : c}\n")]
    [InlineData("? a\n: b\n")]
    [InlineData("a: 'b\u2028c'\n")]
    [InlineData("&a b: c\nd: *a\n")]
    [InlineData("a: !!str 1\nb: !c d\n")]
    [InlineData("a: b\n...\n")]
    [InlineData("a: b\n...\n---\nc: d\n")]
    [InlineData("a: b\n...\n# c\n\n%YAML 1.1\n---\nc: d\n")]
    [InlineData("a: b\n--- # c\nc: d\n")]
    [InlineData("a: b\n---\t\nc: d\n")]
    [InlineData("a: b\r\nc: d\re: f\n")]
    [InlineData("\ufeffa: b\n---\n\ufeffc: d\n")]
    public void What_all_tools_read_is_no_finding(string text) => Assert.Empty(Told(text));

    /// <summary>kubectl reads JSON as JSON, where kustomize and kpt take it for YAML.</summary>
    [Theory]
    [InlineData("{\"a\": \"b\\/c\"}\n", 1)]
    [InlineData("{\"a\":\n\"\\ud83d\\ude00\"}\n", 2)]
    [InlineData("{\"a\": \"b\"}\n---\nc: d\n", 1)]
    [InlineData("{a: b}\n", 1)]
    [InlineData("\n{a: b}\n", 1)]
    [InlineData("--- {\"a\": \"b\"}\n", 1)]
    public void What_only_some_tools_read_is_a_warning(string text, int line)
    {
        var finding = Assert.Single(Told(text));

        Assert.Equal(
            (KrmFindings.ReadersDiffer, Severity.Warning, line),
            (finding.Rule, finding.Severity, finding.Place.Position?.Line)
        );
    }

    /// <summary>What is said of a document as a whole is said at the first column of its first line.</summary>
    [Theory]
    [InlineData("a: b\n---\n--- c: d\n", 3)]
    [InlineData("a: b\n--- {c: d}\n", 2)]
    [InlineData("{a: b}\n", 1)]
    public void A_document_is_shown_where_it_begins(string text, int line) =>
        Assert.Contains(Told(text), finding => finding.Place.Position == new Position(line, 1));

    /// <summary>A carriage return alone divides no file, and nothing is lost in an empty document.</summary>
    [Theory]
    [InlineData("a: b\r---\r\n", 0)]
    [InlineData("a: b\r---\rc: d\r\n", 1)]
    public void What_is_dropped_behind_a_carriage_return_is_an_error(string text, int count) =>
        Assert.Equal(count, Told(text).Count(finding => finding.Rule == KrmFindings.DocumentNotRead));

    [Fact]
    public void A_document_in_flow_style_has_its_number_in_the_file()
    {
        var items = DocumentsReader.Read("---\n{kind: A}\n---\n{kind: B}\n"u8.ToArray(), "x.yaml", new Findings());

        Assert.Equal([("x.yaml", 0), ("x.yaml", 1)], items.Select(item => (item.Path, item.File!.Index)));
    }

    [Fact]
    public void Who_rejects_JSON_is_told_without_kubectl() =>
        Assert.StartsWith(
            "kubectl reads this as JSON, kustomize and kpt as YAML: kustomize and kpt do not know the escape",
            Assert.Single(Told("{\"a\": \"b\\/c\"}\n")).Message,
            StringComparison.Ordinal
        );

    /// <summary>The function's own input may be JSON of any writer.</summary>
    [Fact]
    public void A_ResourceList_in_JSON_may_have_every_escape_of_JSON()
    {
        var findings = new Findings();
        var list = ResourceListReader.Read(
            """
            {"apiVersion":"config.kubernetes.io\/v1","kind":"ResourceList","items":[{"kind":"A","x":"\ud83d\ude00"}]}
            """u8.ToArray(),
            findings
        );

        Assert.Empty(findings.Sorted());
        Assert.Equal("\U0001F600", Assert.Single(list!.Items).Root.FindText("x"));
    }

    /// <summary>Deep nesting must not take memory before a parser refuses it.</summary>
    [Fact]
    public void Endless_nesting_is_too_complex() =>
        Assert.Equal(KrmFindings.TooComplex, Assert.Single(Told($"a:\t{new string('[', 100_000)}")).Rule);

    static IReadOnlyList<Finding> Told(string text)
    {
        var findings = new Findings();
        DocumentsReader.Read(Encoding.UTF8.GetBytes(text), "x.yaml", findings);
        return findings.Sorted();
    }
}
