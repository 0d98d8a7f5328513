using System.Text.RegularExpressions;

namespace Kyma.Krm.Istio.Syntax;

/// <summary>HTTP header names and values as Istio judges them.</summary>
internal static partial class HeaderSyntax
{
    /// <summary>
    /// A token of RFC 7230, section 3.2.6, and the comma, which lies in the range + to . of Istio's own pattern.
    /// </summary>
    public static bool IsName(string name) => Token().IsMatch(name);

    public static bool IsPseudoHeader(string name) =>
        name is ":method" or ":scheme" or ":authority" or ":path" or ":status";

    public static bool IsAuthority(string name) =>
        name.Equals(":authority", StringComparison.OrdinalIgnoreCase) || IsHost(name);

    public static bool IsHost(string name) => name.Equals("host", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Routing by claims of a JWT: <c>@request.auth.claims.group</c> or <c>@request.auth.claims[group]</c>
    /// (pkg/jwt/routing.go).
    /// </summary>
    public static bool IsJwtClaim(string name)
    {
        const string Prefix = "@request.auth.claims";
        if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return false;
        var claim = name.AsSpan(Prefix.Length);
        return (claim.StartsWith(".") && claim.Length > 1)
            || (claim.StartsWith("[") && claim.EndsWith("]") && claim.Length > 2);
    }

    /// <summary>
    /// Envoy reads <c>%VARIABLE%</c> and <c>%VARIABLE(arguments)%</c> in values; a plain percent sign is <c>%%</c>.
    /// </summary>
    public static bool IsValue(string value) =>
        !value.Any(c => c is < '\u0009' or (> '\u0009' and < '\u0020') or '\u007f') && IsFormat(value);

    static bool IsFormat(string value)
    {
        var state = FormatPart.Literal;
        for (var i = 0; i < value.Length; i++)
        {
            var next = i + 1 < value.Length ? value[i + 1] : '\0';
            var escaped = (state, value[i]) is (FormatPart.Literal, '%')
                ? next == '%'
                : (state, value[i]) is (FormatPart.Text, '\\');
            if (escaped && next == '\0')
                return false;
            if (escaped)
                i++;
            else if (Next(state, value[i]) is { } following)
                state = following;
            else
                return false;
        }

        return state == FormatPart.Literal;
    }

    enum FormatPart
    {
        Literal,
        Name,
        Arguments,
        ExpectText,
        Text,
        AfterText,
        AfterArray,
        AfterArguments,
    }

    // Envoy's source/common/router/header_parser.cc; null where the value is malformed.
    static FormatPart? Next(FormatPart state, char c) =>
        (state, c) switch
        {
            (FormatPart.Literal, '%') => FormatPart.Name,
            (FormatPart.Literal, _) => FormatPart.Literal,
            (FormatPart.Name, '%') => FormatPart.Literal,
            (FormatPart.Name, '(') => FormatPart.Arguments,
            (FormatPart.Name, _) => FormatPart.Name,
            (FormatPart.Arguments, '[') => FormatPart.ExpectText,
            (
                FormatPart.Arguments
                    or FormatPart.ExpectText
                    or FormatPart.AfterText
                    or FormatPart.AfterArray
                    or FormatPart.AfterArguments,
                ' '
            ) => state,
            (FormatPart.Arguments, _) => FormatPart.Text,
            (FormatPart.ExpectText, '"') => FormatPart.Text,
            (FormatPart.Text, ')') => FormatPart.AfterArguments,
            (FormatPart.Text, '"') => FormatPart.AfterText,
            (FormatPart.Text, _) => FormatPart.Text,
            (FormatPart.AfterText, ',') => FormatPart.ExpectText,
            (FormatPart.AfterText, ']') => FormatPart.AfterArray,
            (FormatPart.AfterArray, ')') => FormatPart.AfterArguments,
            (FormatPart.AfterArguments, '%') => FormatPart.Literal,
            _ => null,
        };

    [GeneratedRegex(@"^[!#$%&'*+,\-.^_`|~A-Za-z0-9]+\z")]
    private static partial Regex Token();
}
