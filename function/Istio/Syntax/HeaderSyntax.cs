using System.Text.RegularExpressions;

namespace Kyma.Krm.Istio.Syntax;

/// <summary>HTTP header names and values as Istio judges them.</summary>
internal static partial class HeaderSyntax
{
    /// <summary>A token of RFC 7230, section 3.2.6.</summary>
    public static bool IsName(string name) => Token().IsMatch(name);

    public static bool IsPseudoHeader(string name) => name is ":method" or ":scheme" or ":authority" or ":path" or ":status";

    public static bool IsAuthority(string name) => name.Equals(":authority", StringComparison.OrdinalIgnoreCase) || IsHost(name);

    public static bool IsHost(string name) => name.Equals("host", StringComparison.OrdinalIgnoreCase);

    /// <summary>Routing by claims of a JWT: <c>@request.auth.claims.group</c> or <c>@request.auth.claims[group]</c> (pkg/jwt/routing.go).</summary>
    public static bool IsJwtClaim(string name)
    {
        const string Prefix = "@request.auth.claims";
        if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return false;
        var claim = name.AsSpan(Prefix.Length);
        return (claim.StartsWith(".") && claim.Length > 1) || (claim.StartsWith("[") && claim.EndsWith("]") && claim.Length > 2);
    }

    /// <summary>Envoy reads <c>%VARIABLE%</c> and <c>%VARIABLE(arguments)%</c> in values; a plain percent sign is <c>%%</c>.</summary>
    public static bool IsValue(string value) => !value.Any(c => c is < '\u0009' or (> '\u0009' and < '\u0020') or '\u007f') && IsFormat(value);

    static bool IsFormat(string value)
    {
        var state = Part.Literal;
        for (var i = 0; i < value.Length; i++)
        {
            var next = i + 1 < value.Length ? value[i + 1] : '\0';
            var escaped = (state, value[i]) is (Part.Literal, '%') ? next == '%' : (state, value[i]) is (Part.Text, '\\');
            if (escaped && next == '\0') return false;
            if (escaped) i++;
            else if (Next(state, value[i]) is { } following) state = following;
            else return false;
        }

        return state == Part.Literal;
    }

    enum Part
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
    static Part? Next(Part state, char c) => (state, c) switch
    {
        (Part.Literal, '%') => Part.Name,
        (Part.Literal, _) => Part.Literal,
        (Part.Name, '%') => Part.Literal,
        (Part.Name, '(') => Part.Arguments,
        (Part.Name, _) => Part.Name,
        (Part.Arguments, '[') => Part.ExpectText,
        (Part.Arguments or Part.ExpectText or Part.AfterText or Part.AfterArray or Part.AfterArguments, ' ') => state,
        (Part.Arguments, _) => Part.Text,
        (Part.ExpectText, '"') => Part.Text,
        (Part.Text, ')') => Part.AfterArguments,
        (Part.Text, '"') => Part.AfterText,
        (Part.Text, _) => Part.Text,
        (Part.AfterText, ',') => Part.ExpectText,
        (Part.AfterText, ']') => Part.AfterArray,
        (Part.AfterArray, ')') => Part.AfterArguments,
        (Part.AfterArguments, '%') => Part.Literal,
        _ => null,
    };

    [GeneratedRegex(@"^[!#$%&'*+\-.^_`|~A-Za-z0-9]+\z")]
    private static partial Regex Token();
}
