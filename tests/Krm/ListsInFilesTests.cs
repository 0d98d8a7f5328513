using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Tests.Krm;

/// <summary>What a file has in a list, as kubectl get writes it: each item counts, and knows its lines.</summary>
public sealed class ListsInFilesTests
{
    const string Head = "apiVersion: v1\nkind: List\n";
    const string ResourceListHead = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n";

    [Theory]
    // In block style, items indented or not.
    [InlineData(Head + "items:\n- kind: A\n- kind: B\n  metadata: {name: b}\n", "A 4:9, B 5:9")]
    [InlineData(Head + "items:\n  # c\n  - kind: A\n\n  -\n    kind: B\n", "A 5:11, B 8:11")]
    [InlineData("items:\n- kind: A\nkind: List\napiVersion: v1\n", "A 2:9")]
    // In flow style and as JSON.
    [InlineData("{apiVersion: v1, kind: List, items: [{kind: A}, {kind: B}]}\n", "A 1:45, B 1:56")]
    [InlineData(
        "{\"items\":[\n  {\"kind\":\"A\"},\n  {\"kind\":\"B\"}\n],\n\"kind\":\"List\",\"apiVersion\":\"v1\"}",
        "A 2:11, B 3:11"
    )]
    [InlineData("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[]}", "")]
    [InlineData(Head + "items: [{kind: A}, {kind: B}]\n", "A 3:16, B 3:27")]
    [InlineData(Head + "items: [{kind: A},\n null, {kind: B}]\n", "A 3:16, B 4:15")]
    // Of all versions.
    [InlineData("{apiVersion: config.kubernetes.io/v1, kind: ResourceList, items: [{kind: A}]}", "A 1:74")]
    [InlineData("apiVersion: config.kubernetes.io/v1beta1\nkind: ResourceList\nitems:\n- kind: A\n", "A 4:9")]
    [InlineData("apiVersion: config.kubernetes.io/v1alpha1\nkind: ResourceList\nitems:\n- kind: A\n", "A 4:9")]
    // A ResourceList's functionConfig comes in with its items.
    [InlineData(ResourceListHead + "items:\n- kind: A\nfunctionConfig:\n  kind: F\n", "A 4:9, F 6:9")]
    [InlineData(ResourceListHead + "functionConfig: {kind: F}\nitems: []\n", "F 3:24")]
    [InlineData(ResourceListHead + "items:\n- kind: A\nfunctionConfig: {}\n", "A 4:9")]
    [InlineData("{apiVersion: config.kubernetes.io/v1, kind: ResourceList, functionConfig: {kind: F}}", "F 1:82")]
    [InlineData("{functionConfig: {kind: F}, apiVersion: v1, kind: List, items: [{kind: A}]}", "A 1:72")]
    // Lists of one kind, as kubectl and kustomize read them.
    [InlineData("apiVersion: v2\nkind: List\nitems:\n- kind: A\n", "A 4:9")]
    [InlineData("apiVersion: v1\nkind: ConfigMapList\nmetadata: {name: x}\nitems:\n- kind: A\n", "A 5:9")]
    [InlineData("apiVersion: a/v1\nkind: GatewayList\nitems: [{kind: A}, {kind: B}]\n", "A 3:16, B 3:27")]
    [InlineData("{apiVersion: a/v1, kind: GatewayList, items: [{kind: A}, {kind: B}]}", "A 1:54, B 1:65")]
    [InlineData("apiVersion: config.kubernetes.io/v2\nkind: ResourceList\nitems: []\n", "")]
    [InlineData("apiVersion: v1\nkind: ConfigMapList\nitems: null\n", "")]
    [InlineData(Head + "items:\n- apiVersion: v1\n  kind: AList\n  items:\n  - kind: A\n- kind: B\n", "A 7:11, B 8:9")]
    // Of a kind that its list does not name, or with half of its name.
    [InlineData(Head + "items:\n- metadata: {name: a}\n", " 4:3")]
    [InlineData(ResourceListHead + "items:\n- metadata: {name: a}\n", " 4:3")]
    [InlineData("apiVersion: a/v1\nkind: GatewayList\nitems:\n- kind: A\n- apiVersion: a/v1\n", "A 4:9,  5:3")]
    // What is no such list is a resource itself.
    [InlineData("apiVersion: v2\nkind: Bag\nitems:\n- kind: A\n", "Bag 2:7")]
    [InlineData("apiVersion: v1\nkind: AllowList\nspec:\n  items:\n  - kind: A\n", "AllowList 2:7")]
    [InlineData("{apiVersion: v1, kind: AllowList, spec: {items: [{kind: A}]}}", "AllowList 1:24")]
    [InlineData("kind: AllowList\nitems:\n- kind: A\n", "AllowList 1:7")]
    [InlineData("{kind: AllowList, items: [{kind: A}]}", "AllowList 1:8")]
    [InlineData("apiVersion: [v1]\nkind: AList\nitems:\n- kind: A\n", "AList 2:7")]
    [InlineData("{apiVersion: [v1], kind: List, items: [{kind: A}]}", "List 1:26")]
    [InlineData("{apiVersion: v1, kind: {List: x}, items: [{kind: A}]}", " 1:24")]
    // The last key counts.
    [InlineData("{apiVersion: v2, apiVersion: v1, kind: List, items: [{kind: A}]}", "A 1:61")]
    [InlineData("{apiVersion: v1, kind: List, items: [{kind: A}], items: [{kind: B}]}", "B 1:65")]
    // Documents that share a line with what begins them, or need it to be understood.
    [InlineData("\n{kind: A}\n", "A 2:8")]
    [InlineData("---\n# c\nkind: A\n", "A 3:7")]
    // Without items.
    [InlineData(Head, "")]
    [InlineData(Head + "items: null\n", "")]
    [InlineData("{apiVersion: v1, kind: List}", "")]
    public void Each_item_knows_its_kind_and_place(string list, string expected)
    {
        Assert.Equal(expected, Described(list));
        Assert.Equal(expected, Described(list.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_document() =>
        Assert.Equal(
            ["kind: A\n", "x: \ufeff\nkind: B\n"],
            Read("\ufeffkind: A\n---\nx: \ufeff\nkind: B\n").Select(item => item.Text.ToString())
        );

    [Theory]
    [InlineData("kind: A\nmetadata: {annotations: {internal.config.kubernetes.io/package-path: /t}}\n")]
    [InlineData("--- {kind: A, metadata: {annotations: {internal.config.kubernetes.io/path: x.yaml}}}\n")]
    public void Standard_input_has_no_path_and_a_file_no_package(string input)
    {
        var item = Assert.Single(DocumentsReader.Read(Encoding.UTF8.GetBytes(input), "", new Findings()));

        Assert.Equal(("", null, ""), (item.Path, item.File, item.PackagePath));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a/x.yaml", "a/x.yaml")]
    public void What_a_document_of_standard_input_belongs_to_its_annotation_says(string path, string origin) =>
        Assert.Equal(
            origin,
            DocumentsReader
                .Read(
                    Encoding.UTF8.GetBytes(
                        $"kind: A\nmetadata: {{annotations: {{config.kubernetes.io/path: '{path}'}}}}\n"
                    ),
                    "",
                    new Findings()
                )
                .Single()
                .Origin
        );

    /// <summary>A large file of kubectl get is read item by item, and not as a tree of the whole.</summary>
    [Theory]
    [InlineData(Head + "items:\n- kind: A\n", 1)]
    [InlineData("items:\n- kind: A\n- kind: B\nkind: List\napiVersion: v1\n", 2)]
    [InlineData("{apiVersion: v1, kind: List, items: [{kind: A}, {kind: B}]}", 2)]
    [InlineData("{\"items\": [{\"kind\": \"A\"}], \"kind\": \"List\", \"apiVersion\": \"v1\"}", 1)]
    [InlineData("{apiVersion: v1, kind: X, kind: List, items: [{kind: A}]}", 1)]
    [InlineData("{apiVersion: v1, kind: List, metadata: {items: x}, items: []}", 0)]
    [InlineData(Head, 0)]
    [InlineData("{apiVersion: v1, kind: ConfigMap, items: [{kind: A}]}", null)]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nitems:\n- kind: A\n", null)]
    [InlineData("{apiVersion: v1, kind: List}", null)]
    [InlineData("{apiVersion: v1, kind: List, items: x}", null)]
    [InlineData("{apiVersion: v1, kind: List, items: [{kind: A}, x]}", null)]
    [InlineData("{apiVersion: v1, kind: List, items: [{kind: A}], items: [{kind: B}]}", null)]
    [InlineData("{apiVersion: v1, kind: [List], items: [{kind: A}]}", null)]
    [InlineData("{apiVersion: v1, kind: {List: x}, items: [{kind: A}]}", null)]
    [InlineData("{items: [{kind: A}]}", null)]
    public void A_list_is_taken_apart_without_a_parser(string list, int? count) =>
        Assert.Equal(count, ListInFile.Read(Encoding.UTF8.GetBytes(list), 1, null, new SharedStrings())?.Count);

    /// <summary>Nor is a resource, as long as it says in an ordinary way who it is.</summary>
    [Theory]
    [InlineData("kind: A\n", false)]
    [InlineData("\"x\": y\nkind: A\n", true)]
    [InlineData("kind: !!str A\n", true)]
    [InlineData("kind: A\nmetadata:\n  name: a\n  annotations:\n    x: y\n    \"a.b/c\": z\n", false)]
    [InlineData("kind: A\nmetadata:\n  name: a\n  annotations:\n    'x': y\n", true)]
    [InlineData("kind: A\nmetadata:\n  name: a\n  annotations:\n    \"\\u0078\": y\n", true)]
    [InlineData("kind: A\nmetadata:\n  name: a\n  annotations:\n    it's: y\n", false)]
    [InlineData("kind: A\nmetadata:\n  name: a\n  annotations:\n    x: !!str y\n", true)]
    [InlineData("kind: A\nmetadata:\n  'name': a\n", true)]
    [InlineData("kind: A\nmetadata: {}\n", false)]
    [InlineData("kind: A\nmetadata: null\n", false)]
    [InlineData("kind: A\nmetadata: {name: a}\n", true)]
    [InlineData("kind: A\nmetadata:\n  annotations: {}\n", false)]
    [InlineData("kind: A\nmetadata:\n  annotations: {x: y}\n", true)]
    [InlineData("kind: A\nspec: {x: [y], z: q}\n", false)]
    [InlineData("kind: A\nx: &a y\nz: *a\n", null)]
    [InlineData("kind: A\n---\nkind: B\n", null)]
    [InlineData("- kind: A\n", null)]
    [InlineData("text\n", null)]
    [InlineData("", null)]
    public void A_resource_is_walked_over(string document, bool? needsTree) =>
        Assert.Equal(needsTree, ItemScanner.OfDocument(Encoding.UTF8.GetBytes(document))?.NeedsTree);

    [Fact]
    public void Places_are_counted_from_the_top_of_the_file()
    {
        var items = Read(
            "# licence\nkind: First\n---\n"
                + Head
                + "items:\n- kind: A\n---\n{apiVersion: v1, kind: List,\nitems: [{kind: B}]}\n---\nkind: Last\n"
        );

        Assert.Equal(
            ["First 0 2", "A 1 7", "B 2 10", "Last 3 12"],
            items.Select(item => $"{item.Id.Kind} {item.File!.Index} {item.Source.At("kind").Position!.Value.Line}")
        );
    }

    [Theory]
    [InlineData(Head + "items:\n- kind: A\n- x\n", "`items[1]` must be a resource, not text", 5)]
    [InlineData(
        Head + "items: {a: b}\n",
        "`items` of List must be a list of resources, not a mapping: kubectl and kustomize reject it",
        3
    )]
    [InlineData(
        "apiVersion: v1\nkind: AList\nitems: x\n",
        "`items` of AList must be a list of resources, not text: kubectl and kustomize reject it",
        3
    )]
    [InlineData(
        "apiVersion: a/v1\nkind: GatewayList\nitems:\n- kind: A\n- metadata: {name: b}\n",
        "kubectl takes apiVersion and kind of `items[1]` from the GatewayList, and kustomize rejects it: write them",
        5
    )]
    [InlineData(Head + "items:\n- - kind: A\n", "`items[0]` must be a resource, not a list", 4)]
    [InlineData(
        "{apiVersion: v1, kind: List, items: [{kind: A},\n 12]}",
        "`items[1]` must be a resource, not a number",
        2
    )]
    [InlineData("# c\n---\n- kind: A\n", "the document must be a resource, not a list", 3)]
    [InlineData("kind: A\n---\n\ufeff- x\n", "the document must be a resource, not a list", 3)]
    [InlineData(
        ResourceListHead + "items: []\nfunctionConfig: x\n",
        "`functionConfig` must be a resource, not text",
        4
    )]
    [InlineData("kind: A\n---\ntext\n", "the document must be a resource, not text", 3)]
    public void What_is_no_resource_is_told_with_its_line(string file, string message, int line)
    {
        var findings = new Findings();

        DocumentsReader.Read(Encoding.UTF8.GetBytes(file), "x.yaml", findings);

        var finding = Assert.Single(findings.Sorted(), finding => finding.Rule != KrmFindings.ReadersDiffer);
        Assert.Equal((message, line), (finding.Message, finding.Place.Position!.Value.Line));
        Assert.Contains(finding.Rule, new[] { KrmFindings.NotAResource, KrmFindings.BrokenList });
    }

    [Fact]
    public void Aliases_of_all_documents_together_are_limited()
    {
        static string Bomb(int count) =>
            "a: &a ["
            + string.Concat(Enumerable.Repeat("x, ", 1000))
            + "]\nb: ["
            + string.Concat(Enumerable.Repeat("*a, ", count))
            + "]\n";
        var findings = new Findings();

        var few = DocumentsReader.Read(Encoding.UTF8.GetBytes(Bomb(100)), "x.yaml", findings);
        Assert.Single(few);
        Assert.Empty(findings.Sorted());

        var many = DocumentsReader.Read(
            Encoding.UTF8.GetBytes(string.Join("---\n", Enumerable.Repeat(Bomb(1000), 200))),
            "x.yaml",
            findings
        );
        Assert.Empty(many);
        Assert.Equal("too-complex", Assert.Single(findings.Sorted()).Rule.Name);
    }

    static string Described(string file)
    {
        var items = Read(file);
        Assert.All(items, item => Assert.Equal(new FileReference("x.yaml", 0), item.File));
        Assert.All(items, item => Assert.Equal(("x.yaml", 0), (item.Path, item.File!.Index)));
        return string.Join(
            ", ",
            items.Select(item =>
                item.Source.At("kind").Position is { } at ? $"{item.Id.Kind} {at.Line}:{at.Column}" : item.Id.Kind
            )
        );
    }

    static IReadOnlyList<Item> Read(string input)
    {
        var findings = new Findings();
        var items = DocumentsReader.Read(Encoding.UTF8.GetBytes(input), "x.yaml", findings);
        Assert.DoesNotContain(findings.Sorted(), finding => finding.Rule != KrmFindings.ReadersDiffer);
        return items;
    }
}
