using Kyma.Krm.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kyma.Krm.Yaml;

/// <summary>
/// Text to tree. YamlDotNet scans; the tree is ours because its own drops duplicate keys with an exception
/// and does not tell where a value ends, and items must survive both.
/// </summary>
internal sealed class YamlParser
{
    /// <summary>
    /// Deeper than any Kubernetes resource (the API server stops at 100 levels of a CRD schema) and shallow enough
    /// that recursion over the tree stays far from the end of the stack.
    /// </summary>
    public const int MaximumDepth = 200;

    readonly Parser _events;
    readonly Dictionary<string, YamlNode> _anchors = [];
    int _depth;

    YamlParser(string text) => _events = new Parser(new Scanner(new StringReader(text), skipComments: true));

    /// <summary>The documents of a text; a failure is told as the exception's message with its position.</summary>
    /// <returns>The roots, or null and <paramref name="failure"/>.</returns>
    public static IReadOnlyList<YamlNode>? Parse(string text, out YamlFailure? failure)
    {
        try
        {
            failure = null;
            return [.. new YamlParser(text).Documents()];
        }
        catch (YamlException e)
        {
            failure = new YamlFailure(At(e.Start), e.InnerException is null ? e.Message : e.InnerException.Message);
            return null;
        }
    }

    IEnumerable<YamlNode> Documents()
    {
        _events.Consume<StreamStart>();
        while (!_events.TryConsume<StreamEnd>(out _))
        {
            _events.Consume<DocumentStart>();
            _anchors.Clear();
            yield return Node();
            _events.Consume<DocumentEnd>();
        }
    }

    YamlNode Node()
    {
        if (_events.TryConsume<AnchorAlias>(out var alias))
        {
            return _anchors.TryGetValue(alias.Value.Value, out var target)
                ? target
                : throw new YamlException(alias.Start, alias.End, $"the alias *{alias.Value.Value} has no anchor before it");
        }

        if (++_depth > MaximumDepth)
        {
            throw new YamlException(_events.Current!.Start, _events.Current.End, $"nested deeper than {MaximumDepth} levels");
        }

        var start = (NodeEvent)_events.Current!;
        YamlNode node = start switch
        {
            YamlDotNet.Core.Events.Scalar => Scalar(_events.Consume<Scalar>()),
            SequenceStart => Sequence(_events.Consume<SequenceStart>()),
            MappingStart => Mapping(_events.Consume<MappingStart>()),
            _ => throw new YamlException(start.Start, start.End, "unexpected YAML event"),
        };
        _depth--;
        if (!start.Anchor.IsEmpty) _anchors[start.Anchor.Value] = node;
        return node;
    }

    static YamlScalar Scalar(Scalar e) => new(At(e.Start), Offset(e.Start), e.Value, e.Style == ScalarStyle.Plain)
    {
        Tag = e.Tag.IsEmpty ? null : e.Tag.Value,
    };

    YamlSequence Sequence(SequenceStart e)
    {
        var items = new List<YamlNode>();
        while (!_events.TryConsume<SequenceEnd>(out _)) items.Add(Node());
        return new YamlSequence(At(e.Start), Offset(e.Start), e.Style == SequenceStyle.Flow, items);
    }

    YamlMapping Mapping(MappingStart e)
    {
        var entries = new List<YamlEntry>();
        while (!_events.TryConsume<MappingEnd>(out _)) entries.Add(new YamlEntry(Node(), Node()));
        return new YamlMapping(At(e.Start), Offset(e.Start), e.Style == MappingStyle.Flow, entries);
    }

    static Position At(Mark mark) => new((int)mark.Line, (int)mark.Column);

    static int Offset(Mark mark) => (int)mark.Index;
}

/// <summary>Why a text is no YAML, and where.</summary>
internal sealed record YamlFailure(Position At, string Message);
