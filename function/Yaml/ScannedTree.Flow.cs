using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Yaml;

internal sealed partial class ScannedTree
{
    /// <summary>
    /// A collection that the scanner has walked through: what it found is not looked for again. At most 64 levels deep.
    /// </summary>
    YamlNode Flow(ref BlockScanner scanner, int at) => FlowValue(ref scanner, ref at);

    YamlNode FlowValue(ref BlockScanner scanner, ref int at)
    {
        switch (_utf8.Span[at])
        {
            case (byte)'{':
                return FlowMapping(ref scanner, ref at);
            case (byte)'[':
                return FlowList(ref scanner, ref at);
            default:
                var end = scanner.SkipFlowScalar(at);
                var scalar = Scalar(at..end);
                at = end;
                return scalar;
        }
    }

    YamlMapping FlowMapping(ref BlockScanner scanner, ref int at)
    {
        var (start, offset) = _cursor.At(at);
        var first = _entries.Count;
        for (at = SkipSpace(at + 1); _utf8.Span[at] != '}'; at = SkipSpace(_utf8.Span[at] == ',' ? at + 1 : at))
        {
            var keyEnd = scanner.SkipFlowScalar(at);
            var key = Scalar(at..keyEnd);
            at = SkipSpace(keyEnd + 1);
            _entries.Add(new YamlEntry(key, FlowValue(ref scanner, ref at)));
            at = SkipSpace(at);
        }

        at++;
        var entries = Taken(_entries, first);
        return new YamlMapping(start, offset, IsFlow: true, entries)
        {
            End = _cursor.OffsetAt(at),
            Weight = WeightOf(entries),
        };
    }

    YamlSequence FlowList(ref BlockScanner scanner, ref int at)
    {
        var (start, offset) = _cursor.At(at);
        var first = _items.Count;
        for (at = SkipSpace(at + 1); _utf8.Span[at] != ']'; at = SkipSpace(_utf8.Span[at] == ',' ? at + 1 : at))
        {
            _items.Add(FlowValue(ref scanner, ref at));
            at = SkipSpace(at);
        }

        at++;
        var items = Taken(_items, first);
        return new YamlSequence(start, offset, IsFlow: true, items)
        {
            End = _cursor.OffsetAt(at),
            Weight = WeightOf(items),
        };
    }

    int SkipSpace(int at) => at + _utf8.Span[at..].IndexOfAnyExcept(" \t\r\n"u8);
}
