using System.Text.RegularExpressions;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>
/// networking.istio.io WorkloadGroup: what workloads outside the cluster that register themselves become.
/// </summary>
internal sealed class WorkloadGroupSpec(RecordFields<WorkloadGroupSpec>? f = null)
{
    public static readonly RecordShape<WorkloadGroupSpec> Shape = new(f => new WorkloadGroupSpec(f));

    public WorkloadGroupMetadata? Metadata { get; init; } = f.Optional(r => r.Metadata, WorkloadGroupMetadata.Shape);

    public WorkloadEntry? Template { get; init; } = f.Required(r => r.Template, WorkloadEntry.Shape);

    public ReadinessProbe? Probe { get; init; } = f.Optional(r => r.Probe, ReadinessProbe.Shape);
}

/// <summary>Labels and annotations of the WorkloadEntries that come from a group.</summary>
internal sealed class WorkloadGroupMetadata(RecordFields<WorkloadGroupMetadata>? f = null)
{
    public static readonly RecordShape<WorkloadGroupMetadata> Shape = new(f => new WorkloadGroupMetadata(f));

    static readonly TextMapShape<string> Texts256 = new(null, Types.Text, 256);

    public IReadOnlyDictionary<string, string>? Labels { get; init; } = f.Optional(r => r.Labels, Texts256);

    public IReadOnlyDictionary<string, string>? Annotations { get; init; } = f.Optional(r => r.Annotations, Texts256);
}

/// <summary>When a workload counts as ready; exactly one kind of probe.</summary>
internal sealed class ReadinessProbe(RecordFields<ReadinessProbe>? f = null)
{
    public static readonly RecordShape<ReadinessProbe> Shape = new(f => new ReadinessProbe(f));

    static readonly NumberShape<long> Count = new(0, int.MaxValue);

    const string Way = "way";

    public long? InitialDelaySeconds { get; init; } = f.Optional(r => r.InitialDelaySeconds, Count);

    public long? TimeoutSeconds { get; init; } = f.Optional(r => r.TimeoutSeconds, Count);

    public long? PeriodSeconds { get; init; } = f.Optional(r => r.PeriodSeconds, Count);

    public long? SuccessThreshold { get; init; } = f.Optional(r => r.SuccessThreshold, Count);

    public long? FailureThreshold { get; init; } = f.Optional(r => r.FailureThreshold, Count);

    public HttpProbe? HttpGet { get; init; } = f.Optional(r => r.HttpGet, HttpProbe.Shape, oneOf: Way);

    public TcpProbe? TcpSocket { get; init; } = f.Optional(r => r.TcpSocket, TcpProbe.Shape, oneOf: Way);

    public ExecProbe? Exec { get; init; } = f.Optional(r => r.Exec, ExecProbe.Shape, oneOf: Way);

    public GrpcProbe? Grpc { get; init; } = f.Optional(r => r.Grpc, GrpcProbe.Shape, oneOf: Way);
}

/// <summary>A GET request; a status from 200 to 399 is healthy.</summary>
internal sealed class HttpProbe(RecordFields<HttpProbe>? f = null)
{
    public static readonly RecordShape<HttpProbe> Shape = new(f => new HttpProbe(f));

    static readonly TextShape Schemes = Types.Words("", "HTTP", "HTTPS");

    static readonly ListShape<ProbeHeader> HeaderList = new(ProbeHeader.Shape);

    public string? Path { get; init; } = f.Optional(r => r.Path, Types.Text);

    public long? Port { get; init; } = f.Required(r => r.Port, Types.Port);

    public string? Host { get; init; } = f.Optional(r => r.Host, Types.Text);

    public string? Scheme { get; init; } = f.Optional(r => r.Scheme, Schemes);

    public IReadOnlyList<ProbeHeader>? HttpHeaders { get; init; } = f.Optional(r => r.HttpHeaders, HeaderList);
}

/// <summary>A header of the probe's request.</summary>
internal sealed partial class ProbeHeader(RecordFields<ProbeHeader>? f = null)
{
    public static readonly RecordShape<ProbeHeader> Shape = new(f => new ProbeHeader(f));

    static readonly TextShape NameText = new()
    {
        Pattern = NamePattern(),
        ValidValues = "a header's name: letters, digits, '-' and '_'",
    };

    public string? Name { get; init; } = f.Optional(r => r.Name, NameText);

    public string? Value { get; init; } = f.Optional(r => r.Value, Types.Text);

    [GeneratedRegex(@"^[-_A-Za-z0-9]+\z")]
    private static partial Regex NamePattern();
}

/// <summary>A connection that opens is healthy.</summary>
internal sealed class TcpProbe(RecordFields<TcpProbe>? f = null)
{
    public static readonly RecordShape<TcpProbe> Shape = new(f => new TcpProbe(f));

    public string? Host { get; init; } = f.Optional(r => r.Host, Types.Text);

    public long? Port { get; init; } = f.Required(r => r.Port, Types.Port);
}

/// <summary>A command in the workload; exit code 0 is healthy.</summary>
internal sealed class ExecProbe(RecordFields<ExecProbe>? f = null)
{
    public static readonly RecordShape<ExecProbe> Shape = new(f => new ExecProbe(f));

    static readonly ListShape<string> Words = new(TextShape.Any);

    public IReadOnlyList<string>? Command { get; init; } = f.Required(r => r.Command, Words);
}

/// <summary>A call of the gRPC health service.</summary>
internal sealed class GrpcProbe(RecordFields<GrpcProbe>? f = null)
{
    public static readonly RecordShape<GrpcProbe> Shape = new(f => new GrpcProbe(f));

    public long? Port { get; init; } = f.Optional(r => r.Port, Types.Port);

    public string? Service { get; init; } = f.Optional(r => r.Service, Types.Text);
}
