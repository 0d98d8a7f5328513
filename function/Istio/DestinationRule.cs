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
    public LoadBalancer? LoadBalancer { get; init; }

    public ConnectionPool? ConnectionPool { get; init; }

    public OutlierDetection? OutlierDetection { get; init; }

    public ClientTls? Tls { get; init; }

    public IReadOnlyList<PortTrafficPolicy>? PortLevelSettings { get; init; }

    public TunnelSettings? Tunnel { get; init; }

    public ProxyProtocol? ProxyProtocol { get; init; }

    /// <summary>Since Istio 1.27.</summary>
    public RetryBudget? RetryBudget { get; init; }
}

internal sealed record PortTrafficPolicy
{
    public PortSelector? Port { get; init; }

    public LoadBalancer? LoadBalancer { get; init; }

    public ConnectionPool? ConnectionPool { get; init; }

    public OutlierDetection? OutlierDetection { get; init; }

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

internal sealed record ProxyProtocol
{
    public string? Version { get; init; }
}

internal sealed record RetryBudget
{
    public double? Percent { get; init; }

    public long? MinRetryConcurrency { get; init; }

    /// <summary>Since Istio 1.31.</summary>
    public string? BudgetInterval { get; init; }
}
