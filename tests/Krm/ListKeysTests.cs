using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;

namespace Kyma.Krm.Tests.Krm;

/// <summary>The keys beside <c>items</c>, whatever stands there.</summary>
public sealed class ListKeysTests
{
    const string Head = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n";

    [Theory]
    [InlineData("items: []\n? [a]\n: b\n")]
    [InlineData("items: []\n[a]: b\n")]
    [InlineData("<<: {items: [{kind: A}]}\n")]
    [InlineData("? {a: b}\nitems:\n- kind: A\n")]
    public void A_list_with_keys_that_are_no_words_is_refused(string keys)
    {
        var findings = new Findings();

        Assert.Null(ResourceListReader.Read(Encoding.UTF8.GetBytes($"{Head}{keys}"), findings));
        Assert.Equal(KrmFindings.NotAResourceList, Assert.Single(findings.Sorted()).Rule);
    }

    [Fact]
    public void A_tag_before_the_dashes_is_no_obstacle() =>
        Assert.Equal("A", Assert.Single(Lists.Read($"{Head}items: !t\n# c\n- kind: A\n").Items).Id.Kind);

    [Theory]
    [InlineData("items:\n- kind: A\n  a: &x one\nfunctionConfig: {kind: F, a: *x}\n")]
    [InlineData("items:\n- kind: A\n  a: &x one\nother: [*x]\nfunctionConfig: {kind: F, a: one}\n")]
    public void What_leans_on_a_removed_item_keeps_its_meaning(string keys)
    {
        var written = Lists.Read(Lists.Written($"{Head}{keys}", (list, changes) => changes.Remove(list.Items[0])));

        Assert.Equal("one", written.FunctionConfig!.Root.FindText("a"));
    }

    [Fact]
    public void A_key_that_is_repeated_by_alias_keeps_its_name() =>
        Assert.Equal(
            "items",
            Lists
                .Read(
                    Lists.Written(
                        $"{Head}&x items:\n- kind: A\nfunctionConfig: {{kind: F, a: *x}}\n",
                        (list, changes) => changes.Remove(list.Items[0])
                    )
                )
                .FunctionConfig!.Root.FindText("a")
        );

    [Theory]
    [InlineData("- &a {kind: A}\n- kind: B\n  a: *a\n", "- kind: B\n  a:\n    kind: A\n")]
    [InlineData("- &a\n  kind: A\n- kind: B\n  a: *a\n", "- kind: B\n  a:\n    kind: A\n")]
    [InlineData("- kind: A\n  n: &n name\n- kind: B\n  *n : c\n", "- kind: B\n  name: c\n")]
    [InlineData("- kind: A\n  n: &n name\n- kind: B\n  l: [{x: *n}]\n", "- kind: B\n  l:\n  - x: name\n")]
    public void What_leans_on_a_removed_item_in_any_way_is_written_out(string items, string expected) =>
        Assert.Equal(
            $"{Head}items:\n{expected}",
            Lists.Written($"{Head}items:\n{items}", (list, changes) => changes.Remove(list.Items[0]))
        );

    [Theory]
    [InlineData("results: [&x old]\nitems:\n- kind: A\n  a: *x\n")]
    [InlineData("items:\n- kind: A\n  a: old\nresults: [&x old]\nother: *x\n")]
    public void What_leans_on_earlier_results_keeps_its_meaning(string keys)
    {
        var written = Lists.Read(
            Lists.Written(
                $"{Head}{keys}",
                (_, _) => { },
                [new Finding(KrmFindings.NotAResource, Severity.Info, "x", Place.Input)]
            )
        );

        Assert.Equal("old", Assert.Single(written.Items).Root.FindText("a"));
    }

    [Fact]
    public void What_repeats_the_key_of_earlier_results_keeps_its_meaning() =>
        Assert.Equal(
            "results",
            Lists
                .Read(
                    Lists.Written(
                        $"{Head}items: []\n&x results: []\nfunctionConfig: {{kind: F, a: *x}}\n",
                        (_, _) => { },
                        [new Finding(KrmFindings.NotAResource, Severity.Info, "x", Place.Input)]
                    )
                )
                .FunctionConfig!.Root.FindText("a")
        );
}
