using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kyma.Krm.Yaml;

/// <summary>How a text is written so that every YAML 1.1 and 1.2 reader takes it for exactly that text.</summary>
internal static class YamlQuoting
{
    /// <summary>Characters that begin something other than plain text, or do so for some reader.</summary>
    static readonly SearchValues<char> Indicators = SearchValues.Create("&*!%@`\\|>[]{},?:#\"'");

    /// <summary>The text on one line: plain where that is safe, else in double quotes.</summary>
    public static string OneLine(string text) => IsPlainSafe(text) ? text : DoubleQuoted(text);

    /// <summary>The same as a key; YamlDotNet sees no colon behind a <c>*</c> that stands behind a blank.</summary>
    public static string Key(string text) =>
        text.Contains(" *", StringComparison.Ordinal) ? DoubleQuoted(text) : OneLine(text);

    /// <summary>
    /// The header of the literal block (<c>|</c>, <c>|-</c>, <c>|+</c>) that holds the text unchanged, or null where
    /// none does.
    /// </summary>
    public static string? LiteralHeader(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) || text[0] is '\n' or ' ')
            return null;
        foreach (var c in text)
        {
            if (c != '\n' && !IsPrintable(c))
                return null;
        }

        // Space at the end of a line is kept by readers but not by editors; kpt and go-yaml quote such text too.
        if (text[^1] == ' ' || text.Contains(" \n", StringComparison.Ordinal))
            return null;
        return !text.EndsWith('\n') ? "|-"
            : text.EndsWith("\n\n", StringComparison.Ordinal) ? "|+"
            : "|";
    }

    static bool IsPlainSafe(string text)
    {
        if (YamlScalar.LooksLikeAnotherType(text))
            return false;
        if (Indicators.Contains(text[0]) || text[0] == ' ' || text[^1] is ' ' or ':')
            return false;
        if (
            text is "-" or ['-', ' ', ..] or ['=', ..]
            || text.StartsWith("---", StringComparison.Ordinal)
            || text.StartsWith("...", StringComparison.Ordinal)
        )
            return false;
        foreach (var c in text)
        {
            if (!IsPrintable(c))
                return false;
        }

        return !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal);
    }

    /// <summary>
    /// What may stand unescaped on a line: no control characters, no line break of any YAML version, no byte order
    /// mark.
    /// </summary>
    static bool IsPrintable(char c) =>
        c is >= ' ' and <= '~' or >= '\u00A0' and <= '\uFFFD' and not ('\u2028' or '\u2029' or '\uFEFF');

    public static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                '\r' => quoted.Append("\\r"),
                '\0' => quoted.Append("\\0"),
                _ when IsPrintable(c) => quoted.Append(c),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
            };

        return quoted.Append('"').ToString();
    }
}
