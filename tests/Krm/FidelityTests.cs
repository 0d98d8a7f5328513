using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Krm;

/// <summary>
/// The oracle is cat: what a function has nothing to say about leaves as it came, however it was written.
/// </summary>
public sealed class FidelityTests
{
    const string Head = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n";
    const string Plain = "- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: plain # comment\n";

    /// <summary>Items, by what is unusual about them.</summary>
    public static TheoryData<string, string> Items =>
        new()
        {
            {
                "head, inner and foot comments",
                "# above\n- # head\n  kind: A # line\n  # between\n  metadata:\n    # inner\n"
                    + "    name: a\n    # inner foot\n  # foot\n# outer foot\n\n"
            },
            { "a licence and blank lines", "\n# Copyright\n\n- kind: A\n\n  metadata:\n\n    name: a\n\n\n" },
            {
                "flow annotations on one long line",
                $"- kind: A\n  metadata: {{name: a, annotations: {{x: \"{new string('x', 500)}\", y: 'z'}}}} # flow\n"
            },
            { "flow over several lines", "- kind: A\n  spec: {a: [1,\n    2], b: {c: d},\n    e: f}\n" },
            {
                "one anchor name in several items",
                "- kind: A\n  metadata: {name: &n one}\n  x: *n\n- kind: B\n  metadata: {name: &n two}\n  x: *n\n"
            },
            { "an alias into another item", "- kind: A\n  l: &l {app: x}\n- kind: B\n  l: *l\n  m: [*l]\n" },
            { "an alias as name", "- kind: A\n  x: &n a\n  metadata:\n    name: *n\n" },
            {
                "merge keys",
                "- kind: A\n  b: &b {p: 1}\n  c: &c {q: 2}\n  d:\n    <<: *b\n    r: 3\n  e:\n"
                    + "    !!merge <<: [*b, *c]\n"
            },
            { "duplicate keys", "- kind: A\n  data:\n    a: \"1\"\n    a: \"2\"\n  kind: B\n" },
            {
                "words some readers take for bools and nulls",
                "- kind: A\n  data: {a: yes, b: No, c: 'on', d: \"off\", e: y, f: n, g: ~, h: '', i: "
                    + "null}\n  on: 1\n  yes: 2\n  ~: 3\n"
            },
            {
                "numbers of every spelling",
                "- kind: A\n  l: [0777, 0o17, 0x1F, 1_000, 1e3, .5, +1, 1.20, .inf, -.INF, .NaN, 12:30:45, "
                    + "2001-01-01, 12345678901234567890, 12345678901234567890123, 20230921.12345678, 3600000]\n"
            },
            {
                "nulls of every spelling",
                "- kind: A\n  a: ~\n  b:\n  c: null\n  d:\n  -\n  - ~\n  - null\n  e: !!null\n"
            },
            {
                "block scalars",
                "- kind: A\n  a: |\n    t\n  b: |-\n    t\n  c: |+\n    t\n\n  d: >\n    f\n    g\n\n"
                    + "      h\n  e: >-\n    f\n  f: >+\n    f\n\n  g: |2\n      t\n  h: |1-\n   t\n  i: |\n"
                    + "    ---\n    - a\n    # no comment\n    functionConfig: x\n    \tt  \n"
            },
            { "a block scalar at the end", "- kind: A\n  a: |+\n    t\n\n\n" },
            {
                "escapes and unusual characters",
                "- kind: A\n  a: \"\\t\\u00e9\\U0001F600\\N\\_\\L\\P\\x41\\e\\0\\\"\"\n  b: 'it''s'\n"
                    + "  c: \"x\u2028y\"\n  d: x\ufeffy\n  e: \u202eabc e\u0301 😀 \u00a0\n  f: \"a\\\n    b\"\n"
            },
            {
                "quoted text over several lines",
                "- kind: A\n  a: 'one\n\n    two'\n  b: \"one\n    two\\\n    three\"\n"
            },
            {
                "quoted text as go-yaml wraps it, no deeper than its key",
                "- kind: A\n  a: 'one\n\n  two'\n  b: \"one\n  two\"\n  c: {x: 'one\n  two',\n  y: z}\n"
            },
            { "a quoted dash in the first column", "- kind: A\n  a: 'x\n- kind: B\n  metadata: {}'\n" },
            { "plain text over several lines", "- kind: A\n  a: one\n    two\n\n    three # c\n  b: x\n" },
            {
                "complex, long and number keys",
                "- kind: A\n  ? a\n  : b\n  ? [x, y]\n  : c\n  ? |\n    k\n  : d\n  1: e\n"
                    + $"  ? {new string('k', 2000)}\n  : f\n"
            },
            {
                "tags",
                "- kind: A\n  a: !!str 12\n  b: !!binary aGVsbG8=\n  c: !custom x\n  d: !custom {x: y}\n"
                    + "  e: !!set {x, y}\n  f: !<tag:x,2000:y> z\n"
            },
            {
                "other indentations",
                "-   kind: A\n    l:\n        - a\n        -   b: c\n            d: e\n    m:\n"
                    + "    - - - x\n      - y\n    n:\n      -\n        o: p\n"
            },
            {
                "characters that begin something else",
                "- kind: A\n  a: '*.example.com'\n  b: \"@x\"\n  c: '%x'\n  d: '`x`'\n  e: a#b\n"
                    + "  f: http://a:80/b#c\n  g: ' x '\n  h: -x\n  i: ?x\n  j: :x\n  k: a,b[c]{d}\n"
            },
            {
                "very long lines",
                $"- kind: A\n  a: {new string('x', 5000)}\n  b: {string.Join(' ', Enumerable.Repeat("word", 1000))}\n"
            },
            {
                "no metadata, null annotations, annotations that are no text",
                "- kind: A\n- kind: B\n  metadata:\n- kind: C\n  metadata:\n    annotations:\n- kind: D\n"
                    + "  metadata:\n    annotations:\n      config.kubernetes.io/index: 0\n      x: [1]\n"
                    + "      y: true\n"
            },
            {
                "certificates",
                "- kind: Secret\n  stringData:\n    tls.crt: |\n"
                    + "      -----BEGIN CERTIFICATE-----\n"
                    + $"{string.Concat(Enumerable.Repeat($"      {new string('A', 64)}\n", 1500))}      -----END "
                    + "CERTIFICATE-----\n"
            },
            {
                "kinds that end in List, and other special kinds",
                "- apiVersion: v1\n  kind: List\n  items:\n  - kind: Inner\n- apiVersion: v1\n"
                    + "  kind: ConfigMapList\n  items: []\n- apiVersion: kpt.dev/v1\n  kind: Kptfile\n"
                    + "- apiVersion: config.kubernetes.io/v1\n  kind: ResourceList\n  items: []\n"
            },
            { "null entries", "-\n- ~\n- null # nothing\n- kind: A\n" },
            { "trailing spaces", "- kind: A  \n  a:   \n    b: c   \n  \n  d: e\n   \n" },
            {
                "deep nesting",
                $"- kind: A\n{string.Concat(Enumerable.Range(1, 80).Select(i => $"{new string(' ', 2 * i)}a:\n"))}"
            },
            {
                "kustomize's id",
                "- kind: A\n  metadata:\n    annotations:\n      kustomize.config.k8s.io/id: |\n"
                    + "        kind: A\n        name: a\n"
                    + "      internal.config.kubernetes.io/package-path: /tmp/x\n"
                    + "      internal.config.kubernetes.io/seqindent: 'wide'\n"
            },
        };

