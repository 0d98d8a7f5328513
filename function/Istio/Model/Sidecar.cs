using System.Text.Json.Nodes;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>networking.istio.io Sidecar: what the proxies of a namespace or workload can reach.</summary>
internal sealed class SidecarSpec(RecordFields<SidecarSpec>? f = null) : ISpec
{
    public static readonly RecordShape<SidecarSpec> Shape = new(f => new SidecarSpec(f));

    static readonly ListShape<IstioIngressListener> IngressList = new(IstioIngressListener.Shape);

    static readonly ListShape<IstioEgressListener> EgressList = new(IstioEgressListener.Shape);

    /// <summary>Pods of the namespace; left out: all that no other Sidecar selects.</summary>
    public WorkloadSelector? WorkloadSelector { get; init; } =
        f.Optional(r => r.WorkloadSelector, WorkloadSelector.Shape);

    /// <summary>Its pods reach registered hosts only; a mode that is left out means the same.</summary>
    public bool IsRegistryOnly => OutboundTrafficPolicy is { Mode: not "ALLOW_ANY" };

    public IReadOnlyList<IstioIngressListener>? Ingress { get; init; } = f.Optional(r => r.Ingress, IngressList);

    /// <summary>What can be reached; left out: everything that is exported to the namespace.</summary>
    public IReadOnlyList<IstioEgressListener>? Egress { get; init; } = f.Optional(r => r.Egress, EgressList);

    public ConnectionPool? InboundConnectionPool { get; init; } =
        f.Optional(r => r.InboundConnectionPool, ConnectionPool.Shape);

    /// <summary>What happens to unregistered connections; left out: the mesh's own setting.</summary>
    public OutboundTrafficPolicy? OutboundTrafficPolicy { get; init; } =
        f.Optional(r => r.OutboundTrafficPolicy, OutboundTrafficPolicy.Shape);

    public JsonObject ToJson() => Shape.Write(this);
}

/// <summary>A port of the workload itself.</summary>
internal sealed class IstioIngressListener(RecordFields<IstioIngressListener>? f = null)
{
    public static readonly RecordShape<IstioIngressListener> Shape = new(f => new IstioIngressListener(f));

    public IstioPort? Port { get; init; } = f.Required(r => r.Port, IstioPort.Shape);

    public string? Bind { get; init; } = f.Optional(r => r.Bind, Types.Text);

    public string? CaptureMode { get; init; } = f.Optional(r => r.CaptureMode, IstioEgressListener.CaptureModes);

    public string? DefaultEndpoint { get; init; } = f.Optional(r => r.DefaultEndpoint, Types.Text);

    public ServerTls? Tls { get; init; } = f.Optional(r => r.Tls, ServerTls.Shape);

    public ConnectionPool? ConnectionPool { get; init; } = f.Optional(r => r.ConnectionPool, ConnectionPool.Shape);
}

/// <summary>What a workload reaches through one listener of its sidecar.</summary>
internal sealed class IstioEgressListener(RecordFields<IstioEgressListener>? f = null)
{
    public static readonly RecordShape<IstioEgressListener> Shape = new(f => new IstioEgressListener(f));

    public static readonly TextShape CaptureModes = Types.Words("DEFAULT", "IPTABLES", "NONE");

    /// <summary>Left out: every port that no other listener has.</summary>
    public IstioPort? Port { get; init; } = f.Optional(r => r.Port, IstioPort.Shape);

    /// <summary>An address or Unix socket; left out: that of the port's services.</summary>
    public string? Bind { get; init; } = f.Optional(r => r.Bind, Types.Text);

    /// <summary>How connections get to it; left out: DEFAULT, by iptables.</summary>
    public string? CaptureMode { get; init; } = f.Optional(r => r.CaptureMode, CaptureModes);

    /// <summary><c>namespace/host</c>; the namespace may be <c>.</c>, <c>*</c> or <c>~</c> for none.</summary>
    public IReadOnlyList<string>? Hosts { get; init; } = f.Required(r => r.Hosts, Types.Texts);
}

/// <summary>Without a mode this is REGISTRY_ONLY: the zero value of Istio's enum.</summary>
internal sealed class OutboundTrafficPolicy(RecordFields<OutboundTrafficPolicy>? f = null)
{
    public static readonly RecordShape<OutboundTrafficPolicy> Shape = new(f => new OutboundTrafficPolicy(f));

    static readonly TextShape Modes = Types.Words("REGISTRY_ONLY", "ALLOW_ANY");

    /// <summary>REGISTRY_ONLY or ALLOW_ANY.</summary>
    public string? Mode { get; init; } = f.Optional(r => r.Mode, Modes);

    /// <summary>Where unregistered connections go instead of straight on.</summary>
    public Destination? EgressProxy { get; init; } = f.Optional(r => r.EgressProxy, Destination.Shape);
}
