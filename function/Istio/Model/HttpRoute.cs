using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>One entry under a VirtualService's <c>http</c>.</summary>
internal class HttpRoute(RecordFields<HttpRoute>? f = null) : IRoute
{
    public static readonly RecordShape<HttpRoute> Shape = new(f => new HttpRoute(f));

    static readonly ListShape<HttpMatch> MatchList = new(HttpMatch.Shape);

    static readonly ListShape<HttpRouteDestination> DestinationList = new(HttpRouteDestination.Shape);

    static readonly ListShape<HttpMirror> MirrorList = new(HttpMirror.Shape);

    /// <summary>For logs; it need not be unique.</summary>
    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);

    /// <summary>One of them must match; none means every request.</summary>
    public IReadOnlyList<HttpMatch>? Match { get; init; } = f.Optional(r => r.Match, MatchList);

    /// <summary>Weighted destinations.</summary>
    public IReadOnlyList<HttpRouteDestination>? Route { get; init; } = f.Optional(r => r.Route, DestinationList);

    /// <summary>The proxy answers with a redirect; excludes <c>route</c> and <c>directResponse</c>.</summary>
    public HttpRedirect? Redirect { get; init; } = f.Optional(r => r.Redirect, HttpRedirect.Shape);

    /// <summary>The proxy answers itself; excludes <c>route</c> and <c>redirect</c>.</summary>
    public HttpDirectResponse? DirectResponse { get; init; } =
        f.Optional(r => r.DirectResponse, HttpDirectResponse.Shape);

    public HttpDelegate? Delegate { get; init; } = f.Optional(r => r.Delegate, HttpDelegate.Shape);

    /// <summary>What changes in the path and the Host header before the request is sent on.</summary>
    public HttpRewrite? Rewrite { get; init; } = f.Optional(r => r.Rewrite, HttpRewrite.Shape);

    /// <summary>For the whole request with its retries; null: none.</summary>
    public string? Timeout { get; init; } = f.Optional(r => r.Timeout, Types.Duration);

    /// <summary>Null: Istio's default, two more attempts.</summary>
    public HttpRetry? Retries { get; init; } = f.Optional(r => r.Retries, HttpRetry.Shape);

    /// <summary>What is injected for tests.</summary>
    public HttpFault? Fault { get; init; } = f.Optional(r => r.Fault, HttpFault.Shape);

    /// <summary>The older way to write a single mirror; excludes <c>mirrors</c>.</summary>
    public Destination? Mirror { get; init; } = f.Optional(r => r.Mirror, Destination.Shape);

    /// <summary>Where copies of the requests go.</summary>
    public IReadOnlyList<HttpMirror>? Mirrors { get; init; } = f.Optional(r => r.Mirrors, MirrorList);

    /// <summary>The older way to write the percentage, for <c>mirror</c>.</summary>
    public long? MirrorPercent { get; init; } = f.Optional(r => r.MirrorPercent, Types.NullableUInt32);

    /// <summary>The CRD's other spelling of <c>mirrorPercent</c>.</summary>
    public long? MirrorPercentSnake { get; init; } =
        f.Optional(r => r.MirrorPercentSnake, Types.NullableUInt32, property: "mirror_percent");

    /// <summary>Of the requests, for <c>mirror</c>; null: all.</summary>
    public Percent? MirrorPercentage { get; init; } = f.Optional(r => r.MirrorPercentage, Percent.Shape);

    /// <summary>Null: the service decides about other origins.</summary>
    public CorsPolicy? CorsPolicy { get; init; } = f.Optional(r => r.CorsPolicy, CorsPolicy.Shape);

    /// <summary>For all of its destinations.</summary>
    public Headers? Headers { get; init; } = f.Optional(r => r.Headers, Headers.Shape);

    public IEnumerable<IReadOnlyList<string>?>? MatchedGateways => Match?.Select(match => match.Gateways);

    public IEnumerable<Destination?>? Destinations => Route?.Select(to => to.Destination);
}

/// <summary>Conditions on a request, all of which must hold.</summary>
internal sealed class HttpMatch(RecordFields<HttpMatch>? f = null)
{
    public static readonly RecordShape<HttpMatch> Shape = new(f => new HttpMatch(f));

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);

    /// <summary>The path, without the query.</summary>
    public StringMatch? Uri { get; init; } = f.Optional(r => r.Uri, StringMatch.Shape);

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public StringMatch? Scheme { get; init; } = f.Optional(r => r.Scheme, StringMatch.Shape);

    /// <summary>GET, POST and the like; the case matters.</summary>
    public StringMatch? Method { get; init; } = f.Optional(r => r.Method, StringMatch.Shape);

    /// <summary>The Host header, with its port where the client sends one.</summary>
    public StringMatch? Authority { get; init; } = f.Optional(r => r.Authority, StringMatch.Shape);

    /// <summary>
    /// By name in lower case; a match without any way of comparing asks only whether the header is there.
    /// </summary>
    public IReadOnlyDictionary<string, StringMatch>? Headers { get; init; } =
        f.Optional(r => r.Headers, StringMatch.Map);

    /// <summary>The port that the request came to; of a gateway, its server's.</summary>
    public long? Port { get; init; } = f.Optional(r => r.Port, Types.UInt32);

    /// <summary>Labels of the client pod; only for sidecars.</summary>
    public IReadOnlyDictionary<string, string>? SourceLabels { get; init; } =
        f.Optional(r => r.SourceLabels, Types.TextMap);

    /// <summary>Overrides the VirtualService's own <c>gateways</c>.</summary>
    public IReadOnlyList<string>? Gateways { get; init; } = f.Optional(r => r.Gateways, Types.Texts);

    /// <summary>Parameters of the query by name, all of which must match.</summary>
    public IReadOnlyDictionary<string, StringMatch>? QueryParams { get; init; } =
        f.Optional(r => r.QueryParams, StringMatch.Map);

    /// <summary>For <c>uri</c> with exact and prefix; null is false.</summary>
    public bool? IgnoreUriCase { get; init; } = f.Optional(r => r.IgnoreUriCase, Types.Bool);

    /// <summary>By name; a request with one that matches does not match.</summary>
    public IReadOnlyDictionary<string, StringMatch>? WithoutHeaders { get; init; } =
        f.Optional(r => r.WithoutHeaders, StringMatch.Map);

    /// <summary>The client's namespace; only for sidecars.</summary>
    public string? SourceNamespace { get; init; } = f.Optional(r => r.SourceNamespace, Types.Text);

    public string? StatPrefix { get; init; } = f.Optional(r => r.StatPrefix, Types.Text);
}

/// <summary>A destination of HTTP requests, with its weight.</summary>
internal sealed class HttpRouteDestination(RecordFields<HttpRouteDestination>? f = null)
{
    public static readonly RecordShape<HttpRouteDestination> Shape = new(f => new HttpRouteDestination(f));

    /// <summary>Where the requests go.</summary>
    public Destination? Destination { get; init; } = f.Required(r => r.Destination, Destination.Shape);

    /// <summary>In relation to the others; a single destination needs none.</summary>
    public long? Weight { get; init; } = f.Optional(r => r.Weight, Types.Int32);

    /// <summary>For this destination alone.</summary>
    public Headers? Headers { get; init; } = f.Optional(r => r.Headers, Headers.Shape);
}
