using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;

namespace Kyma.Krm.Tests.Krm;

public sealed class ResourceListTests
{
    const string Head = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n";
    const string A =
        "- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: a # the name\n    annotations:\n"
        + "      internal.config.kubernetes.io/path: 'a/b.yaml'\n"
        + "      internal.config.kubernetes.io/index: '2'\n  data: {x: \"1\"}\n";
    const string B = "# about b\n- apiVersion: g/v1\n  kind: K\n  metadata: {namespace: ns, name: b}\n";
    const string C = "- apiVersion: v1\n  kind: C\n  metadata:\n    name: c\n  # end of c\n";
    const string Tail = "functionConfig:\n  kind: F\n  data: {}\n";

    [Fact]
    public void Items_know_who_they_are_and_where_they_came_from()
    {
        var list = Lists.Read($"{Head}items:\n{A}{B}{Tail}");

        Assert.Equal(
            [new ResourceId("", "ConfigMap", "", "a"), new ResourceId("g", "K", "ns", "b")],
            list.Items.Select(item => item.Id)
        );
        Assert.Equal(new FileReference("a/b.yaml", 2), list.Items[0].File);
        Assert.Null(list.Items[1].File);
        Assert.Equal("v1", list.Items[0].ApiVersion);
        Assert.Equal("1", list.Items[0].Root.FindText("data", "x"));
        Assert.Equal(B, list.Items[1].Text.ToString());
        Assert.Equal("F", list.FunctionConfig!.Id.Kind);
    }

    [Fact]
    public void Untouched_input_leaves_byte_for_byte() =>
        Assert.Equal($"{Head}items:\n{A}{B}{C}{Tail}", Lists.Written($"{Head}items:\n{A}{B}{C}{Tail}", (_, _) => { }));

    [Fact]
    public void Removed_items_go_with_their_lines_and_comments() =>
        Assert.Equal(
            $"{Head}items:\n{A}{C}{Tail}",
            Lists.Written($"{Head}items:\n{A}{B}{C}{Tail}", (list, changes) => changes.Remove(list.Items[1]))
        );

    /// <summary>Where an alias outside the items needs the parser, characters are counted as bytes.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("\ufeff")]
    public void The_same_behind_characters_of_several_bytes(string mark)
    {
        const string Around = Head + "x: &x é\ny: *x\nresults:\n- é\nitems:\n- kind: é\n%# of c\n- kind: C\n";

        Assert.Equal(
            mark
                + Around
                    .Replace("results:\n- é\n", "", StringComparison.Ordinal)
                    .Replace("%", "", StringComparison.Ordinal)
                + "- kind: New\n  l:\n  - 1\nresults:\n- message: x\n  severity: info\n  tags:\n"
                + "    rule: not-a-resource\n",
            Lists.Written(
                mark + Around.Replace("%", "# é\n- kind: B # é\n", StringComparison.Ordinal),
                (list, changes) =>
                {
                    changes.Remove(list.Items[1]);
                    Add(list, changes);
                },
                [new Finding(KrmFindings.NotAResource, Severity.Info, "x", Place.Input)]
            )
        );
    }

    [Fact]
    public void Items_that_are_an_alias_leave_what_it_stands_for_alone()
    {
        var written = Lists.Written(
            Head + "x: &x\n- kind: A\n- kind: B\nitems: *x\n",
            (list, changes) => changes.Remove(list.Items[0])
        );

        Assert.Equal("B", Assert.Single(Lists.Read(written).Items).Id.Kind);
        Assert.Contains("kind: A", written, StringComparison.Ordinal);
    }

    [Fact]
    public void What_changes_nothing_is_no_change()
    {
        var item = Lists.Read($"{Head}items:\n- kind: A\n").Items[0];
        var changes = new Changes();
        Assert.True(changes.IsEmpty);
        changes.Replace(item, new JsonObject { ["kind"] = "A" });
        Assert.False(changes.IsEmpty);
        Assert.True(changes.Real().IsEmpty);
        changes.Add(new JsonObject { ["kind"] = "New" });
        Assert.Single(changes.Real().Added);
        changes.Remove(item);
        Assert.True(changes.Real().TryGet(item, out var content));
        Assert.Null(content);
    }

