namespace Kyma.Krm.Istio;

/// <summary>networking.istio.io Sidecar: what the proxies of a namespace or workload can reach.</summary>
internal sealed record SidecarSpec
{
    public WorkloadSelector? WorkloadSelector { get; init; }

    public IReadOnlyList<IstioIngressListener>? Ingress { get; init; }

    public IReadOnlyList<IstioEgressListener>? Egress { get; init; }

    public ConnectionPool? InboundConnectionPool { get; init; }

    public OutboundTrafficPolicy? OutboundTrafficPolicy { get; init; }
}

internal sealed record IstioIngressListener
{
    public Port? Port { get; init; }

    public string? Bind { get; init; }

    public string? CaptureMode { get; init; }

    public string? DefaultEndpoint { get; init; }

    public ServerTls? Tls { get; init; }

    public ConnectionPool? ConnectionPool { get; init; }
}

internal sealed record IstioEgressListener
{
    public Port? Port { get; init; }

    public string? Bind { get; init; }

    public string? CaptureMode { get; init; }

    public IReadOnlyList<string>? Hosts { get; init; }
}

/// <summary>Without a mode this is REGISTRY_ONLY: the zero value of Istio's enum.</summary>
internal sealed record OutboundTrafficPolicy
{
    public string? Mode { get; init; }

    public Destination? EgressProxy { get; init; }
}
