using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Yaml;

internal sealed partial class ScannedTree
{
    /// <summary>
    /// A collection that the scanner has walked through: what it found is not looked for again. At most 64 levels deep.
    /// </summary>
    /// <param name="isWanted">Asked for each key of the collection itself; null where all are wanted.</param>
    YamlNode Flow(ref BlockScanner scanner, int at, Predicate<YamlScalar>? isWanted = null) =>
        FlowValue(ref scanner, ref at, isWanted);

    YamlNode FlowValue(ref BlockScanner scanner, ref int at, Predicate<YamlScalar>? isWanted = null)
    {
        switch (_utf8.Span[at])
        {
            case (byte)'{':
                return FlowMapping(ref scanner, ref at, isWanted);
            case (byte)'[':
                return FlowList(ref scanner, ref at);
            default:
                var end = scanner.SkipFlowScalar(at);
                var scalar = Scalar(at..end);
                at = end;
                return scalar;
        }
    }

    YamlMapping FlowMapping(ref BlockScanner scanner, ref int at, Predicate<YamlScalar>? isWanted)
    {
        var (start, offset) = _cursor.At(at);
        if (EndOfLarge(ref scanner, at) is { } end)
        {
            var onDemand = new FlowOnDemand<YamlEntry>(this, at, FlowEntry);
            at = end;
            return new YamlMapping(start, offset, IsFlow: true, onDemand);
        }

        var first = _entries.Count;
        for (at = SkipSpace(at + 1); _utf8.Span[at] != '}'; at = BehindComma(at))
        {
            var key = FlowKey(ref scanner, ref at);
            if (isWanted is null || isWanted(key))
                _entries.Add(new YamlEntry(key, FlowValue(ref scanner, ref at)));
            else
                at = scanner.SkipFlowValue(at);
            at = SkipSpace(at);
        }

        at++;
        var entries = Taken(_entries, first);
        return new YamlMapping(start, offset, IsFlow: true, entries) { End = _cursor.OffsetAt(at) };
    }

    YamlSequence FlowList(ref BlockScanner scanner, ref int at)
    {
        var (start, offset) = _cursor.At(at);
        if (EndOfLarge(ref scanner, at) is { } end)
        {
            var onDemand = new FlowOnDemand<YamlNode>(this, at, FlowItem);
            at = end;
            return new YamlSequence(start, offset, IsFlow: true, onDemand);
        }

        var first = _items.Count;
        for (at = SkipSpace(at + 1); _utf8.Span[at] != ']'; at = BehindComma(at))
            _items.Add(FlowItem(ref scanner, ref at));
        at++;
        var items = Taken(_items, first);
        return new YamlSequence(start, offset, IsFlow: true, items) { End = _cursor.OffsetAt(at) };
    }

    YamlEntry FlowEntry(ref BlockScanner scanner, ref int at)
    {
        var entry = new YamlEntry(FlowKey(ref scanner, ref at), FlowValue(ref scanner, ref at));
        at = SkipSpace(at);
        return entry;
    }

    YamlNode FlowItem(ref BlockScanner scanner, ref int at)
    {
        var item = FlowValue(ref scanner, ref at);
        at = SkipSpace(at);
        return item;
    }

    /// <summary>A key, up to its value.</summary>
    YamlScalar FlowKey(ref BlockScanner scanner, ref int at)
    {
        var end = scanner.SkipFlowScalar(at);
        var key = Scalar(at..end);
        at = SkipSpace(end + 1);
        return key;
    }

    int BehindComma(int at) => SkipSpace(_utf8.Span[at] == ',' ? at + 1 : at);

    int SkipSpace(int at) => at + _utf8.Span[at..].IndexOfAnyExcept(" \t\r\n"u8);
}
