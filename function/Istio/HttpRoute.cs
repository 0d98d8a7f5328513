using System.Text.Json.Nodes;

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

internal sealed record HttpRedirect
{
    public string? Uri { get; init; }

    public string? Authority { get; init; }

    public long? Port { get; init; }

    public string? DerivePort { get; init; }

    public string? Scheme { get; init; }

    public long? RedirectCode { get; init; }
}

internal sealed record HttpDirectResponse
{
    public long? Status { get; init; }

    public HttpBody? Body { get; init; }
}

internal sealed record HttpBody
{
    public string? String { get; init; }

    public string? Bytes { get; init; }
}

internal sealed record HttpDelegate
{
    public string? Name { get; init; }

    public string? Namespace { get; init; }
}

internal sealed record HttpRewrite
{
    public string? Uri { get; init; }

    public string? Authority { get; init; }

    public RegexRewrite? UriRegexRewrite { get; init; }
}

internal sealed record RegexRewrite
{
    public string? Match { get; init; }

    public string? Rewrite { get; init; }
}

internal sealed record HttpRetry
{
    public int? Attempts { get; init; }

    public string? PerTryTimeout { get; init; }

    public string? RetryOn { get; init; }

    public bool? RetryRemoteLocalities { get; init; }

    public bool? RetryIgnorePreviousHosts { get; init; }

    public string? Backoff { get; init; }
}

internal sealed record HttpFault
{
    public JsonObject? Delay { get; init; }

    public JsonObject? Abort { get; init; }
}

internal sealed record HttpMirror
{
    public Destination? Destination { get; init; }

    public Percent? Percentage { get; init; }
}

internal sealed record Percent
{
    public double? Value { get; init; }
}

internal sealed record CorsPolicy
{
    public IReadOnlyList<StringMatch>? AllowOrigins { get; init; }

    public IReadOnlyList<string>? AllowOrigin { get; init; }

    public IReadOnlyList<string>? AllowMethods { get; init; }

    public IReadOnlyList<string>? AllowHeaders { get; init; }

    public IReadOnlyList<string>? ExposeHeaders { get; init; }

    public string? MaxAge { get; init; }

    public bool? AllowCredentials { get; init; }

    public string? UnmatchedPreflights { get; init; }
}

internal sealed record Headers
{
    public HeaderOperations? Request { get; init; }

    public HeaderOperations? Response { get; init; }
}

internal sealed record HeaderOperations
{
    public IReadOnlyDictionary<string, string>? Set { get; init; }

    public IReadOnlyDictionary<string, string>? Add { get; init; }

    public IReadOnlyList<string>? Remove { get; init; }
}
