using System.Buffers;
using System.Text;

namespace Kyma.Krm.Yaml.Scanning;

internal ref partial struct BlockScanner
{
    /// <summary>Control characters except tab and line breaks.</summary>
    static readonly SearchValues<byte> Controls = SearchValues.Create([
        .. Sequence.Range(0, 0x20).Select(b => (byte)b).Except("\t\n\r"u8.ToArray()),
        0x7F,
    ]);

    /// <summary>
    /// What begins something other than plain text. Question mark and colon are plain before text, but rare enough.
    /// </summary>
    static readonly SearchValues<byte> Indicators = SearchValues.Create("?:,[]{}#&*!|>'\"%@`\t"u8);

    /// <summary>
    /// A carriage return without a line feed, C1 controls, NEL among them, LS and PS, which YAML 1.1 takes for line
    /// breaks, byte order marks and noncharacters.
    /// </summary>
    static bool HasUnusualCharacters(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAny(Controls))
            return true;
        if (text.Contains((byte)'\r') && text.Count((byte)'\r') != text.Count("\r\n"u8))
            return true;
        if (Ascii.IsValid(text))
            return false;
        for (var i = 0; text[i..].IndexOfAny((byte)0xC2, (byte)0xE2, (byte)0xEF) is var next and >= 0; i += next + 1)
        {
            var rest = text[(i + next)..];
            if (
                rest
                is [0xC2, < 0xA0, ..]
                    or [0xE2, 0x80, 0xA8 or 0xA9, ..]
                    or [0xEF, 0xBB, 0xBF, ..]
                    or [0xEF, 0xBF, 0xBE or 0xBF, ..]
            )
                return true;
        }

        return false;
    }

    readonly bool BeginsPlain(int at) =>
        _text[at] switch
        {
            (byte)'-' => !IsIndicator('-', at),
            (byte)'<' => LooseLines is not null || !_text[at..].StartsWith("<<"u8),
            (byte)'?' or (byte)':' => LooseLines is not null && !IsIndicator((char)_text[at], at),
            var c => !Indicators.Contains(c),
        };

    /// <summary>Reads what follows a key's colon or a dash, up to the end of its last line.</summary>
    void ReadValue(int at, int column)
    {
        at = SkipProperties(SkipSpaces(at));
        if (IsLost)
            return;
        if (IsLineEnd(at))
        {
            Value = new ScannedValue(ScannedKind.Below, at, at);
            EndLine(at, awaitsValue: true);
            return;
        }

        var (kind, end) = _text[at] switch
        {
            (byte)'"' or (byte)'\'' => (ScannedKind.Quoted, SkipQuoted(at, isKey: false)),
            (byte)'|' or (byte)'>' => (ScannedKind.Block, SkipBlockScalar(at, column)),
            (byte)'[' or (byte)'{' => (ScannedKind.Flow, SkipAnyFlow(at)),
            (byte)'*' when !IsMarked => (ScannedKind.Alias, SkipName(at + 1)),
            _ => (ScannedKind.Plain, SkipPlain(at)),
        };
        if (end < 0)
        {
            IsLost = true;
            return;
        }

        if (kind == ScannedKind.Alias)
            (HasProperties, Aliases) = (true, Aliases + 1);
        if (kind == ScannedKind.Plain)
            end = SkipPlainLines(end, column);
        if (kind == ScannedKind.Flow && end - at == 2)
            kind = ScannedKind.EmptyFlow;
        if (kind is ScannedKind.Plain or ScannedKind.Quoted && _text[at..end].Contains((byte)'\n'))
            kind = ScannedKind.Lines;
        Value = new ScannedValue(kind, at, end);
        if (kind == ScannedKind.Block)
        {
            (_awaitsValue, _line, ContentEnd) = (false, end, end);
            return;
        }

        var rest = SkipSpaces(end);
        IsLost = !IsLineEnd(rest);
        if (!IsLost)
            EndLine(rest, awaitsValue: false);
    }

    /// <summary>Behind an anchor, a tag or one of each, in the forms that every reader knows.</summary>
    int SkipProperties(int at)
    {
        IsMarked = false;
        var (hasAnchor, hasTag) = (false, false);
        while (at < _text.Length && _text[at] is (byte)'&' or (byte)'!')
        {
            var isAnchor = _text[at] == '&';
            IsLost |= isAnchor ? hasAnchor : hasTag;
            (hasAnchor, hasTag) = (hasAnchor || isAnchor, hasTag || !isAnchor);
            var word = isAnchor || at + 1 == _text.Length || _text[at + 1] != '!' ? at + 1 : at + 2;
            var end = SkipName(word);
            IsLost |= end < 0;
            if (IsLost)
                return at;
            IsMarked = HasProperties = true;
            at = SkipSpaces(end);
        }

        return at;
    }

    /// <summary>Behind the name of an anchor or tag that ends with a space or its line, else -1.</summary>
    readonly int SkipName(int at)
    {
        var start = at;
        while (at < _text.Length && (char.IsAsciiLetterOrDigit((char)_text[at]) || _text[at] is (byte)'-' or (byte)'_'))
            at++;
        return at > start && (at == _text.Length || _text[at] is (byte)' ' or (byte)'\n' or (byte)'\r') ? at : -1;
    }

    /// <summary>Plain text to its end on this line; anything a reader could stumble over is refused.</summary>
    readonly int SkipPlain(int at)
    {
        if (!BeginsPlain(at))
            return -1;
        var line = _text[at.._lineEnd];
        for (var i = 0; line[i..].IndexOfAny((byte)':', (byte)'#', (byte)'\t') is var next and >= 0; i += next + 1)
        {
            var found = i + next;
            if ((line[found] == '\t' && LooseLines is null) || (line[found] == ':' && IsIndicator(':', at + found)))
                return -1;
            if (line[found] == '#' && line[found - 1] == ' ')
            {
                line = line[..found];
                break;
            }
        }

        return at + line.TrimEnd(" \r"u8).Length;
    }

    /// <summary>
    /// Behind plain text that goes on below: lines indented further than the collection it is in. The end stays where a
    /// line could be anything else; it is then taken for what it looks like, and the scanner is lost there.
    /// </summary>
    readonly int SkipPlainLines(int end, int column)
    {
        // A comment ends the text, and a tab behind it is not for us to judge.
        for (
            var line = end + _text[end..].IndexOfAnyExcept((byte)' ', (byte)'\r');
            line >= end && _text[line] == '\n' && FindText(line + 1) is var at and >= 0;
            line = end + _text[end..].IndexOfAnyExcept((byte)' ', (byte)'\r')
        )
        {
            var lineStart = _text[..at].LastIndexOf((byte)'\n') + 1;
            if (at - lineStart <= column || _text[at] == '#' || IsIndicator('-', at) || IsIndicator('?', at))
                break;
            if (at == lineStart && IsDocumentMark(at))
                break;
            var rest = _text[at..LineBreak(at)].TrimEnd(" \r"u8);
            if (LooseLines is not null && rest.IndexOf(" #"u8) is var comment and >= 0)
                rest = rest[..comment].TrimEnd((byte)' ');
            if (rest.Contains((byte)'\t') || rest[^1] == ':' || rest.IndexOf(": "u8) >= 0 || rest.IndexOf(" #"u8) >= 0)
                break;
            end = at + rest.Length;
        }

        return end;
    }

    /// <summary>The first character from a line on that is neither space nor line break, or -1.</summary>
    readonly int FindText(int line) =>
        _text[line..].IndexOfAnyExcept(" \r\n"u8) is var next and >= 0 ? line + next : -1;

    /// <summary>Behind all lines that are indented so far, and blank ones among them.</summary>
    readonly int SkipIndented(int line, int column)
    {
        while (line < _text.Length)
        {
            var at = SkipSpaces(line);
            if (at < _text.Length && _text[at] is not ((byte)'\n' or (byte)'\r') && at - line < Math.Max(1, column))
                break;
            line = LineEnd(at);
        }

        return line;
    }

    /// <summary>A literal or folded scalar: all lines indented further than the collection it stands in.</summary>
    readonly int SkipBlockScalar(int at, int column)
    {
        var header = at + 1;
        if (header < _text.Length && _text[header] is (byte)'+' or (byte)'-')
            header++;
        if (LooseLines is not null && header < _text.Length && char.IsAsciiDigit((char)_text[header]))
            return SkipIndented(LineEnd(header), column + _text[header] - '0');
        if (header < _text.Length && _text[header] is not ((byte)' ' or (byte)'\n' or (byte)'\r'))
            return -1;
        if (!IsLineEnd(SkipSpaces(header)))
            return -1;
        var line = LineEnd(header);
        var indent = -1;
        var widestBlank = 0;
        while (line < _text.Length)
        {
            var text = SkipSpaces(line);
            if (text == _text.Length)
                return -1;
            if (_text[text] is (byte)'\n' or (byte)'\r')
            {
                // Spaces alone are content once they reach beyond the indentation, and an error before it is known.
                if (indent < 0 && text > line)
                    LooseLines?.Add(new LooseLine(line, text - line));
                if (indent < 0)
                    widestBlank = Math.Max(widestBlank, text - line);
                line = LineEnd(text);
                continue;
            }

            var spaces = text - line;
            if (indent < 0 && spaces > column)
            {
                if (widestBlank > spaces || _text[text] == '\t')
                    return -1;
                indent = spaces;
            }

            if (indent < 0 || spaces < indent)
                return _text[text] == '\t' ? -1 : line;
            line = LineEnd(text);
        }

        return line;
    }
}
