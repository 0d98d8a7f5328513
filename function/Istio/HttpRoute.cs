namespace Kyma.Krm.Istio;

/// <summary>One entry under a VirtualService's <c>http</c>.</summary>
internal sealed record HttpRoute
{
    public string? Name { get; init; }

    public IReadOnlyList<HttpMatch>? Match { get; init; }

    public IReadOnlyList<HttpRouteDestination>? Route { get; init; }

    public HttpRedirect? Redirect { get; init; }

    public HttpDirectResponse? DirectResponse { get; init; }

    public HttpDelegate? Delegate { get; init; }

    public HttpRewrite? Rewrite { get; init; }

    public string? Timeout { get; init; }

    public HttpRetry? Retries { get; init; }

    public HttpFault? Fault { get; init; }

    public Destination? Mirror { get; init; }

    public IReadOnlyList<HttpMirror>? Mirrors { get; init; }

    public long? MirrorPercent { get; init; }

    public Percent? MirrorPercentage { get; init; }

    public CorsPolicy? CorsPolicy { get; init; }

    public Headers? Headers { get; init; }
}

internal sealed record HttpMatch
{
    public string? Name { get; init; }

    public StringMatch? Uri { get; init; }

    public StringMatch? Scheme { get; init; }

    public StringMatch? Method { get; init; }

    public StringMatch? Authority { get; init; }

    public IReadOnlyDictionary<string, StringMatch>? Headers { get; init; }

    public long? Port { get; init; }

    public IReadOnlyDictionary<string, string>? SourceLabels { get; init; }

    public IReadOnlyList<string>? Gateways { get; init; }

    public IReadOnlyDictionary<string, StringMatch>? QueryParams { get; init; }

    public bool? IgnoreUriCase { get; init; }

    public IReadOnlyDictionary<string, StringMatch>? WithoutHeaders { get; init; }

    public string? SourceNamespace { get; init; }

    public string? StatPrefix { get; init; }
}

internal sealed record StringMatch
{
    public string? Exact { get; init; }

    public string? Prefix { get; init; }

    public string? Regex { get; init; }
}

internal sealed record HttpRouteDestination
{
    public Destination? Destination { get; init; }

    public int? Weight { get; init; }

    public Headers? Headers { get; init; }
}
