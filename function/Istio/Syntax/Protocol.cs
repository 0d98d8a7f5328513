namespace Kyma.Krm.Istio.Syntax;

/// <summary>Port protocols (pkg/config/protocol/instance.go); their case does not matter.</summary>
internal enum Protocol
{
    Unsupported,
    Tcp,
    Udp,
    Grpc,
    GrpcWeb,
    Http,
    HttpProxy,
    Http2,
    Https,
    Tls,
    Mongo,
    Redis,
    MySql,
}

/// <summary>From and to the words of a port's <c>protocol</c>.</summary>
internal static class Protocols
{
    public static readonly IReadOnlyList<string> Names =
    [
        "HTTP",
        "HTTPS",
        "GRPC",
        "GRPC-Web",
        "HTTP2",
        "HTTP_PROXY",
        "MONGO",
        "REDIS",
        "MYSQL",
        "TCP",
        "TLS",
        "UDP",
    ];

    public static Protocol Parse(string? text) =>
        text?.ToUpperInvariant() switch
        {
            "TCP" => Protocol.Tcp,
            "UDP" => Protocol.Udp,
            "GRPC" => Protocol.Grpc,
            "GRPC-WEB" => Protocol.GrpcWeb,
            "HTTP" => Protocol.Http,
            "HTTP_PROXY" => Protocol.HttpProxy,
            "HTTP2" => Protocol.Http2,
            "HTTPS" => Protocol.Https,
            "TLS" => Protocol.Tls,
            "MONGO" => Protocol.Mongo,
            "REDIS" => Protocol.Redis,
            "MYSQL" => Protocol.MySql,
            _ => Protocol.Unsupported,
        };

    public static bool IsHttp(this Protocol protocol) =>
        protocol is Protocol.Http or Protocol.Http2 or Protocol.HttpProxy or Protocol.Grpc or Protocol.GrpcWeb;

    public static bool IsTls(this Protocol protocol) => protocol is Protocol.Https or Protocol.Tls;

    /// <summary>Istio counts what runs over TLS among TCP too.</summary>
    public static bool IsTcp(this Protocol protocol) =>
        protocol
            is Protocol.Tcp
                or Protocol.Https
                or Protocol.Tls
                or Protocol.Mongo
                or Protocol.Redis
                or Protocol.MySql;
}
