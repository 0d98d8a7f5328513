namespace Kyma.Krm.Egress;

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
