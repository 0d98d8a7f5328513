using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>Which endpoint of a host a request goes to.</summary>
internal sealed class LoadBalancer(RecordFields<LoadBalancer>? f = null)
{
    public static readonly RecordShape<LoadBalancer> Shape = new(f => new LoadBalancer(f));

    static readonly TextShape Policies = Types.Words(
        "UNSPECIFIED",
        "LEAST_CONN",
        "RANDOM",
        "PASSTHROUGH",
        "ROUND_ROBIN",
        "LEAST_REQUEST"
    );

    const string Policy = "policy";

    /// <summary>LEAST_REQUEST where it is left out; PASSTHROUGH sends to the address that the client wanted.</summary>
    public string? Simple { get; init; } = f.Optional(r => r.Simple, Policies, oneOf: Policy);

    public ConsistentHash? ConsistentHash { get; init; } =
        f.Optional(r => r.ConsistentHash, ConsistentHash.Shape, oneOf: Policy);

    public BackendUtilization? BackendUtilization { get; init; } =
        f.Optional(r => r.BackendUtilization, BackendUtilization.Shape, since: 32, oneOf: Policy);

    public LocalityLoadBalancing? LocalityLbSetting { get; init; } =
        f.Optional(r => r.LocalityLbSetting, LocalityLoadBalancing.Shape);

    public LocalityLoadBalancing? ZoneAwareLbSetting { get; init; } =
        f.Optional(r => r.ZoneAwareLbSetting, LocalityLoadBalancing.OfZones, since: 31);

    public string? WarmupDurationSecs { get; init; } = f.Optional(r => r.WarmupDurationSecs, Types.Duration);

    public Warmup? Warmup { get; init; } = f.Optional(r => r.Warmup, Warmup.Shape, since: 24);
}

/// <summary>Balancing by the load that the backends report.</summary>
internal sealed class BackendUtilization(RecordFields<BackendUtilization>? f = null)
{
    public static readonly RecordShape<BackendUtilization> Shape = new(f => new BackendUtilization(f));

    public long? ErrorUtilizationPenaltyPercent { get; init; } =
        f.Optional(r => r.ErrorUtilizationPenaltyPercent, Types.UInt32);

    public IReadOnlyList<string>? MetricNamesForComputingUtilization { get; init; } =
        f.Optional(r => r.MetricNamesForComputingUtilization, Types.Texts);

    public string? WeightExpirationPeriod { get; init; } = f.Optional(r => r.WeightExpirationPeriod, Types.AnyDuration);

    public string? WeightStabilizationPeriod { get; init; } =
        f.Optional(r => r.WeightStabilizationPeriod, Types.AnyDuration);

    public string? WeightUpdatePeriod { get; init; } = f.Optional(r => r.WeightUpdatePeriod, Types.AnyDuration);
}

/// <summary>What of a request decides its endpoint.</summary>
internal sealed class ConsistentHash(RecordFields<ConsistentHash>? f = null)
{
    public static readonly RecordShape<ConsistentHash> Shape = new(f => new ConsistentHash(f));

    const string Key = "key";
    const string Algorithm = "algorithm";

    public string? HttpHeaderName { get; init; } = f.Optional(r => r.HttpHeaderName, Types.Text, oneOf: Key);

    public HttpCookie? HttpCookie { get; init; } = f.Optional(r => r.HttpCookie, HttpCookie.Shape, oneOf: Key);

    public bool? UseSourceIp { get; init; } = f.Optional(r => r.UseSourceIp, Types.Bool, oneOf: Key);

    public string? HttpQueryParameterName { get; init; } =
        f.Optional(r => r.HttpQueryParameterName, Types.Text, oneOf: Key);

    public RingHash? RingHash { get; init; } = f.Optional(r => r.RingHash, RingHash.Shape, oneOf: Algorithm);

    public MagLev? Maglev { get; init; } = f.Optional(r => r.Maglev, MagLev.Shape, oneOf: Algorithm);

    public decimal? MinimumRingSize { get; init; } = f.Optional(r => r.MinimumRingSize, Types.UInt64);
}

/// <summary>A cookie to hash; it is made where a request has none.</summary>
internal sealed class HttpCookie(RecordFields<HttpCookie>? f = null)
{
    public static readonly RecordShape<HttpCookie> Shape = new(f => new HttpCookie(f));

    static readonly ListShape<CookieAttribute> AttributeList = new(CookieAttribute.Shape);

