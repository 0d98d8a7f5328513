using System.Buffers;

namespace Kyma.Krm.Diagnostics;

/// <summary>
/// Placeholders in text that is a host or a name, where none of these characters has a meaning: those of Flux and
/// envsubst, kustomize's vars, Helm and other templates, and the words that examples leave to the reader.
/// </summary>
internal static class PlaceholderText
{
    /// <summary>None is longer.</summary>
    const int Longest = 80;

    static readonly (string Start, string End)[] Frames =
    [
        ("{{", "}}"),
        ("${", "}"),
        ("$(", ")"),
        ("<", ">"),
        ("@@", "@@"),
        ("__", "__"),
        ("{", "}"),
        ("%", "%"),
    ];

    static readonly SearchValues<char> Signs = SearchValues.Create("<{$%@_");

    /// <summary>Whole labels of a host, or a whole name; in capitals also words that are names otherwise.</summary>
    static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "changeme",
        "change-me",
        "change_me",
        "replaceme",
        "replace-me",
        "replace_me",
        "your-domain",
        "your_domain",
        "yourdomain",
    };

    static readonly HashSet<string> Capitals = ["TODO", "FIXME", "XXX", "TBD"];

    /// <summary>The first placeholder in it, or null.</summary>
    public static string? In(string text)
    {
        if (text.AsSpan().ContainsAny(Signs) && Framed(text) is { } framed)
            return framed;
        return text.Split('.', '/', ':')
            .FirstOrDefault(part =>
                Words.Contains(part) || Capitals.Contains(part) || part.StartsWith("YOUR_", StringComparison.Ordinal)
            );
    }

    static string? Framed(string text)
    {
        foreach (var (start, end) in Frames)
        {
            var from = text.IndexOf(start, StringComparison.Ordinal);
            if (from < 0)
                continue;
            var inside = from + start.Length;
            var to = text.IndexOf(end, inside, StringComparison.Ordinal);
            if (to > inside && to - inside <= Longest && IsName(text.AsSpan(inside, to - inside)))
                return text[from..(to + end.Length)];
        }

        return Variable(text);
    }

    static bool IsName(ReadOnlySpan<char> inside)
    {
        foreach (var c in inside)
        {
            if (char.IsAsciiLetter(c))
                return true;
        }

        return false;
    }

    /// <summary><c>$DOMAIN</c></summary>
    static string? Variable(string text)
    {
        var from = text.IndexOf('$', StringComparison.Ordinal);
        if (from < 0)
            return null;
        var to = from + 1;
        while (
            to < text.Length && (char.IsAsciiLetterUpper(text[to]) || char.IsAsciiDigit(text[to]) || text[to] == '_')
        )
            to++;
        return to > from + 1 && !char.IsAsciiDigit(text[from + 1]) ? text[from..to] : null;
    }
}
