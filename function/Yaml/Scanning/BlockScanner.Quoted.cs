using System.Buffers.Text;
using System.Text;

namespace Kyma.Krm.Yaml.Scanning;

internal ref partial struct BlockScanner
{
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
