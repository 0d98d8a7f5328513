using System.Collections;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Yaml;

internal sealed partial class ScannedTree
{
    /// <summary>Smaller collections cost less as trees than a second look at their text.</summary>
    const int LargeFlow = 64 * 1024;

    /// <summary>
    /// A mapping in flow style whose large collections are made value by value while somebody goes through them, in
    /// order: as a tree they are thirty times their text.
    /// </summary>
    /// <returns>Null where the text is something else, or a parser has to look.</returns>
    public static YamlNode? OnDemand(ReadOnlyMemory<byte> utf8, SharedStrings strings)
    {
        Span<BlockScanner.BlockLevel> levels = stackalloc BlockScanner.BlockLevel[BlockScanner.LevelCount];
        var scanner = new BlockScanner(utf8.Span, levels);
        if (!scanner.MoveNext() || !scanner.IsRoot || utf8.Span[scanner.Offset] != '{')
            return null;
        var root = scanner.Offset;
        if (scanner.MoveNext() || scanner.IsLost || scanner.HasProperties || scanner.HasSeveralDocuments)
            return null;
        scanner = BlockScanner.OfFlow(utf8.Span);
        return new ScannedTree(utf8, TextOrigin.Whole, strings) { _isOnDemand = true }.Flow(ref scanner, root);
    }

    /// <summary>Reads a value that stands in a collection, up to what comes behind it.</summary>
    delegate T FlowReader<out T>(ref BlockScanner scanner, ref int at);

    /// <summary>The collection's end where it is large enough to be read on demand, else null.</summary>
    int? EndOfLarge(ref BlockScanner scanner, int at) =>
        _isOnDemand && _utf8.Length - at > LargeFlow && scanner.SkipFlowValue(at) is var end && end - at > LargeFlow
            ? end
            : null;

    /// <param name="start">Where its bracket stands.</param>
    sealed class FlowOnDemand<T>(ScannedTree tree, int start, FlowReader<T> read) : IReadOnlyList<T>
    {
        int? _count;
        int _next;
        int _at;

        public int Count => _count ??= Counted();

        public T this[int index]
        {
            get
            {
                if (index < _next || _at == 0)
                    (_next, _at) = (0, tree.SkipSpace(start + 1));
                var scanner = BlockScanner.OfFlow(tree._utf8.Span);
                for (; _next < index; _next++)
                    _at = tree.BehindComma(Skip(ref scanner, _at));
                _next++;
                var value = read(ref scanner, ref _at);
                _at = tree.BehindComma(_at);
                return value;
            }
        }

        public IEnumerator<T> GetEnumerator()
        {
            for (var i = 0; i < Count; i++)
                yield return this[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        int Counted()
        {
            var scanner = BlockScanner.OfFlow(tree._utf8.Span);
            var count = 0;
            for (var at = tree.SkipSpace(start + 1); tree._utf8.Span[at] is not ((byte)'}' or (byte)']'); count++)
                at = tree.BehindComma(Skip(ref scanner, at));
            return count;
        }

        /// <summary>Behind the value and the space after it.</summary>
        int Skip(ref BlockScanner scanner, int at)
        {
            if (tree._utf8.Span[start] == '{')
                at = tree.SkipSpace(scanner.SkipFlowScalar(at) + 1);
            return tree.SkipSpace(scanner.SkipFlowValue(at));
        }
    }
}
