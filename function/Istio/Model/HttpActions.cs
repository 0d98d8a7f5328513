using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>What an HTTP route may do besides sending requests on.</summary>
internal sealed class HttpRedirect(RecordFields<HttpRedirect>? f = null)
{
    public static readonly RecordShape<HttpRedirect> Shape = new(f => new HttpRedirect(f));

    static readonly TextShape PortRules = Types.Words("FROM_PROTOCOL_DEFAULT", "FROM_REQUEST_PORT");

    const string Target = "port";

    public string? Uri { get; init; } = f.Optional(r => r.Uri, Types.Text);

    public string? Authority { get; init; } = f.Optional(r => r.Authority, Types.Text);

    public long? Port { get; init; } = f.Optional(r => r.Port, Types.UInt32, oneOf: Target);

    public string? DerivePort { get; init; } = f.Optional(r => r.DerivePort, PortRules, oneOf: Target);

    public string? Scheme { get; init; } = f.Optional(r => r.Scheme, Types.Text);

    /// <summary>The HTTP status; 301 where it is left out.</summary>
    public long? RedirectCode { get; init; } = f.Optional(r => r.RedirectCode, Types.UInt32);

    public string? PrefixRewrite { get; init; } = f.Optional(r => r.PrefixRewrite, Types.Text, since: 31);
}

/// <summary>An answer of the proxy itself.</summary>
internal sealed class HttpDirectResponse(RecordFields<HttpDirectResponse>? f = null)
{
    public static readonly RecordShape<HttpDirectResponse> Shape = new(f => new HttpDirectResponse(f));

    /// <summary>The HTTP status; the schema allows any number, the webhook 200 to 599.</summary>
    public long? Status { get; init; } = f.Required(r => r.Status, Types.UInt32);

    public HttpBody? Body { get; init; } = f.Optional(r => r.Body, HttpBody.Shape);
}

/// <summary>The body of such an answer, as text or as bytes in base64.</summary>
internal sealed class HttpBody(RecordFields<HttpBody>? f = null)
{
    public static readonly RecordShape<HttpBody> Shape = new(f => new HttpBody(f));

    const string Form = "form";

    public string? String { get; init; } = f.Optional(r => r.String, Types.Text, oneOf: Form);

    public string? Bytes { get; init; } = f.Optional(r => r.Bytes, Types.Text, oneOf: Form);
}

/// <summary>Another VirtualService that has the routes.</summary>
internal sealed class HttpDelegate(RecordFields<HttpDelegate>? f = null)
{
    public static readonly RecordShape<HttpDelegate> Shape = new(f => new HttpDelegate(f));

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);

    public string? Namespace { get; init; } = f.Optional(r => r.Namespace, Types.Text);
}

/// <summary>The path or host with which a request goes on.</summary>
internal sealed class HttpRewrite(RecordFields<HttpRewrite>? f = null)
{
    public static readonly RecordShape<HttpRewrite> Shape = new(f => new HttpRewrite(f));

    /// <summary>Replaces the path, or the part of it that a prefix matched.</summary>
    public string? Uri { get; init; } = f.Optional(r => r.Uri, Types.Text);

    /// <summary>The new Host header.</summary>
    public string? Authority { get; init; } = f.Optional(r => r.Authority, Types.Text);

    public RegexRewrite? UriRegexRewrite { get; init; } = f.Optional(r => r.UriRegexRewrite, RegexRewrite.Shape);
}

/// <summary>A rewrite of the path by a regular expression (RE2).</summary>
internal sealed class RegexRewrite(RecordFields<RegexRewrite>? f = null)
{
    public static readonly RecordShape<RegexRewrite> Shape = new(f => new RegexRewrite(f));

    public string? Match { get; init; } = f.Optional(r => r.Match, Types.Text);

    public string? Rewrite { get; init; } = f.Optional(r => r.Rewrite, Types.Text);
}

/// <summary>How often and when a failed request is sent again.</summary>
internal sealed class HttpRetry(RecordFields<HttpRetry>? f = null)
{
    public static readonly RecordShape<HttpRetry> Shape = new(f => new HttpRetry(f));

    public long? Attempts { get; init; } = f.Optional(r => r.Attempts, Types.Int32);

    public string? PerTryTimeout { get; init; } = f.Optional(r => r.PerTryTimeout, Types.Duration);

    public string? RetryOn { get; init; } = f.Optional(r => r.RetryOn, Types.Text);

    public bool? RetryRemoteLocalities { get; init; } = f.Optional(r => r.RetryRemoteLocalities, Types.NullableBool);

    public bool? RetryIgnorePreviousHosts { get; init; } =
        f.Optional(r => r.RetryIgnorePreviousHosts, Types.NullableBool, since: 26);

    public string? Backoff { get; init; } = f.Optional(r => r.Backoff, Types.Duration, since: 26);
}

/// <summary>Errors and delays that are injected.</summary>
internal sealed class HttpFault(RecordFields<HttpFault>? f = null)
{
    public static readonly RecordShape<HttpFault> Shape = new(f => new HttpFault(f));

    public HttpDelay? Delay { get; init; } = f.Optional(r => r.Delay, HttpDelay.Shape);

    public HttpAbort? Abort { get; init; } = f.Optional(r => r.Abort, HttpAbort.Shape);
}

