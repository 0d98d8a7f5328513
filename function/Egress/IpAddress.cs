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
