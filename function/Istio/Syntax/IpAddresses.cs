using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Kyma.Krm.Istio.Syntax;

/// <summary>
/// Addresses as Go's net/netip reads them: no short forms, no leading zeros; a zone is allowed except in a prefix.
/// </summary>
internal static partial class IpAddresses
{
    /// <summary>Whether it is an IPv4 or IPv6 address, without a prefix length.</summary>
    public static bool IsAddress(string text)
    {
        if (!text.Contains(':', StringComparison.Ordinal))
            return V4().IsMatch(text);
        var percent = text.IndexOf('%', StringComparison.Ordinal);
        if (percent == text.Length - 1)
            return false;
        return IsV6(percent < 0 ? text : text[..percent]);
    }

    /// <summary>An address, or an address with <c>/bits</c>; host bits may be set.</summary>
    public static bool IsSubnet(string text)
    {
        var parts = text.Split('/');
        return parts.Length != 2 ? IsAddress(text) : IsPrefix(parts[0], parts[1]);
    }

    /// <summary>A block of 1/128 of all addresses of its family or more: no network of anyone is that large.</summary>
    public static bool IsNearlyAll(string text) =>
        text.Split('/') is [var address, var bits]
        && IsPrefix(address, bits)
        && int.Parse(bits, CultureInfo.InvariantCulture) < 8;

    /// <summary>The last address of a valid <c>address/bits</c>.</summary>
    public static string LastOf(string subnet)
    {
        var slash = subnet.IndexOf('/', StringComparison.Ordinal);
        var bytes = IPAddress.Parse(subnet[..slash]).GetAddressBytes();
        for (var bit = int.Parse(subnet[(slash + 1)..], CultureInfo.InvariantCulture); bit < bytes.Length * 8; bit++)
            bytes[bit / 8] |= (byte)(0x80 >> (bit % 8));
        return new IPAddress(bytes).ToString();
    }

    static bool IsPrefix(string address, string bits) =>
        !address.Contains('%', StringComparison.Ordinal)
        && IsAddress(address)
        && Bits().IsMatch(bits)
        && int.Parse(bits, CultureInfo.InvariantCulture)
            <= (address.Contains(':', StringComparison.Ordinal) ? 128 : 32);

    // .NET reads brackets, prefixes and short IPv4 tails as well; those are ruled out before.
    static bool IsV6(string text) =>
        text.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.')
        && (!text.Contains('.', StringComparison.Ordinal) || V4().IsMatch(text[(text.LastIndexOf(':') + 1)..]))
        && IPAddress.TryParse(text, out var address)
        && address.AddressFamily == AddressFamily.InterNetworkV6;

    [GeneratedRegex(@"^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\.(?!\z)|\z)){4}\z")]
    private static partial Regex V4();

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,2})\z")]
    private static partial Regex Bits();
}

/// <summary>Unix domain sockets: <c>unix:///absolute/path</c> or, abstract, <c>unix://@name</c>.</summary>
internal static class UnixAddress
{
    public const string Prefix = "unix://";

    /// <summary>Whether it is meant to be one, well-formed or not.</summary>
    public static bool Is(string? address) =>
        address is not null && address.StartsWith(Prefix, StringComparison.Ordinal);

    public static bool IsValid(string address)
    {
        var path = address[Prefix.Length..];
        return path.StartsWith('@') || (path.StartsWith('/') && !path.EndsWith('/'));
    }
}
