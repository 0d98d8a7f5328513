using System.Text;
using Kyma.Krm.Krm.Reading;

namespace Kyma.Krm.Tests.Krm;

/// <summary>
/// An item that is written in an unusual way costs a parser for that item, and never for the whole list: a large list
/// with one of them is as quick to read as one without.
/// </summary>
public sealed class ScannedListsTests
{
    const string Head = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n";

    [Theory]
    [InlineData("- kind: A\n  ? [x]\n  : y\n")]
    [InlineData("-\n  kind: A\n  ? [x]\n  : y\n")]
    [InlineData("- ? [x]\n  : y\n  kind: A\n")]
    [InlineData("-\n  ? [x]\n  : y\n  kind: A\n")]
    [InlineData("- kind: A\n  ? [x]\n\n# c\n  : y\n")]
    [InlineData("- kind: A\n  x: &x y\n  z: *x\n")]
    [InlineData("- {kind: A, x: [y]}\n")]
    [InlineData("- kind: A\n  x: \"y\n    z\"\n")]
    [InlineData("- kind: A\n  x: {a: b,\n    c: d}\n")]
    [InlineData("- kind: A\n  x: |\n    - kind: B\n")]
    [InlineData("- kind: A\n  ? |\n    x\n  : y\n  t: |\n    z\n")]
    [InlineData("- !!map\n  kind: A\n")]
    [InlineData("- kind: A\n  <<: {x: y}\n")]
    [InlineData("- kind: A\n  ? [x]\n  : y\n  # foot\n# head of the next\n")]
    [InlineData("- x: {? a : b}\n  kind: A\n")]
    [InlineData("- kind: A\n  x: &x y\n  z: *x\n  ? [q]\n  : r\n")]
    public void An_unusual_item_costs_no_more_than_itself(string item)
    {
        foreach (var form in Forms(item))
        {
            foreach (var text in new[] { form, form.Replace("\n", "\r\n", StringComparison.Ordinal) })
            {
                var list = ListScanner.Read(Encoding.UTF8.GetBytes(text));

                Assert.True(list is not null, text);
                Assert.Contains("A", list.Items.Select(read => read.Id.Kind));
                Assert.Equal(text, Lists.Written(text, (_, _) => { }));
                Assert.DoesNotContain(
                    "kind: A",
                    Lists.Written(
                        text,
                        (read, changes) => changes.Remove(read.Items.First(other => other.Id.Kind == "A"))
                    ),
                    StringComparison.Ordinal
                );
            }
        }
    }

    [Theory]
    [InlineData("items: []\n", true)]
    [InlineData("items:\n", true)]
    [InlineData("items: null\n", true)]
    [InlineData("functionConfig:\n  kind: F\n  a: &a b\n  c: *a\nitems:\n- kind: A\n", true)]
    [InlineData("items:\n- kind: A\nfunctionConfig:\n  kind: F\n  a: &a b\n  c: *a\n", true)]
    [InlineData("functionConfig:\n  kind: F\n  a: &a b\n  c: *a\nitems: []\n", true)]
    [InlineData("items:\n- kind: A\n  x: &x y\n  z: *x\n- kind: B\n", true)]
    [InlineData("items: !t\n- kind: A\n", false)]
    [InlineData("x: &x y\nz: *x\nitems:\n- kind: A\n", false)]
    [InlineData("items: {}\n", false)]
    [InlineData("items:\n- text\n", false)]
    [InlineData("items: []\nitems: []\n", false)]
    [InlineData("<<: {x: y}\nitems: []\n", false)]
    [InlineData("\"x\": y\nitems: []\n", false)]
    [InlineData("functionConfig: text\nitems: []\n", false)]
    [InlineData("items: []\n---\nx: y\n", false)]
    public void What_is_around_the_items_is_left_to_a_parser_where_it_must_be(string keys, bool isScanned) =>
        Assert.Equal(isScanned, ListScanner.Read(Encoding.UTF8.GetBytes(Head + keys)) is not null);

    /// <summary>Before others, between them and behind, indented and not.</summary>
    static IEnumerable<string> Forms(string item)
    {
        const string Other = "- kind: O # o\n  x: y\n";
        foreach (var items in new[] { item, $"{Other}{item}", $"{item}{Other}", $"{Other}{item}{item}{Other}" })
        {
            var once = items.Contains($"{item}{item}", StringComparison.Ordinal)
                ? items.Replace($"{item}{item}", $"{item}{Other}", StringComparison.Ordinal)
                : items;
            foreach (var indent in new[] { "", "  ", "    " })
            {
                var indented = string.Concat(
                    once.Split('\n')[..^1].Select(line => line.Length > 0 ? $"{indent}{line}\n" : "\n")
                );
                yield return $"{Head}items:\n{indented}";
                yield return $"{Head}items:\n{indented}functionConfig: {{kind: F}}\n";
            }
        }
    }
}
