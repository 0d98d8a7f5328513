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
    readonly Span<Level> _levels;
    int _depth;
    int _line;
    int _inLine;
    bool _awaitsValue;
    bool _hasContent;

    /// <param name="text">Valid UTF-8 without a byte order mark.</param>
    /// <param name="levels">Working space of <see cref="LevelCount"/> levels.</param>
    public BlockScanner(ReadOnlySpan<byte> text, Span<Level> levels)
    {
        _text = text;
        _levels = levels;
        _depth = -1;
        _inLine = -1;
        IsLost = HasUnusualCharacters(text);
    }

    public const int LevelCount = MaximumDepth;

    /// <summary>An open collection: where its keys or dashes stand.</summary>
    internal record struct Level(int Column, bool IsList);

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
            var isFirst = _text[_line..at].IndexOfAnyExcept((byte)' ') < 0;
            _inLine = -1;
            if (IsIndicator('-', at))
            {
                IsLost = !Place(at - _line, isList: true, isFirst);
                if (!IsLost) BeginElement(at);
                return !IsLost;
            }

            if (FindKey(at) is var keyEnd and >= 0)
            {
                IsLost = !Place(at - _line, isList: false, isFirst);
                if (!IsLost) BeginEntry(at, keyEnd);
                return !IsLost;
            }

            // A list's scalar. At the start of a line it would be the whole document, or continue what stands above.
            if (isFirst) IsLost = true;
            else ReadValue(at, _levels[_depth].Column);
        }

        return false;
    }

    /// <summary>Skips blank lines, comments and a document mark.</summary>
    bool FindLine()
    {
        while (_line < _text.Length)
        {
            var at = SkipSpaces(_line);
            if (at == _text.Length) break;
            if (_text[at] is (byte)'\n' or (byte)'#')
            {
                _line = LineEnd(at);
            }
            else if (at == _line && IsDocumentMark(at))
            {
                if (LineEnd(at) is var end && !_text[at..end].TrimEnd("\n "u8).SequenceEqual("---"u8)) return !(IsLost = true);
                HasSeveralDocuments |= _hasContent;
                (_depth, _awaitsValue, _line) = (-1, false, end);
            }
            else
            {
                _inLine = at;
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
        {
            EndLine(at, awaitsValue: true);
        }
        else
        {
            _inLine = at;
        }
    }

    /// <summary>Finds the collection that a key or dash belongs to, or opens a new one.</summary>
    bool Place(int column, bool isList, bool isFirst)
    {
        if (!isFirst || _depth < 0) return Open(column, isList);
        if (column > _levels[_depth].Column) return _awaitsValue && Open(column, isList);
        var awaitsHere = _awaitsValue && column == _levels[_depth].Column;
        _awaitsValue = false;
        while (_depth >= 0 && _levels[_depth].Column > column) _depth--;
        if (_depth < 0 || _levels[_depth].Column != column) return false;
        if (isList && !_levels[_depth].IsList) return awaitsHere && Open(column, isList);

        // The dashes of a mapping's list may stand at the column of its keys: the next key ends the list.
        if (!isList && _levels[_depth].IsList) _depth--;
        return _depth >= 0 && _levels[_depth] == new Level(column, isList);
    }

    bool Open(int column, bool isList)
    {
        if (_depth + 1 == _levels.Length) return false;
        _levels[++_depth] = new Level(column, isList);
        _awaitsValue = false;
        return true;
    }

    /// <summary>Where the key that begins here ends, or -1 where there is none.</summary>
    int FindKey(int at)
    {
        var end = _text[at] is (byte)'"' or (byte)'\'' ? SkipQuoted(at, isKey: true) : SkipPlainKey(at);
        if (end < 0 || end - at > LongestKey) return -1;
        var colon = SkipSpaces(end);
        return IsIndicator(':', colon) ? end : -1;
    }

    readonly int SkipPlainKey(int at)
    {
        if (!BeginsPlain(at)) return -1;
        var line = _text[at..];
        line = line[..(line.IndexOf((byte)'\n') is var end and >= 0 ? end : line.Length)];
        for (var i = 0; line[i..].IndexOfAny((byte)':', (byte)'#') is var next and >= 0; i += next + 1)
        {
            var found = i + next;
            if (line[found] == '#' ? line[found - 1] == ' ' : IsIndicator(':', at + found)) return line[found] == '#' ? -1 : at + line[..found].TrimEnd((byte)' ').Length;
        }

        return -1;
    }

    /// <summary>The character stands there and space or the end of the line follows.</summary>
    readonly bool IsIndicator(char indicator, int at) =>
        at < _text.Length && _text[at] == indicator && (at + 1 == _text.Length || _text[at + 1] is (byte)' ' or (byte)'\n');

    readonly int SkipSpaces(int at) => _text[at..].IndexOfAnyExcept((byte)' ') is var other and >= 0 ? at + other : _text.Length;

    readonly int LineEnd(int at) => _text[at..].IndexOf((byte)'\n') is var end and >= 0 ? at + end + 1 : _text.Length;

    /// <summary>Nothing but a comment stands between here and the end of the line.</summary>
    readonly bool IsLineEnd(int at) => at == _text.Length || _text[at] == '\n' || (_text[at] == '#' && _text[at - 1] == ' ');

    void EndLine(int at, bool awaitsValue)
    {
        _awaitsValue = awaitsValue;
        _line = ContentEnd = LineEnd(at);
    }
}

/// <summary>The value behind a key.</summary>
internal readonly record struct ScannedValue(ScannedKind Kind, int Start, int End);

internal enum ScannedKind
{
    /// <summary>Nothing on the key's line: null, or a collection on the lines below.</summary>
    Below,

    Plain,

    /// <summary>In quotes, on one line.</summary>
    Quoted,

    /// <summary>In quotes over several lines, or behind an anchor or tag, or an alias.</summary>
    Other,

    /// <summary>Literal or folded.</summary>
    Block,

    EmptyFlow,

    Flow,
}
