using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml.Scanning;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kyma.Krm.Yaml;

/// <summary>
/// Text to tree. YamlDotNet scans; the tree is ours because its own drops duplicate keys with an exception
/// and does not tell where a value ends, and items must survive both.
/// </summary>
internal sealed partial class YamlParser
{
    /// <summary>
    /// Deeper than any Kubernetes resource (the API server stops at 100 levels of a CRD schema) and shallow enough
    /// that recursion over the tree stays far from the end of the stack.
    /// </summary>
    public const int MaximumDepth = 200;

    /// <summary>
    /// How many characters all aliases of a text may stand for. Real ones repeat a few labels; an alias bomb of ten
    /// lines stands for 10^10. Ten million is more than a whole package holds (Porch stops at 6 MiB) and takes well
    /// below a second.
    /// </summary>
    public const int MaximumAliasWeight = 10_000_000;

    readonly Parser _events;
    readonly TextOrigin _origin;
    readonly Reindented? _reindented;
    readonly StandIns? _standIns;
    readonly Dictionary<string, YamlNode?> _anchors = [];
    long _aliasWeight;
    bool _isLimit;
    int _depth;

    YamlParser(string text, TextOrigin origin, long aliasWeight, Reindented? reindented, StandIns? standIns)
    {
        (_origin, _aliasWeight) = (origin, aliasWeight);
        _events = new Parser(
            new SteadyScanner(new Scanner(new StringReader(reindented?.Text ?? text), skipComments: true))
        );
        (_reindented, _standIns) = (reindented, standIns);
    }

    /// <summary>The roots of a text's documents; a failure is told as the parser's message with its position.</summary>
    /// <returns>The roots, or null and <paramref name="failure"/>.</returns>
    public static IReadOnlyList<YamlNode>? Parse(string text, out YamlFailure? failure) =>
        ParseDocuments(text, out failure) is { } documents ? documents.Select(d => d.Root).ToArray() : null;

    /// <inheritdoc cref="Parse(string, out YamlFailure?)"/>
    /// <param name="utf8">The text.</param>
    /// <param name="origin">Where the text begins in the one that the user sees.</param>
    /// <param name="strings">Where the text's keys may have been read before.</param>
    public static IReadOnlyList<YamlNode>? Parse(
        ReadOnlyMemory<byte> utf8,
        TextOrigin origin,
        SharedStrings strings,
        out YamlFailure? failure
    )
    {
        var aliasWeight = 0L;
        return ParseDocuments(utf8, origin, strings, ref aliasWeight, out failure) is { } documents
            ? documents.Select(d => d.Root).ToArray()
            : null;
    }

    /// <inheritdoc cref="Parse(string, out YamlFailure?)"/>
    public static IReadOnlyList<YamlDocument>? ParseDocuments(string text, out YamlFailure? failure) =>
        ParseDocuments(Encoding.UTF8.GetBytes(text), out failure);

