using System.Buffers;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Hosts;

/// <summary>
/// Finds the hosts outside the cluster in a text that somebody wrote for a program: URLs, <c>host:port</c> and bare
/// names.
/// </summary>
internal static class HostMentions
{
    static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"
    );
    static readonly SearchValues<char> NotBeforeHost = SearchValues.Create("/?# \t\"'<>`|\\{}()");
    static readonly SearchValues<char> BehindAuthority = SearchValues.Create("/?# \t\"'<>`,");
    static readonly SearchValues<char> BehindWord = SearchValues.Create(" \t\"',");

    /// <summary>
    /// How far around a name is looked, so that a line of a megabyte takes no longer than many short ones; no URL's
    /// authority is longer.
    /// </summary>
    const int Window = 1024;

    public static IEnumerable<HostMention> In(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (IsComment(line))
                continue;
            foreach (var mention in InLine(WithoutComment(line)))
                yield return mention;
        }
    }

    static bool IsComment(string line) =>
        line.AsSpan().TrimStart()
            is ['#' or ';', ..]
                or ['/', '/', ..]
                or ['-', '-', ' ', ..]
                or ['*', ' ', ..]
                or ['<', '!', '-', ..];

    static string WithoutComment(string line) =>
        line.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var at ? line[..at] : line;

    static IEnumerable<HostMention> InLine(string line)
    {
        for (var start = 0; start < line.Length; )
        {
            var from = line.AsSpan(start).IndexOfAny(NameCharacters);
            if (from < 0)
                yield break;
            start += from;
            var length = line.AsSpan(start).IndexOfAnyExcept(NameCharacters);
            var end = length < 0 ? line.Length : start + length;
            if (Mention(line, start, end) is { } mention)
                yield return mention;
            start = end;
        }
    }

    static HostMention? Mention(string line, int start, int end)
    {
        // A full stop may end a sentence.
        while (end > start && line[end - 1] is '.' or '-')
            end--;
        if (!line.AsSpan(start, end - start).Contains('.'))
            return null;
        var name = line[start..end].ToLowerInvariant();
        var port = PortAt(line, end);
        if (IsInUrl(line, start, end))
            return PublicNames.IsHost(name) ? new HostMention(name, port) : null;
        if (!StandsAlone(line, start, end, port))
            return null;
        return (port is not null && PublicNames.IsHost(name)) || PublicNames.IsUnmistakableHost(name)
            ? new HostMention(name, port)
            : null;
    }

    static int? PortAt(string line, int end)
    {
        if (end >= line.Length || line[end] != ':')
            return null;
        var digits = end + 1;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
            digits++;
        return Digits.Read(line.AsSpan(end + 1, digits - end - 1)) is > 0 and < 65536 and var port ? port : null;
    }

    /// <summary>
    /// Behind <c>://</c>, or behind the user name and password that may follow it, or one of several hosts as databases
    /// and Kafka have them.
    /// </summary>
    static bool IsInUrl(string line, int start, int end)
    {
        var scheme = line.LastIndexOf("://", start, Math.Min(start + 1, Window), StringComparison.Ordinal);
        if (scheme < 1 || !char.IsAsciiLetterOrDigit(line[scheme - 1]))
            return false;
        var between = line.AsSpan(scheme + 3, start - scheme - 3);
        if (between.ContainsAny(NotBeforeHost))
            return false;

        // Before an '@' it is a user's name or password.
        var rest = line.AsSpan(end, Math.Min(line.Length - end, Window));
        var stop = rest.IndexOfAny(BehindAuthority);
        return !(stop < 0 ? rest : rest[..stop]).Contains('@') && (between.IsEmpty || between[^1] is '@' or ',');
    }

    /// <summary>
    /// Neither part of a path, an address, an expression or a pattern, nor a key with its value behind.
    /// </summary>
    static bool StandsAlone(string line, int start, int end, int? port)
    {
        if (start > 0 && line[start - 1] is '/' or '\\' or '$' or '*' or '{' or '(' or ')' or '<' or '%' or '+' or '~')
            return false;
        if (port is not null)
            return !IsImage(line.AsSpan(end + 1, Math.Min(line.Length - end - 1, Window)));
        if (start > 0 && line[start - 1] == '@')
            return false;
        if (end < line.Length && line[end] is '/' or '@' or '(' or '\\' or '*' or '[' or '<')
            return false;
        var rest = line.AsSpan(end).TrimStart("\"'").TrimStart();
        return rest is not ([':', ..] or ['=', ..] or ['}', '}', ..]);
    }

    /// <summary><c>registry.example.com:5000/app:1.2</c>, which the kubelet pulls and no sidecar sees.</summary>
    /// <param name="rest">From the port on.</param>
    static bool IsImage(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(BehindWord);
        var path = (end < 0 ? rest : rest[..end]).TrimStart("0123456789");
        return path is ['/', ..] && path.ContainsAny(':', '@') && !path.Contains('?');
    }
}

/// <summary>A host outside the cluster that a text names.</summary>
/// <param name="Port">Null where none is written.</param>
internal sealed record HostMention(string Host, int? Port)
{
    public override string ToString() => Port is { } port ? $"{Host}:{port}" : Host;
}