    public string? Name { get; init; } = f.Required(r => r.Name, Types.Text);

    public string? Path { get; init; } = f.Optional(r => r.Path, Types.Text);

    public string? Ttl { get; init; } = f.Optional(r => r.Ttl, Types.AnyDuration);

    public IReadOnlyList<CookieAttribute>? Attributes { get; init; } =
        f.Optional(r => r.Attributes, AttributeList, since: 28);
}

/// <summary>An attribute of the cookie that is made.</summary>
internal sealed class CookieAttribute(RecordFields<CookieAttribute>? f = null)
{
    public static readonly RecordShape<CookieAttribute> Shape = new(f => new CookieAttribute(f));

    public string? Name { get; init; } = f.Required(r => r.Name, Types.Text);

    public string? Value { get; init; } = f.Optional(r => r.Value, Types.Text);
}

/// <summary>Consistent hashing on a ring.</summary>
internal sealed class RingHash(RecordFields<RingHash>? f = null)
{
    public static readonly RecordShape<RingHash> Shape = new(f => new RingHash(f));

    public decimal? MinimumRingSize { get; init; } = f.Optional(r => r.MinimumRingSize, Types.UInt64);
}

/// <summary>Consistent hashing with a Maglev table.</summary>
internal sealed class MagLev(RecordFields<MagLev>? f = null)
{
    public static readonly RecordShape<MagLev> Shape = new(f => new MagLev(f));

    public decimal? TableSize { get; init; } = f.Optional(r => r.TableSize, Types.UInt64);
}

/// <summary>How long a new endpoint gets fewer requests.</summary>
internal sealed class Warmup(RecordFields<Warmup>? f = null)
{
    public static readonly RecordShape<Warmup> Shape = new(f => new Warmup(f));

    public string? Duration { get; init; } = f.Required(r => r.Duration, Types.Duration);

    public decimal? MinimumPercent { get; init; } = f.Optional(r => r.MinimumPercent, Types.NullablePercent);

    public decimal? Aggression { get; init; } = f.Optional(r => r.Aggression, Types.NullableDouble);
}

/// <summary>
/// Of <c>localityLbSetting</c> and of <c>zoneAwareLbSetting</c>, which has no <c>distribute</c>, but a size.
/// </summary>
internal sealed class LocalityLoadBalancing(RecordFields<LocalityLoadBalancing>? f = null, bool isOfZones = false)
{
    public static readonly RecordShape<LocalityLoadBalancing> Shape = new(f => new LocalityLoadBalancing(f));

    public static readonly RecordShape<LocalityLoadBalancing> OfZones = new(f => new LocalityLoadBalancing(f, true));

    static readonly ListShape<LocalityDistribution> DistributionList = new(LocalityDistribution.Shape);

    static readonly ListShape<LocalityFailover> FailoverList = new(LocalityFailover.Shape);

    static readonly NumberShape<long> Size = new(1, uint.MaxValue) { TakesNull = true };

    public IReadOnlyList<LocalityDistribution>? Distribute { get; init; } =
        (isOfZones ? null : f).Optional(r => r.Distribute, DistributionList);

    public IReadOnlyList<LocalityFailover>? Failover { get; init; } = f.Optional(r => r.Failover, FailoverList);

    public IReadOnlyList<string>? FailoverPriority { get; init; } = f.Optional(r => r.FailoverPriority, Types.Texts);

    public bool? Enabled { get; init; } = f.Optional(r => r.Enabled, Types.NullableBool);

    public long? MinClusterSize { get; init; } = (isOfZones ? f : null).Optional(r => r.MinClusterSize, Size);
}

/// <summary>How requests of one locality are spread over others.</summary>
internal sealed class LocalityDistribution(RecordFields<LocalityDistribution>? f = null)
{
    public static readonly RecordShape<LocalityDistribution> Shape = new(f => new LocalityDistribution(f));

    public string? From { get; init; } = f.Optional(r => r.From, Types.Text);

    public IReadOnlyDictionary<string, long>? To { get; init; } = f.Optional(r => r.To, Types.UInt32Map);
}

/// <summary>Which region takes over from another.</summary>
internal sealed class LocalityFailover(RecordFields<LocalityFailover>? f = null)
{
    public static readonly RecordShape<LocalityFailover> Shape = new(f => new LocalityFailover(f));

    public string? From { get; init; } = f.Optional(r => r.From, Types.Text);

    public string? To { get; init; } = f.Optional(r => r.To, Types.Text);
}
