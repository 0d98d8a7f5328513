using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Dns;

/// <summary>
/// dns.gardener.cloud/v1alpha1 DNSEntry, as far as we write it (external-dns-management,
/// pkg/apis/dns/v1alpha1/dnsentry.go).
/// </summary>
internal sealed class DnsEntrySpec : JsonFields
{
    public string? DnsName
    {
        get => Text();
        init => Put(value);
    }

    public long? Ttl
    {
        get => Integer();
        init => Put(value);
    }

    public IReadOnlyList<string>? Targets
    {
        get => Texts();
        init => Put(value);
    }
}