    [Fact]
    public void An_item_replaced_by_what_it_says_keeps_its_bytes_and_those_of_its_aliases()
    {
        const string Input = Head + "items:\n- kind: A\n  p: &p 80 # a\n- kind: B # b\n  p: *p\n";

        Assert.Equal(
            Input,
            Lists.Written(
                Input,
                (list, changes) => changes.Replace(list.Items[0], JsonNode.Parse("""{"p":80,"kind":"A"}""")!.AsObject())
            )
        );
    }

    [Theory]
    [InlineData("- kind: A\n- kind: B\n", "- kind: A\n")]
    [InlineData("- kind: A\n# of b\n- kind: B\n", "- kind: A\n")]
    [InlineData("- kind: A\n  # of a\n- kind: B\n", "- kind: A\n  # of a\n")]
    [InlineData("- kind: A\n  # of a\n# of b\n# of b too\n- kind: B\n", "- kind: A\n  # of a\n")]
    [InlineData("- kind: A\n\n# of b\n- kind: B\n", "- kind: A\n\n")]
    [InlineData("- kind: A\n# not of b\n\n- kind: B\n", "- kind: A\n# not of b\n\n")]
    [InlineData("- kind: A\n- kind: B\n  # of b\n", "- kind: A\n")]
    [InlineData("- kind: A\n- kind: B\n\n  # of b\n", "- kind: A\n")]
    [InlineData("- kind: A\n- kind: B\n# not of b\n", "- kind: A\n# not of b\n")]
    [InlineData("- kind: A\n- kind: B\n# not of b\n  # nor this\n", "- kind: A\n# not of b\n  # nor this\n")]
    [InlineData("  - kind: A\n  # of b\n  - kind: B\n", "  - kind: A\n")]
    [InlineData("  - kind: A\n# of b\n  - kind: B\n", "  - kind: A\n")]
    [InlineData("  - kind: A\n   # of a\n  - kind: B\n", "  - kind: A\n   # of a\n")]
    [InlineData("- kind: A\n  t: |\n    # x\n- kind: B\n", "- kind: A\n  t: |\n    # x\n")]
    [InlineData("- kind: A\n  t: |\n   x\n# of b\n- kind: B\n", "- kind: A\n  t: |\n   x\n")]
    public void Comments_go_with_the_item_that_they_are_about(string items, string expected)
    {
        foreach (var head in new[] { Head, $"{Head}x: &x y\nz: *x\n" })
        {
            foreach (var tail in new[] { "", Tail })
            {
                Assert.Equal(
                    $"{head}items:\n{expected}{tail}",
                    Lists.Written($"{head}items:\n{items}{tail}", (list, changes) => changes.Remove(list.Items[1]))
                );
            }
        }
    }

    [Fact]
    public void Added_items_stand_behind_the_last_one() =>
        Assert.Equal(
            $"{Head}items:\n{A}{C}- kind: New\n  l:\n  - 1\n{Tail}",
            Lists.Written($"{Head}items:\n{A}{C}{Tail}", Add)
        );

    [Fact]
    public void Added_items_are_indented_like_the_others()
    {
        var indented = string.Concat(
            A.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"    {line}\n")
        );

