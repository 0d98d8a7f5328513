using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Krm.Writing;

namespace Kyma.Krm.Tests.Krm;

public sealed class DocumentsTests
{
    [Fact]
    public void Every_document_is_an_item_that_knows_its_file_and_lines()
    {
        var items = Read(
            "# licence\na: 1\n---\n---\n# nothing\n--- # c\nkind: B\nmetadata:\n  name: b\n...\n",
            "dir/x.yaml"
        );

        Assert.Equal(
            [new FileReference("dir/x.yaml", 0), new FileReference("dir/x.yaml", 3)],
            items.Select(item => item.File)
        );
        Assert.Equal(new Position(9, 9), items[1].Source.At("metadata.name").Position);
        Assert.Equal("# licence\na: 1\n", items[0].Text.ToString());
        Assert.Equal("kind: B\nmetadata:\n  name: b\n", items[1].Text.ToString());
    }

    [Fact]
    public void A_document_that_cannot_be_read_is_reported_in_its_file()
    {
        var findings = new Findings();
        DocumentsReader.Read(Encoding.UTF8.GetBytes("kind: A\n---\na: b: c\n"), "x.yaml", findings);

        var place = Assert.Single(findings.Sorted()).Place;
        Assert.Equal((new FileReference("x.yaml", 0), 3), (place.File, place.Position!.Value.Line));
    }

    [Theory]
    [InlineData("kind: A\n---\nkind: B\n")]
    public void A_document_knows_its_place_in_the_file(string file) =>
        Assert.Equal([0, 1], Read(file, "x.yaml").Select(item => item.File!.Index));

    [Fact]
    public void Standard_input_is_no_file() => Assert.Null(Assert.Single(Read("kind: A\n", "")).File);

    [Theory]
    [InlineData(
        "apiVersion: v1\nkind: List\nitems:\n- kind: A # a\n  l:\n  - 1\n- kind: B\n",
        "kind: A # a\nl:\n- 1\n---\nkind: B\n"
    )]
    [InlineData(
        "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{\"kind\":\"A\",\"d\":1.0}]}",
        "kind: A\nd: 1.0\n"
    )]
    [InlineData(
        "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n  - # head\n    kind: A\n"
            + "    t: |\n      x\n\n        y\n",
        "# head\nkind: A\nt: |\n  x\n\n    y\n"
    )]
    [InlineData(
        "apiVersion: v1\nkind: List\nitems:\n- kind: A\n  x: &x 0777\n- kind: B # b\n  x: *x\n",
        "kind: A\nx: &x 0777\n---\nkind: B\nx: 0777\n"
    )]
    [InlineData("apiVersion: v1\nkind: List\nitems:\n", "")]
    [InlineData(
        "apiVersion: v1\nkind: List\nitems:\n- kind: A # a\n- apiVersion: v1\n  kind: List\n  items:\n  - kind: B # b\n"
            + "  - apiVersion: v1\n    kind: List\n    items: [{kind: C}]\n- apiVersion: v1\n  kind: List\n- kind: D\n",
        "kind: A # a\n---\nkind: B # b\n---\nkind: C\n---\nkind: D\n"
    )]
    [InlineData(
        "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":"
            + "[{\"kind\":\"A\"}]},{\"apiVersion\":\"v1\",\"kind\":\"Li\\u0073t\",\"items\":[{\"kind\":\"B\"}]}]}",
        "kind: A\n---\nkind: B\n"
    )]
    [InlineData("kind: A   # untouched\n\n# foot\n---\n{kind: B}\n", "kind: A   # untouched\n\n# foot\n---\nkind: B\n")]
    [InlineData("--- {kind: B}\n", "kind: B\n")]
    [InlineData("kind: A", "kind: A\n")]
    [InlineData("---\n\ufeffk: A\n", "k: A\n")]
    [InlineData("\ufeffk: A\n--- # b\r\n\ufeffk: B\n...\n---\n\ufeff{k: C}\n", "k: A\n---\nk: B\n---\nk: C\n")]
    [InlineData("k: A\n---\n# \n\ufeffk: B\n", "k: A\n---\n# \n\ufeffk: B\n")]
    [InlineData("\ufeff\ufeffk: A\n", "---\n\ufeffk: A\n")]
    [InlineData("{\n\t\"k\":\"A\\/\\ud83d\\ude00\"\n}\n---\nk: B\n", "k: A/\U0001f600\n---\nk: B\n")]
    [InlineData(" {\"k\": 1.50}", "k: 1.50\n")]
    [InlineData("kind: A\nmetadata:\n  annotations:\n    config.kubernetes.io/local-config: \"true\"\n", "")]
    [InlineData(
        "kind: A\nmetadata:\n  annotations:\n    config.kubernetes.io/local-config: \"false\"\n    x: y # y\n",
        "kind: A\nmetadata:\n  annotations:\n    x: y # y\n"
    )]
    [InlineData(
        "kind: A\nmetadata:\n  annotations: # c\n    internal.config.kubernetes.io/path: a.yaml\n"
            + "    internal.config.kubernetes.io/index: '0'\n    config.kubernetes.io/path: a.yaml\n"
            + "    kustomize.config.k8s.io/id: |\n      kind: x\n"
            + "    internal.config.k8s.io/kpt-resource-id: x\n  name: a # a\n",
        "kind: A\nmetadata:\n  name: a # a\n"
    )]
    [InlineData(
        "kind: A\nmetadata: {annotations: {internal.config.kubernetes.io/index: 0}, name: a}\nx: 0777\n",
        "kind: A\nmetadata:\n  name: a\nx: 0777\n"
    )]
    public void What_is_to_be_applied_is_printed_as_it_stood(string input, string expected) =>
        Assert.Equal(expected, Written(input, _ => { }));

