using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>Limits of connections to a host, or with a Sidecar into a workload.</summary>
internal sealed class ConnectionPool(RecordFields<ConnectionPool>? f = null)
{
    public static readonly RecordShape<ConnectionPool> Shape = new(f => new ConnectionPool(f));

    public TcpSettings? Tcp { get; init; } = f.Optional(r => r.Tcp, TcpSettings.Shape);

    /// <summary>Limits and protocol of HTTP.</summary>
    public HttpSettings? Http { get; init; } = f.Optional(r => r.Http, HttpSettings.Shape);
}

/// <summary><c>connectionPool.tcp</c>.</summary>
internal sealed class TcpSettings(RecordFields<TcpSettings>? f = null)
{
    public static readonly RecordShape<TcpSettings> Shape = new(f => new TcpSettings(f));

    public long? MaxConnections { get; init; } = f.Optional(r => r.MaxConnections, Types.Int32);

    public string? ConnectTimeout { get; init; } = f.Optional(r => r.ConnectTimeout, Types.Duration);

    public TcpKeepalive? TcpKeepalive { get; init; } = f.Optional(r => r.TcpKeepalive, TcpKeepalive.Shape);

    public string? MaxConnectionDuration { get; init; } = f.Optional(r => r.MaxConnectionDuration, Types.Duration);

    public string? IdleTimeout { get; init; } = f.Optional(r => r.IdleTimeout, Types.AnyDuration);
}

/// <summary><c>connectionPool.tcp.tcpKeepalive</c>: when to probe a silent connection.</summary>
internal sealed class TcpKeepalive(RecordFields<TcpKeepalive>? f = null)
{
    public static readonly RecordShape<TcpKeepalive> Shape = new(f => new TcpKeepalive(f));

    public long? Probes { get; init; } = f.Optional(r => r.Probes, Types.UInt32);

    public string? Time { get; init; } = f.Optional(r => r.Time, Types.Duration);

    public string? Interval { get; init; } = f.Optional(r => r.Interval, Types.Duration);
}

/// <summary><c>connectionPool.http</c>.</summary>
internal sealed class HttpSettings(RecordFields<HttpSettings>? f = null)
{
    public static readonly RecordShape<HttpSettings> Shape = new(f => new HttpSettings(f));

    static readonly TextShape Policies = Types.Words("DEFAULT", "DO_NOT_UPGRADE", "UPGRADE");

    public long? Http1MaxPendingRequests { get; init; } = f.Optional(r => r.Http1MaxPendingRequests, Types.Int32);

    public long? Http2MaxRequests { get; init; } = f.Optional(r => r.Http2MaxRequests, Types.Int32);

    public long? MaxRequestsPerConnection { get; init; } = f.Optional(r => r.MaxRequestsPerConnection, Types.Int32);

    public long? MaxRetries { get; init; } = f.Optional(r => r.MaxRetries, Types.Int32);

    public string? IdleTimeout { get; init; } = f.Optional(r => r.IdleTimeout, Types.Duration);

    public string? H2UpgradePolicy { get; init; } = f.Optional(r => r.H2UpgradePolicy, Policies);

    /// <summary>The protocol that the client spoke is used towards the server too; null is false.</summary>
    public bool? UseClientProtocol { get; init; } = f.Optional(r => r.UseClientProtocol, Types.Bool);

    public long? MaxConcurrentStreams { get; init; } = f.Optional(r => r.MaxConcurrentStreams, Types.Int32);

    public Http2KeepAlive? Http2KeepAlive { get; init; } =
        f.Optional(r => r.Http2KeepAlive, Http2KeepAlive.Shape, since: 31);
}

/// <summary><c>connectionPool.http.http2KeepAlive</c>.</summary>
internal sealed class Http2KeepAlive(RecordFields<Http2KeepAlive>? f = null)
{
    public static readonly RecordShape<Http2KeepAlive> Shape = new(f => new Http2KeepAlive(f));

    public string? Interval { get; init; } = f.Optional(r => r.Interval, Types.Duration);

    public string? Timeout { get; init; } = f.Optional(r => r.Timeout, Types.Duration);
}

/// <summary>When a failing endpoint is left out.</summary>
internal sealed class OutlierDetection(RecordFields<OutlierDetection>? f = null)
{
    public static readonly RecordShape<OutlierDetection> Shape = new(f => new OutlierDetection(f));

    static readonly NumberShape<long> WholePercent = new(0, 100) { TakesNull = true };

    static readonly ListShape<long> StatusCodes = new(new NumberShape<long>(100, 599));

    public long? ConsecutiveErrors { get; init; } = f.Optional(r => r.ConsecutiveErrors, Types.Int32);

    public bool? SplitExternalLocalOriginErrors { get; init; } =
        f.Optional(r => r.SplitExternalLocalOriginErrors, Types.Bool);

    public long? ConsecutiveLocalOriginFailures { get; init; } =
        f.Optional(r => r.ConsecutiveLocalOriginFailures, Types.NullableUInt32);

    public long? ConsecutiveGatewayErrors { get; init; } =
        f.Optional(r => r.ConsecutiveGatewayErrors, Types.NullableUInt32);

    public long? Consecutive5xxErrors { get; init; } = f.Optional(r => r.Consecutive5xxErrors, Types.NullableUInt32);

    public string? Interval { get; init; } = f.Optional(r => r.Interval, Types.Duration);

    public string? BaseEjectionTime { get; init; } = f.Optional(r => r.BaseEjectionTime, Types.Duration);

    public long? MaxEjectionPercent { get; init; } = f.Optional(r => r.MaxEjectionPercent, Types.Int32);

    public long? MinHealthPercent { get; init; } = f.Optional(r => r.MinHealthPercent, Types.Int32);

    public IReadOnlyList<long>? OutlierDetectionHttpErrorCodes { get; init; } =
        f.Optional(r => r.OutlierDetectionHttpErrorCodes, StatusCodes, since: 31);

    public long? FailurePercentageThreshold { get; init; } =
        f.Optional(r => r.FailurePercentageThreshold, WholePercent, since: 32);
}
