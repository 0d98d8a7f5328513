using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

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
