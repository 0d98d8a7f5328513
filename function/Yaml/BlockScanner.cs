namespace Kyma.Krm.Yaml;

/// <summary>
/// Walks through block style YAML line by line without building anything. It follows only what kustomize, kpt and most
/// people write and what every reader agrees on: block mappings and lists whose scalars are plain on one line, quoted,
/// literal or folded, and flow collections. At anything else it stops with <see cref="IsLost"/>, and a real parser
/// must decide. While it is not lost, no line it reports lies inside a scalar.
/// </summary>
internal ref partial struct BlockScanner
{
    /// <summary>Deeper than resources go; the parser knows what to say about more.</summary>
    const int MaximumDepth = 64;

    /// <summary>A key must end within 1024 characters of its start.</summary>
    const int LongestKey = 1000;

    readonly ReadOnlySpan<byte> _text;
    readonly Span<BlockLevel> _levels;
    int _depth;
    int _line;
    int _lineEnd;
    int _inLine;
    bool _isBehindDash;
    bool _awaitsValue;
    bool _hasContent;

    /// <param name="text">Valid UTF-8 without a byte order mark.</param>
    /// <param name="levels">Working space of <see cref="LevelCount"/> levels.</param>
    public BlockScanner(ReadOnlySpan<byte> text, Span<BlockLevel> levels)
    {
        _text = text;
        _levels = levels;
        _depth = -1;
        _inLine = -1;
        IsLost = HasUnusualCharacters(text);
    }

    public const int LevelCount = MaximumDepth;

    /// <summary>An open collection: where its keys or dashes stand.</summary>
    internal record struct BlockLevel(int Column, bool IsList);

    /// <param name="Start">The start of a line that continues a quoted scalar or flow collection, or begins a block scalar blank.</param>
    /// <param name="BlankSpaces">How many spaces the blank line consists of, else 0.</param>
    internal readonly record struct LooseLine(int Start, int BlankSpaces);

    /// <summary>The text is something this scanner does not vouch for.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Anchors, aliases or tags occur: values may mean more than they say.</summary>
    public bool HasProperties { get; private set; }

    /// <summary>Directives aside, the text holds document marks behind its first content.</summary>
    public bool HasSeveralDocuments { get; private set; }

    /// <summary>The current event is a list's dash, else a mapping's key.</summary>
    public bool IsElement { get; private set; }

    /// <summary>How many collections are open around the key's or dash's own one.</summary>
    public readonly int Depth => _depth;

    public readonly int Column => _levels[_depth].Column;

    /// <summary>The key, quotes included.</summary>
    public Range Key { get; private set; }

    /// <summary>Where the key or dash stands.</summary>
    public int Offset { get; private set; }

    public ScannedValue Value { get; private set; }

    /// <summary>Behind the last line that is neither blank nor a comment; blank lines behind a block scalar are part of it.</summary>
    public int ContentEnd { get; private set; }

    /// <summary>The same before the current line.</summary>
    public int PreviousContentEnd { get; private set; }

    /// <summary>Lines whose indentation means nothing, where someone wants to know.</summary>
    public List<LooseLine>? LooseLines { get; init; }

    /// <summary>Goes on to the next key or dash.</summary>
    /// <returns>False at the end, or where the scanner is lost.</returns>
    public bool MoveNext()
    {
        while (!IsLost && (_inLine >= 0 || FindLine()))
        {
            var at = _inLine;
            var isFirst = !_isBehindDash;
            (_inLine, _isBehindDash) = (-1, false);
            if (IsIndicator('-', at))
            {
                IsLost = !Place(at - _line, isList: true, isFirst);
                if (!IsLost)
                    BeginElement(at);
                return !IsLost;
            }

            if (FindKey(at) is var keyEnd and >= 0)
            {
                IsLost = !Place(at - _line, isList: false, isFirst);
                if (!IsLost)
                    BeginEntry(at, keyEnd);
                return !IsLost;
            }

            // A list's scalar. At the start of a line it would be the whole document, or continue what stands above.
            if (isFirst)
                IsLost = true;
            else
                ReadValue(at, _levels[_depth].Column);
        }

        return false;
    }

    /// <summary>Skips blank lines, comments and a document mark.</summary>
    bool FindLine()
    {
        while (_line < _text.Length)
        {
            var at = SkipSpaces(_line);
            if (at == _text.Length)
                break;
            if (_text[at] is (byte)'\n' or (byte)'#')
            {
                _line = LineEnd(at);
            }
            else if (at == _line && IsDocumentMark(at))
            {
                if (LineEnd(at) is var end && !_text[at..end].TrimEnd("\n "u8).SequenceEqual("---"u8))
                    return !(IsLost = true);
                HasSeveralDocuments |= _hasContent;
                (_depth, _awaitsValue, _line) = (-1, false, end);
            }
            else
            {
                (_inLine, _lineEnd) = (at, LineBreak(at));
                _hasContent = true;
                PreviousContentEnd = ContentEnd;
                return true;
            }
        }

        _line = _text.Length;
        return false;
    }

    readonly bool IsDocumentMark(int at) => _text[at..].StartsWith("---"u8) || _text[at..].StartsWith("..."u8);

    void BeginEntry(int at, int keyEnd)
    {
        (IsElement, Key, Offset) = (false, at..keyEnd, at);
        ReadValue(SkipSpaces(keyEnd) + 1, _levels[_depth].Column);
    }

    void BeginElement(int dash)
    {
        (IsElement, Offset, Value) = (true, dash, default);
        var at = SkipSpaces(dash + 1);
        if (IsLineEnd(at))
            EndLine(at, awaitsValue: true);
        else
            (_inLine, _isBehindDash) = (at, true);
    }

    /// <summary>The character stands there and space or the end of the line follows.</summary>
    readonly bool IsIndicator(char indicator, int at) =>
        at < _text.Length
        && _text[at] == indicator
        && (at + 1 == _text.Length || _text[at + 1] is (byte)' ' or (byte)'\n');

    readonly int SkipSpaces(int at)
    {
        // Runs are short: a loop is faster here than a search.
        while (at < _text.Length && _text[at] == ' ')
            at++;
        return at;
    }

    readonly int LineBreak(int at) => _text[at..].IndexOf((byte)'\n') is var end and >= 0 ? at + end : _text.Length;

    readonly int LineEnd(int at) => Math.Min(LineBreak(at) + 1, _text.Length);

    /// <summary>Nothing but a comment stands between here and the end of the line.</summary>
    readonly bool IsLineEnd(int at) =>
        at == _text.Length || _text[at] == '\n' || (_text[at] == '#' && _text[at - 1] == ' ');

    void EndLine(int at, bool awaitsValue)
    {
        _awaitsValue = awaitsValue;
        _line = ContentEnd = at <= _lineEnd ? Math.Min(_lineEnd + 1, _text.Length) : LineEnd(at);
    }
}
