using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Krm.Writing;

namespace Kyma.Krm.Tests.Krm;

/// <summary>
/// What orchestrators tell each other stays out of what is applied; everything else is for the cluster.
/// </summary>
public sealed class ForTheClusterTests
{
    [Theory]
    [InlineData("internal.config.kubernetes.io/path")]
    [InlineData("internal.config.kubernetes.io/anything")]
    [InlineData("internal.config.k8s.io/kpt-resource-id")]
    [InlineData("kustomize.config.k8s.io/id")]
    [InlineData("kustomize.config.k8s.io/needs-hash")]
    [InlineData("config.kubernetes.io/path")]
    [InlineData("config.kubernetes.io/index")]
    [InlineData("config.kubernetes.io/function")]
    [InlineData("config.kubernetes.io/container")]
    [InlineData("config.kubernetes.io/package")]
    [InlineData("config.k8s.io/id")]
    [InlineData("config.k8s.io/function")]
    public void Annotations_for_orchestrators_go(string key)
    {
        Assert.Equal("kind: A # a\nmetadata:\n  name: a\n", Printed(Annotated($"{key}: x")));
        Assert.Equal(Annotated("b: c"), Printed(Annotated($"{key}: x\n    b: c")));
        Assert.Equal(Annotated("b: c"), Printed(Annotated($"b: c\n    '{key}': x")));
        Assert.Equal("# c\n{kind: A}\n", Printed("# c\n{kind: A}\n"));
    }

    [Theory]
    [InlineData("config.kubernetes.io/depends-on: x")]
    [InlineData("config.kubernetes.io/origin: x")]
    [InlineData("config.kubernetes.io/local-config: 'false'\n    b: c", "b: c")]
    [InlineData("my.config.kubernetes.io/path: x")]
    [InlineData("config.kubernetes.io: x")]
    [InlineData("\"config.k8\\u0073.io/id\": x\n    b: c", "b: c")]
    [InlineData("x: \"a\\nb config.kubernetes.io/path\"")]
    [InlineData("x: <<config.kubernetes.io/path>>")]
    [InlineData("<<: {config.kubernetes.io/path: x}\n    b: c", "b: c")]
    public void All_others_stay_as_they_are(string annotations, string? expected = null) =>
        Assert.Equal(Annotated(expected ?? annotations), Printed(Annotated(annotations)));

    /// <summary>A line that had nothing but the dash goes with it; other empty lines are the item's own.</summary>
    [Theory]
    [InlineData("-\n  kind: A\n\n  x: 1\n", "kind: A\n\nx: 1\n")]
    [InlineData("- \n\n    # c\n    kind: A\n", "\n# c\nkind: A\n")]
    [InlineData("-\n  {kind: A}\n", "kind: A\n")]
    [InlineData("# a\n-\n  kind: A\n", "# a\nkind: A\n")]
    [InlineData("- # b\n  kind: A\n", "# b\nkind: A\n")]
    [InlineData("-\r\n  kind: A\r\n", "kind: A\r\n")]
    public void A_dash_on_a_line_of_its_own_leaves_none(string item, string expected) =>
        Assert.Equal(expected, Printed($"apiVersion: v1\nkind: List\nitems:\n{item}"));

    [Fact]
    public void They_go_from_items_that_share_a_line_or_take_them_from_another_item()
    {
        Assert.Equal(
            "kind: A\nmetadata:\n  name: a\n",
            Printed(
                "{apiVersion: v1, kind: List, items: [{kind: A, metadata: {annotations: {config.k8s.io/id: x}, "
                    + "name: a}}]}\n"
            )
        );
        var list = Lists.Read(
            "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n- kind: A\n  metadata:\n"
                + "    annotations: &x {config.k8s.io/id: x}\n- kind: B\n  metadata:\n    annotations:\n"
                + "      <<: *x\n      b: c\n"
        );
        Assert.Equal(
            "kind: A\nmetadata: {}\n---\nkind: B\nmetadata:\n  annotations:\n    b: c\n",
            Text(output => DocumentsWriter.Write(DocumentsWriter.Of(list.Items, new Changes(), _ => false), output))
        );
    }

    [Fact]
    public void Names_elsewhere_are_no_annotations()
    {
        const string Input =
            "kind: A\nmetadata:\n  labels: {config.kubernetes.io/path: x}\n"
            + "spec: {annotations: {config.k8s.io/id: x}}\n";

        Assert.Equal(Input, Printed(Input));
    }

