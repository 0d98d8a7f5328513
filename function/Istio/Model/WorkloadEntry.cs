using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>
/// An endpoint of a ServiceEntry; also the spec of networking.istio.io WorkloadEntry, a workload outside the cluster.
/// </summary>
internal sealed class WorkloadEntry(RecordFields<WorkloadEntry>? f = null)
{
    public static readonly RecordShape<WorkloadEntry> Shape = new(f => new WorkloadEntry(f));

    static readonly TextShape Address256 = Types.UpTo(256);

    static readonly TextMapShape<long> PortMap = new(null, Types.UInt32, 128);

    static readonly TextMapShape<string> LabelMap = new(null, Types.Text, 256);

    static readonly TextShape LongText = Types.UpTo(2048);

    static readonly TextShape AccountName = Types.UpTo(253);

    /// <summary>An IP address, DNS name or Unix socket.</summary>
    public string? Address { get; init; } = f.Optional(r => r.Address, Address256);

    /// <summary>Its own port numbers, by port name of the service.</summary>
    public IReadOnlyDictionary<string, long>? Ports { get; init; } = f.Optional(r => r.Ports, PortMap);

    /// <summary>By which selectors find it.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; } = f.Optional(r => r.Labels, LabelMap);

    public string? Network { get; init; } = f.Optional(r => r.Network, LongText);

    public string? Locality { get; init; } = f.Optional(r => r.Locality, LongText);

    public long? Weight { get; init; } = f.Optional(r => r.Weight, Types.UInt32);

    /// <summary>Of its mesh certificate.</summary>
    public string? ServiceAccount { get; init; } = f.Optional(r => r.ServiceAccount, AccountName);
}
