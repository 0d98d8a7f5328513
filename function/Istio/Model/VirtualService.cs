using System.Text.Json.Nodes;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>networking.istio.io VirtualService: where requests for a host go.</summary>
internal sealed class VirtualServiceSpec(RecordFields<VirtualServiceSpec>? f = null) : ISpec
{
    public static readonly RecordShape<VirtualServiceSpec> Shape = new(f => new VirtualServiceSpec(f));

    static readonly ListShape<HttpRoute> HttpList = new(HttpRoute.Shape);

    static readonly ListShape<TlsRoute> TlsList = new(TlsRoute.Shape);

    static readonly ListShape<TcpRoute> TcpList = new(TcpRoute.Shape);

    public IReadOnlyList<string>? Hosts { get; init; } = f.Optional(r => r.Hosts, Types.Texts);

    public IReadOnlyList<string>? Gateways { get; init; } = f.Optional(r => r.Gateways, Types.Texts);

    public IReadOnlyList<HttpRoute>? Http { get; init; } = f.Optional(r => r.Http, HttpList);

    public IReadOnlyList<TlsRoute>? Tls { get; init; } = f.Optional(r => r.Tls, TlsList);

    public IReadOnlyList<TcpRoute>? Tcp { get; init; } = f.Optional(r => r.Tcp, TcpList);

    public IReadOnlyList<string>? ExportTo { get; init; } = f.Optional(r => r.ExportTo, Types.Texts);

    public JsonObject ToJson() => Shape.Write(this);
}

/// <summary>Where TLS connections go that nobody terminates.</summary>
internal sealed class TlsRoute(RecordFields<TlsRoute>? f = null)
{
    public static readonly RecordShape<TlsRoute> Shape = new(f => new TlsRoute(f));

    static readonly ListShape<TlsMatch> MatchList = new(TlsMatch.Shape);

    public IReadOnlyList<TlsMatch>? Match { get; init; } = f.Required(r => r.Match, MatchList);

    public IReadOnlyList<RouteDestination>? Route { get; init; } = f.Optional(r => r.Route, RouteDestination.List);
}

/// <summary>Conditions on a TLS connection; the server names are required.</summary>
internal sealed class TlsMatch(RecordFields<TlsMatch>? f = null)
{
    public static readonly RecordShape<TlsMatch> Shape = new(f => new TlsMatch(f));

    public IReadOnlyList<string>? SniHosts { get; init; } = f.Required(r => r.SniHosts, Types.Texts);

    public IReadOnlyList<string>? DestinationSubnets { get; init; } =
        f.Optional(r => r.DestinationSubnets, Types.Texts);

    public long? Port { get; init; } = f.Optional(r => r.Port, Types.UInt32);

    public IReadOnlyDictionary<string, string>? SourceLabels { get; init; } =
        f.Optional(r => r.SourceLabels, Types.TextMap);

    public IReadOnlyList<string>? Gateways { get; init; } = f.Optional(r => r.Gateways, Types.Texts);

    public string? SourceNamespace { get; init; } = f.Optional(r => r.SourceNamespace, Types.Text);
}

/// <summary>Where TCP connections go.</summary>
internal sealed class TcpRoute(RecordFields<TcpRoute>? f = null)
{
    public static readonly RecordShape<TcpRoute> Shape = new(f => new TcpRoute(f));

    static readonly ListShape<TcpMatch> MatchList = new(TcpMatch.Shape);

    public IReadOnlyList<TcpMatch>? Match { get; init; } = f.Optional(r => r.Match, MatchList);

    public IReadOnlyList<RouteDestination>? Route { get; init; } = f.Optional(r => r.Route, RouteDestination.List);
}

/// <summary>Conditions on a TCP connection.</summary>
internal sealed class TcpMatch(RecordFields<TcpMatch>? f = null)
{
    public static readonly RecordShape<TcpMatch> Shape = new(f => new TcpMatch(f));

    public IReadOnlyList<string>? DestinationSubnets { get; init; } =
        f.Optional(r => r.DestinationSubnets, Types.Texts);

    public long? Port { get; init; } = f.Optional(r => r.Port, Types.UInt32);

    public string? SourceSubnet { get; init; } = f.Optional(r => r.SourceSubnet, Types.Text);

    public IReadOnlyDictionary<string, string>? SourceLabels { get; init; } =
        f.Optional(r => r.SourceLabels, Types.TextMap);

    public IReadOnlyList<string>? Gateways { get; init; } = f.Optional(r => r.Gateways, Types.Texts);

    public string? SourceNamespace { get; init; } = f.Optional(r => r.SourceNamespace, Types.Text);
}

/// <summary>A destination of a tls or tcp route.</summary>
internal sealed class RouteDestination(RecordFields<RouteDestination>? f = null)
{
    public static readonly ListShape<RouteDestination> List = new(
        new RecordShape<RouteDestination>(f => new RouteDestination(f))
    );

    public Destination? Destination { get; init; } = f.Required(r => r.Destination, Destination.Shape);

    public long? Weight { get; init; } = f.Optional(r => r.Weight, Types.Int32);
}
