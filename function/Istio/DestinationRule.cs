using System.Text.Json.Nodes;

namespace Kyma.Krm.Istio;

/// <summary>networking.istio.io DestinationRule: how clients in the mesh speak to a host.</summary>
internal sealed record DestinationRuleSpec
{
    public string? Host { get; init; }

    public TrafficPolicy? TrafficPolicy { get; init; }

    public IReadOnlyList<Subset>? Subsets { get; init; }

    public IReadOnlyList<string>? ExportTo { get; init; }

    public PolicySelector? WorkloadSelector { get; init; }
}

internal sealed record Subset
{
    public string? Name { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public TrafficPolicy? TrafficPolicy { get; init; }
}

internal sealed record TrafficPolicy
{
    public JsonObject? LoadBalancer { get; init; }

    public JsonObject? ConnectionPool { get; init; }

    public JsonObject? OutlierDetection { get; init; }

    public ClientTls? Tls { get; init; }

    public IReadOnlyList<PortTrafficPolicy>? PortLevelSettings { get; init; }

    public TunnelSettings? Tunnel { get; init; }

    public JsonObject? ProxyProtocol { get; init; }

    /// <summary>Since Istio 1.27.</summary>
    public JsonObject? RetryBudget { get; init; }
}

internal sealed record PortTrafficPolicy
{
    public PortSelector? Port { get; init; }

    public JsonObject? LoadBalancer { get; init; }

    public JsonObject? ConnectionPool { get; init; }

    public JsonObject? OutlierDetection { get; init; }

    public ClientTls? Tls { get; init; }
}

internal sealed record PortSelector
{
    public long? Number { get; init; }
}

/// <summary>How a client begins TLS towards the host.</summary>
internal sealed record ClientTls
{
    public string? Mode { get; init; }

    public string? ClientCertificate { get; init; }

    public string? PrivateKey { get; init; }

    public string? CaCertificates { get; init; }

    public string? CredentialName { get; init; }

    public IReadOnlyList<string>? SubjectAltNames { get; init; }

    public string? Sni { get; init; }

    public bool? InsecureSkipVerify { get; init; }

    public string? CaCrl { get; init; }
}

internal sealed record TunnelSettings
{
    public string? Protocol { get; init; }

    public string? TargetHost { get; init; }

    public long? TargetPort { get; init; }
}

/// <summary>The <c>matchLabels</c> form of a workload selector.</summary>
internal sealed record PolicySelector
{
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; }
}
