namespace Kyma.Krm.Istio;

/// <summary>What an HTTP route may do besides sending requests on.</summary>
internal sealed record HttpRedirect
{
    public string? Uri { get; init; }

    public string? Authority { get; init; }

    public long? Port { get; init; }

    public string? DerivePort { get; init; }

    public string? Scheme { get; init; }

    public long? RedirectCode { get; init; }

    /// <summary>Since Istio 1.31.</summary>
    public string? PrefixRewrite { get; init; }
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
    public HttpDelay? Delay { get; init; }

    public HttpAbort? Abort { get; init; }
}

internal sealed record HttpDelay
{
    public int? Percent { get; init; }

    public string? FixedDelay { get; init; }

    public string? ExponentialDelay { get; init; }

    public Percent? Percentage { get; init; }
}

internal sealed record HttpAbort
{
    public int? HttpStatus { get; init; }

    public string? GrpcStatus { get; init; }

    public string? Http2Error { get; init; }

    public Percent? Percentage { get; init; }
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
