namespace Kyma.Krm.Istio.Syntax;

/// <summary>Port protocols (pkg/config/protocol/instance.go); their case does not matter.</summary>
internal enum Protocol
{
    /// <summary>A word that Istio does not know, or none: Envoy looks at the bytes to tell HTTP from TCP.</summary>
    Unsupported,

    /// <summary>Any bytes; routed by address and port.</summary>
    Tcp,

    /// <summary>Sidecars let it pass as it is.</summary>
    Udp,

    /// <summary>HTTP/2 in plain text.</summary>
    Grpc,

    /// <summary>gRPC over HTTP/1.1, as browsers speak it.</summary>
    GrpcWeb,

    /// <summary>HTTP/1.1 in plain text.</summary>
    Http,

    /// <summary>The listener of an HTTP proxy: the Host header says where each request goes.</summary>
    HttpProxy,

    /// <summary>HTTP/2 in plain text.</summary>
    Http2,

    /// <summary>HTTP in TLS; routed by SNI where nobody terminates it.</summary>
    Https,

    /// <summary>Any protocol in TLS; routed by SNI.</summary>
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

    /// <summary>In any case; a word that Istio does not know, and null, is Unsupported.</summary>
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

    /// <summary>Whether Envoy reads it as HTTP in plain text.</summary>
    public static bool IsHttp(this Protocol protocol) =>
        protocol is Protocol.Http or Protocol.Http2 or Protocol.HttpProxy or Protocol.Grpc or Protocol.GrpcWeb;

    /// <summary>Whether it is HTTP/2 from end to end; gRPC is by its trailers.</summary>
    public static bool IsHttp2(this Protocol protocol) => protocol is Protocol.Http2 or Protocol.Grpc;

    /// <summary>Whether Envoy sees TLS and routes it by its server name.</summary>
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
