using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Mesh.Answers;

/// <summary>What the application (or the client outside) puts on the wire.</summary>
internal enum RequestProtocol
{
    /// <summary>HTTP/1.1 in plain.</summary>
    Http,

    /// <summary>HTTP/2 in plain.</summary>
    Grpc,

    /// <summary>TLS that the application originates itself.</summary>
    Https,

    /// <summary>Bytes that are neither HTTP nor TLS.</summary>
    Tcp,
}

/// <summary>Who asks: a pod with a sidecar, or a client on the Internet that calls the ingress gateway.</summary>
/// <param name="Namespace">Null: from outside the cluster.</param>
/// <param name="Labels">Of the pod; workload selectors and <c>sourceLabels</c> depend on them.</param>
internal sealed record MeshClient(string? Namespace, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>No pod: its requests come to the ingress gateway.</summary>
    public static readonly MeshClient Internet = new(null, IstioMetadata.NoLabels);

    /// <summary>A pod without labels, and so without any workload selector that matches it.</summary>
    public static MeshClient In(string @namespace) => new(@namespace, IstioMetadata.NoLabels);
}

/// <summary>One request, or one connection.</summary>
internal sealed record MeshRequest
{
    /// <summary>Who sends it.</summary>
    public required MeshClient From { get; init; }

    /// <summary>As in the URL.</summary>
    public required string Host { get; init; }

    /// <summary>That the client connects to, from 1 to 65535.</summary>
    public required int Port { get; init; }

    /// <summary>What the client puts on the wire, not what the port is registered with.</summary>
    public required RequestProtocol Protocol { get; init; }

    /// <summary>For HTTPS: null is <see cref="Host"/>, empty is none.</summary>
    public string? Sni { get; init; }

    /// <summary>Of the URL, with its query.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The usual method, where nobody says another.</summary>
    public const string Get = "GET";

    /// <summary>Of HTTP, in upper case as it is sent.</summary>
    public string Method { get; init; } = Get;

    /// <summary>Where the connection goes to. Null: where the host's name leads.</summary>
    public string? Address { get; init; }

    /// <summary>The server name in the TLS that the application originates; empty where there is none.</summary>
    public string AppSni => Protocol == RequestProtocol.Https ? Sni ?? Host : "";
}

/// <summary>What clients put on the wire for a port that is registered with a protocol.</summary>
internal static class RequestProtocols
{
    /// <summary>The protocol of the requests that <c>trace</c> tries at such a port.</summary>
    public static RequestProtocol Of(Protocol protocol) =>
        protocol is Protocol.Grpc or Protocol.GrpcWeb ? RequestProtocol.Grpc
        : protocol.IsHttp() || protocol == Protocol.Unsupported ? RequestProtocol.Http
        : protocol.IsTls() ? RequestProtocol.Https
        : RequestProtocol.Tcp;
}
