using System.Text.Json.Nodes;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>networking.istio.io DestinationRule: how clients in the mesh speak to a host.</summary>
internal sealed class DestinationRuleSpec(RecordFields<DestinationRuleSpec>? f = null) : ISpec
{
    public static readonly RecordShape<DestinationRuleSpec> Shape = new(f => new DestinationRuleSpec(f));

    static readonly ListShape<Subset> SubsetList = new(Subset.Shape);

    /// <summary>May be a wildcard; a short name gets the rule's namespace.</summary>
    public string? Host { get; init; } = f.Required(r => r.Host, Types.Text);

    /// <summary>For all subsets that do not say otherwise.</summary>
    public TrafficPolicy? TrafficPolicy { get; init; } = f.Optional(r => r.TrafficPolicy, TrafficPolicy.Shape);

    /// <summary>Their names are used by VirtualServices; a name that is listed twice counts once.</summary>
    public IReadOnlyList<Subset>? Subsets { get; init; } = f.Optional(r => r.Subsets, SubsetList);

    /// <summary>Namespaces, <c>.</c> for its own, <c>*</c> for all; left out: all.</summary>
    public IReadOnlyList<string>? ExportTo { get; init; } = f.Optional(r => r.ExportTo, Types.Texts);

    /// <summary>Client pods of the rule's namespace to which alone it applies.</summary>
    public PolicySelector? WorkloadSelector { get; init; } = f.Optional(r => r.WorkloadSelector, PolicySelector.Shape);

    public JsonObject ToJson() => Shape.Write(this);
}

/// <summary>A named group of a service's pods, with a policy of its own.</summary>
internal sealed class Subset(RecordFields<Subset>? f = null)
{
    public static readonly RecordShape<Subset> Shape = new(f => new Subset(f));

    /// <summary>Of a name that is used twice, the first counts.</summary>
    public string? Name { get; init; } = f.Required(r => r.Name, Types.Text);

    /// <summary>Labels of its pods in addition to the service's selector.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; } = f.Optional(r => r.Labels, Types.TextMap);

    /// <summary>Overrides the rule's own, setting by setting.</summary>
    public TrafficPolicy? TrafficPolicy { get; init; } = f.Optional(r => r.TrafficPolicy, TrafficPolicy.Shape);
}

/// <summary>What a DestinationRule says of connections, load balancing and TLS, also per subset.</summary>
internal sealed class TrafficPolicy(RecordFields<TrafficPolicy>? f = null)
{
    public static readonly RecordShape<TrafficPolicy> Shape = new(f => new TrafficPolicy(f));

    static readonly ListShape<PortTrafficPolicy> PortList = new(PortTrafficPolicy.Shape, atMost: 4096);

    /// <summary>Which endpoint gets a request.</summary>
    public LoadBalancer? LoadBalancer { get; init; } = f.Optional(r => r.LoadBalancer, LoadBalancer.Shape);

    public ConnectionPool? ConnectionPool { get; init; } = f.Optional(r => r.ConnectionPool, ConnectionPool.Shape);

    public OutlierDetection? OutlierDetection { get; init; } =
        f.Optional(r => r.OutlierDetection, OutlierDetection.Shape);

    /// <summary>
    /// What the client does before it sends; left out: automatic mutual TLS within the mesh, else plain text.
    /// </summary>
    public ClientTls? Tls { get; init; } = f.Optional(r => r.Tls, ClientTls.Shape);

    /// <summary>Replace the settings beside them for single ports.</summary>
    public IReadOnlyList<PortTrafficPolicy>? PortLevelSettings { get; init; } =
        f.Optional(r => r.PortLevelSettings, PortList);

    public TunnelSettings? Tunnel { get; init; } = f.Optional(r => r.Tunnel, TunnelSettings.Shape);

    public ProxyProtocol? ProxyProtocol { get; init; } = f.Optional(r => r.ProxyProtocol, ProxyProtocol.Shape);

    public RetryBudget? RetryBudget { get; init; } = f.Optional(r => r.RetryBudget, RetryBudget.Shape, since: 27);
}

/// <summary>A traffic policy for one port.</summary>
internal sealed class PortTrafficPolicy(RecordFields<PortTrafficPolicy>? f = null)
{
    public static readonly RecordShape<PortTrafficPolicy> Shape = new(f => new PortTrafficPolicy(f));

    /// <summary>The service's port that the policy is for.</summary>
    public PortSelector? Port { get; init; } = f.Optional(r => r.Port, PortSelector.Shape);

