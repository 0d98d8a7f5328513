using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Istio;

/// <summary>What an HTTP route may do besides sending requests on.</summary>
internal sealed class HttpRedirect : JsonFields
{
    public string? Uri
    {
        get => Text();
        init => Put(value);
    }

    public string? Authority
    {
        get => Text();
        init => Put(value);
    }

    public long? Port
    {
        get => Integer();
        init => Put(value);
    }

    public string? DerivePort
    {
        get => Text();
        init => Put(value);
    }

    public string? Scheme
    {
        get => Text();
        init => Put(value);
    }

    public long? RedirectCode
    {
        get => Integer();
        init => Put(value);
    }

    /// <summary>Since Istio 1.31.</summary>
    public string? PrefixRewrite
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class HttpDirectResponse : JsonFields
{
    public long? Status
    {
        get => Integer();
        init => Put(value);
    }

    public HttpBody? Body
    {
        get => Object<HttpBody>();
        init => Put(value);
    }
}

internal sealed class HttpBody : JsonFields
{
    public string? String
    {
        get => Text();
        init => Put(value);
    }

    public string? Bytes
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class HttpDelegate : JsonFields
{
    public string? Name
    {
        get => Text();
        init => Put(value);
    }

    public string? Namespace
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class HttpRewrite : JsonFields
{
    public string? Uri
    {
        get => Text();
        init => Put(value);
    }

    public string? Authority
    {
        get => Text();
        init => Put(value);
    }

    public RegexRewrite? UriRegexRewrite
    {
        get => Object<RegexRewrite>();
        init => Put(value);
    }
}

internal sealed class RegexRewrite : JsonFields
{
    public string? Match
    {
        get => Text();
        init => Put(value);
    }

    public string? Rewrite
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class HttpRetry : JsonFields
{
    public long? Attempts
    {
        get => Integer();
        init => Put(value);
    }

    public string? PerTryTimeout
    {
        get => Text();
        init => Put(value);
    }

    public string? RetryOn
    {
        get => Text();
        init => Put(value);
    }

    public bool? RetryRemoteLocalities
    {
        get => Flag();
        init => Put(value);
    }

    public bool? RetryIgnorePreviousHosts
    {
        get => Flag();
        init => Put(value);
    }

    public string? Backoff
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class HttpFault : JsonFields
{
    public HttpDelay? Delay
    {
        get => Object<HttpDelay>();
        init => Put(value);
    }

    public HttpAbort? Abort
    {
        get => Object<HttpAbort>();
        init => Put(value);
    }
}

internal sealed class HttpDelay : JsonFields
{
    public long? Percent
    {
        get => Integer();
        init => Put(value);
    }

    public string? FixedDelay
    {
        get => Text();
        init => Put(value);
    }

    public string? ExponentialDelay
    {
        get => Text();
        init => Put(value);
    }

    public Percent? Percentage
    {
        get => Object<Percent>();
        init => Put(value);
    }
}

internal sealed class HttpAbort : JsonFields
{
    public long? HttpStatus
    {
        get => Integer();
        init => Put(value);
    }

    public string? GrpcStatus
    {
        get => Text();
        init => Put(value);
    }

    public string? Http2Error
    {
        get => Text();
        init => Put(value);
    }

    public Percent? Percentage
    {
        get => Object<Percent>();
        init => Put(value);
    }
}

internal sealed class HttpMirror : JsonFields
{
    public Destination? Destination
    {
        get => Object<Destination>();
        init => Put(value);
    }

    public Percent? Percentage
    {
        get => Object<Percent>();
        init => Put(value);
    }
}

internal sealed class Percent : JsonFields
{
    public decimal? Value
    {
        get => Fraction();
        init => Put(value);
    }
}

internal sealed class CorsPolicy : JsonFields
{
    public IReadOnlyList<StringMatch>? AllowOrigins
    {
        get => List<StringMatch>();
        init => Put(value);
    }

    public IReadOnlyList<string>? AllowOrigin
    {
        get => Texts();
        init => Put(value);
    }

    public IReadOnlyList<string>? AllowMethods
    {
        get => Texts();
        init => Put(value);
    }

    public IReadOnlyList<string>? AllowHeaders
    {
        get => Texts();
        init => Put(value);
    }

    public IReadOnlyList<string>? ExposeHeaders
    {
        get => Texts();
        init => Put(value);
    }

    public string? MaxAge
    {
        get => Text();
        init => Put(value);
    }

    public bool? AllowCredentials
    {
        get => Flag();
        init => Put(value);
    }

    public string? UnmatchedPreflights
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class Headers : JsonFields
{
    public HeaderOperations? Request
    {
        get => Object<HeaderOperations>();
        init => Put(value);
    }

    public HeaderOperations? Response
    {
        get => Object<HeaderOperations>();
        init => Put(value);
    }
}

internal sealed class HeaderOperations : JsonFields
{
    public IReadOnlyDictionary<string, string>? Set
    {
        get => TextMap();
        init => Put(value);
    }

    public IReadOnlyDictionary<string, string>? Add
    {
        get => TextMap();
        init => Put(value);
    }

    public IReadOnlyList<string>? Remove
    {
        get => Texts();
        init => Put(value);
    }
}
