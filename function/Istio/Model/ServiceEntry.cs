using System.Text.Json.Nodes;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>
/// networking.istio.io ServiceEntry: hosts outside the mesh (or outside Kubernetes) that the mesh shall know.
/// </summary>
internal sealed class ServiceEntrySpec(RecordFields<ServiceEntrySpec>? f = null) : ISpec
{
    public static readonly RecordShape<ServiceEntrySpec> Shape = new(f => new ServiceEntrySpec(f));

    static readonly ListShape<string> HostList = new(Types.Text, 1, 256);

    static readonly ListShape<string> AddressList = new(Types.UpTo(64), atMost: 256);

    static readonly ListShape<IstioPort> PortList = new(IstioPort.Named, atMost: 256);

    static readonly TextShape Locations = Types.Words("MESH_EXTERNAL", "MESH_INTERNAL");

    static readonly TextShape Resolutions = new()
    {
        Words = ["NONE", "STATIC", "DNS", "DNS_ROUND_ROBIN"],
        NewerWords = [("DYNAMIC_DNS", 28)],
    };

    static readonly ListShape<WorkloadEntry> EndpointList = new(WorkloadEntry.Shape, atMost: 4096);

    /// <summary>At least one; wildcards are allowed unless the resolution is DNS.</summary>
    public IReadOnlyList<string>? Hosts { get; init; } = f.Required(r => r.Hosts, HostList);

    /// <summary>IP addresses or ranges by which its ports are told apart.</summary>
    public IReadOnlyList<string>? Addresses { get; init; } = f.Optional(r => r.Addresses, AddressList);

    /// <summary>Numbers and names each once.</summary>
    public IReadOnlyList<IstioPort>? Ports { get; init; } = f.Optional(r => r.Ports, PortList);

    /// <summary>MESH_EXTERNAL where it is left out: no automatic mutual TLS.</summary>
    public string? Location { get; init; } = f.Optional(r => r.Location, Locations);

    /// <summary>NONE where it is left out.</summary>
    public string? Resolution { get; init; } = f.Optional(r => r.Resolution, Resolutions);

    /// <summary>Where the service really is; excludes <c>workloadSelector</c>.</summary>
    public IReadOnlyList<WorkloadEntry>? Endpoints { get; init; } = f.Optional(r => r.Endpoints, EndpointList);

    /// <summary>Pods and WorkloadEntries of its namespace that are its endpoints.</summary>
    public WorkloadSelector? WorkloadSelector { get; init; } =
        f.Optional(r => r.WorkloadSelector, WorkloadSelector.Shape);

    /// <summary>Namespaces, <c>.</c> for its own, <c>*</c> for all, <c>~</c> for none; left out: all.</summary>
    public IReadOnlyList<string>? ExportTo { get; init; } = f.Optional(r => r.ExportTo, Types.Texts);

    /// <summary>Names that the servers' certificates may have, unless a DestinationRule says otherwise.</summary>
    public IReadOnlyList<string>? SubjectAltNames { get; init; } = f.Optional(r => r.SubjectAltNames, Types.Texts);

    public JsonObject ToJson() => Shape.Write(this);
}

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
