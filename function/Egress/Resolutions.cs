using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Egress;

/// <summary>How Istio finds the addresses of a service.</summary>
internal static class Resolutions
{
    public const string None = "NONE";
    public const string Static = "STATIC";
    public const string Dns = "DNS";
    public const string DnsRoundRobin = "DNS_ROUND_ROBIN";
    public const string DynamicDns = "DYNAMIC_DNS";

    public static readonly IReadOnlyList<string> All = [None, Static, Dns, DnsRoundRobin, DynamicDns];

    /// <summary>What is written, else what fits endpoints, hosts and addresses.</summary>
    public static string Of(EgressServiceConfig service) =>
        service switch
        {
            { Resolution: { } written } => written,
            { Endpoints: { } endpoints } => endpoints.All(endpoint => IpAddresses.IsAddress(endpoint.Address))
                ? Static
                : Dns,
            // A block of addresses has no address to send to but the one the application asked for.
            { Addresses: { } addresses } when addresses.Any(IpAddress.IsCidr) => None,
            _ => service.Hosts.All(IsWildcard) ? None : Dns,
        };

    public static bool IsWildcard(string host) => host.StartsWith("*.", StringComparison.Ordinal);
}
