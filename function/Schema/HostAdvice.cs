using System.Net;
using System.Text.RegularExpressions;

namespace Kyma.Krm.Schema;

/// <summary>What people write where a host must be, and what to write instead.</summary>
internal static partial class HostAdvice
{
    /// <summary>Behind "must be a DNS name"; empty where the text is none of these.</summary>
    public static string Of(string text) =>
        ServersOf(text) is { } servers
            ? ". A '+srv' URL names a DNS record that lists the servers: register the servers, all of them "
                + $"as '*.{servers}' with a TLS port (preset mongodb-tls)"
        : Address().Match(text) is { Success: true } address
            ? $". Write the host alone: '{address.Groups["host"].Value.ToLowerInvariant()}'"
                + (address.Groups["port"] is { Success: true } port ? $"; the port {port} belongs in `ports`" : "")
        : IPAddress.TryParse(text, out _)
            ? ". An IP address is not a host: name the service by a DNS name, and list the address under "
                + "`addresses` or `endpoints`"
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
        @"^(?=.*[:/])([a-zA-Z][a-zA-Z0-9+.-]*://)?(?<host>(\*\.)?[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+)(:(?<port>[0-9]{1,5}))?(/.*)?\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Address();
}
