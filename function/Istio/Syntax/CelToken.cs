using System.Text.RegularExpressions;

namespace Kyma.Krm.Istio.Syntax;

/// <summary>What a part of a CEL expression is.</summary>
internal enum CelKind
{
    Sign,
    Name,

    /// <summary>A number, text or bytes.</summary>
    Literal,
}

/// <summary>A word, number, text or sign of a CEL expression.</summary>
internal readonly partial record struct CelToken(CelKind Kind, string Text)
{
    /// <summary>Cuts an expression into tokens.</summary>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public static string? Read(string expression, List<CelToken> tokens)
    {
        var at = 0;
        while (at < expression.Length)
        {
            var match = Token().Match(expression, at);
            if (!match.Success)
                return expression[at] is '\'' or '"'
                    ? "has a text that does not end, or an unknown escape in it"
                    : $"has '{expression[at]}', which CEL does not know";
            at += match.Length;
            if (match.Groups["blank"].Success)
                continue;
            var kind =
                match.Groups["name"].Success ? CelKind.Name
                : match.Groups["sign"].Success ? CelKind.Sign
                : CelKind.Literal;
            tokens.Add(new CelToken(kind, match.Value));
        }

        return null;
    }

    const string Escape = @"\\(?:[abfnrtv""'\\?`]|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3][0-7]{2})";

    /// <summary>The longest that can be there, as a lexer takes it; three quotes before one.</summary>
    [GeneratedRegex(
        @"\G(?:(?<blank>[\t\n\f\r ]+|//[^\n]*)"
            + @"|(?<text>[bB]?[rR](?:""""""[\s\S]*?""""""|'''[\s\S]*?'''|""[^""\r\n]*""|'[^'\r\n]*')"
            + @"|[bB]?(?:""""""(?:"
            + Escape
            + @"|[^\\])*?""""""|'''(?:"
            + Escape
            + @"|[^\\])*?'''"
            + @"|""(?:"
            + Escape
            + @"|[^\\""\r\n])*""|'(?:"
            + Escape
            + @"|[^\\'\r\n])*'))"
            + @"|(?<number>[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]+)?|[0-9]+[eE][-+]?[0-9]+|\.[0-9]+(?:[eE][-+]?[0-9]+)?"
            + @"|0x[0-9a-fA-F]+[uU]?|[0-9]+[uU]?)"
            + @"|(?<name>[A-Za-z_][A-Za-z0-9_]*)"
            + @"|(?<sign>==|!=|<=|>=|&&|\|\||[-<>\[\]{}().,!?:+*/%]))"
    )]
    private static partial Regex Token();
}
