using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Istio;

/// <summary>networking.istio.io VirtualService: where requests for a host go.</summary>
internal sealed class VirtualServiceSpec : JsonFields
{
    public IReadOnlyList<string>? Hosts
    {
        get => Texts();
        init => Put(value);
    }

    public IReadOnlyList<string>? Gateways
    {
        get => Texts();
        init => Put(value);
    }

    public IReadOnlyList<HttpRoute>? Http
    {
        get => List<HttpRoute>();
        init => Put(value);
    }

    public IReadOnlyList<TlsRoute>? Tls
    {
        get => List<TlsRoute>();
        init => Put(value);
    }

    public IReadOnlyList<TcpRoute>? Tcp
    {
        get => List<TcpRoute>();
        init => Put(value);
    }

    public IReadOnlyList<string>? ExportTo
    {
        get => Texts();
        init => Put(value);
    }
}

internal sealed class Destination : JsonFields
{
    public string? Host
    {
        get => Text();
        init => Put(value);
    }

    public string? Subset
    {
        get => Text();
        init => Put(value);
    }

    public PortSelector? Port
    {
        get => Object<PortSelector>();
        init => Put(value);
    }
}

/// <summary>A destination of a tls or tcp route.</summary>
internal sealed class RouteDestination : JsonFields
{
    public Destination? Destination
    {
        get => Object<Destination>();
        init => Put(value);
    }

    public long? Weight
    {
        get => Integer();
        init => Put(value);
    }
}

internal sealed class TlsRoute : JsonFields
{
    public IReadOnlyList<TlsMatch>? Match
    {
        get => List<TlsMatch>();
        init => Put(value);
    }

    public IReadOnlyList<RouteDestination>? Route
    {
        get => List<RouteDestination>();
        init => Put(value);
    }
}

internal sealed class TlsMatch : JsonFields
{
    public IReadOnlyList<string>? SniHosts
    {
        get => Texts();
        init => Put(value);
    }

    public IReadOnlyList<string>? DestinationSubnets
    {
        get => Texts();
        init => Put(value);
    }

    public long? Port
    {
        get => Integer();
        init => Put(value);
    }

    public IReadOnlyDictionary<string, string>? SourceLabels
    {
        get => TextMap();
        init => Put(value);
    }

    public IReadOnlyList<string>? Gateways
    {
        get => Texts();
        init => Put(value);
    }

    public string? SourceNamespace
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class TcpRoute : JsonFields
{
    public IReadOnlyList<TcpMatch>? Match
    {
        get => List<TcpMatch>();
        init => Put(value);
    }

    public IReadOnlyList<RouteDestination>? Route
    {
        get => List<RouteDestination>();
        init => Put(value);
    }
}

internal sealed class TcpMatch : JsonFields
{
    public IReadOnlyList<string>? DestinationSubnets
    {
        get => Texts();
        init => Put(value);
    }

    public long? Port
    {
        get => Integer();
        init => Put(value);
    }

    public string? SourceSubnet
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyDictionary<string, string>? SourceLabels
    {
        get => TextMap();
        init => Put(value);
    }

    public IReadOnlyList<string>? Gateways
    {
        get => Texts();
        init => Put(value);
    }

    public string? SourceNamespace
    {
        get => Text();
        init => Put(value);
    }
}
