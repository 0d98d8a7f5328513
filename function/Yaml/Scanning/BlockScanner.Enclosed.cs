using System.Buffers.Text;
using System.Text;

namespace Kyma.Krm.Yaml.Scanning;

// What stands in brackets or quotes: within them a line break or an indentation means nothing.
internal ref partial struct BlockScanner
{
    int SkipAnyFlow(int at)
    {
        var before = LooseLines?.Count ?? 0;
        var end = SkipFlow(at);
        if (end >= 0 || LooseLines is null)
            return end;
        LooseLines.RemoveRange(before, LooseLines.Count - before);
        return SkipFlowByBrackets(at);
    }

    /// <summary>Behind the bracket that closes it, whatever is between: quotes and comments are passed over.</summary>
    int SkipFlowByBrackets(int at)
    {
        for (var depth = 0; at < _text.Length; )
        {
            var isFree =
                at > 0
                && (
                    _text[at - 1] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)':'
                    || IsFlowIndicator(_text[at - 1])
                );
            switch (_text[at])
            {
                case (byte)'[' or (byte)'{':
                    depth++;
                    at++;
                    break;
                case (byte)']' or (byte)'}':
                    at++;
                    if (--depth == 0)
                        return at;
                    break;
                case (byte)'"' or (byte)'\'' when isFree:
                    if ((at = SkipQuoted(at, isKey: false)) < 0)
                        return -1;
                    break;
                case (byte)'#' when isFree:
                    at = LineBreak(at);
                    break;
                case (byte)'\n':
                    if (!Continue(++at))
                        return -1;
                    break;
                default:
                    at++;
                    break;
            }
        }

        return -1;
    }

    /// <summary>Behind a flow collection that holds nothing unusual, on one line or several; else -1.</summary>
    int SkipFlow(int at)
    {
        // One bit for each open collection, the innermost first: set for a mapping.
        var (mappings, depth) = (0UL, 0);
        do
        {
            // At the start of a value.
            if (_text[at] is (byte)'[' or (byte)'{')
            {
                if (depth == MaximumDepth)
                    return -1;
                (mappings, depth) = ((mappings << 1) | (_text[at] == '{' ? 1UL : 0), depth + 1);
                at = SkipFlowSpace(at + 1);
                if (at < 0)
                    return -1;
                if (_text[at] is not ((byte)']' or (byte)'}'))
                {
                    if ((mappings & 1) == 1 && (at = SkipFlowKey(at)) < 0)
                        return -1;
                    continue;
                }
            }
            else
            {
                at = SkipFlowScalar(at);
                if (at < 0 || (at = SkipFlowSpace(at)) < 0)
                    return -1;
            }

            // At the end of a value, or of an empty collection.
            while (_text[at] == ((mappings & 1) == 1 ? '}' : ']'))
            {
                (mappings, depth) = (mappings >> 1, depth - 1);
                at++;
                if (depth == 0)
                    return at;
                if ((at = SkipFlowSpace(at)) < 0)
                    return -1;
            }

            if (_text[at] != ',' || (at = SkipFlowSpace(at + 1)) < 0)
                return -1;
            if ((mappings & 1) == 1 && (at = SkipFlowKey(at)) < 0)
                return -1;
        } while (true);
    }

    /// <summary>Behind spaces and line breaks; -1 at the end of the text.</summary>
    public readonly int SkipFlowSpace(int at)
    {
        while (at < _text.Length)
        {
            if (_text[at] == '\n')
            {
                if (!Continue(++at))
                    return -1;
            }
            else if (_text[at] is (byte)' ' or (byte)'\t' or (byte)'\r')
            {
                at++;
            }
            else
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>From a key to its value, which must be there.</summary>
    int SkipFlowKey(int at)
    {
        var isQuoted = _text[at] is (byte)'"' or (byte)'\'';
        var end = isQuoted ? SkipQuoted(at, isKey: true) : SkipFlowPlain(at);
        if (end < 0 || end - at > LongestKey || end >= _text.Length || _text[end] != ':')
            return -1;
        if (!isQuoted && !IsIndicator(':', end))
            return -1;
        return SkipFlowSpace(end + 1);
    }

    public int SkipFlowValue(int at) => _text[at] is (byte)'{' or (byte)'[' ? SkipFlow(at) : SkipFlowScalar(at);

    /// <summary>Behind a key or scalar of a flow collection; -1 where it is unusual.</summary>
    public int SkipFlowScalar(int at) =>
        _text[at] is (byte)'"' or (byte)'\'' ? SkipQuoted(at, isKey: false) : SkipFlowPlain(at);

    readonly int SkipFlowPlain(int at)
    {
        if (!BeginsPlain(at) || (_text[at] == '-' && at + 1 < _text.Length && IsFlowIndicator(_text[at + 1])))
            return -1;
        var end = at;
        for (; end < _text.Length; end++)
        {
            var c = _text[end];
            if (c is (byte)'\n' or (byte)'\r' || IsFlowIndicator(c))
                break;
            if (c is (byte)'\t' or (byte)'#' or (byte)'"' or (byte)'\'' or (byte)'?')
                return -1;
            if (c != ':')
                continue;
            if (IsIndicator(':', end))
                break;

            // a:b is text and a:] is not agreed upon.
            if (end + 1 < _text.Length && IsFlowIndicator(_text[end + 1]))
                return -1;
        }

        return end < _text.Length && end > at && !HasTabBelow(end) ? at + _text[at..end].TrimEnd((byte)' ').Length : -1;
    }

    /// <summary>Within block style, go-yaml rejects a tab that indents what follows plain text.</summary>
    readonly bool HasTabBelow(int end)
    {
        if (_depth < 0 || _text[end] is not ((byte)'\n' or (byte)'\r'))
            return false;
        var space = _text[end..];
        return space.IndexOfAnyExcept(" \t\r\n"u8) is var length and >= 0 && space[..length].Contains((byte)'\t');
    }

    static bool IsFlowIndicator(byte c) => c is (byte)',' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}';

    int SkipQuoted(int at, bool isKey)
    {
        var quote = _text[at];
        var start = at++;
        while (_text[at..].IndexOfAny(quote, (byte)'\\', (byte)'\n') is var next and >= 0)
        {
            at += next;
            if (_text[at] == quote)
            {
                if (quote == '"' || at + 1 == _text.Length || _text[at + 1] != quote)
                    return at + 1;
                at += 2;
            }
            else if (_text[at] == '\n')
            {
                if (isKey || !Continue(++at))
                    return -1;
            }
            else
            {
                at = quote == '"' ? SkipEscape(at + 1) : at + 1;
                if (at < 0)
                    return -1;
            }
        }

        return -1;
    }

    /// <summary>
    /// A line that belongs to a value that began on an earlier one. Readers look for document marks even there.
    /// </summary>
    readonly bool Continue(int lineStart)
    {
        LooseLines?.Add(new LooseLine(lineStart, 0));
        return !IsDocumentMark(lineStart);
    }

    /// <summary>The escapes that every reader knows; <c>\/</c> is not one of them (go-yaml refuses it).</summary>
    readonly int SkipEscape(int at)
    {
        if (at >= _text.Length)
            return -1;
        if (LooseLines is not null && _text[at] is ((byte)'\n' or (byte)'\r'))
            return at;
        var digits = _text[at] switch
        {
            (byte)'x' => 2,
            (byte)'u' => 4,
            (byte)'U' => 8,
            _ => 0,
        };
        if (digits == 0)
            return "\\\"nrt0abvfeN_LP "u8.Contains(_text[at]) ? at + 1 : -1;
        if (at + digits >= _text.Length)
            return -1;

        // Surrogates and what lies beyond Unicode are for a parser to judge.
        var hex = _text.Slice(at + 1, digits);
        foreach (var c in hex)
        {
            if (!char.IsAsciiHexDigit((char)c))
                return -1;
        }

        return Utf8Parser.TryParse(hex, out uint code, out _, 'x') && Rune.IsValid(code) ? at + 1 + digits : -1;
    }
}