/// <summary>Requests that wait before they go on.</summary>
internal sealed class HttpDelay(RecordFields<HttpDelay>? f = null)
{
    public static readonly RecordShape<HttpDelay> Shape = new(f => new HttpDelay(f));

    const string Form = "form";

    public long? Percent { get; init; } = f.Optional(r => r.Percent, Types.Int32);

    public string? FixedDelay { get; init; } = f.Optional(r => r.FixedDelay, Types.Duration, oneOf: Form);

    public string? ExponentialDelay { get; init; } = f.Optional(r => r.ExponentialDelay, Types.Duration, oneOf: Form);

    public Percent? Percentage { get; init; } = f.Optional(r => r.Percentage, Model.Percent.Shape);
}

/// <summary>Requests that are answered with an error.</summary>
internal sealed class HttpAbort(RecordFields<HttpAbort>? f = null)
{
    public static readonly RecordShape<HttpAbort> Shape = new(f => new HttpAbort(f));

    const string Form = "form";

    public long? HttpStatus { get; init; } = f.Optional(r => r.HttpStatus, Types.Int32, oneOf: Form);

    public string? GrpcStatus { get; init; } = f.Optional(r => r.GrpcStatus, Types.Text, oneOf: Form);

    public string? Http2Error { get; init; } = f.Optional(r => r.Http2Error, Types.Text, oneOf: Form);

    public Percent? Percentage { get; init; } = f.Optional(r => r.Percentage, Percent.Shape);
}

/// <summary>A destination that gets copies of requests; its answers are dropped.</summary>
internal sealed class HttpMirror(RecordFields<HttpMirror>? f = null)
{
    public static readonly RecordShape<HttpMirror> Shape = new(f => new HttpMirror(f));

    /// <summary>Gets a copy of the requests; its answers are dropped.</summary>
    public Destination? Destination { get; init; } = f.Required(r => r.Destination, Destination.Shape);

    public Percent? Percentage { get; init; } = f.Optional(r => r.Percentage, Percent.Shape);
}

/// <summary><c>corsPolicy</c> of a route: what browsers may do from other origins.</summary>
internal sealed class CorsPolicy(RecordFields<CorsPolicy>? f = null)
{
    public static readonly RecordShape<CorsPolicy> Shape = new(f => new CorsPolicy(f));

    static readonly ListShape<StringMatch> MatchList = new(StringMatch.Shape);

    static readonly TextShape Preflights = Types.Words("UNSPECIFIED", "FORWARD", "IGNORE");

    public IReadOnlyList<StringMatch>? AllowOrigins { get; init; } = f.Optional(r => r.AllowOrigins, MatchList);

    public IReadOnlyList<string>? AllowOrigin { get; init; } = f.Optional(r => r.AllowOrigin, Types.Texts);

    public IReadOnlyList<string>? AllowMethods { get; init; } = f.Optional(r => r.AllowMethods, Types.Texts);

    public IReadOnlyList<string>? AllowHeaders { get; init; } = f.Optional(r => r.AllowHeaders, Types.Texts);

    public IReadOnlyList<string>? ExposeHeaders { get; init; } = f.Optional(r => r.ExposeHeaders, Types.Texts);

    public string? MaxAge { get; init; } = f.Optional(r => r.MaxAge, Types.Duration);

    public bool? AllowCredentials { get; init; } = f.Optional(r => r.AllowCredentials, Types.NullableBool);

    public string? UnmatchedPreflights { get; init; } = f.Optional(r => r.UnmatchedPreflights, Preflights, since: 23);
}

/// <summary>What a route changes in the headers of requests and responses.</summary>
internal sealed class Headers(RecordFields<Headers>? f = null)
{
    public static readonly RecordShape<Headers> Shape = new(f => new Headers(f));

    /// <summary>What changes before the request is sent on.</summary>
    public HeaderOperations? Request { get; init; } = f.Optional(r => r.Request, HeaderOperations.Shape);

    public HeaderOperations? Response { get; init; } = f.Optional(r => r.Response, HeaderOperations.Shape);
}

/// <summary>Headers that are set, added and removed, in this order.</summary>
internal sealed class HeaderOperations(RecordFields<HeaderOperations>? f = null)
{
    public static readonly RecordShape<HeaderOperations> Shape = new(f => new HeaderOperations(f));

    /// <summary>Replaces headers, or adds them.</summary>
    public IReadOnlyDictionary<string, string>? Set { get; init; } = f.Optional(r => r.Set, Types.TextMap);

    public IReadOnlyDictionary<string, string>? Add { get; init; } = f.Optional(r => r.Add, Types.TextMap);

    /// <summary>Names of headers.</summary>
    public IReadOnlyList<string>? Remove { get; init; } = f.Optional(r => r.Remove, Types.Texts);
}

/// <summary>Where routes, mirrors and a Sidecar's egress proxy lead.</summary>
internal sealed class Destination(RecordFields<Destination>? f = null)
{
    public static readonly RecordShape<Destination> Shape = new(f => new Destination(f));

    /// <summary>A name of the registry; a short one gets the VirtualService's namespace.</summary>
    public string? Host { get; init; } = f.Required(r => r.Host, Types.Text);

    /// <summary>The name of a subset of a DestinationRule for the host.</summary>
    public string? Subset { get; init; } = f.Optional(r => r.Subset, Types.Text);

    /// <summary>May be left out where the service has one port.</summary>
    public PortSelector? Port { get; init; } = f.Optional(r => r.Port, PortSelector.Shape);
}
