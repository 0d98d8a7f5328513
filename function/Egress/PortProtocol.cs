namespace Kyma.Krm.Egress;

/// <summary>Istio's protocols by what Envoy can read in them (istio, pkg/config/protocol/instance.go).</summary>
internal static class PortProtocol
{
    public const string Http = "HTTP";
    public const string Tls = "TLS";
    public const string Tcp = "TCP";

    public static readonly IReadOnlyList<string> All =
    [
        Http,
        "HTTPS",
        "HTTP2",
        "GRPC",
        Tls,
        Tcp,
        "MONGO",
        "REDIS",
        "MYSQL",
    ];

    /// <summary>Routed by the Host header.</summary>
    public static bool IsHttp(string protocol) => protocol is Http or "HTTP2" or "GRPC";

    /// <summary>HTTP/2 from end to end: gRPC needs it for its trailers.</summary>
    public static bool IsHttp2(string protocol) => protocol is "HTTP2" or "GRPC";

    /// <summary>Passed through, routed by SNI.</summary>
    public static bool IsTls(string protocol) => protocol is Tls or "HTTPS";
}
