using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Egress;

/// <summary>Addresses of external services, as Istio's ServiceEntry takes them.</summary>
internal static class IpAddress
{
    public static readonly TextShape OrCidr = new()
    {
        MaximumLength = 64,
        Example = "192.0.2.10",
        ValidValues = "an IP address or CIDR block such as 192.0.2.10 or 192.0.2.0/24",
        Judge = text => IpAddresses.IsSubnet(text) ? null : "is neither an IP address nor a CIDR block",
    };

    public static readonly TextShape OrDnsName = new()
    {
        MaximumLength = 253,
        Example = "db.example.com",
        ValidValues = "an IP address or a DNS name such as 192.0.2.10 or db.example.com",
        Judge = text =>
            IpAddresses.IsAddress(text) || Shapes.DnsName.Accepts(text)
                ? null
                : "is neither an IP address nor a DNS name",
    };

    public static bool IsCidr(string text) => IpAddresses.IsSubnet(text) && !IpAddresses.IsAddress(text);
}

/// <summary>How Istio finds the addresses of a service.</summary>
internal static class Resolutions
{
    /// <summary>Nothing is looked up: the connection goes to the address that the application resolved.</summary>
    public const string None = "NONE";
    public const string Static = "STATIC";
    public const string Dns = "DNS";
    public const string DnsRoundRobin = "DNS_ROUND_ROBIN";
    public const string DynamicDns = "DYNAMIC_DNS";

    public static readonly IReadOnlyList<string> All = [None, Static, Dns, DnsRoundRobin, DynamicDns];
}
