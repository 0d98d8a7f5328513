using System.Buffers;

namespace Kyma.Krm.ApiRules;

/// <summary>
/// Whether the APIRule controller takes a text for a URI. It asks Go's url.ParseRequestURI, which .NET's Uri is more
/// lenient than: it takes blanks around, tabs, and <c>%zz</c> (Go, src/net/url/url.go).
/// </summary>
internal static class GoUri
{
    const string Hexadecimal = "0123456789abcdefABCDEF";
    const string Alphanumeric = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    static readonly SearchValues<char> HexDigits = SearchValues.Create(Hexadecimal);
    static readonly SearchValues<char> SchemeCharacters = SearchValues.Create($"{Alphanumeric}+-.");
    static readonly SearchValues<char> UserCharacters = SearchValues.Create($"{Alphanumeric}-._:~!$&'()*+,;=%@");
    static readonly SearchValues<char> HostCharacters = SearchValues.Create($"{Alphanumeric}-_.~!$&'()*+,;=:[]<>\"%");

    public static bool IsValid(string text)
    {
        if (text.Length == 0 || text.Any(c => c < ' ' || c == '\x7f') || SchemeOf(text) is not { } scheme)
            return false;
        if (text == "*")
            return true;
        var rest = text[(scheme.Length == 0 ? 0 : scheme.Length + 1)..].Split('?', 2)[0];
        if (!rest.StartsWith('/'))
            return scheme.Length > 0;
        if (scheme.Length == 0 || !rest.StartsWith("//", StringComparison.Ordinal))
            return AreEscapesRight(rest);
        var slash = rest.IndexOf('/', 2);
        return IsAuthority(slash < 0 ? rest[2..] : rest[2..slash]) && (slash < 0 || AreEscapesRight(rest[slash..]));
    }

    /// <summary>An address from which keys can be fetched.</summary>
    public static bool IsHttp(string text) =>
        IsValid(text)
        && SchemeOf(text)?.ToLowerInvariant() is "http" or "https"
        && text.Split(':', 2)[1] is ['/', '/', not '/' and not '?', ..];

    /// <summary>Empty where there is none, null where the text begins with a colon.</summary>
    static string? SchemeOf(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept(SchemeCharacters);
        return end == 0 && text[0] == ':' ? null
            : end > 0 && text[end] == ':' && char.IsAsciiLetter(text[0]) ? text[..end]
            : "";
    }

    static bool IsAuthority(string authority)
    {
        var at = authority.LastIndexOf('@');
        var user = at < 0 ? "" : authority[..at];
        var host = authority[(at + 1)..];
        return !user.AsSpan().ContainsAnyExcept(UserCharacters)
            && AreEscapesRight(user)
            && IsPortRight(host)
            && !host.Where(char.IsAscii).Any(c => !HostCharacters.Contains(c))
            && AreHostEscapesRight(host);
    }

    static bool IsPortRight(string host)
    {
        if (!host.StartsWith('['))
            return host.LastIndexOf(':') is var colon && (colon < 0 || IsDigits(host[(colon + 1)..]));
        var end = host.LastIndexOf(']');
        return end > 0 && (end == host.Length - 1 || (host[end + 1] == ':' && IsDigits(host[(end + 2)..])));
    }

    static bool IsDigits(string text) => !text.AsSpan().ContainsAnyExcept(Digits);

    /// <summary>A host may carry bytes beyond ASCII as escapes, and a percent sign.</summary>
    static bool AreHostEscapesRight(string host) =>
        AreEscapesRight(host)
        && host.Split('%').Skip(1).All(part => part.StartsWith("25", StringComparison.Ordinal) || part[0] is >= '8');

    static bool AreEscapesRight(string text) =>
        text.Split('%').Skip(1).All(part => part.Length >= 2 && !part.AsSpan(0, 2).ContainsAnyExcept(HexDigits));
}
