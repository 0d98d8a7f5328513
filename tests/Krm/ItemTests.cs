using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Krm.Writing;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Krm;

/// <summary>What an item says of itself, whatever form the list has that it is in.</summary>
public sealed class ItemTests
{
    const string Internal = "internal.config.kubernetes.io";
    const string Legacy = "config.kubernetes.io";

    [Theory]
    [InlineData("", "", 0)]
    [InlineData($"{Internal}/path: a.yaml", "a.yaml", 0)]
    [InlineData($"{Internal}/path: a.yaml\n{Internal}/index: '3'", "a.yaml", 3)]
    [InlineData($"{Legacy}/path: old.yaml\n{Legacy}/index: '4'", "old.yaml", 4)]
    [InlineData($"{Legacy}/path: old.yaml\n{Internal}/path: new.yaml", "new.yaml", 0)]
    [InlineData($"{Internal}/path: a.yaml\n{Legacy}/index: '4'\n{Internal}/index: '5'", "a.yaml", 5)]
    [InlineData($"{Internal}/path: a.yaml\n{Internal}/index: 12", "a.yaml", 12)]
    [InlineData($"{Internal}/path: a.yaml\n{Internal}/index: '-1'", "a.yaml", 0)]
    [InlineData($"{Internal}/path: a.yaml\n{Internal}/index: ' 1'", "a.yaml", 0)]
    [InlineData($"{Internal}/path: a.yaml\n{Internal}/index: '1e3'", "a.yaml", 0)]
    [InlineData($"{Internal}/path: a.yaml\n{Internal}/index: '99999999999'", "a.yaml", 0)]
    [InlineData($"{Internal}/path: a.yaml\n{Internal}/index: x", "a.yaml", 0)]
    public void Its_annotations_say_which_file_it_came_from(string annotations, string path, int index)
    {
        foreach (var item in InEveryForm(annotations))
        {
            Assert.Equal(path, item.Path);
            Assert.Equal(("", ""), (item.PackagePath, item.ApiVersion));
            Assert.Equal(path.Length == 0 ? null : new FileReference(path, index), item.File);
        }
    }

    /// <summary>What is no large collection in flow style has nothing to be read later.</summary>
    [Theory]
    [InlineData("apiVersion: v1\nkind: K\nmetadata: {name: n}\n")]
    [InlineData("{apiVersion: v1, kind: K, metadata: {name: n}}\n")]
    public void Every_item_can_be_read_on_demand(string text)
    {
        var item = Assert.Single(DocumentsReader.Read(Encoding.UTF8.GetBytes(text), "a.yaml", new Findings()));

        Assert.Equal("n", Assert.IsType<YamlMapping>(item.OnDemand).FindText("metadata", "name"));
    }

    /// <summary>In forms that only a tree shows; of that, no more is made than who it is.</summary>
    [Theory]
    [InlineData("{a: {b: [c]}, apiVersion: g/v1, x: y, kind: K, metadata: {name: n, namespace: s}, z: {kind: L}}\n")]
    [InlineData("{\"apiVersion\":\"g/v1\",\n\t\"kind\":\"K\",\n\"metadata\":{\"namespace\":\"s\",\"name\":\"n\"}}")]
    [InlineData("apiVersion: g/v1\nkind: K\ndata:\n  kind: L\nmetadata: {name: n, namespace: s}\nx:\n- kind: L\n")]
    [InlineData("data:\n- a\n\"kind\": K\n'apiVersion': g/v1\n\"meta\\x64ata\": {name: n, namespace: s}\n")]
    [InlineData("kind: L\nmetadata: {name: m}\nx:\napiVersion: g/v1\nkind: K\nmetadata: {name: n, namespace: s}\n")]
    [InlineData("<<: {kind: K, metadata: {name: n, namespace: s}}\nspec: {kind: L}\napiVersion: g/v1\n")]
    [InlineData("{<<: {kind: K, metadata: {name: n, namespace: s}}, spec: {kind: L}, apiVersion: g/v1}\n")]
    [InlineData("'a': {}\n<<: {kind: K, metadata: {name: n, namespace: s}}\napiVersion: g/v1\n")]
    [InlineData("spec: &a {name: n, namespace: s}\nkind: K\napiVersion: g/v1\nmetadata: *a\n")]
    [InlineData("spec: !x {name: m}\nkind: K\napiVersion: g/v1\nmetadata: {name: n, namespace: s}\n")]
    public void It_says_who_it_is_in_every_form(string document)
    {
        foreach (
            var item in (Item[])[Single(document), Single($"---\n{document}"), Single(document.Replace("\n", "\r\n"))]
        )
        {
            Assert.Equal(("g/v1", new ResourceId("g", "K", "s", "n")), (item.ApiVersion, item.Id));
            Assert.Equal("n", item.Root.FindText("metadata", "name"));
        }
    }

