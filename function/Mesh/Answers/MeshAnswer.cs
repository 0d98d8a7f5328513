namespace Kyma.Krm.Mesh.Answers;

/// <summary>How a request ends, wherever it ends; the words are explained in docs/trace.md.</summary>
internal enum MeshOutcome
{
    /// <summary>Sent to a service that the registry knows.</summary>
    Registered,

    /// <summary>Sent to where the client wanted, unregistered.</summary>
    Passthrough,

    /// <summary>Dropped, or answered 502, under REGISTRY_ONLY.</summary>
    Blackhole,

    /// <summary>A proxy answers 301 or another redirect; where that leads is another request.</summary>
    Redirect,

    /// <summary>A route answers itself, with the status of the answer; so does a fault that all requests get.</summary>
    DirectResponse,

    /// <summary>404: no virtual host or no route matches.</summary>
    NoRoute,

    /// <summary>The route names a service, port or subset that the proxy does not know.</summary>
    NoCluster,

    /// <summary>The cluster is known but has no endpoint to send to.</summary>
    NoEndpoints,

    /// <summary>A certificate or CA that is named is not there: no handshake.</summary>
    NoSecret,

    /// <summary>The gateway does not listen on the port, or its Service does not have it.</summary>
    NoListener,

    /// <summary>Two filter chains match the same, so Envoy refuses the whole listener.</summary>
    ListenerRejected,

    /// <summary>The gateway knows no such server name.</summary>
    NoFilterChain,

    /// <summary>Plain bytes to a server that terminates TLS.</summary>
    TlsExpected,

    /// <summary>Only one of the two ends speaks the mesh's mutual TLS.</summary>
    MtlsMismatch,

    /// <summary>A plain HTTP server got something else.</summary>
    ProtocolError,

    /// <summary>By an AuthorizationPolicy at the gateway.</summary>
    Denied,

    /// <summary>A gateway sends to itself, or gateways send in a circle.</summary>
    Loop,

    /// <summary>Files cannot say; <see cref="MeshAnswer.Reason"/> says why.</summary>
    Unknown,
}

/// <summary>What is on the wire behind the last proxy.</summary>
internal enum Wire
{
    /// <summary>Nothing leaves: the request ends at a proxy.</summary>
    None,

    /// <summary>HTTP in plain text, HTTP/2 included.</summary>
    Http,

    /// <summary>Bytes that are neither HTTP nor TLS.</summary>
    Tcp,

    /// <summary>Originated by the application or by a proxy.</summary>
    Tls,

    /// <summary>The mesh's own mutual TLS.</summary>
    Mtls,
}

/// <summary>What happens to a request.</summary>
internal sealed record MeshAnswer
{
    /// <summary>The reason of a 404 where no VirtualService or APIRule has the host.</summary>
    public const string NoVirtualHost = "noVirtualHost";

    /// <summary>How it ends.</summary>
    public required MeshOutcome Outcome { get; init; }

    /// <summary>Who decided.</summary>
    public required ProxyKind At { get; init; }

    /// <summary>The HTTP status, where a proxy answers itself.</summary>
    public int? Status { get; init; }

    /// <summary>
    /// Which of several causes it was, as a word (<c>servicePort</c>) or a clause; null where there is one.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>The TLS of the ingress gateway; null where none takes the request in.</summary>
    public Accepts? TakenIn => Hops.FirstOrDefault(hop => hop.Proxy == ProxyKind.IngressGateway)?.Accepts;

    /// <summary>The AuthorizationPolicy that decides, or one of those that allow others only.</summary>
    public MeshRef? Policy { get; init; }

    /// <summary>Nothing of the package routes the host at the gateway.</summary>
    public bool IsUnrouted => Outcome == MeshOutcome.NoRoute && Reason == NoVirtualHost;

    /// <summary>Wire.None where the request does not leave the last proxy.</summary>
    public Wire LeavesAs { get; init; } = Wire.None;

    /// <summary>An APIRule takes it only with a token, or if an external authorizer lets it through.</summary>
    public bool NeedsToken => Token is not null;

    /// <summary>What is asked of it, in words; null where none is needed.</summary>
    public string? Token { get; init; }

    /// <summary>A proxy put TLS around the application's own TLS.</summary>
    public bool IsDoubleTls { get; init; }

    /// <summary>The proxies passed, in order.</summary>
    public required IReadOnlyList<Hop> Hops { get; init; }

    /// <summary>All that decided something on the way, in order.</summary>
    public IEnumerable<MeshRef> Resources => Hops.SelectMany(hop => hop.Resources);

    /// <summary>Whether the egress gateway was one of the proxies.</summary>
    public bool IsThroughEgress => Hops.Any(hop => hop.Proxy == ProxyKind.EgressGateway);
}
