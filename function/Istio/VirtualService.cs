namespace Kyma.Krm.Istio;

/// <summary>networking.istio.io VirtualService: where requests for a host go.</summary>
internal sealed record VirtualServiceSpec
{
    public IReadOnlyList<string>? Hosts { get; init; }

    public IReadOnlyList<string>? Gateways { get; init; }

    public IReadOnlyList<HttpRoute>? Http { get; init; }

    public IReadOnlyList<TlsRoute>? Tls { get; init; }

    public IReadOnlyList<TcpRoute>? Tcp { get; init; }

    public IReadOnlyList<string>? ExportTo { get; init; }
}

internal sealed record Destination
{
    public string? Host { get; init; }

    public string? Subset { get; init; }

    public PortSelector? Port { get; init; }
}

/// <summary>A destination of a tls or tcp route.</summary>
internal sealed record RouteDestination
{
    public Destination? Destination { get; init; }

    public int? Weight { get; init; }
}

internal sealed record TlsRoute
{
    public IReadOnlyList<TlsMatch>? Match { get; init; }

    public IReadOnlyList<RouteDestination>? Route { get; init; }
}

internal sealed record TlsMatch
{
    public IReadOnlyList<string>? SniHosts { get; init; }

    public IReadOnlyList<string>? DestinationSubnets { get; init; }

    public long? Port { get; init; }

    public IReadOnlyDictionary<string, string>? SourceLabels { get; init; }

    public IReadOnlyList<string>? Gateways { get; init; }

    public string? SourceNamespace { get; init; }
}

internal sealed record TcpRoute
{
    public IReadOnlyList<TcpMatch>? Match { get; init; }

    public IReadOnlyList<RouteDestination>? Route { get; init; }
}

internal sealed record TcpMatch
{
    public IReadOnlyList<string>? DestinationSubnets { get; init; }

    public long? Port { get; init; }

    public string? SourceSubnet { get; init; }

    public IReadOnlyDictionary<string, string>? SourceLabels { get; init; }

    public IReadOnlyList<string>? Gateways { get; init; }

    public string? SourceNamespace { get; init; }
}