    static Item Single(string document)
    {
        var findings = new Findings();
        var item = Assert.Single(DocumentsReader.Read(Encoding.UTF8.GetBytes(document), "a.yaml", findings));
        Assert.False(findings.HasErrors);
        return item;
    }

    [Theory]
    [InlineData("", false)]
    [InlineData($"{Legacy}/local-config: 'true'", true)]
    [InlineData($"{Legacy}/local-config: ''", true)]
    [InlineData($"{Legacy}/local-config: 'no'", true)]
    [InlineData($"{Legacy}/local-config: 'false'", false)]
    public void It_is_local_unless_it_says_false(string annotations, bool isLocal) =>
        Assert.All(InEveryForm(annotations), item => Assert.Equal(isLocal, item.IsLocalConfig));

    [Theory]
    [InlineData("v1", "")]
    [InlineData("apps/v1", "apps")]
    [InlineData("networking.istio.io/v1", "networking.istio.io")]
    [InlineData("/v1", "")]
    [InlineData("a/b/c", "a")]
    public void Its_group_is_what_comes_before_the_slash(string apiVersion, string group) =>
        Assert.Equal(new ResourceId(group, "K", "ns", "n"), ResourceId.Of(apiVersion, "K", "ns", "n"));

    [Fact]
    public void Resources_are_ordered_by_group_kind_namespace_and_name_as_bytes()
    {
        ResourceId[] ordered =
        [
            new("", "Z", "z", "z"),
            new("a", "A", "z", "z"),
            new("a", "a", "", "z"),
            new("a", "a", "B", "z"),
            new("a", "a", "a", "B"),
            new("a", "a", "a", "a"),
            new("b", "A", "", ""),
        ];

        Assert.Equal(ordered, ordered.Reverse().Order());
        Assert.All(ordered, id => Assert.Equal(0, id.CompareTo(id with { })));
        Assert.All(ordered, id => Assert.True(id.CompareTo(null) > 0));
    }

    [Theory]
    [InlineData("", "K n")]
    [InlineData("ns", "K ns/n")]
    public void It_is_called_by_kind_and_name(string @namespace, string expected) =>
        Assert.Equal(expected, $"{new ResourceId("g", "K", @namespace, "n")}");

    /// <summary>kpt fn render gives the items of all packages at once, each with an absolute path.</summary>
    [Theory]
    [InlineData("/t/shop", "/t/shop", "a.yaml")]
    [InlineData("/t/shop", "/t/shop/", "a.yaml")]
    [InlineData("/t/shop", "/t/shop/db", "db/a.yaml")]
    [InlineData("/t/shop", "/t/shop/db/", "db/a.yaml")]
    [InlineData("/t/shop", "/t/shop/db/x", "db/x/a.yaml")]
    [InlineData("/t/shop", "/t/shop2/db", "a.yaml")]
    [InlineData("/t/shop", "/u/shop/db", "a.yaml")]
    [InlineData("/t/shop", "", "a.yaml")]
    [InlineData("", "/t/shop", "a.yaml")]
    public void Its_file_is_relative_to_the_outermost_package(string outermost, string package, string file)
    {
        var list = Lists.Read(
            List($"{Internal}/path: a.yaml\n{Internal}/package-path: '{package}'", "B")
                + Element($"{Internal}/path: a.yaml\n{Internal}/package-path: '{outermost}'", "A")
        );

        Assert.Equal(file, list.Items[0].File!.Path);
        Assert.Equal("a.yaml", list.Items[1].File!.Path);
        Assert.Equal(package.TrimEnd('/'), list.Items[0].PackagePath);
    }

    [Fact]
    public void Of_packages_beside_each_other_none_is_outermost_but_the_same_one_in_any_order()
    {
        Assert.Equal("/a", new PackagePaths(["", "/b", "/a", "/a/longer"]).Outermost);
        Assert.Equal("/a", new PackagePaths(["/a", "/b"]).Outermost);
        Assert.Equal("a", new PackagePaths(["", "bc", "a"]).Outermost);
        Assert.Equal("", new PackagePaths(["", ""]).Outermost);
    }

