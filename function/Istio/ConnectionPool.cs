namespace Kyma.Krm.Istio;

/// <summary>Limits of connections to a host, or with a Sidecar into a workload.</summary>
internal sealed record ConnectionPool
{
    public TcpSettings? Tcp { get; init; }

    public HttpSettings? Http { get; init; }
}

internal sealed record TcpSettings
{
    public int? MaxConnections { get; init; }

    public string? ConnectTimeout { get; init; }

    public TcpKeepalive? TcpKeepalive { get; init; }

    public string? MaxConnectionDuration { get; init; }

    public string? IdleTimeout { get; init; }
}

internal sealed record TcpKeepalive
{
    public long? Probes { get; init; }

    public string? Time { get; init; }

    public string? Interval { get; init; }
}

internal sealed record HttpSettings
{
    public int? Http1MaxPendingRequests { get; init; }

    public int? Http2MaxRequests { get; init; }

    public int? MaxRequestsPerConnection { get; init; }

    public int? MaxRetries { get; init; }

    public string? IdleTimeout { get; init; }

    public string? H2UpgradePolicy { get; init; }

    public bool? UseClientProtocol { get; init; }

    public int? MaxConcurrentStreams { get; init; }

    /// <summary>Since Istio 1.31.</summary>
    public Http2KeepAlive? Http2KeepAlive { get; init; }
}

internal sealed record Http2KeepAlive
{
    public string? Interval { get; init; }

    public string? Timeout { get; init; }
}

/// <summary>When a failing endpoint is left out.</summary>
internal sealed record OutlierDetection
{
    public int? ConsecutiveErrors { get; init; }

    public bool? SplitExternalLocalOriginErrors { get; init; }

    public long? ConsecutiveLocalOriginFailures { get; init; }

    public long? ConsecutiveGatewayErrors { get; init; }

    public long? Consecutive5xxErrors { get; init; }

    public string? Interval { get; init; }

    public string? BaseEjectionTime { get; init; }

    public int? MaxEjectionPercent { get; init; }

    public int? MinHealthPercent { get; init; }
}
