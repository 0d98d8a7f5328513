using System.Net;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Egress;

/// <summary>Addresses of external services, as Istio's ServiceEntry takes them (pkg/config/validation/agent/validation.go, ValidateIPSubnet).</summary>
internal static class IpAddress
{
    public static readonly TextShape OrCidr = new()
    {
        MaximumLength = 64,
        ValidValues = "an IP address or CIDR block such as 192.0.2.10 or 192.0.2.0/24",
        Judge = text => IsAddress(text) || IsCidr(text) ? null : "is neither",
    };

    public static readonly TextShape OrDnsName = new()
    {
        MaximumLength = 253,
        ValidValues = "an IP address or a DNS name such as 192.0.2.10 or db.example.com",
        Judge = text => IsAddress(text) || Shapes.DnsName.Pattern!.IsMatch(text) ? null : "is neither",
    };

    /// <summary>Four decimal numbers, or IPv6; .NET also takes <c>1</c> and <c>0x7f.1</c>, Go does not.</summary>
    public static bool IsAddress(string text) =>
        IPAddress.TryParse(text, out var address) && (text.Contains(':', StringComparison.Ordinal) ? !text.Contains('[', StringComparison.Ordinal) : address.ToString() == text);

    public static bool IsCidr(string text) =>
        text.Split('/') is [var address, var bits] && IsAddress(address)
        && int.TryParse(bits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var length)
        && length <= (address.Contains(':', StringComparison.Ordinal) ? 128 : 32);
}
