using Kyma.Krm.Istio.Model;
using Kyma.Krm.Schema;
using static Kyma.Krm.Istio.Texts.DestinationRuleFindings;

namespace Kyma.Krm.Istio.Admission;

/// <summary><c>connectionPool</c> (pkg/config/validation/validation.go, validateConnectionPool).</summary>
internal static class ConnectionPoolRules
{
    public static void Check(ConnectionPool pool, string path, Review review)
    {
        if (pool is { Http: null, Tcp: null })
            review.Add(ConnectionPoolEmpty, path, "must have tcp or http: add one, or remove it");
        if (pool.Http is { } http)
            CheckHttp(http, $"{path}.http", review);
        if (pool.Tcp is { } tcp)
            CheckTcp(tcp, $"{path}.tcp", review);
    }

    static void CheckHttp(HttpSettings http, string path, Review review)
    {
        CheckLimit(http.Http1MaxPendingRequests, $"{path}.http1MaxPendingRequests", review);
        CheckLimit(http.Http2MaxRequests, $"{path}.http2MaxRequests", review);
        CheckLimit(http.MaxRequestsPerConnection, $"{path}.maxRequestsPerConnection", review);
        CheckLimit(http.MaxRetries, $"{path}.maxRetries", review);
        CheckLimit(http.MaxConcurrentStreams, $"{path}.maxConcurrentStreams", review);
        review.Duration(http.IdleTimeout, $"{path}.idleTimeout");
        if (http is { H2UpgradePolicy: "UPGRADE", UseClientProtocol: true })
            review.Add(
                ConnectionPoolUpgrade,
                $"{path}.useClientProtocol",
                "must not be true with h2UpgradePolicy UPGRADE: remove one of them"
            );
        if (http.Http2KeepAlive is not { } keepAlive)
            return;
        if (keepAlive.Interval is null || keepAlive.Timeout is null)
            review.Add(ConnectionPoolKeepalive, $"{path}.http2KeepAlive", "must have interval and timeout");
        review.Duration(keepAlive.Interval, $"{path}.http2KeepAlive.interval");
        review.Duration(keepAlive.Timeout, $"{path}.http2KeepAlive.timeout");
    }

    static void CheckTcp(TcpSettings tcp, string path, Review review)
    {
        CheckLimit(tcp.MaxConnections, $"{path}.maxConnections", review);
        review.Duration(tcp.ConnectTimeout, $"{path}.connectTimeout");
        review.Duration(tcp.MaxConnectionDuration, $"{path}.maxConnectionDuration");
        review.Duration(tcp.TcpKeepalive?.Time, $"{path}.tcpKeepalive.time");
        review.Duration(tcp.TcpKeepalive?.Interval, $"{path}.tcpKeepalive.interval");
        // Less than a millisecond means "never" here; the first patches of 1.23 to 1.25 still rejected it.
        if (
            tcp.IdleTimeout is { } idle
            && GoDuration.Nanoseconds(idle) is { } nanoseconds
            && Math.Abs(nanoseconds) >= 1_000_000
        )
            review.Duration(idle, $"{path}.idleTimeout");
        else if (tcp.IdleTimeout is { } never && review.Version.Minor is >= 23 and <= 25)
            review.Add(
                ConnectionPoolNoIdleTimeout,
                $"{path}.idleTimeout",
                $"'{never}' turns the timeout off. The first patch releases of Istio {review.Version} "
                    + "reject it: use the newest patch release, or leave the field out for the default of 1h"
            );
    }

    static void CheckLimit(long? limit, string path, Review review) =>
        review.NotNegative(limit, ConnectionPoolNegative, path);
}
