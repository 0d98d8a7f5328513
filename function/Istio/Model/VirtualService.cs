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

    /// <summary>Required, save in one that others delegate to.</summary>
    public IReadOnlyList<string>? Hosts { get; init; } = f.Optional(r => r.Hosts, Types.Texts);

    /// <summary><c>namespace/name</c>, a name of its own namespace, or <c>mesh</c>; left out: <c>mesh</c>.</summary>
    public IReadOnlyList<string>? Gateways { get; init; } = f.Optional(r => r.Gateways, Types.Texts);

    /// <summary>For ports with HTTP and for TLS that a gateway terminates; the first match counts.</summary>
    public IReadOnlyList<HttpRoute>? Http { get; init; } = f.Optional(r => r.Http, HttpList);

    /// <summary>For TLS that nobody terminates; the first match counts.</summary>
    public IReadOnlyList<TlsRoute>? Tls { get; init; } = f.Optional(r => r.Tls, TlsList);

    /// <summary>For any other port; the first match counts.</summary>
    public IReadOnlyList<TcpRoute>? Tcp { get; init; } = f.Optional(r => r.Tcp, TcpList);

    /// <summary>Namespaces, <c>.</c> for its own, <c>*</c> for all; left out: all.</summary>
    public IReadOnlyList<string>? ExportTo { get; init; } = f.Optional(r => r.ExportTo, Types.Texts);

    public JsonObject ToJson() => Shape.Write(this);
}

/// <summary>Where TLS connections go that nobody terminates.</summary>
internal sealed class TlsRoute(RecordFields<TlsRoute>? f = null) : IRoute
{
    public static readonly RecordShape<TlsRoute> Shape = new(f => new TlsRoute(f));

    static readonly ListShape<TlsMatch> MatchList = new(TlsMatch.Shape);

    /// <summary>One of them must match; at least one.</summary>
    public IReadOnlyList<TlsMatch>? Match { get; init; } = f.Required(r => r.Match, MatchList);

    /// <summary>Weighted destinations.</summary>
    public IReadOnlyList<RouteDestination>? Route { get; init; } = f.Optional(r => r.Route, RouteDestination.List);

    public IEnumerable<IReadOnlyList<string>?>? MatchedGateways => Match?.Select(match => match.Gateways);

    public IEnumerable<Destination?>? Destinations => Route?.Select(to => to.Destination);
}

/// <summary>Conditions on a TLS connection; the server names are required.</summary>
internal sealed class TlsMatch(RecordFields<TlsMatch>? f = null)
{
    public static readonly RecordShape<TlsMatch> Shape = new(f => new TlsMatch(f));

    /// <summary>Server names; each must be covered by a host of the VirtualService.</summary>
    public IReadOnlyList<string>? SniHosts { get; init; } = f.Required(r => r.SniHosts, Types.Texts);

    public IReadOnlyList<string>? DestinationSubnets { get; init; } =
        f.Optional(r => r.DestinationSubnets, Types.Texts);

    /// <summary>The port that the client connected to; of a gateway, its server's.</summary>
    public long? Port { get; init; } = f.Optional(r => r.Port, Types.UInt32);

    /// <summary>Labels of the client pod; only for sidecars.</summary>
    public IReadOnlyDictionary<string, string>? SourceLabels { get; init; } =
        f.Optional(r => r.SourceLabels, Types.TextMap);

    /// <summary>Overrides the VirtualService's own <c>gateways</c>.</summary>
    public IReadOnlyList<string>? Gateways { get; init; } = f.Optional(r => r.Gateways, Types.Texts);

    /// <summary>The client's namespace; only for sidecars.</summary>
    public string? SourceNamespace { get; init; } = f.Optional(r => r.SourceNamespace, Types.Text);
}

/// <summary>Where TCP connections go.</summary>
internal sealed class TcpRoute(RecordFields<TcpRoute>? f = null) : IRoute
{
    public static readonly RecordShape<TcpRoute> Shape = new(f => new TcpRoute(f));

    static readonly ListShape<TcpMatch> MatchList = new(TcpMatch.Shape);

    /// <summary>One of them must match; none means every connection.</summary>
    public IReadOnlyList<TcpMatch>? Match { get; init; } = f.Optional(r => r.Match, MatchList);

    /// <summary>Weighted destinations.</summary>
    public IReadOnlyList<RouteDestination>? Route { get; init; } = f.Optional(r => r.Route, RouteDestination.List);

    public IEnumerable<IReadOnlyList<string>?>? MatchedGateways => Match?.Select(match => match.Gateways);

    public IEnumerable<Destination?>? Destinations => Route?.Select(to => to.Destination);
}

/// <summary>Conditions on a TCP connection.</summary>
internal sealed class TcpMatch(RecordFields<TcpMatch>? f = null)
{
    public static readonly RecordShape<TcpMatch> Shape = new(f => new TcpMatch(f));

    /// <summary>Addresses or ranges that the client connected to.</summary>
    public IReadOnlyList<string>? DestinationSubnets { get; init; } =
        f.Optional(r => r.DestinationSubnets, Types.Texts);

    /// <summary>The port that the client connected to; of a gateway, its server's.</summary>
    public long? Port { get; init; } = f.Optional(r => r.Port, Types.UInt32);

    public string? SourceSubnet { get; init; } = f.Optional(r => r.SourceSubnet, Types.Text);

    /// <summary>Labels of the client pod; only for sidecars.</summary>
    public IReadOnlyDictionary<string, string>? SourceLabels { get; init; } =
        f.Optional(r => r.SourceLabels, Types.TextMap);

    /// <summary>Overrides the VirtualService's own <c>gateways</c>.</summary>
    public IReadOnlyList<string>? Gateways { get; init; } = f.Optional(r => r.Gateways, Types.Texts);

    /// <summary>The client's namespace; only for sidecars.</summary>
    public string? SourceNamespace { get; init; } = f.Optional(r => r.SourceNamespace, Types.Text);
}

/// <summary>A destination of a tls or tcp route.</summary>
internal sealed class RouteDestination(RecordFields<RouteDestination>? f = null)
{
    public static readonly ListShape<RouteDestination> List = new(
        new RecordShape<RouteDestination>(f => new RouteDestination(f))
    );

    /// <summary>Where the connections go.</summary>
    public Destination? Destination { get; init; } = f.Required(r => r.Destination, Destination.Shape);

    /// <summary>In relation to the others; a single destination needs none.</summary>
    public long? Weight { get; init; } = f.Optional(r => r.Weight, Types.Int32);
}