    /// <summary>A controller writes a status: out of date in what we render, not ours in what passes.</summary>
    [Fact]
    public void A_status_goes_from_what_is_rendered_alone()
    {
        const string Input = "kind: A\nstatus: {x: z}\n---\nkind: B\nstatus: {x: z}\n";
        var items = Read(Input);
        var changes = new Changes();
        changes.Replace(
            items[1],
            new JsonObject
            {
                ["kind"] = "C",
                ["status"] = new JsonObject { ["x"] = "z" },
            }
        );

        Assert.Equal(
            "kind: A\nstatus: {x: z}\n---\nkind: C\n",
            Text(o => DocumentsWriter.Write(DocumentsWriter.Of(items, changes, _ => false), o))
        );
        Assert.Equal(
            "kind: A\nstatus: {x: z}\n---\nkind: C\nstatus: {x: z}\n",
            Text(output => DocumentsWriter.Write(DocumentsWriter.OfAll(items, changes), output))
        );
    }

    /// <summary>Whatever the order of the files that an earlier run left.</summary>
    [Fact]
    public void What_is_rendered_comes_last_and_in_its_own_order()
    {
        var items = Read("kind: A\n---\nkind: B\n---\nkind: C\n");
        var changes = new Changes();
        changes.Replace(items[0], () => new JsonObject { ["kind"] = "Last" }, isSame: false, place: 1);
        changes.Replace(items[2], () => new JsonObject { ["kind"] = "First" }, isSame: false, place: 0);

        Assert.Equal(
            "kind: B\n---\nkind: First\n---\nkind: Last\n",
            Text(output => DocumentsWriter.Write(DocumentsWriter.Of(items, changes, _ => false), output))
        );
    }

    [Theory]
    [InlineData("true", "")]
    [InlineData("false", "kind: New\nmetadata:\n  name: a\n")]
    public void What_is_added_stays_out_as_local_config_too(string value, string expected)
    {
        var changes = new Changes();
        changes.Add(
            new JsonObject
            {
                ["kind"] = "New",
                ["metadata"] = new JsonObject
                {
                    ["name"] = "a",
                    ["annotations"] = new JsonObject { ["config.kubernetes.io/local-config"] = value },
                },
            }
        );

        Assert.Equal(
            expected,
            Text(output => DocumentsWriter.Write(DocumentsWriter.Of([], changes, _ => false), output))
        );
    }

    [Fact]
    public void Everything_goes_back_to_kustomize_with_what_was_added_and_without_what_was_removed()
    {
        var items = Read("kind: A # a\n---\nkind: B");
        var changes = new Changes();
        changes.Remove(items[0]);
        changes.Add(JsonNode.Parse("""{"kind":"C","metadata":{"annotations":{"config.k8s.io/id":"x"}}}""")!.AsObject());

        Assert.Equal(
            "kind: B\n---\nkind: C\nmetadata:\n  annotations:\n    config.k8s.io/id: x\n",
            Text(output => DocumentsWriter.Write(DocumentsWriter.OfAll(items, changes), output))
        );
    }

    [Theory]
    [InlineData("  -   kind: A\n      # c\n      t: |\n        x\n", "kind: A\n# c\nt: |\n  x\n")]
    [InlineData("- kind: A\n  # c\n\n  t: |\n    x\n", "kind: A\n# c\n\nt: |\n  x\n")]
    [InlineData("- # c\n  kind: A\n# below\n", "# c\nkind: A\n")]
    [InlineData("- {kind: A, t: [\n  x]}\n", "kind: A\nt:\n- x\n")]
    [InlineData("- kind: A # c\n  t: x", "kind: A # c\nt: x\n")]
    [InlineData("- kind: A # c\n  t: |\n    x", "kind: A\nt: x\n")]
    public void An_item_of_a_list_becomes_a_document_in_the_first_column(string items, string expected) =>
        Assert.Equal(expected, Printed($"apiVersion: v1\nkind: List\nitems:\n{items}"));

    /// <summary>Only where all that was in them has gone.</summary>
    [Fact]
    public void Annotations_that_were_empty_stay() =>
        Assert.Equal(
            "kind: A\nmetadata:\n  annotations: {}\n",
            Printed("apiVersion: v1\nkind: List\nitems:\n- kind: A\n  metadata:\n    annotations: {}\n")
        );

    static string Annotated(string annotations) =>
        $"kind: A # a\nmetadata:\n  annotations:\n    {annotations}\n  name: a\n";

    static string Printed(string input) =>
        Text(output => DocumentsWriter.Write(DocumentsWriter.Of(Read(input), new Changes(), _ => false), output));

    static string Text(Action<Stream> write)
    {
        using var output = new MemoryStream();
        write(output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    static IReadOnlyList<Item> Read(string input)
    {
        var findings = new Findings();
        var items = DocumentsReader.Read(Encoding.UTF8.GetBytes(input), "x.yaml", findings);
        Assert.DoesNotContain(findings.Sorted(), finding => finding.Rule != KrmFindings.ReadersDiffer);
        return items;
    }
}