        Assert.Equal(
            $"{Head}items:\n{indented}    - kind: New\n      l:\n      - 1\n",
            Lists.Written($"{Head}items:\n{indented}", Add)
        );
    }

    [Fact]
    public void Replaced_items_keep_what_is_equal() =>
        Assert.Equal(
            $"{Head}items:\n{A}# about b\n- apiVersion: g/v2\n  kind: K\n"
                + $"  metadata: {{namespace: ns, name: b}}\n  spec:\n    x: 1\n{Tail}",
            Lists.Written(
                $"{Head}items:\n{A}{B}{Tail}",
                (list, changes) =>
                    changes.Replace(
                        list.Items[1],
                        JsonNode
                            .Parse(
                                """
                                {"apiVersion": "g/v2", "kind": "K",
                                 "metadata": {"namespace": "ns", "name": "b"}, "spec": {"x": 1}}
                                """
                            )!
                            .AsObject()
                    )
            )
        );

    [Fact]
    public void Block_text_that_ends_without_a_line_break_keeps_its_bytes_and_what_is_added_goes_before_it() =>
        Assert.Equal(
            $"{Head}items:\n- kind: New\n  l:\n  - 1\n- kind: A\n  a: |\n    x",
            Lists.Written($"{Head}items:\n- kind: A\n  a: |\n    x", Add)
        );

    [Fact]
    public void Results_go_before_items_that_end_without_a_line_break() =>
        Assert.EndsWith(
            "items:\n- kind: A\n  a: |\n    x",
            Lists.Written(
                $"{Head}items:\n- kind: A\n  a: |\n    x",
                (_, _) => { },
                [new Finding(KrmFindings.NotAResource, Severity.Info, "x", Place.Input)]
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("- apiVersion: v1\n  kind: K\n", "- kind: K2\n")]
    [InlineData("- # head\n  apiVersion: v1\n  kind: K # k\n", "- # head\n  kind: K2 # k\n")]
    [InlineData("-   apiVersion: v1\n    kind: K # k\n", "-   kind: K2 # k\n")]
    [InlineData("-\n  apiVersion: v1\n  # c\n  kind: K # k\n", "-\n  # c\n  kind: K2 # k\n")]
    [InlineData("- apiVersion: v1\n\n  kind: K # k\n", "- kind: K2 # k\n")]
    [InlineData("- apiVersion: v1\n   # about\n  kind: K\n", "-  # about\n  kind: K2\n")]
    [InlineData("- apiVersion: |\n   x\n #   keep\n  kind: K\n", "- #   keep\n  kind: K2\n")]
    [InlineData("-   apiVersion: |\n      x\n# outer\n\n    kind: K\n", "# outer\n-   kind: K2\n")]
    [InlineData("- {apiVersion: v1, kind: K}\n", "- kind: K2\n")]
    [InlineData("# one\n# two\n- apiVersion: v1\n  kind: K # k\n", "# one\n# two\n- kind: K2 # k\n")]
    [InlineData("# one\n# two\n-\n  apiVersion: v1\n  kind: K # k\n", "# one\n# two\n-\n  kind: K2 # k\n")]
    public void The_dash_survives_when_the_first_key_goes(string item, string expected) =>
        Assert.Equal(
            $"{Head}items:\n{A}{expected}{C}",
            Lists.Written(
                $"{Head}items:\n{A}{item}{C}",
                (list, changes) => changes.Replace(list.Items[1], new JsonObject { ["kind"] = "K2" })
            )
        );

    [Fact]
    public void The_dash_of_an_indented_item_survives_above_a_comment_one_column_further() =>
        Assert.Equal(
            $"{Head}items:\n  - # about\n    kind: K2\n",
            Lists.Written(
                $"{Head}items:\n  - apiVersion: v1\n   # about\n    kind: K\n",
                (list, changes) => changes.Replace(list.Items[0], new JsonObject { ["kind"] = "K2" })
            )
        );

    [Theory]
    [InlineData("items:\n- a: 1\n", "items: []\n")]
    [InlineData("items :\n- a: 1\n", "items : []\n")]
    [InlineData("items: # c\n- a: 1\n# tail\n", "items: [] # c\n# tail\n")]
    public void A_list_without_items_is_an_empty_list(string items, string expected) =>
        Assert.Equal(Head + expected, Lists.Written(Head + items, (list, changes) => changes.Remove(list.Items[0])));

    [Theory]
    [InlineData("items: []\n" + Tail, "items:\n- kind: New\n  l:\n  - 1\n" + Tail)]
    [InlineData("items: [] # none\n", "items: # none\n- kind: New\n  l:\n  - 1\n")]
    [InlineData("items:\n" + Tail, "items:\n- kind: New\n  l:\n  - 1\n" + Tail)]
    [InlineData("items: null", "items:\n- kind: New\n  l:\n  - 1\n")]
    [InlineData(Tail, Tail + "items:\n- kind: New\n  l:\n  - 1\n")]
    [InlineData("items:\n- null\n- ~\n" + Tail, "items:\n- null\n- ~\n- kind: New\n  l:\n  - 1\n" + Tail)]
    [InlineData("items:\n- a: 1\n-\n" + Tail, "items:\n- a: 1\n-\n- kind: New\n  l:\n  - 1\n" + Tail)]
    [InlineData("items:\n- a: 1\n-", "items:\n- a: 1\n-\n- kind: New\n  l:\n  - 1\n")]
    [InlineData("items:\n-\n- a: 1", "items:\n-\n- a: 1\n- kind: New\n  l:\n  - 1\n")]
    [InlineData("items:\n- &a {k: 1}\n- *a\n", "items:\n- &a {k: 1}\n- *a\n- kind: New\n  l:\n  - 1\n")]
    public void Items_can_be_added_wherever_there_were_none(string input, string expected)
    {
        // The aliases are for the parser, which must see the same as the scanner.
        foreach (var head in new[] { Head, $"{Head}x: &x y\nz: *x\n" })
            Assert.Equal(head + expected, Lists.Written(head + input, Add));
    }

    [Fact]
    public void Json_without_items_says_so() =>
        Assert.Equal(
            "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems: []\n",
            Lists.Written(
                "{\"apiVersion\": \"config.kubernetes.io/v1\", \"kind\": \"ResourceList\", \"items\": []}",
                (_, _) => { }
            )
        );

    [Fact]
    public void Json_becomes_block_style_and_keeps_every_number() =>
        Assert.Equal(
            "kind: ResourceList\napiVersion: config.kubernetes.io/v1beta1\nitems:\n- apiVersion: v1\n"
                + "  kind: A\n  d: 12345678901234567890123\n  s: \"0777\"\n  f: 1.50\n- kind: New\n  l:\n  - 1\n",
            Lists.Written(
                "{\n\t\"kind\": \"ResourceList\", \"apiVersion\": \"config.kubernetes.io/v1beta1\",\n"
                    + "\t\"items\": [{\"apiVersion\": \"v1\", \"kind\": \"A\", \"d\": 12345678901234567890123, "
                    + "\"s\": \"0777\", \"f\": 1.50}]}",
                Add
            )
        );

    [Fact]
    public void Items_on_shared_lines_become_block_style() =>
        Assert.Equal(
            $"{Head}items:\n- kind: A\n- kind: B\n",
            Lists.Written($"{Head}items: [{{kind: A}}, {{kind: B}}]\n", (_, _) => { })
        );

    [Theory]
    [InlineData("", "")]
    [InlineData("results:\n- message: old\n", "")]
    [InlineData("", "# foot\n...\n")]
    public void Results_stand_at_the_end(string earlier, string foot)
    {
        var finding = new Finding(
            TestRule.Of(Severity.Warning, "a-rule"),
            Severity.Warning,
            "it must be 'x': \"y\"",
            new Place
            {
                Resource = new ResourceReference("v1", "K", "", "a"),
                Field = "spec.a",
                File = new FileReference("a.yaml", 1),
            }
        );
        var other = new Finding(
            TestRule.Of(Severity.Error, "b-rule"),
            Severity.Error,
            "other",
            new Place { Resource = new ResourceReference("v1", "K", "", ""), Field = "spec" }
        );

        var written = Lists.Written($"{Head}{earlier}items:\n{A}{foot}", (_, _) => { }, [finding, other]);

        Assert.Equal(
            $$"""
            {{Head}}items:
            {{A}}results:
            - message: 'it must be ''x'': "y"'
              severity: warning
              resourceRef:
                apiVersion: v1
                kind: K
                name: a
              field:
                path: spec.a
              file:
                path: a.yaml
                index: 1
              tags:
                rule: a-rule
            - message: "K spec: other"
              severity: error
              tags:
                rule: b-rule
            {{foot}}
            """.Replace("'it must be ''x'': \"y\"'", "\"it must be 'x': \\\"y\\\"\"", StringComparison.Ordinal).TrimEnd(
                '\n'
            ) + (foot.Length > 0 ? "\n" : "\n"),
            written
        );
    }

    [Fact]
    public void Aliases_into_a_changed_item_are_written_out()
    {
        const string Input =
            Head
            + "items:\n- kind: A\n  p: &p 80\n  l: &l {x: z}\n- kind: B # b\n  p: *p\n- kind: C # c\n"
            + "  p: &p 81\n- kind: D # d\n  p: *p\n  l: *l\n";

        Assert.Equal(
            Head
                + "items:\n- kind: A2\n  p: &p 80\n  l: &l {x: z}\n- kind: B\n  p: 80\n- kind: C # c\n"
                + "  p: &p 81\n- kind: D\n  p: 81\n  l:\n    x: z\n",
            Lists.Written(
                Input,
                (list, changes) =>
                    changes.Replace(list.Items[0], JsonNode.Parse("""{"kind":"A2","p":80,"l":{"x":"z"}}""")!.AsObject())
            )
        );
        Assert.Equal(
            Head
                + "items:\n- kind: A\n  p: &p 80\n  l: &l {x: z}\n- kind: B # b\n  p: *p\n- kind: D\n"
                + "  p: 81\n  l:\n    x: z\n",
            Lists.Written(Input, (list, changes) => changes.Remove(list.Items[2]))
        );
        Assert.Equal(
            Input,
            Lists.Written(
                Input,
                (list, changes) =>
                    changes.Replace(list.Items[3], JsonNode.Parse("""{"kind":"D","p":81,"l":{"x":"z"}}""")!.AsObject())
            )
        );
    }

    [Theory]
    [InlineData("", "not-a-resource-list")]
    [InlineData("# only a comment\n", "not-a-resource-list")]
    [InlineData("just text", "not-a-resource-list")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\n", "not-a-resource-list")]
    [InlineData("apiVersion: config.kubernetes.io/v2\nkind: ResourceList\n", "not-a-resource-list")]
    [InlineData(Head + "items: {}\n", "not-a-resource-list")]
    [InlineData(Head + "items: []\nitems: []\n", "not-a-resource-list")]
    [InlineData(Head + "---\n" + Head, "not-a-resource-list")]
    [InlineData("a: [", "invalid-yaml")]
    [InlineData("a: b: c\n", "invalid-yaml")]
    [InlineData("a: {b: c\nd: e}\nf: 'x\n", "invalid-yaml")]
    [InlineData(Head + "items:\n- a: *nowhere\n", "invalid-yaml")]
    [InlineData(Head + "items:\n- a: &a [*a]\n", "invalid-yaml")]
    [InlineData("a\0b", "not-utf8")]
    public void What_is_no_resource_list_is_refused_by_name(string input, string rule)
    {
        var findings = new Findings();

        Assert.Null(ResourceListReader.Read(Encoding.UTF8.GetBytes(input), findings));

        Assert.Equal(rule, Assert.Single(findings.Sorted()).Rule.Name);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        var findings = new Findings();

        Assert.Null(ResourceListReader.Read(new byte[] { (byte)'a', 0xC3, 0x28 }, findings));

        Assert.Equal("not-utf8", Assert.Single(findings.Sorted()).Rule.Name);
    }

    [Fact]
    public void Items_that_are_no_resource_are_told_and_kept()
    {
        var findings = new Findings();

        var list = ResourceListReader.Read(Encoding.UTF8.GetBytes($"{Head}items:\n- text\n{A}"), findings)!;

        Assert.Single(list.Items);
        Assert.Equal("`items[0]` must be a resource, not text", Assert.Single(findings.Sorted()).Message);
    }

    [Fact]
    public void Alias_bombs_and_endless_nesting_are_refused_at_once()
    {
        var bomb = string.Concat(
            Enumerable.Range(1, 12).Select(i => $"- &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n")
        );
        foreach (
            var input in new[]
            {
                $"{Head}items:\n- &a0 lol\n{bomb}",
                new string('[', 100_000),
                new string('{', 100_000),
                string.Concat(Enumerable.Range(0, 5_000).Select(i => $"{new string(' ', i)}a:\n")),
                string.Concat(Enumerable.Repeat("- ", 100_000)),
            }
        )
        {
            var findings = new Findings();

            Assert.Null(ResourceListReader.Read(Encoding.UTF8.GetBytes(input), findings));

            Assert.Equal("too-complex", Assert.Single(findings.Sorted()).Rule.Name);
        }
    }

    static void Add(ResourceList list, Changes changes) =>
        changes.Add(JsonNode.Parse("""{"kind":"New","l":[1]}""")!.AsObject());
}
