using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>What an HTTP route may do besides sending requests on.</summary>
internal sealed class HttpRedirect(RecordFields<HttpRedirect>? f = null)
{
    public static readonly RecordShape<HttpRedirect> Shape = new(f => new HttpRedirect(f));

    static readonly TextShape PortRules = Types.Words("FROM_PROTOCOL_DEFAULT", "FROM_REQUEST_PORT");

    const string Target = "port";

    /// <summary>The new path.</summary>
    public string? Uri { get; init; } = f.Optional(r => r.Uri, Types.Text);

    /// <summary>The new host.</summary>
    public string? Authority { get; init; } = f.Optional(r => r.Authority, Types.Text);

    /// <summary>The new port.</summary>
    public long? Port { get; init; } = f.Optional(r => r.Port, Types.UInt32, oneOf: Target);

    /// <summary>How the new port follows from the request.</summary>
    public string? DerivePort { get; init; } = f.Optional(r => r.DerivePort, PortRules, oneOf: Target);

    /// <summary>The new scheme: <c>http</c> or <c>https</c>.</summary>
    public string? Scheme { get; init; } = f.Optional(r => r.Scheme, Types.Text);

    /// <summary>The HTTP status; 301 where it is left out.</summary>
    public long? RedirectCode { get; init; } = f.Optional(r => r.RedirectCode, Types.UInt32);

    /// <summary>Replaces the part of the path that a prefix matched.</summary>
    public string? PrefixRewrite { get; init; } = f.Optional(r => r.PrefixRewrite, Types.Text, since: 31);
}

/// <summary>An answer of the proxy itself.</summary>
internal sealed class HttpDirectResponse(RecordFields<HttpDirectResponse>? f = null)
{
    public static readonly RecordShape<HttpDirectResponse> Shape = new(f => new HttpDirectResponse(f));

    /// <summary>The HTTP status; the schema allows any number, the webhook 200 to 599.</summary>
    public long? Status { get; init; } = f.Required(r => r.Status, Types.UInt32);

    /// <summary>What is answered; null: nothing.</summary>
    public HttpBody? Body { get; init; } = f.Optional(r => r.Body, HttpBody.Shape);
}

/// <summary>The body of such an answer, as text or as bytes in base64.</summary>
internal sealed class HttpBody(RecordFields<HttpBody>? f = null)
{
    public static readonly RecordShape<HttpBody> Shape = new(f => new HttpBody(f));

    const string Form = "form";

    /// <summary>As text.</summary>
    public string? String { get; init; } = f.Optional(r => r.String, Types.Text, oneOf: Form);

    /// <summary>In base64.</summary>
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

    /// <summary>Replaces what an expression matches in the path.</summary>
    public RegexRewrite? UriRegexRewrite { get; init; } = f.Optional(r => r.UriRegexRewrite, RegexRewrite.Shape);
}

/// <summary>A rewrite of the path by a regular expression (RE2).</summary>
internal sealed class RegexRewrite(RecordFields<RegexRewrite>? f = null)
{
    public static readonly RecordShape<RegexRewrite> Shape = new(f => new RegexRewrite(f));

    /// <summary>An RE2 expression.</summary>
    public string? Match { get; init; } = f.Optional(r => r.Match, Types.Text);

    /// <summary>What replaces it, with <c>\1</c> for its groups.</summary>
    public string? Rewrite { get; init; } = f.Optional(r => r.Rewrite, Types.Text);
}

/// <summary>How often and when a failed request is sent again.</summary>
internal sealed class HttpRetry(RecordFields<HttpRetry>? f = null)
{
    public static readonly RecordShape<HttpRetry> Shape = new(f => new HttpRetry(f));

    /// <summary>0, as null where the rest is written, means no retries.</summary>
    public long? Attempts { get; init; } = f.Optional(r => r.Attempts, Types.Int32);

    /// <summary>For each attempt; null: the timeout of the route.</summary>
    public string? PerTryTimeout { get; init; } = f.Optional(r => r.PerTryTimeout, Types.Duration);

    /// <summary>Conditions of Envoy, separated by commas; null: those of Istio.</summary>
    public string? RetryOn { get; init; } = f.Optional(r => r.RetryOn, Types.Text);

    /// <summary>Also at endpoints of other localities; null is false.</summary>
    public bool? RetryRemoteLocalities { get; init; } = f.Optional(r => r.RetryRemoteLocalities, Types.NullableBool);

    /// <summary>Not at an endpoint that failed; null is true.</summary>
    public bool? RetryIgnorePreviousHosts { get; init; } =
        f.Optional(r => r.RetryIgnorePreviousHosts, Types.NullableBool, since: 26);

    /// <summary>The shortest wait between attempts.</summary>
    public string? Backoff { get; init; } = f.Optional(r => r.Backoff, Types.Duration, since: 26);
}

/// <summary>Errors and delays that are injected.</summary>
internal sealed class HttpFault(RecordFields<HttpFault>? f = null)
{
    public static readonly RecordShape<HttpFault> Shape = new(f => new HttpFault(f));

    /// <summary>For some or all requests.</summary>
    public HttpDelay? Delay { get; init; } = f.Optional(r => r.Delay, HttpDelay.Shape);

    /// <summary>For some or all requests.</summary>
    public HttpAbort? Abort { get; init; } = f.Optional(r => r.Abort, HttpAbort.Shape);
}

/// <summary>Requests that wait before they go on.</summary>
internal sealed class HttpDelay(RecordFields<HttpDelay>? f = null)
{
    public static readonly RecordShape<HttpDelay> Shape = new(f => new HttpDelay(f));

    const string Form = "form";