    /// <summary>Replaces that of the whole host, also where it is left out.</summary>
    public LoadBalancer? LoadBalancer { get; init; } = f.Optional(r => r.LoadBalancer, LoadBalancer.Shape);

    /// <summary>Replaces that of the whole host, also where it is left out.</summary>
    public ConnectionPool? ConnectionPool { get; init; } = f.Optional(r => r.ConnectionPool, ConnectionPool.Shape);

    public OutlierDetection? OutlierDetection { get; init; } =
        f.Optional(r => r.OutlierDetection, OutlierDetection.Shape);

    /// <summary>Replaces that of the whole host, also where it is left out.</summary>
    public ClientTls? Tls { get; init; } = f.Optional(r => r.Tls, ClientTls.Shape);
}

/// <summary>How a client originates TLS towards the host.</summary>
internal sealed class ClientTls(RecordFields<ClientTls>? f = null)
{
    public static readonly RecordShape<ClientTls> Shape = new(f => new ClientTls(f));

    static readonly TextShape Modes = Types.Words("DISABLE", "SIMPLE", "MUTUAL", "ISTIO_MUTUAL");

    /// <summary>DISABLE where it is left out, the zero value of Istio's enum.</summary>
    public string? Mode { get; init; } = f.Optional(r => r.Mode, Modes);

    /// <summary>Path of a file in the proxy's container; only with MUTUAL.</summary>
    public string? ClientCertificate { get; init; } = f.Optional(r => r.ClientCertificate, Types.Text);

    /// <summary>Path of a file in the proxy's container; only with MUTUAL.</summary>
    public string? PrivateKey { get; init; } = f.Optional(r => r.PrivateKey, Types.Text);

    /// <summary>Path of a file in the proxy's container; left out: the system's CAs.</summary>
    public string? CaCertificates { get; init; } = f.Optional(r => r.CaCertificates, Types.Text);

    /// <summary>A Secret in the proxy's namespace; sidecars use it only with a workloadSelector.</summary>
    public string? CredentialName { get; init; } = f.Optional(r => r.CredentialName, Types.Text);

    /// <summary>The Secret with the CA alone, for which <c>credentialName</c> need not have one.</summary>
    public string? CaCertCredentialName { get; init; } = f.Optional(r => r.CaCertCredentialName, Types.Text, since: 32);

    /// <summary>
    /// One of them must be in the server's certificate; those of the ServiceEntry where it is left out.
    /// </summary>
    public IReadOnlyList<string>? SubjectAltNames { get; init; } = f.Optional(r => r.SubjectAltNames, Types.Texts);

    /// <summary>The server name that is sent; the request's host where it is left out.</summary>
    public string? Sni { get; init; } = f.Optional(r => r.Sni, Types.Text);

    /// <summary>Nobody verifies the server; null is false.</summary>
    public bool? InsecureSkipVerify { get; init; } = f.Optional(r => r.InsecureSkipVerify, Types.NullableBool);

    public string? CaCrl { get; init; } = f.Optional(r => r.CaCrl, Types.Text);
}

/// <summary>A tunnel (HTTP CONNECT or POST) around connections.</summary>
internal sealed class TunnelSettings(RecordFields<TunnelSettings>? f = null)
{
    public static readonly RecordShape<TunnelSettings> Shape = new(f => new TunnelSettings(f));

    public string? Protocol { get; init; } = f.Optional(r => r.Protocol, Types.Text);

    public string? TargetHost { get; init; } = f.Required(r => r.TargetHost, Types.Text);

    public long? TargetPort { get; init; } = f.Required(r => r.TargetPort, Types.UInt32);
}

/// <summary>The PROXY protocol towards the destination.</summary>
internal sealed class ProxyProtocol(RecordFields<ProxyProtocol>? f = null)
{
    public static readonly RecordShape<ProxyProtocol> Shape = new(f => new ProxyProtocol(f));

    static readonly TextShape Versions = Types.Words("V1", "V2");

    public string? Version { get; init; } = f.Optional(r => r.Version, Versions);
}

/// <summary>How many retries may run at once, as a part of the requests.</summary>
internal sealed class RetryBudget(RecordFields<RetryBudget>? f = null)
{
    public static readonly RecordShape<RetryBudget> Shape = new(f => new RetryBudget(f));

    public decimal? Percent { get; init; } = f.Optional(r => r.Percent, Types.NullablePercent);

    public long? MinRetryConcurrency { get; init; } = f.Optional(r => r.MinRetryConcurrency, Types.UInt32);

    public string? BudgetInterval { get; init; } = f.Optional(r => r.BudgetInterval, Types.AnyDuration, since: 31);
}