    [Fact]
    public void Items_of_a_resource_list_are_printed_as_documents()
    {
        var list = Lists.Read(
            "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n# a\n- kind: A\n  x: 'q' # q\n- kind: B\n"
        );
        using var output = new MemoryStream();

        DocumentsWriter.Write(DocumentsWriter.Of(list.Items, new Changes(), item => item.Id.Kind == "B"), output);

        Assert.Equal("# a\nkind: A\nx: 'q' # q\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void Changes_are_made_on_the_way() =>
        Assert.Equal(
            "kind: A # a\nx: 2\n---\nkind: C\n",
            Written(
                    "kind: A # a\nx: 1\n---\nkind: B\n",
                    change =>
                    {
                        change.Changes.Replace(change.Items[0], new JsonObject { ["kind"] = "A", ["x"] = 2 });
                        change.Changes.Remove(change.Items[1]);
                        change.Changes.Add(
                            JsonNode
                                .Parse(
                                    """
                                    {"kind": "C",
                                     "metadata": {"annotations": {"internal.config.kubernetes.io/path": "c.yaml"}}}
                                    """
                                )!
                                .AsObject()
                        );
                        change.Changes.Add(
                            JsonNode
                                .Parse(
                                    """
                                    {"kind": "D",
                                     "metadata": {"annotations": {"config.kubernetes.io/local-config": "true"}}}
                                    """
                                )!
                                .AsObject()
                        );
                    }
                )
                .Replace("\nmetadata: {}", "", StringComparison.Ordinal)
        );

    [Fact]
    public void Kustomize_gets_everything_back()
    {
        const string Input =
            "kind: A\nmetadata:\n  annotations:\n    config.kubernetes.io/local-config: \"true\"\n"
            + "    kustomize.config.k8s.io/id: x\n---\nkind: B\n";
        using var output = new MemoryStream();

        DocumentsWriter.Write(DocumentsWriter.OfAll(Read(Input, ""), new Changes()), output);

        Assert.Equal(Input, Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void Kustomize_gets_items_that_share_a_line_as_documents()
    {
        using var output = new MemoryStream();
        var items = Read("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{\"kind\":\"A\"},{\"kind\":\"B\"}]}", "");

        DocumentsWriter.Write(DocumentsWriter.OfAll(items, new Changes()), output);

        Assert.Equal("kind: A\n---\nkind: B\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Theory]
    [InlineData("a: 1\n---\n- x\n", "the document must be a resource, not a list")]
    [InlineData("apiVersion: v1\nkind: List\nitems: [a]\n", "`items[0]` must be a resource, not text")]
    [InlineData(
        "a: b: c",
        "the input must be YAML or JSON; at line 1, column 5: kubectl, kustomize and kpt reject a ':' here. "
            + "Put a text with a colon and a blank in quotes"
    )]
    public void What_is_no_resource_is_told_with_its_place(string input, string message)
    {
        var findings = new Findings();

        DocumentsReader.Read(Encoding.UTF8.GetBytes(input), "x.yaml", findings);

        var finding = Assert.Single(findings.Sorted());
        Assert.Equal(message, finding.Message);
        Assert.Equal("x.yaml", finding.Place.File!.Path);
        Assert.NotNull(finding.Place.Position);
    }

    static string Written(string input, Action<(IReadOnlyList<Item> Items, Changes Changes)> change)
    {
        var items = Read(input, "x.yaml");
        var changes = new Changes();
        change((items, changes));
        using var output = new MemoryStream();
        DocumentsWriter.Write(DocumentsWriter.Of(items, changes, _ => false), output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    static IReadOnlyList<Item> Read(string input, string path)
    {
        var findings = new Findings();
        var items = DocumentsReader.Read(Encoding.UTF8.GetBytes(input), path, findings);
        Assert.DoesNotContain(findings.Sorted(), finding => finding.Rule != KrmFindings.ReadersDiffer);
        return items;
    }
}
