using System.Net;
using System.Text.RegularExpressions;

namespace Kyma.Krm.Schema;

/// <summary>What people write where a host must be, and what to write instead.</summary>
internal static partial class HostAdvice
{
    /// <summary>Of a host for which no port or address is written next to it.</summary>
    public static string Of(string text) => Of(text, isService: false, mayBeWildcard: true);

    /// <summary>Of a host that must not begin with <c>*.</c>.</summary>
    public static string OfOneHost(string text) => Of(text, isService: false, mayBeWildcard: false);

    /// <summary>Of a host with fields for its ports and addresses next to it.</summary>
    public static string OfService(string text) => Of(text, isService: true, mayBeWildcard: true);

    /// <summary>Behind "must be a DNS name"; empty where the text is none of these.</summary>
    static string Of(string text, bool isService, bool mayBeWildcard) =>
        text.Contains('$', StringComparison.Ordinal)
            ? ". Variables and templates are not replaced here: write the name itself"
        : text.AsSpan().IndexOfAny("\u201c\u201d\u2018\u2019") >= 0 ? ". Use straight quotes, or none"
        : isService && ServersOf(text) is { } servers
            ? ". A '+srv' URL names a DNS record that lists the servers: register the servers, all of them "
                + $"as '*.{servers}' with a TLS port (preset mongodb-tls)"
        : (text.AsSpan().IndexOfAny('.', ':') >= 0 && IPAddress.TryParse(text, out _))
        || IPNetwork.TryParse(text, out _)
            ? ". An IP address is not a host"
                + (
                    isService
                        ? ": name the service by a DNS name, and list the address under `addresses` or `endpoints`"
                        : ""
                )
        : Address().Match(text) is { Success: true } address
            ? $". Write the host alone: '{address.Groups["host"].Value.ToLowerInvariant()}'"
                + (
                    isService && address.Groups["port"] is { Success: true } port
                        ? $"; the port {port} belongs in `ports`"
                        : ""
                )
        : !mayBeWildcard && text.StartsWith("*.", StringComparison.Ordinal) ? $". Without the wildcard: '{text[2..]}'"
        : text.Any(char.IsAsciiLetterUpper) ? $". In lower case: '{text.ToLowerInvariant()}'"
        : text.EndsWith('.') ? $". Without the last dot: '{text.TrimEnd('.')}'"
        : "";

    /// <summary>The domain of the servers that a URL such as mongodb+srv://cluster.example.net leads to.</summary>
    static string? ServersOf(string text)
    {
        const string Scheme = "+srv://";
        var at = text.IndexOf(Scheme, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var host = text[(at + Scheme.Length)..];
        host = host[(host.LastIndexOf('@') + 1)..];
        var end = host.AsSpan().IndexOfAny("/?:");
        host = end < 0 ? host : host[..end];
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 || dot == host.Length - 1 ? null : host[(dot + 1)..].ToLowerInvariant();
    }

    /// <summary>With a scheme, a port or a path.</summary>
    [GeneratedRegex(
        @"^(?=.*[:/])([a-zA-Z][a-zA-Z0-9+.-]*://)?"
            + @"(?<host>(\*\.)?[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+)(:(?<port>[0-9]{1,5}))?(/.*)?\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Address();
}
