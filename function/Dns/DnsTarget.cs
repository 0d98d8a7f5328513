using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Dns;

/// <summary>What a DNS record points to: an IP address, or the host name of a load balancer.</summary>
internal static class DnsTarget
{
    public static readonly TextShape Shape = new()
    {
        ValidValues = "an IP address or a DNS name, for example 203.0.113.10",
        MaximumLength = Shapes.DnsName.MaximumLength,
        Example = "203.0.113.10",
        Judge = text =>
            IsAddress(text) || (Shapes.DnsName.Accepts(text) && !EndsInHex(text))
                ? null
                : "is neither an IP address nor a DNS name",
    };

    /// <summary>An address in full; a zone means something on one machine only.</summary>
    static bool IsAddress(string text) => !text.Contains('%', StringComparison.Ordinal) && IpAddresses.IsAddress(text);

    /// <summary>
    /// Resolvers take a name whose last label is a number for an address, in hexadecimal as well (inet_aton(3)).
    /// </summary>
    static bool EndsInHex(string text) =>
        text[(text.LastIndexOf('.') + 1)..] is ['0', 'x', .. var digits] && digits.All(char.IsAsciiHexDigit);
}
