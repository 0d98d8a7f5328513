using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Dns;

/// <summary><c>spec.dns</c>.</summary>
internal sealed class DnsConfig(Fields? f = null)
{
    public GardenerDnsConfig Gardener { get; init; } =
        f.Required(GardenerDnsConfig.Shape, "Gardener's external-dns-management writes the records.");

    public static readonly ObjectShape<DnsConfig> Shape = new(
        "DNS records for the Gateway's hosts.",
        f => new DnsConfig(f)
    );
}

/// <summary><c>spec.dns.gardener</c>.</summary>
internal sealed class GardenerDnsConfig(Fields? f = null)
{
    public int Ttl { get; init; } =
        f.Default(new IntegerShape(1, 8640000) { IsSeconds = true }, 600, "Time to live of the records, in seconds.");

    /// <summary>Null: <c>garden</c> in a shoot (shoot-info is among the items), elsewhere none.</summary>
    public string? Class { get; init; } =
        f.Optional(
            () => Shapes.DnsLabel.Like("garden"),
            "The class of the DNS controller. Default: garden where the ConfigMap shoot-info is among "
                + "the items, else none."
        );

    /// <summary>Null: the controller finds the load balancer of the Gateway's pods.</summary>
    public IReadOnlyList<string>? Targets { get; init; } =
        f.Optional(
            Shapes.ListOf(DnsTarget.Shape, atLeast: 1),
            "IP addresses or host names of the load balancer. Without them the Gateway is annotated "
                + "and the controller finds them itself."
        );

    /// <summary>Null: Gardener's default, IPv4.</summary>
    public string? IpStack { get; init; } =
        f.Optional(
            Shapes.OneOf("ipv4", "ipv6", "dual-stack"),
            "Which records are made for a load balancer with a host name: A (ipv4), AAAA (ipv6) or "
                + "both (dual-stack). Default: A."
        );

    public static readonly ObjectShape<GardenerDnsConfig> Shape = new(
        "Gardener's external-dns-management writes the records.",
        f => new GardenerDnsConfig(f)
    );
}
