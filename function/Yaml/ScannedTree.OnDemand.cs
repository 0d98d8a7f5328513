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
        if (FlowEntries.RootOf(utf8.Span, out _) is not { } root)
            return null;
        var scanner = BlockScanner.OfFlow(utf8.Span);
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
        public int Count => Starts.Count;

        public T this[int index]
        {
            get
            {
                var scanner = BlockScanner.OfFlow(tree._utf8.Span);
                var at = Starts[index];
                return read(ref scanner, ref at);
            }
        }

        public IEnumerator<T> GetEnumerator()
        {
            for (var i = 0; i < Count; i++)
                yield return this[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Where each value begins, or its key.</summary>
        List<int> Starts => field ??= Walk();

        List<int> Walk()
        {
            var text = tree._utf8.Span;
            var scanner = BlockScanner.OfFlow(text);
            var starts = new List<int>();
            for (
                var at = tree.SkipSpace(start + 1);
                text[at] is not ((byte)'}' or (byte)']');
                at = tree.BehindComma(at)
            )
            {
                starts.Add(at);
                if (text[start] == '{')
                    at = tree.SkipSpace(scanner.SkipFlowScalar(at) + 1);
                at = tree.SkipSpace(scanner.SkipFlowValue(at));
            }

            return starts;
        }
    }
}
