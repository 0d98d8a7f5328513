namespace Kyma.Krm.Yaml.Scanning;

/// <summary>
/// Walks through block style YAML line by line without building anything. It follows only what kustomize, kpt and most
/// people write and what every reader agrees on: block mappings and lists whose scalars are plain on one line, quoted,
/// literal or folded, and flow collections, with either kind of line break. At anything else it stops with
/// <see cref="IsLost"/>, and a real parser must decide. While it is not lost, no line it reports lies inside a scalar.
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
    bool _isRead;
    bool _isEnded;
    int _keyEnd;

    /// <summary>Stands before the first entry; text that only a parser can read makes it lost at once.</summary>
    /// <param name="text">Valid UTF-8; a byte order mark may come first.</param>
    /// <param name="levels">Working space of <see cref="LevelCount"/> levels.</param>
    public BlockScanner(ReadOnlySpan<byte> text, Span<BlockLevel> levels)
    {
        _text = text;
        _levels = levels;
        _depth = -1;
        _inLine = -1;
        End = text.Length;
        _line = text.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        IsLost = HasUnusualCharacters(text[_line..]);
    }

    BlockScanner(ReadOnlySpan<byte> text)
    {
        _text = text;
        _depth = -1;
    }

    /// <summary>One that only walks through flow collections, in a text that another has looked at.</summary>
    public static BlockScanner OfFlow(ReadOnlySpan<byte> text) => new(text);

    /// <summary>UTF-8's; it may only come at the beginning of a text.</summary>
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>How many levels the working space must have.</summary>
    public const int LevelCount = MaximumDepth;

    /// <summary>An open collection: where its keys or dashes stand.</summary>
    internal record struct BlockLevel(int Column, bool IsList);

    /// <param name="Start">The start of a line that continues a quoted scalar or flow collection, or begins a block
    /// scalar blank.</param>
    /// <param name="BlankSpaces">How many spaces the blank line consists of, else 0.</param>
    internal readonly record struct LooseLine(int Start, int BlankSpaces);

    /// <summary>The text is something this scanner does not vouch for.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Anchors, aliases or tags occur: values may mean more than they say.</summary>
    public bool HasProperties { get; private set; }

    /// <summary>How many aliases came by so far.</summary>
    public int Aliases { get; private set; }

    /// <summary>An anchor or tag comes before the current value, whatever that is.</summary>
    public bool IsMarked { get; private set; }

    /// <summary>
    /// The current event is a flow collection that is the whole document: it has neither key nor dash.
    /// </summary>
    public bool IsRoot { get; private set; }

    /// <summary>Directives aside, the text holds document marks behind its first content.</summary>
    public bool HasSeveralDocuments { get; private set; }

    /// <summary>Behind the <c>---</c> before the first content, else 0.</summary>
    public int Begin { get; private set; }

    /// <summary>The first <c>...</c>, else the end of the text.</summary>
    public int End { get; private set; }

    /// <summary>The current event is a list's dash, else a mapping's key.</summary>
    public bool IsElement { get; private set; }

    /// <summary>How many collections are open around the key's or dash's own one.</summary>
    public readonly int Depth => _depth;

    /// <summary>Of the keys or dashes of the current level, in bytes from 0; 0 for the root.</summary>
    public readonly int Column => IsRoot ? 0 : _levels[_depth].Column;

    /// <summary>The key, quotes included.</summary>
    public Range Key { get; private set; }

    /// <summary>Where the key or dash stands.</summary>
    public int Offset { get; private set; }

    /// <summary>Of the current entry; its places are byte indexes in the text.</summary>
    public ScannedValue Value { get; private set; }

    /// <summary>
    /// Behind the last line that is neither blank nor a comment; blank lines behind a block scalar are part of it.
    /// </summary>
    public int ContentEnd { get; private set; }

    /// <summary>The same before the current line.</summary>
    public int PreviousContentEnd { get; private set; }

    /// <summary>
    /// Lines whose indentation means nothing, where someone wants to know. The scanner then goes on where it would be
    /// lost over a form that it has no opinion of: a parser looks at the whole afterwards.
    /// </summary>
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
            if (_isRead)
                return !(IsLost = true);
            if (IsIndicator('-', at))
            {
                IsLost = !Place(at - _line, isList: true, isFirst);
                if (!IsLost)
                    BeginElement(at);
                return !IsLost;
            }

            if (IsExplicit(at))
            {
                // A mapping's entry, behind which anything may stand that stands behind a dash.
                IsLost = !Place(at - _line, isList: false, isFirst);
                if (!IsLost)
                    BeginElement(at);
                return !IsLost;
            }

            if ((isFirst ? FindKey(at) : _keyEnd) is var keyEnd and >= 0)
            {
                IsLost = !Place(at - _line, isList: false, isFirst);
                if (!IsLost)
                    BeginEntry(at, keyEnd);
                return !IsLost;
            }

            if (LooseLines is not null && isFirst && _awaitsValue && at - _line > _levels[_depth].Column)
            {
                ReadValue(at, _levels[_depth].Column);
                continue;
            }

            // A scalar at the start of a line would be the whole document, or continue what stands above.
            IsLost = _depth >= 0 || _text[at] is not ((byte)'{' or (byte)'[');
            if (!IsLost)
                ReadRoot(at);
            return !IsLost;
        }

        return false;
    }

    void ReadRoot(int at)
    {
        (IsElement, Key, Offset) = (false, default, at);
        ReadValue(at, -1);
        IsRoot = _isRead = true;
    }

    /// <summary>
    /// Goes on behind an element of the list that <paramref name="list"/> is, directly below the root, which a parser
    /// has read.
    /// </summary>
    /// <param name="line">The start of the next line.</param>
    /// <param name="contentEnd">Behind the last line of the element.</param>
    public void Resume(int line, int contentEnd, BlockLevel list)
    {
        _levels[1] = list;
        (_depth, _line, ContentEnd) = (1, line, contentEnd);
        (IsLost, _inLine, _isBehindDash, _awaitsValue) = (false, -1, false, false);
    }

    /// <summary>The start of the line that is being looked at; never within a scalar.</summary>
    public readonly int Line => _line;

    /// <summary>Skips blank lines, comments and a document mark.</summary>
    bool FindLine()
    {
        while (_line < _text.Length)
        {
            var at = SkipSpaces(_line);
            if (at == _text.Length)
                break;
            if (_text[at] is (byte)'\n' or (byte)'\r' or (byte)'#')
            {
                _line = LineEnd(at);
            }
            else if (at == _line && IsDocumentMark(at))
            {
                if (!IsLineEnd(SkipSpaces(at + 3)))
                    return !(IsLost = true);
                if (_text[at] == '-')
                    (HasSeveralDocuments, Begin) = (
                        HasSeveralDocuments || _hasContent || _isEnded || Begin > 0,
                        at + 3
                    );
                else
                    (_isEnded, End) = (true, _isEnded ? End : at);
                (_depth, _awaitsValue, _isRead, _line) = (-1, false, false, LineEnd(at));
            }
            else
            {
                HasSeveralDocuments |= _isEnded;
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

    /// <summary>
    /// <c>? key</c> or <c>: value</c>, which only those who look for <see cref="LooseLines"/> follow.
    /// </summary>
    readonly bool IsExplicit(int at) => LooseLines is not null && (IsIndicator('?', at) || IsIndicator(':', at));

    /// <summary>A dash; its value is part of the event unless that is a collection in block style.</summary>
    void BeginElement(int dash)
    {
        (IsElement, Key, Offset) = (true, default, dash);
        var at = SkipSpaces(dash + 1);
        if (IsLineEnd(at) || (!IsIndicator('-', at) && !IsExplicit(at) && (_keyEnd = FindKey(at)) < 0))
            ReadValue(at, _levels[_depth].Column);
        else
            (_inLine, _isBehindDash, IsMarked, Value) = (at, true, false, default);
    }

    /// <summary>The character stands there and space or the end of the line follows.</summary>
    readonly bool IsIndicator(char indicator, int at) =>
        at < _text.Length
        && _text[at] == indicator
        && (at + 1 == _text.Length || _text[at + 1] is (byte)' ' or (byte)'\n' or (byte)'\r');

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
        at == _text.Length || _text[at] is (byte)'\n' or (byte)'\r' || (_text[at] == '#' && _text[at - 1] == ' ');

    void EndLine(int at, bool awaitsValue)
    {
        _awaitsValue = awaitsValue;
        _line = ContentEnd = at <= _lineEnd ? Math.Min(_lineEnd + 1, _text.Length) : LineEnd(at);
    }
}
