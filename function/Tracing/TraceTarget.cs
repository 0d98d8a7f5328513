using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tracing;

/// <summary>Where a request goes, as a URL says it.</summary>
/// <param name="Protocol">What the client puts on the wire, by the scheme.</param>
/// <param name="Host">In lower case; an IPv6 address is without the brackets that a URL has around it.</param>
/// <param name="Port">The written one, or the scheme's.</param>
/// <param name="Path">With the query; <c>/</c> where the URL has none.</param>
internal sealed record TraceTarget(RequestProtocol Protocol, string Host, int Port, string Path)
{
    /// <summary>The end of a message: "must be " comes before it.</summary>
    public const string ValidValues =
        "a URL such as https://api.partner.com, http://shop.example.com/cart, grpc://host:9000 or tcp://host:5432";

    /// <summary>The end of a message whose subject is the method; null where it can be one.</summary>
    public static string? WrongWithMethod(string method) =>
        method.Length > 0 && method.All(c => char.IsAsciiLetterUpper(c) || c is '-' or '_')
            ? null
            : "must be a method of HTTP in upper case, such as GET or POST";

    /// <summary>Null where the text is no such URL.</summary>
    public static TraceTarget? Parse(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
            return null;
        (RequestProtocol Protocol, int? Port)? known = text[..scheme].ToLowerInvariant() switch
        {
            "http" => (RequestProtocol.Http, 80),
            "https" => (RequestProtocol.Https, 443),
            "grpc" => (RequestProtocol.Grpc, 80),
            "tcp" => (RequestProtocol.Tcp, null),
            _ => null,
        };
        if (known is not { } protocol)
            return null;
        // Clients keep the fragment to themselves (RFC 3986, section 3.5), and send "/" where the path is empty.
        var rest = text[(scheme + 3)..].Split('#')[0];
        var end = rest.IndexOfAny(['/', '?']);
        var authority = end < 0 ? rest : rest[..end];
        var path =
            end < 0 ? "/"
            : rest[end] == '?' ? $"/{rest[end..]}"
            : rest[end..];
        var colon = authority.LastIndexOf(':');
        var hasPort = colon > authority.LastIndexOf(']');
        var host = hasPort ? authority[..colon] : authority;
        var port = hasPort ? Digits.Read(authority.AsSpan(colon + 1)) : protocol.Port;
        if (host is ['[', .. var address, ']'] && IpAddresses.IsAddress(address))
            host = address;
        else if (host.Length == 0 || host.AsSpan().ContainsAny('@', '[', ':'))
            return null;
        return port is >= 1 and <= 65535
            ? new TraceTarget(protocol.Protocol, host.ToLowerInvariant(), port.Value, path)
            : null;
    }

    public override string ToString()
    {
        var scheme = Protocol.ToString().ToLowerInvariant();
        var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return Protocol == RequestProtocol.Tcp
            ? $"{scheme}://{host}:{Port}"
            : $"{scheme}://{host}{(Port == (Protocol == RequestProtocol.Https ? 443 : 80) ? "" : $":{Port}")}{Path}";
    }
}