    /// <summary>The older way to write the percentage.</summary>
    public long? Percent { get; init; } = f.Optional(r => r.Percent, Types.Int32);

    /// <summary>How long requests wait.</summary>
    public string? FixedDelay { get; init; } = f.Optional(r => r.FixedDelay, Types.Duration, oneOf: Form);

    /// <summary>Not implemented by Istio.</summary>
    public string? ExponentialDelay { get; init; } = f.Optional(r => r.ExponentialDelay, Types.Duration, oneOf: Form);

    /// <summary>Of the requests; null: all.</summary>
    public Percent? Percentage { get; init; } = f.Optional(r => r.Percentage, Model.Percent.Shape);
}

/// <summary>Requests that are answered with an error.</summary>
internal sealed class HttpAbort(RecordFields<HttpAbort>? f = null)
{
    public static readonly RecordShape<HttpAbort> Shape = new(f => new HttpAbort(f));

    const string Form = "form";

    /// <summary>The status that is answered.</summary>
    public long? HttpStatus { get; init; } = f.Optional(r => r.HttpStatus, Types.Int32, oneOf: Form);

    /// <summary>The status of gRPC that is answered.</summary>
    public string? GrpcStatus { get; init; } = f.Optional(r => r.GrpcStatus, Types.Text, oneOf: Form);

    /// <summary>The error of HTTP/2 that is answered.</summary>
    public string? Http2Error { get; init; } = f.Optional(r => r.Http2Error, Types.Text, oneOf: Form);

    /// <summary>Of the requests; null: all.</summary>
    public Percent? Percentage { get; init; } = f.Optional(r => r.Percentage, Percent.Shape);
}

/// <summary>A destination that gets copies of requests; its answers are dropped.</summary>
internal sealed class HttpMirror(RecordFields<HttpMirror>? f = null)
{
    public static readonly RecordShape<HttpMirror> Shape = new(f => new HttpMirror(f));

    /// <summary>Gets a copy of the requests; its answers are dropped.</summary>
    public Destination? Destination { get; init; } = f.Required(r => r.Destination, Destination.Shape);

    /// <summary>Of the requests; null: all.</summary>
    public Percent? Percentage { get; init; } = f.Optional(r => r.Percentage, Percent.Shape);
}

/// <summary><c>corsPolicy</c> of a route: what browsers may do from other origins.</summary>
internal sealed class CorsPolicy(RecordFields<CorsPolicy>? f = null)
{
    public static readonly RecordShape<CorsPolicy> Shape = new(f => new CorsPolicy(f));

    static readonly ListShape<StringMatch> MatchList = new(StringMatch.Shape);

    static readonly TextShape Preflights = Types.Words("UNSPECIFIED", "FORWARD", "IGNORE");

    /// <summary>One of them must match the origin of the script.</summary>
    public IReadOnlyList<StringMatch>? AllowOrigins { get; init; } = f.Optional(r => r.AllowOrigins, MatchList);

    /// <summary>The older way to write exact origins.</summary>
    public IReadOnlyList<string>? AllowOrigin { get; init; } = f.Optional(r => r.AllowOrigin, Types.Texts);

    /// <summary>Methods that a script may use.</summary>
    public IReadOnlyList<string>? AllowMethods { get; init; } = f.Optional(r => r.AllowMethods, Types.Texts);

    /// <summary>Request headers that a script may set.</summary>
    public IReadOnlyList<string>? AllowHeaders { get; init; } = f.Optional(r => r.AllowHeaders, Types.Texts);

    /// <summary>Response headers that a script may read.</summary>
    public IReadOnlyList<string>? ExposeHeaders { get; init; } = f.Optional(r => r.ExposeHeaders, Types.Texts);

    /// <summary>How long a preflight answer may be kept.</summary>
    public string? MaxAge { get; init; } = f.Optional(r => r.MaxAge, Types.Duration);

    /// <summary>Whether cookies may be sent along; null is false.</summary>
    public bool? AllowCredentials { get; init; } = f.Optional(r => r.AllowCredentials, Types.NullableBool);

    /// <summary>Where preflights of other origins go; null: to the destination.</summary>
    public string? UnmatchedPreflights { get; init; } = f.Optional(r => r.UnmatchedPreflights, Preflights, since: 23);
}

/// <summary>What a route changes in the headers of requests and responses.</summary>
internal sealed class Headers(RecordFields<Headers>? f = null)
{
    public static readonly RecordShape<Headers> Shape = new(f => new Headers(f));

    /// <summary>What changes before the request is sent on.</summary>
    public HeaderOperations? Request { get; init; } = f.Optional(r => r.Request, HeaderOperations.Shape);

    /// <summary>What changes before the response is sent back.</summary>
    public HeaderOperations? Response { get; init; } = f.Optional(r => r.Response, HeaderOperations.Shape);
}

/// <summary>Headers that are set, added and removed, in this order.</summary>
internal sealed class HeaderOperations(RecordFields<HeaderOperations>? f = null)
{
    public static readonly RecordShape<HeaderOperations> Shape = new(f => new HeaderOperations(f));

    /// <summary>Replaces headers, or adds them.</summary>
    public IReadOnlyDictionary<string, string>? Set { get; init; } = f.Optional(r => r.Set, Types.TextMap);

    /// <summary>Adds headers, whether or not they are there.</summary>
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

/// <summary>What routes of every protocol have.</summary>
internal interface IRoute
{
    /// <summary>The <c>gateways</c> of each match; null without matches.</summary>
    IEnumerable<IReadOnlyList<string>?>? MatchedGateways { get; }

    /// <summary>In the order in which they are written.</summary>
    IEnumerable<Destination?>? Destinations { get; }
}
