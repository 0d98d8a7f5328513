using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Istio;

/// <summary>networking.istio.io Sidecar: what the proxies of a namespace or workload can reach.</summary>
internal sealed class SidecarSpec : JsonFields
{
    public WorkloadSelector? WorkloadSelector
    {
        get => Object<WorkloadSelector>();
        init => Put(value);
    }

    public IReadOnlyList<IstioIngressListener>? Ingress
    {
        get => List<IstioIngressListener>();
        init => Put(value);
    }

    public IReadOnlyList<IstioEgressListener>? Egress
    {
        get => List<IstioEgressListener>();
        init => Put(value);
    }

    public ConnectionPool? InboundConnectionPool
    {
        get => Object<ConnectionPool>();
        init => Put(value);
    }

    public OutboundTrafficPolicy? OutboundTrafficPolicy
    {
        get => Object<OutboundTrafficPolicy>();
        init => Put(value);
    }
}

internal sealed class IstioIngressListener : JsonFields
{
    public IstioPort? Port
    {
        get => Object<IstioPort>();
        init => Put(value);
    }

    public string? Bind
    {
        get => Text();
        init => Put(value);
    }

    public string? CaptureMode
    {
        get => Text();
        init => Put(value);
    }

    public string? DefaultEndpoint
    {
        get => Text();
        init => Put(value);
    }

    public ServerTls? Tls
    {
        get => Object<ServerTls>();
        init => Put(value);
    }

    public ConnectionPool? ConnectionPool
    {
        get => Object<ConnectionPool>();
        init => Put(value);
    }
}

internal sealed class IstioEgressListener : JsonFields
{
    public IstioPort? Port
    {
        get => Object<IstioPort>();
        init => Put(value);
    }

    public string? Bind
    {
        get => Text();
        init => Put(value);
    }

    public string? CaptureMode
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyList<string>? Hosts
    {
        get => Texts();
        init => Put(value);
    }
}

/// <summary>Without a mode this is REGISTRY_ONLY: the zero value of Istio's enum.</summary>
internal sealed class OutboundTrafficPolicy : JsonFields
{
    public string? Mode
    {
        get => Text();
        init => Put(value);
    }

    public Destination? EgressProxy
    {
        get => Object<Destination>();
        init => Put(value);
    }
}