    [Theory, MemberData(nameof(Items))]
    public void Nothing_changes_where_nothing_is_changed(string what, string items)
    {
        foreach (var list in Lists(items))
            Assert.True(list == Support.Generators.Lists.Written(list, (_, _) => { }), what);
    }

    [Theory, MemberData(nameof(Items))]
    public void Other_items_keep_their_bytes_when_one_is_edited(string what, string items)
    {
        var written = Support.Generators.Lists.Written(
            $"{Head}items:\n{Plain}{items}{Plain}functionConfig:\n  kind: F\n",
            (list, changes) =>
            {
                changes.Replace(
                    list.Items[0],
                    JsonNode.Parse("""{"apiVersion":"v2","kind":"ConfigMap","metadata":{"name":"plain"}}""")!.AsObject()
                );
                changes.Remove(list.Items[^1]);
                changes.Add(new JsonObject { ["kind"] = "New" });
            }
        );

        Assert.True(
            $"{Head}items:\n{Plain.Replace("v1", "v2", StringComparison.Ordinal)}{items}- kind: New\n"
                + "functionConfig:\n  kind: F\n"
                == written,
            $"{what}\n{written}"
        );
    }

    [Theory, MemberData(nameof(Items))]
    public void An_edited_item_says_what_it_should_and_the_others_what_they_did(string what, string items)
    {
        var list = Support.Generators.Lists.Read($"{Head}items:\n{items}");
        for (var i = 0; i < list.Items.Count; i++)
        {
            var wanted = list.Items.Select(item => YamlJson.ToJson(item.Root)!.AsObject()).ToList();
            wanted[i]["kind"] = "Edited";
            wanted[i]["added"] = new JsonArray("x", new JsonObject { ["y"] = "z" });
            var written = Support.Generators.Lists.Written(
                $"{Head}items:\n{items}",
                (same, changes) => changes.Replace(same.Items[i], wanted[i].DeepClone().AsObject())
            );

            var read = Support.Generators.Lists.Read(written).Items.Select(item => YamlJson.ToJson(item.Root)).ToList();
            Assert.True(YamlJson.SameData(new JsonArray([.. wanted]), new JsonArray([.. read])), $"{what}\n{written}");
        }
    }

