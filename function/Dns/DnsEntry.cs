namespace Kyma.Krm.Dns;

/// <summary>dns.gardener.cloud/v1alpha1 DNSEntry, as far as we write it (external-dns-management, pkg/apis/dns/v1alpha1/dnsentry.go).</summary>
internal sealed record DnsEntrySpec
{
    public required string DnsName { get; init; }

    public required int Ttl { get; init; }

    public required IReadOnlyList<string> Targets { get; init; }
}