    /// <inheritdoc cref="Parse(string, out YamlFailure?)"/>
    /// <param name="utf8">The text.</param>
    public static IReadOnlyList<YamlDocument>? ParseDocuments(ReadOnlyMemory<byte> utf8, out YamlFailure? failure)
    {
        var aliasWeight = 0L;
        return ParseDocuments(utf8, TextOrigin.Whole, ref aliasWeight, out failure);
    }

    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte}, TextOrigin, SharedStrings, out YamlFailure?)"/>
    /// <param name="aliasWeight">How much the aliases of the whole stand for so far; too much is a failure.</param>
    public static IReadOnlyList<YamlDocument>? ParseDocuments(
        ReadOnlyMemory<byte> utf8,
        TextOrigin textOrigin,
        ref long aliasWeight,
        out YamlFailure? failure
    ) => ParseDocuments(utf8, textOrigin, new SharedStrings(), ref aliasWeight, out failure);

    List<YamlDocument>? TryRead(out YamlFailure? failure)
    {
        try
        {
            failure = null;
            return [.. Documents()];
        }
        catch (YamlException e)
        {
            failure = new YamlFailure(
                At(e.Start),
                e.InnerException is null ? e.Message : e.InnerException.Message,
                _isLimit
            );
        }
        catch (Exception e)
            when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // YamlDotNet lets these escape for some broken input, such as a flow mapping that goes on at the start of a
            // line.
            failure = new YamlFailure(
                At(_events.Current?.End ?? Mark.Empty),
                "this is where YAML ends and something else begins",
                IsLimit: false
            );
        }

        return null;
    }

    IEnumerable<YamlDocument> Documents()
    {
        _events.Consume<StreamStart>();
        var previousEnd = _origin.Offset;
        while (!_events.TryConsume<StreamEnd>(out _))
        {
            var start = _events.Consume<DocumentStart>();
            _anchors.Clear();
            var before = _aliasWeight;
            var root = Node(_origin.Offset);
            var end = _events.Consume<DocumentEnd>();
            yield return new YamlDocument(root, start.IsImplicit ? previousEnd : Index(start.End), Index(end.Start))
            {
                AliasWeight = _aliasWeight - before,
            };
            previousEnd = Index(end.Start) + (end.IsImplicit ? 0 : "...".Length);
        }
    }

    YamlNode Node(int parentOffset)
    {
        if (_events.TryConsume<AnchorAlias>(out var alias))
            return Alias(alias);
        if (_events.Current is not NodeEvent start)
            throw new YamlException(_events.Current!.Start, _events.Current.End, "a value is missing");
        if (++_depth > MaximumDepth)
            throw Limit(start.Start, $"nested deeper than {MaximumDepth} levels");

        // Known but null until it is complete: a value that contains itself has no end.
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor.Value] = null;
        YamlNode node = start switch
        {
            SequenceStart => Sequence(_events.Consume<SequenceStart>()),
            MappingStart => Mapping(_events.Consume<MappingStart>(), parentOffset),
            _ => Scalar(_events.Consume<Scalar>()),
        };
        _depth--;
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor.Value] = node;
        return node;
    }

    YamlNode Alias(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        if (!_anchors.TryGetValue(name, out var target))
            throw new YamlException(
                alias.Start,
                alias.End,
                $"the alias '*{name}' has no anchor '&{name}' before it. If it is text, put it in quotes: \"*{name}\""
            );
        if (target is null)
            throw new YamlException(alias.Start, alias.End, $"the value of anchor '&{name}' contains itself");
        _aliasWeight += target.Weight;
        if (_aliasWeight > MaximumAliasWeight)
            throw Limit(alias.Start, $"the aliases stand for more than {MaximumAliasWeight} characters");
        return target with
        {
            Start = At(alias.Start),
            Offset = Index(alias.Start),
            End = Index(alias.End),
            AliasOf = target.AliasOf ?? target.Offset,
        };
    }

    YamlScalar Scalar(Scalar e)
    {
        var isPlain = e.Style == ScalarStyle.Plain;
        if (isPlain && StandIns.HidesKey(e.Value))
            throw new YamlException(e.Start, e.End, "a ':' stands in a text without quotes");
        return new YamlScalar(At(e.Start), Index(e.Start), _standIns?.Restore(e.Value) ?? e.Value, isPlain)
        {
            End = Index(e.End),
            // A lone '!' says that the scalar is text.
            Tag = isPlain && e.Tag.IsNonSpecific ? YamlScalar.TextTag : Tagged(e),
        };
    }

    YamlSequence Sequence(SequenceStart e)
    {
        var items = new List<YamlNode>();
        SequenceEnd end;
        while (!_events.TryConsume(out end!))
            items.Add(Node(Index(e.Start)));
        var isFlow = e.Style == SequenceStyle.Flow;
        return new YamlSequence(At(e.Start), Index(e.Start), isFlow, items)
        {
            End =
                isFlow ? Index(end.Start) + 1
                : items.Count > 0 ? items[^1].End
                : Index(e.End),
            Tag = Tagged(e),
        };
    }

    YamlMapping Mapping(MappingStart e, int parentOffset)
    {
        var entries = new List<YamlEntry>();
        MappingEnd end;
        while (!_events.TryConsume(out end!))
            entries.Add(new YamlEntry(Key(e), Node(Index(e.Start))));
        var isFlow = e.Style == MappingStyle.Flow;

        // The single pair in [a: 1] has neither a bracket of its own nor, in YamlDotNet, a start.
        var isSinglePair = isFlow && Index(e.Start) < parentOffset;
        var lastEnd = entries.Count > 0 ? Math.Max(entries[^1].Key.End, entries[^1].Value.End) : Index(e.End);
        return new YamlMapping(
            isSinglePair ? entries[0].Key.Start : At(e.Start),
            isSinglePair ? entries[0].Key.Offset : Index(e.Start),
            isFlow,
            entries
        )
        {
            End = isFlow && !isSinglePair ? Index(end.Start) + 1 : lastEnd,
            Tag = Tagged(e),
        };
    }

    /// <summary>
    /// Where a key is nothing at all, YamlDotNet loses its value or sees two keys. No reader of Kubernetes takes it for
    /// a key.
    /// </summary>
    YamlNode Key(MappingStart mapping)
    {
        var start = _events.Current!.Start;
        return Node(Index(mapping.Start)) is var key and not YamlScalar { Value: "", IsNull: true }
            ? key
            : throw new YamlException(
                start.Index < mapping.Start.Index ? mapping.Start : start,
                start,
                "a key is missing"
            );
    }

    static string? Tagged(NodeEvent e) => e.Tag.IsEmpty || e.Tag.IsNonSpecific ? null : e.Tag.Value;

    Position At(Mark mark) =>
        _origin.Of((int)mark.Line, _reindented?.OriginalColumn((int)mark.Index, (int)mark.Column) ?? (int)mark.Column);

    int Index(Mark mark) => _origin.Offset + (_reindented?.Original((int)mark.Index) ?? (int)mark.Index);

    YamlException Limit(Mark at, FormattableString message)
    {
        _isLimit = true;
        return new YamlException(at, at, FormattableString.Invariant(message));
    }
}
