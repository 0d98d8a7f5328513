using Kyma.Krm.Yaml;

namespace Kyma.Krm.Probing.Tls;

/// <summary>Where a connection goes.</summary>
/// <param name="Host">A name or an IP address, without brackets.</param>
internal sealed record Address(string Host, int Port)
{
    /// <summary>Null where the text is not HOST:PORT.</summary>
    public static Address? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || Digits.Read(text.AsSpan(colon + 1)) is not { } port)
            return null;
        var host = text[..colon];
        var isBracketed = host.Length > 2 && host[0] == '[' && host[^1] == ']';
        return port is > 0 and <= 65535 && (isBracketed || !host.Contains(':', StringComparison.Ordinal))
            ? new Address(isBracketed ? host[1..^1] : host, port)
            : null;
    }

    public override string ToString() =>
        Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