    [Theory]
    [InlineData("\ufeff" + Head + "items:\n" + Plain)]
    [InlineData("--- # list\n" + Head + "items:\n" + Plain + "...\n")]
    [InlineData("# c\n" + Head + "items: # c\n\n# c\n" + Plain + "\n# c\n")]
    [InlineData(
        "items:\n"
            + Plain
            + "kind: ResourceList\nfunctionConfig:\n  # the config\n  kind: &k F # f\n  x: *k\n  data:\n"
            + "    a: |\n      items:\n      - x\napiVersion: config.kubernetes.io/v1alpha1"
    )]
    [InlineData(
        "apiVersion: config.kubernetes.io/v1\r\nkind: ResourceList\r\nitems:\r\n- kind: A # c\r\n"
            + "  a: |\r\n    x\r\n- kind: B\r\n"
    )]
    [InlineData(
        "  apiVersion: config.kubernetes.io/v1\n  kind: ResourceList\n  items:\n    - kind: A\n    - kind: B\n"
    )]
    [InlineData(
        Head
            + "functionConfig: {metadata: {name: function-input}, data: {num: \"5\", bool: \"true\", k2: "
            + "a=b}, kind: ConfigMap, apiVersion: v1}\nitems:\n"
            + Plain
    )]
    public void The_list_around_the_items_keeps_its_bytes_too(string list) =>
        Assert.Equal(list, Support.Generators.Lists.Written(list, (_, _) => { }));

    [Fact]
    public void Windows_line_ends_go_on_in_what_is_added() =>
        Assert.Equal(
            "apiVersion: config.kubernetes.io/v1\r\nkind: ResourceList\r\nitems:\r\n- kind: A # c\r\n"
                + "  a: 2\r\n  b:\r\n  - 1\r\n- kind: New\r\n",
            Support.Generators.Lists.Written(
                "apiVersion: config.kubernetes.io/v1\r\nkind: ResourceList\r\nitems:\r\n- kind: A # c\r\n"
                    + "  a: |\r\n    x\r\n",
                (list, changes) =>
                {
                    changes.Replace(list.Items[0], JsonNode.Parse("""{"kind":"A","a":2,"b":[1]}""")!.AsObject());
                    changes.Add(new JsonObject { ["kind"] = "New" });
                }
            )
        );

    [Theory]
    [InlineData("apiVersion: config.kubernetes.io/v1\rkind: ResourceList\ritems:\r- kind: A\r- kind: B\r")]
    [InlineData(
        "apiVersion: config.kubernetes.io/v1\u2028kind: ResourceList\u2028items:\u2028- kind: A\u2028- kind: B\u2028"
    )]
    public void Other_line_breaks_are_understood(string list)
    {
        if (ResourceListReader.Read(System.Text.Encoding.UTF8.GetBytes(list), new Findings()) is not { } read)
            return;

        Assert.Equal(["A", "B"], read.Items.Select(item => item.Id.Kind));
    }

    /// <summary>In the manners of kpt and kustomize, with other neighbours.</summary>
    static IEnumerable<string> Lists(string items)
    {
        yield return $"{Head}items:\n{items}";
        yield return $"{Head}items:\n{items}functionConfig:\n  apiVersion: v1\n  kind: ConfigMap\n";
        yield return $"{Head}functionConfig:\n  kind: F # f\nitems:\n{Plain}{items}{Plain}";
        yield return $"{Head}items:\n{items.TrimEnd('\n')}";
    }
}
