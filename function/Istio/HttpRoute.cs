using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Istio;

/// <summary>One entry under a VirtualService's <c>http</c>.</summary>
internal sealed class HttpRoute : JsonFields
{
    public string? Name
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyList<HttpMatch>? Match
    {
        get => List<HttpMatch>();
        init => Put(value);
    }

    public IReadOnlyList<HttpRouteDestination>? Route
    {
        get => List<HttpRouteDestination>();
        init => Put(value);
    }

    public HttpRedirect? Redirect
    {
        get => Object<HttpRedirect>();
        init => Put(value);
    }

    public HttpDirectResponse? DirectResponse
    {
        get => Object<HttpDirectResponse>();
        init => Put(value);
    }

    public HttpDelegate? Delegate
    {
        get => Object<HttpDelegate>();
        init => Put(value);
    }

    public HttpRewrite? Rewrite
    {
        get => Object<HttpRewrite>();
        init => Put(value);
    }

    public string? Timeout
    {
        get => Text();
        init => Put(value);
    }

    public HttpRetry? Retries
    {
        get => Object<HttpRetry>();
        init => Put(value);
    }

    public HttpFault? Fault
    {
        get => Object<HttpFault>();
        init => Put(value);
    }

    public Destination? Mirror
    {
        get => Object<Destination>();
        init => Put(value);
    }

    public IReadOnlyList<HttpMirror>? Mirrors
    {
        get => List<HttpMirror>();
        init => Put(value);
    }

    public long? MirrorPercent
    {
        get => Integer();
        init => Put(value);
    }

    public Percent? MirrorPercentage
    {
        get => Object<Percent>();
        init => Put(value);
    }

    public CorsPolicy? CorsPolicy
    {
        get => Object<CorsPolicy>();
        init => Put(value);
    }

    public Headers? Headers
    {
        get => Object<Headers>();
        init => Put(value);
    }
}

internal sealed class HttpMatch : JsonFields
{
    public string? Name
    {
        get => Text();
        init => Put(value);
    }

    public StringMatch? Uri
    {
        get => Object<StringMatch>();
        init => Put(value);
    }

    public StringMatch? Scheme
    {
        get => Object<StringMatch>();
        init => Put(value);
    }

    public StringMatch? Method
    {
        get => Object<StringMatch>();
        init => Put(value);
    }

    public StringMatch? Authority
    {
        get => Object<StringMatch>();
        init => Put(value);
    }

    public IReadOnlyDictionary<string, StringMatch>? Headers => Map<StringMatch>();

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

    public IReadOnlyDictionary<string, StringMatch>? QueryParams => Map<StringMatch>();

    public bool? IgnoreUriCase
    {
        get => Flag();
        init => Put(value);
    }

    public IReadOnlyDictionary<string, StringMatch>? WithoutHeaders => Map<StringMatch>();

    public string? SourceNamespace
    {
        get => Text();
        init => Put(value);
    }

    public string? StatPrefix
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class StringMatch : JsonFields
{
    public string? Exact
    {
        get => Text();
        init => Put(value);
    }

    public string? Prefix
    {
        get => Text();
        init => Put(value);
    }

    public string? Regex
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class HttpRouteDestination : JsonFields
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

    public Headers? Headers
    {
        get => Object<Headers>();
        init => Put(value);
    }
}
