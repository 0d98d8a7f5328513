using System.Buffers;
using System.Text;
using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Krm.Reading;

/// <summary>A ResourceList in flow style or JSON in block style, item by item: no tree of the whole is made.</summary>
internal static class FlowList
{
    /// <returns>As <see cref="YamlText"/> writes the whole; null where a parser has to look.</returns>
    public static ReadOnlyMemory<byte>? AsBlock(ReadOnlyMemory<byte> input)
    {
        if (FlowEntries.Of(input.Span) is not { } entries)
            return null;
        var strings = new SharedStrings();
        var block = new ArrayBufferWriter<byte>(input.Length + (input.Length / 4));
        foreach (var entry in entries)
        {
            if (Node(entry.Key) is not YamlScalar key || !YamlText.IsSimpleKey(key))
                return null;
            if (key.Value == "items" && entry.Elements is { Count: > 0 } items)
            {
                Write("items:\n");
                foreach (var item in items)
                {
                    Write("-");
                    Write(YamlText.AfterIndicator(Node(item), 0, isListElement: true, "\n"));
                }
            }
            else
            {
                Write(YamlText.Of(new YamlMapping(default, 0, IsFlow: true, [new YamlEntry(key, Node(entry.Value))])));
            }
        }

        return block.WrittenMemory;

        YamlNode Node(Range range) => ScannedTree.OfFlow(input, range, TextOrigin.Whole, strings);

        void Write(string text) => Encoding.UTF8.GetBytes(text, block);
    }
}
