using System.Text.Json.Nodes;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model.Security;

/// <summary>security.istio.io PeerAuthentication: whether workloads demand mutual TLS of the mesh.</summary>
internal sealed class PeerAuthenticationSpec(RecordFields<PeerAuthenticationSpec>? f = null) : ISpec
{
    public static readonly RecordShape<PeerAuthenticationSpec> Shape = new(f => new PeerAuthenticationSpec(f));

    static readonly TextMapShape<MutualTls> PortMap = new(null, MutualTls.Shape);

    /// <summary>Pods of its namespace; null: all of them.</summary>
    public PolicySelector? Selector { get; init; } = f.Optional(r => r.Selector, PolicySelector.Shape);

    /// <summary>For all ports; null: as for the namespace or the mesh.</summary>
    public MutualTls? Mtls { get; init; } = f.Optional(r => r.Mtls, MutualTls.Shape);

    /// <summary>By the port of the pod; only with a selector.</summary>
    public IReadOnlyDictionary<string, MutualTls>? PortLevelMtls { get; init; } =
        f.Optional(r => r.PortLevelMtls, PortMap);

    public JsonObject ToJson() => Shape.Write(this);
}

/// <summary>Whether a workload accepts plain text.</summary>
internal sealed class MutualTls(RecordFields<MutualTls>? f = null)
{
    public static readonly RecordShape<MutualTls> Shape = new(f => new MutualTls(f));

    static readonly TextShape Modes = Types.Words("UNSET", "DISABLE", "PERMISSIVE", "STRICT");

    /// <summary>UNSET, as null, means that of the namespace or the mesh.</summary>
    public string? Mode { get; init; } = f.Optional(r => r.Mode, Modes);
}
