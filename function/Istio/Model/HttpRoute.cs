using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>One entry under a VirtualService's <c>http</c>.</summary>
internal sealed class HttpRoute(RecordFields<HttpRoute>? f = null)
{
    public static readonly RecordShape<HttpRoute> Shape = new(f => new HttpRoute(f));

    static readonly ListShape<HttpMatch> MatchList = new(HttpMatch.Shape);

    static readonly ListShape<HttpRouteDestination> DestinationList = new(HttpRouteDestination.Shape);

    static readonly ListShape<HttpMirror> MirrorList = new(HttpMirror.Shape);

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);

    public IReadOnlyList<HttpMatch>? Match { get; init; } = f.Optional(r => r.Match, MatchList);

    public IReadOnlyList<HttpRouteDestination>? Route { get; init; } = f.Optional(r => r.Route, DestinationList);

    public HttpRedirect? Redirect { get; init; } = f.Optional(r => r.Redirect, HttpRedirect.Shape);

    public HttpDirectResponse? DirectResponse { get; init; } =
        f.Optional(r => r.DirectResponse, HttpDirectResponse.Shape);

    public HttpDelegate? Delegate { get; init; } = f.Optional(r => r.Delegate, HttpDelegate.Shape);

    public HttpRewrite? Rewrite { get; init; } = f.Optional(r => r.Rewrite, HttpRewrite.Shape);

    public string? Timeout { get; init; } = f.Optional(r => r.Timeout, Types.Duration);

    public HttpRetry? Retries { get; init; } = f.Optional(r => r.Retries, HttpRetry.Shape);

    public HttpFault? Fault { get; init; } = f.Optional(r => r.Fault, HttpFault.Shape);

    public Destination? Mirror { get; init; } = f.Optional(r => r.Mirror, Destination.Shape);

    public IReadOnlyList<HttpMirror>? Mirrors { get; init; } = f.Optional(r => r.Mirrors, MirrorList);

    public long? MirrorPercent { get; init; } = f.Optional(r => r.MirrorPercent, Types.NullableUInt32);

    /// <summary>The CRD's other spelling of <c>mirrorPercent</c>.</summary>
    public long? MirrorPercentSnake { get; init; } =
        f.Optional(r => r.MirrorPercentSnake, Types.NullableUInt32, property: "mirror_percent");

    public Percent? MirrorPercentage { get; init; } = f.Optional(r => r.MirrorPercentage, Percent.Shape);

    public CorsPolicy? CorsPolicy { get; init; } = f.Optional(r => r.CorsPolicy, CorsPolicy.Shape);

    public Headers? Headers { get; init; } = f.Optional(r => r.Headers, Headers.Shape);
}

/// <summary>Conditions on a request, all of which must hold.</summary>
internal sealed class HttpMatch(RecordFields<HttpMatch>? f = null)
{
    public static readonly RecordShape<HttpMatch> Shape = new(f => new HttpMatch(f));

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);

    public StringMatch? Uri { get; init; } = f.Optional(r => r.Uri, StringMatch.Shape);

    public StringMatch? Scheme { get; init; } = f.Optional(r => r.Scheme, StringMatch.Shape);

    public StringMatch? Method { get; init; } = f.Optional(r => r.Method, StringMatch.Shape);

    public StringMatch? Authority { get; init; } = f.Optional(r => r.Authority, StringMatch.Shape);

    public IReadOnlyDictionary<string, StringMatch>? Headers { get; init; } =
        f.Optional(r => r.Headers, StringMatch.Map);

    public long? Port { get; init; } = f.Optional(r => r.Port, Types.UInt32);

    public IReadOnlyDictionary<string, string>? SourceLabels { get; init; } =
        f.Optional(r => r.SourceLabels, Types.TextMap);

    public IReadOnlyList<string>? Gateways { get; init; } = f.Optional(r => r.Gateways, Types.Texts);

    public IReadOnlyDictionary<string, StringMatch>? QueryParams { get; init; } =
        f.Optional(r => r.QueryParams, StringMatch.Map);

    public bool? IgnoreUriCase { get; init; } = f.Optional(r => r.IgnoreUriCase, Types.Bool);

    public IReadOnlyDictionary<string, StringMatch>? WithoutHeaders { get; init; } =
        f.Optional(r => r.WithoutHeaders, StringMatch.Map);

    public string? SourceNamespace { get; init; } = f.Optional(r => r.SourceNamespace, Types.Text);

    public string? StatPrefix { get; init; } = f.Optional(r => r.StatPrefix, Types.Text);
}

/// <summary>A destination of HTTP requests, with its weight.</summary>
internal sealed class HttpRouteDestination(RecordFields<HttpRouteDestination>? f = null)
{
    public static readonly RecordShape<HttpRouteDestination> Shape = new(f => new HttpRouteDestination(f));

    public Destination? Destination { get; init; } = f.Required(r => r.Destination, Destination.Shape);

    public long? Weight { get; init; } = f.Optional(r => r.Weight, Types.Int32);

    public Headers? Headers { get; init; } = f.Optional(r => r.Headers, Headers.Shape);
}
