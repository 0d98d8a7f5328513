using System.Globalization;

namespace Kyma.Krm.Yaml.Scanning;

// Scalars, and what comes before a value.
internal sealed partial class GoScanner
{
    void Node()
    {
        _previous = Token.Node;
        switch (Here)
        {
            case '*' or '&':
                RememberKey();
                _previous = Here == '*' ? Token.Node : Token.Other;
                Name();
                break;
            case '!':
                RememberKey();
                _previous = Token.Other;
                Tag();
                break;
            case '|' or '>' when !IsFlow:
                ForgetKey();
                BlockScalar();
                _keyAllowed = true;
                return;
            case '"' or '\'':
                RememberKey();
                Quoted(Here);
                break;
            case '\t':
                Refuse("reject a tab here. Use blanks");
                return;
            case '#' or '%' or '@' or '`' or '|' or '>' or ',':
            case '-' or '?' or ':' when IsBlankOrEnd(1) || (IsFlow && Here != '-'):
                Refuse($"reject a text that begins with '{Here}'. Put it in quotes");
                return;
            default:
                RememberKey();
                _keyAllowed = false;
                Plain();
                return;
        }

        _keyAllowed = false;
    }

    void Name()
    {
        var start = _at;
        Skip();
        while (char.IsAsciiLetterOrDigit(Here) || Here is '_' or '-')
            Skip();
        if (_at > start + 1 && (IsBlankOrEnd() || Here is '?' or ':' or ',' or ']' or '}' or '%' or '@' or '`'))
            return;
        while (!IsBlankOrEnd() && Here is not (',' or ']' or '}') && _at < start + LongestWord)
            Skip();
        var word = text[start.._at];
        _at = start;
        Refuse(
            $"take '{word[0]}' for the beginning of an {(word[0] == '*' ? "alias" : "anchor")}, whose name must "
                + $"consist of letters, digits, '-' and '_'. If it is text, put it in quotes: \"{word}\""
        );
    }

    /// <summary>As much of a text as a message repeats.</summary>
    const int LongestWord = 60;

    void Tag()
    {
        var isVerbatim = Ahead(1) == '<';
        while (!IsBlankOrEnd() && (char.IsAsciiLetterOrDigit(Here) || "-_;/?:@&=+$.!~*'()[]%,<>".Contains(Here)))
            Skip();
        if (!IsBlankOrEnd() || (isVerbatim && text[_at - 1] != '>'))
            Refuse("expect a blank behind a tag");
    }

    void BlockScalar()
    {
        Skip();
        var increment = 0;
        for (var i = 0; i < 2 && (Here is '+' or '-' || char.IsAsciiDigit(Here)); i++)
        {
            if (Here == '0')
                Refuse("reject an indentation of 0");
            if (char.IsAsciiDigit(Here))
                increment = Here - '0';
            Skip();
        }

        while (IsBlank())
            Skip();
        while (Here == '#' && !IsEnd())
        {
            while (!IsEnd() && !IsBreak())
                Skip();
        }

        if (!IsEnd() && !IsBreak())
            Refuse("expect the text on the line below");
        if (IsBreak())
            SkipLine();
        var indent = increment > 0 ? Math.Max(_indent, 0) + increment : 0;
        Breaks(ref indent);
        while (_refusal is null && !IsEnd() && Column == indent)
        {
            while (!IsEnd() && !IsBreak())
                Skip();
            if (!IsEnd())
                SkipLine();
            Breaks(ref indent);
        }
    }

    /// <summary>The lines before text, and how far the text is indented where that is not known yet (0).</summary>
    void Breaks(ref int indent)
    {
        var widest = 0;
        while (true)
        {
            while (Here == ' ' && (indent == 0 || Column < indent))
                Skip();
            widest = Math.Max(widest, Column);
            if (Here == '\t' && (indent == 0 || Column < indent))
                Refuse("reject a tab here. Use blanks");
            if (!IsBreak())
                break;
            SkipLine();
        }

        if (indent == 0)
            indent = Math.Max(1, Math.Max(widest, _indent + 1));
    }

    void Quoted(char quote)
    {
        Skip();
        while (_refusal is null)
        {
            if (IsDocumentMark || IsEnd())
            {
                Refuse("miss the closing quote");
            }
            else if (IsBreak())
            {
                SkipLine();
            }
            else if (Here == quote)
            {
                Skip();
                if (quote == '"' || Here != quote)
                    return;
                Skip();
            }
            else if (Here == '\\' && quote == '"')
            {
                Escape();
            }
            else
            {
                Skip();
            }
        }
    }

    void Escape()
    {
        if (IsBreak(1))
        {
            Skip();
            SkipLine();
            return;
        }

        var digits = Ahead(1) switch
        {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if (digits == 0 && !"0abt\tnvfre \"'\\N_LP".Contains(Ahead(1)))
            Refuse($"do not know the escape '\\{Ahead(1)}'. Write the character itself");
        if (
            digits > 0
            && !(
                _at + 2 + digits <= text.Length
                && uint.TryParse(
                    text.AsSpan(_at + 2, digits),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var code
                )
                && System.Text.Rune.IsValid(code)
            )
        )
            Refuse("reject the escape, which does not stand for a character. Write the character itself");
        _at += 2 + digits;
    }

    void Plain()
    {
        var isNewLine = false;
        while (_refusal is null && !IsDocumentMark && Here != '#')
        {
            for (
                ;
                !IsBlankOrEnd()
                    && !(Here == ':' && IsBlankOrEnd(1))
                    && !(IsFlow && Here is ',' or '?' or '[' or ']' or '{' or '}');
                isNewLine = false
            )
                Skip();
            if (!IsBlank() && !IsBreak())
                break;
            while (IsBlank() || IsBreak())
            {
                if (IsBreak())
                {
                    SkipLine();
                    isNewLine = true;
                    continue;
                }

                if (Here == '\t' && isNewLine && Column <= _indent)
                    Refuse("reject a tab here. Use blanks");
                Skip();
            }

            if (!IsFlow && Column <= _indent)
                break;
        }

        _keyAllowed |= isNewLine;
    }
}