    /// <summary>kpt marks items where selectors hide the others; the prefix changed with a release.</summary>
    [Theory]
    [InlineData("internal.config.k8s.io/kpt-resource-id")]
    [InlineData("internal.config.kubernetes.io/kpt-resource-id")]
    public void Both_marks_of_narrowed_input_are_known(string key)
    {
        var item = Lists.Read(List($"{key}: x", "A")).Items[0];

        Assert.Contains(Annotations.KptResourceId, known => item.Annotation(known) == "x");
    }

    [Fact]
    public void A_function_config_that_needs_an_anchor_outside_is_read() =>
        Assert.Equal(
            "y",
            Lists
                .Read(
                    "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nx: &x y\nitems: []\n"
                        + "functionConfig: {kind: F, a: *x}\n"
                )
                .FunctionConfig!.Root.FindText("a")
        );

    [Fact]
    public void A_function_config_names_its_file_as_items_do()
    {
        var list = Lists.Read(
            List($"{Internal}/path: a.yaml\n{Internal}/package-path: /t", "A")
                + "functionConfig:\n  kind: F\n  metadata:\n    annotations:\n"
                + $"      {Internal}/path: f.yaml\n      {Internal}/package-path: /t/sub\n"
        );

        Assert.Equal(new FileReference("sub/f.yaml", 0), list.FunctionConfig!.File);
    }

    [Theory]
    [InlineData("kind: A\nkind: B", "B")]
    [InlineData("\"kind\": B", "B")]
    [InlineData("'kind': B", "B")]
    [InlineData("kind: !!str B", "B")]
    [InlineData("kind: \"\\u0042\"", "B")]
    [InlineData("kind: |-\n  B", "B")]
    [InlineData("kind: >-\n  B\n  C", "B C")]
    [InlineData("kind: null", "")]
    [InlineData("kind: !!str null", "null")]
    [InlineData("kind: !!str ~", "~")]
    [InlineData("kind: ~", "")]
    [InlineData("kind: [B]", "")]
    [InlineData("kind: {B: C}", "")]
    [InlineData("kind:", "")]
    [InlineData("x: &b B\nkind: *b", "B")]
    [InlineData("x: &b B\ny: *b", "")]
    [InlineData("x: {kind: B}", "")]
    [InlineData("x:\n  kind: B", "")]
    public void Its_kind_is_read_however_it_is_written(string lines, string kind)
    {
        var indented = lines.Replace("\n", "\n  ", StringComparison.Ordinal);

        Assert.Equal(new ResourceId("", kind, "", ""), Assert.Single(Lists.Read($"{Head}- {indented}\n").Items).Id);
    }

    [Theory]
    [InlineData("{name: b, namespace: c}", "c/b")]
    [InlineData("\n  name: b\n  namespace: c", "c/b")]
    [InlineData("\n  labels:\n    name: x\n    namespace: y\n  name: b", "/b")]
    [InlineData("\n  name: x\n  'name': b", "/b")]
    [InlineData("\n  name: x\n  \"na\\u006de\": b", "/b")]
    [InlineData("\n  - name: x", "/")]
    [InlineData("\n  name: x\nmetadata:\n  namespace: c", "c/")]
    [InlineData("\n  name: &n b\n  namespace: *n", "b/b")]
    [InlineData("\n  <<: {name: b}", "/b")]
    [InlineData("\n  ownerReferences:\n  - name: x\n  name: b", "/b")]
    [InlineData("\n  name: b\nspec:\n  name: x\n  namespace: y", "/b")]
    [InlineData("\n  name: b\nspec:\n  metadata:\n    name: x", "/b")]
    [InlineData("", "/")]
    [InlineData(" null", "/")]
    [InlineData(" text", "/")]
    [InlineData("\n  name: 1\n  namespace: yes", "yes/1")]
    public void Its_name_is_read_however_it_is_written(string metadata, string name)
    {
        var indented = metadata.Replace("\n", "\n  ", StringComparison.Ordinal);

        var id = Assert.Single(Lists.Read($"{Head}- kind: A\n  metadata: {indented}\n").Items).Id;
        Assert.Equal(name, $"{id.Namespace}/{id.Name}");
    }

