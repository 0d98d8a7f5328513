using System.Net;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Dns;

/// <summary>What a DNS record points to: an IP address, or the host name of a load balancer.</summary>
internal static class DnsTarget
{
    public static readonly TextShape Shape = new()
    {
        ValidValues = "an IP address or a DNS name, for example 203.0.113.10",
        MaximumLength = 253,
        Judge = text =>
            IPAddress.TryParse(text, out _) || Shapes.DnsName.Pattern!.IsMatch(text)
                ? null
                : "is neither an IP address nor a DNS name",
    };
}
