using System.Buffers;
using System.Text;

namespace Kyma.Krm.Yaml;

internal ref partial struct BlockScanner
{
    /// <summary>Control characters except tab and line feed: carriage returns too, so that a line break is one byte everywhere here.</summary>
    static readonly SearchValues<byte> Controls = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(b => (byte)b).Except("\t\n"u8.ToArray()),
        0x7F,
    ]);

    /// <summary>What begins something other than plain text. Question mark and colon are plain before text, but rare enough.</summary>
    static readonly SearchValues<byte> Indicators = SearchValues.Create("?:,[]{}#&*!|>'\"%@`\t"u8);

    /// <summary>C1 controls, NEL among them, LS and PS, which YAML 1.1 takes for line breaks, byte order marks and noncharacters.</summary>
    static bool HasUnusualCharacters(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAny(Controls))
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
            (byte)'<' => !_text[at..].StartsWith("<<"u8),
            var c => !Indicators.Contains(c),
        };

    /// <summary>Reads what follows a key's colon or a dash, up to the end of its last line.</summary>
    void ReadValue(int at, int column)
    {
        at = SkipSpaces(at);
        var isMarked = false;
        while (at < _text.Length && _text[at] is (byte)'&' or (byte)'!' && !IsLost)
        {
            isMarked = HasProperties = true;
            at = SkipSpaces(SkipWord(at));
        }

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
            (byte)'[' or (byte)'{' => (ScannedKind.Flow, SkipFlow(at)),
            (byte)'*' when !isMarked => (ScannedKind.Other, SkipWord(at)),
            _ => (ScannedKind.Plain, SkipPlain(at)),
        };
        if (end < 0)
        {
            IsLost = true;
            return;
        }

        HasProperties |= _text[at] == '*';
        if (kind == ScannedKind.Flow && end - at == 2)
            kind = ScannedKind.EmptyFlow;
        if (isMarked || (kind == ScannedKind.Quoted && _text[at..end].Contains((byte)'\n')))
            kind = ScannedKind.Other;
        Value = new ScannedValue(kind, at, end);
        if (kind == ScannedKind.Block || _text[end - 1] == '\n')
        {
            (_awaitsValue, _line, ContentEnd) = (false, end, end);
            return;
        }

        var rest = SkipSpaces(end);
        IsLost |= !IsLineEnd(rest);
        EndLine(rest, awaitsValue: false);
    }

    readonly int SkipWord(int at)
    {
        while (at < _text.Length && _text[at] is not ((byte)' ' or (byte)'\n'))
            at++;
        return at;
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
            if (line[found] == '\t' || (line[found] == ':' && IsIndicator(':', at + found)))
                return -1;
            if (line[found] == '#' && line[found - 1] == ' ')
            {
                line = line[..found];
                break;
            }
        }

        return at + line.TrimEnd((byte)' ').Length;
    }

    /// <summary>A literal or folded scalar: all lines indented further than the collection it stands in.</summary>
    readonly int SkipBlockScalar(int at, int column)
    {
        var header = at + 1;
        if (header < _text.Length && _text[header] is (byte)'+' or (byte)'-')
            header++;
        if (header < _text.Length && _text[header] is not ((byte)' ' or (byte)'\n'))
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
            if (_text[text] == '\n')
            {
                // Spaces alone are content once they reach beyond the indentation, and an error before it is known.
                if (indent < 0 && text > line)
                    LooseLines?.Add(new LooseLine(line, text - line));
                if (indent < 0)
                    widestBlank = Math.Max(widestBlank, text - line);
                line = text + 1;
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
                return _text[text] == '\t' || (indent < 0 && widestBlank > 0) ? -1 : line;
            line = LineEnd(text);
        }

        return indent < 0 && widestBlank > 0 ? -1 : line;
    }
}