    [Theory]
    [InlineData("\n  x: y", "y")]
    [InlineData("\n  'x': y", "y")]
    [InlineData("\n  \"x\": y", "y")]
    [InlineData("\n  \"\\u0078\": y", "y")]
    [InlineData("\n  x: z\n  x: y", "y")]
    [InlineData(" {x: y}", "y")]
    [InlineData("\n  a: &y y\n  x: *y", "y")]
    [InlineData("\n  ? x\n  : y", "y")]
    [InlineData("\n  <<: {x: y}", "y")]
    [InlineData("\n  <<: {x: z}\n  x: y", "y")]
    [InlineData("\n  x: !!str y", "y")]
    [InlineData("\n  x: |-\n    y", "y")]
    [InlineData("\n  x: |-\n    y\n    z", "y\nz")]
    [InlineData("\n  x: 'y\n\n    z'", "y\nz")]
    [InlineData("\n  x: null", null)]
    [InlineData("\n  x:", null)]
    [InlineData("\n  x: [y]", null)]
    [InlineData("\n  x: {y: z}", null)]
    [InlineData("\n  a: x", null)]
    [InlineData("\n  a:\n    x: y", null)]
    [InlineData("\n- x: y", null)]
    [InlineData("\n  a: x\nlabels:\n  x: y", null)]
    [InlineData("\n  x: y\nannotations:\n  z: x", null)]
    [InlineData("\n  x: y\nannotations: {}", null)]
    [InlineData("\n  x: y\nannotations:", null)]
    [InlineData("\n  x: !!str null", "null")]
    [InlineData("", null)]
    [InlineData(" text", null)]
    [InlineData("\n  x: y # c\n  # x: z", "y")]
    public void Its_annotations_are_read_however_they_are_written(string annotations, string? value)
    {
        var indented = annotations.Replace("\n", "\n    ", StringComparison.Ordinal);
        var text = $"{Head}- kind: A\n  metadata:\n    annotations:{indented}\n    name: n\n";

        Assert.Equal(value, Assert.Single(Lists.Read(text).Items).Annotation("x"));
        Assert.Equal(
            value,
            Assert.Single(Lists.Read(text.Replace("\n", "\r\n", StringComparison.Ordinal)).Items).Annotation("x")
        );
    }

    [Fact]
    public void Annotations_with_long_names_are_found()
    {
        var key = new string('k', 700);
        var list = Lists.Read($"{Head}- kind: A\n  metadata:\n    annotations:\n      {key}: v\n      x: y\n");

        Assert.Equal("v", list.Items[0].Annotation(key));
        Assert.Null(list.Items[0].Annotation(key + "k"));
        Assert.Equal("y", list.Items[0].Annotation("x"));
    }

    [Theory]
    [InlineData("- kind: A\n", 0)]
    [InlineData("  - kind: A\n", 2)]
    [InlineData("  # one\n  # two\n  - kind: A\n", 2)]
    public void The_dash_of_an_item_has_its_column_below_comments_too(string items, int column) =>
        Assert.Equal(column, ItemEdit.DashColumn(Assert.Single(Lists.Read($"{Head}{items}").Items)));

    [Fact]
    public void An_item_is_replaced_or_removed_or_stays()
    {
        var items = Lists.Read($"{Head}- kind: A\n- kind: B\n- kind: C\n").Items;
        var changes = new Changes();
        changes.Replace(items[0], () => [], isSame: false, place: 7, owner: "shop");
        changes.Remove(items[1]);

        Assert.Equal([false, true, false], items.Select(changes.Removes));
        Assert.Equal([true, true, false], items.Select(changes.Concern));
        Assert.Equal((7, "shop"), (changes.PlaceOf(items[0]), changes.TreeOf(items[0]).Owner));
        Assert.Null(changes.PlaceOf(items[2]));
    }

    const string Head = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n";

    static string List(string annotations, string kind) => Head + Element(annotations, kind);

    static string Element(string annotations, string kind) =>
        $"- kind: {kind}\n  metadata:\n    name: a\n"
        + (
            annotations.Length == 0
                ? ""
                : $"    annotations:\n{string.Concat(annotations.Split('\n').Select(line => $"      {line}\n"))}"
        );

    /// <summary>Walked over by the scanner, as JSON, and read by the parser.</summary>
    static IEnumerable<Item> InEveryForm(string annotations)
    {
        var text = List(annotations, "A");
        yield return Assert.Single(Lists.Read(text).Items);
        yield return Assert.Single(Lists.Read($"--- !!map\n{text}").Items);
        var flow = annotations.Replace("\n", ", ", StringComparison.Ordinal);
        yield return Assert.Single(
            Lists
                .Read(
                    "{apiVersion: config.kubernetes.io/v1, kind: ResourceList, items: "
                        + $"[{{kind: A, metadata: {{annotations: {{{flow}}}}}}}]}}"
                )
                .Items
        );
    }
}
