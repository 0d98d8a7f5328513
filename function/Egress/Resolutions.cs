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

    public static bool IsWildcard(string host) => host.StartsWith("*.", StringComparison.Ordinal);
}
