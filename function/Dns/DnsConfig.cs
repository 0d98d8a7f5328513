using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Dns;

/// <summary><c>spec.dns</c>.</summary>
internal sealed record DnsConfig(GardenerDnsConfig Gardener)
{
    public static readonly Shape<DnsConfig> Shape = new ObjectShape<DnsConfig>(
        "DNS records for the Gateway's hosts.",
        f => new DnsConfig(
            f.Required("gardener", GardenerDnsConfig.Shape, "Gardener's external-dns-management writes the records.")
        )
    );
}

/// <summary><c>spec.dns.gardener</c>.</summary>
internal sealed record GardenerDnsConfig
{
    public required int Ttl { get; init; }

    /// <summary>Null: <c>garden</c> in a shoot (shoot-info is among the items), elsewhere none.</summary>
    public string? Class { get; init; }

    /// <summary>Null: the controller finds the load balancer of the Gateway's pods.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>Null: Gardener's default, IPv4.</summary>
    public string? IpStack { get; init; }

    public static readonly Shape<GardenerDnsConfig> Shape = new ObjectShape<GardenerDnsConfig>(
        "Gardener's external-dns-management writes the records.",
        f => new GardenerDnsConfig
        {
            Ttl = f.Default(
                "ttl",
                new IntegerShape(1, 8640000) { IsSeconds = true },
                600,
                "Time to live of the records, in seconds."
            ),
            Class = f.Optional(
                "class",
                () => Shapes.DnsLabel.Like("garden"),
                "The class of the DNS controller. Default: garden where the ConfigMap shoot-info is among "
                    + "the items, else none."
            ),
            Targets = f.Optional(
                "targets",
                Shapes.ListOf(DnsTarget.Shape, atLeast: 1),
                "IP addresses or host names of the load balancer. Without them the Gateway is annotated "
                    + "and the controller finds them itself."
            ),
            IpStack = f.Optional(
                "ipStack",
                Shapes.OneOf("ipv4", "ipv6", "dual-stack"),
                "Which records are made for a load balancer with a host name: A (ipv4), AAAA (ipv6) or "
                    + "both (dual-stack). Default: A."
            ),
        }
    );
}
