using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Istio;

/// <summary>Limits of connections to a host, or with a Sidecar into a workload.</summary>
internal sealed class ConnectionPool : JsonFields
{
    public TcpSettings? Tcp
    {
        get => Object<TcpSettings>();
        init => Put(value);
    }

    public HttpSettings? Http
    {
        get => Object<HttpSettings>();
        init => Put(value);
    }
}

internal sealed class TcpSettings : JsonFields
{
    public long? MaxConnections
    {
        get => Integer();
        init => Put(value);
    }

    public string? ConnectTimeout
    {
        get => Text();
        init => Put(value);
    }

    public TcpKeepalive? TcpKeepalive
    {
        get => Object<TcpKeepalive>();
        init => Put(value);
    }

    public string? MaxConnectionDuration
    {
        get => Text();
        init => Put(value);
    }

    public string? IdleTimeout
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class TcpKeepalive : JsonFields
{
    public long? Probes
    {
        get => Integer();
        init => Put(value);
    }

    public string? Time
    {
        get => Text();
        init => Put(value);
    }

    public string? Interval
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class HttpSettings : JsonFields
{
    public long? Http1MaxPendingRequests
    {
        get => Integer();
        init => Put(value);
    }

    public long? Http2MaxRequests
    {
        get => Integer();
        init => Put(value);
    }

    public long? MaxRequestsPerConnection
    {
        get => Integer();
        init => Put(value);
    }

    public long? MaxRetries
    {
        get => Integer();
        init => Put(value);
    }

    public string? IdleTimeout
    {
        get => Text();
        init => Put(value);
    }

    public string? H2UpgradePolicy
    {
        get => Text();
        init => Put(value);
    }

    public bool? UseClientProtocol
    {
        get => Flag();
        init => Put(value);
    }

    public long? MaxConcurrentStreams
    {
        get => Integer();
        init => Put(value);
    }

    /// <summary>Since Istio 1.31.</summary>
    public Http2KeepAlive? Http2KeepAlive
    {
        get => Object<Http2KeepAlive>();
        init => Put(value);
    }
}

internal sealed class Http2KeepAlive : JsonFields
{
    public string? Interval
    {
        get => Text();
        init => Put(value);
    }

    public string? Timeout
    {
        get => Text();
        init => Put(value);
    }
}

/// <summary>When a failing endpoint is left out.</summary>
internal sealed class OutlierDetection : JsonFields
{
    public long? ConsecutiveErrors
    {
        get => Integer();
        init => Put(value);
    }

    public bool? SplitExternalLocalOriginErrors
    {
        get => Flag();
        init => Put(value);
    }

    public long? ConsecutiveLocalOriginFailures
    {
        get => Integer();
        init => Put(value);
    }

    public long? ConsecutiveGatewayErrors
    {
        get => Integer();
        init => Put(value);
    }

    public long? Consecutive5xxErrors
    {
        get => Integer();
        init => Put(value);
    }

    public string? Interval
    {
        get => Text();
        init => Put(value);
    }

    public string? BaseEjectionTime
    {
        get => Text();
        init => Put(value);
    }

    public long? MaxEjectionPercent
    {
        get => Integer();
        init => Put(value);
    }

    public long? MinHealthPercent
    {
        get => Integer();
        init => Put(value);
    }
}
