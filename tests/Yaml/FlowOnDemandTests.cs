using System.Text;
using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Tests.Yaml;

/// <summary>A large collection in flow style, made value by value, says what its tree says.</summary>
public sealed class FlowOnDemandTests
{
    [Theory]
    [InlineData("\"k{0}\": \"v{0}\"", ", ")]
    [InlineData("k{0}: [a, {b: {0}}, [], {}]", ",\n  ")]
    [InlineData("\"k{0}\": {\n\t\"a\": [1, 2.50, true, null],\"b\":\"x, }] \\\" y\" }", " ,")]
    [InlineData("k{0}: plain text of {0}", ",\r\n")]
    public void As_the_tree_has_it(string entry, string separator)
    {
        var entries = string.Join(
            separator,
            Enumerable.Range(0, 9_000).Select(i => entry.Replace("{0}", $"{i}", StringComparison.Ordinal))
        );
        var items = string.Join(
            separator,
            Enumerable.Range(0, 20_000).Select(i => i % 3 == 0 ? $"{{a: {i}}}" : $"text {i}")
        );
        var first = entries[..entries.IndexOf(separator, StringComparison.Ordinal)];
        var text =
            $"{{kind: K, a: {{{entries}}}, small: {{{first}}}, b: [{items}], c: [{{deep: {{{entries}}}}}], "
            + "metadata: {name: n} }\n";

        var tree = Assert.Single(YamlParser.Parse(text, out _)!);
        var onDemand = Assert.IsType<YamlMapping>(
            ScannedTree.OnDemand(Encoding.UTF8.GetBytes(text), new SharedStrings())
        );

        Assert.Equal(YamlText.Of(tree), YamlText.Of(onDemand));
        // Once more, and not in order.
        Assert.Equal(YamlText.Of(tree), YamlText.Of(onDemand));
        Assert.Equal("n", onDemand.FindText("metadata", "name"));
        Assert.Equal("K", onDemand.FindText("kind"));
        var list = Assert.IsType<YamlSequence>(onDemand.Find("b"));
        Assert.Equal(20_000, list.Items.Count);
        Assert.Equal("text 19999", ((YamlScalar)list.Items[19_999]).Value);
        Assert.Equal("text 1", ((YamlScalar)list.Items[1]).Value);
        Assert.Equal(tree.Weight, onDemand.Weight);
    }

    [Theory]
    [InlineData("a: 1\n")]
    [InlineData("[a]\n")]
    [InlineData("{a: &x 1, b: *x}\n")]
    [InlineData("{a: 1}\n---\n{a: 2}\n")]
    [InlineData("{a: 1")]
    public void Anything_else_is_left_to_a_parser(string text) =>
        Assert.Null(ScannedTree.OnDemand(Encoding.UTF8.GetBytes(text), new SharedStrings()));
}
