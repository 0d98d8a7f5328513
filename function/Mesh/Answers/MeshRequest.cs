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
    public static readonly MeshClient Internet = new(null, new Dictionary<string, string>());

    public static MeshClient In(string @namespace) => new(@namespace, new Dictionary<string, string>());
}

/// <summary>One request, or one connection.</summary>
internal sealed record MeshRequest
{
    public required MeshClient From { get; init; }

    /// <summary>As in the URL.</summary>
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required RequestProtocol Protocol { get; init; }

    /// <summary>For HTTPS: null is <see cref="Host"/>, empty is none.</summary>
    public string? Sni { get; init; }

    public string Path { get; init; } = "/";

    /// <summary>Where the connection goes to. Null: where the host's name leads.</summary>
    public string? Address { get; init; }

    /// <summary>The server name in the TLS that the application originates; empty where there is none.</summary>
    public string AppSni => Protocol == RequestProtocol.Https ? Sni ?? Host : "";
}
