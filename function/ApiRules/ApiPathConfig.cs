using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.ApiRules;

/// <summary>
/// One of an APIRule's <c>rules</c>: which requests, and how they are authenticated (exactly one way; none written
/// means noAuth).
/// </summary>
internal sealed partial record ApiPathConfig
{
    /// <summary>In seconds: 1 to 3900, as in the APIRule's CRD.</summary>
    public static readonly Shape<int> TimeoutShape = new IntegerShape(1, 3900) { Example = 30, IsSeconds = true };

    /// <summary>In the order in which they are rendered where none are written.</summary>
    public static readonly IReadOnlyList<string> AllMethods =
    [
        "GET",
        "HEAD",
        "POST",
        "PUT",
        "DELETE",
        "CONNECT",
        "OPTIONS",
        "TRACE",
        "PATCH",
    ];

    public string Path { get; init; } = "/*";

    public IReadOnlyList<string> Methods { get; init; } = AllMethods;

    public bool? NoAuth { get; init; }

    public JwtConfig? Jwt { get; init; }

    public ExtAuthConfig? ExtAuth { get; init; }

    public ApiServiceConfig? Service { get; init; }

    public int? Timeout { get; init; }

    public RequestConfig? Request { get; init; }

    public static readonly Shape<ApiPathConfig> Shape = Of(
        ApiServiceConfig.Shape,
        f => f.Default("path", PathShape, "/*", PathDoc),
        f => f.Optional("methods", MethodsShape, "Default: all.") ?? AllMethods
    );

    /// <summary>The same in an APIRule, where nothing has a default.</summary>
    /// <param name="service">An APIRule's Service.</param>
    public static Shape<ApiPathConfig> InManifest(Shape<ApiServiceConfig> service) =>
        Of(
            service,
            f => f.Required("path", PathShape, PathDoc),
            f => f.Required("methods", MethodsShape, "The methods that the path accepts.")
        );

    const string PathDoc = "The path; {*} stands for one segment, {**} for any number, /* for every path.";

    static Shape<IReadOnlyList<string>> MethodsShape => Shapes.ListOf(Shapes.OneOf(AllMethods.ToArray()), atLeast: 1);

    static ObjectShape<ApiPathConfig> Of(
        Shape<ApiServiceConfig> service,
        Func<Fields, string> path,
        Func<Fields, IReadOnlyList<string>> methods
    ) =>
        new(
            "Which requests, and how they are authenticated: noAuth, jwt or extAuth.",
            f => new ApiPathConfig
            {
                Path = path(f),
                Methods = methods(f),
                NoAuth = f.OptionalValue(
                    "noAuth",
                    Shapes.Bool,
                    "No authentication; this is what is rendered where none of the three is written."
                ),
                Jwt = f.Optional("jwt", () => JwtConfig.Shape, "Requests must carry a JSON Web Token."),
                ExtAuth = f.Optional("extAuth", () => ExtAuthConfig.Shape, "External authorizers decide."),
                Service = f.Optional("service", service, "Another Service for this path."),
                Timeout = f.OptionalValue("timeout", TimeoutShape, "Another timeout for this path, in seconds."),
                Request = f.Optional(
                    "request",
                    () => RequestConfig.Shape,
                    "Headers and cookies that are set on the request."
                ),
            }
        );

    static TextShape PathShape =>
        new() { Pattern = PathPattern(), ValidValues = "a path such as /*, /orders or /orders/{*}/items/{**}" };

    /// <summary>The CRD's own pattern (gateway.kyma-project.io_apirules.yaml, spec.rules.path).</summary>
    [GeneratedRegex(@"^((\/([A-Za-z0-9-._~!$&'()+,;=:@]|%[0-9a-fA-F]{2})*)|(\/\{\*{1,2}\}))+\z|^\/\*\z")]
    private static partial Regex PathPattern();
}

/// <summary>Headers and cookies set on the request before it reaches the Service.</summary>
internal sealed class RequestConfig(Fields? f = null)
{
    public IReadOnlyDictionary<string, string>? Headers { get; init; } =
        f.Optional(() => Named(HeaderValue, "x-tenant"), "Headers.");

    public IReadOnlyDictionary<string, string>? Cookies { get; init; } =
        f.Optional(() => Named(CookieValue, "tenant"), "Cookies.");

    public static readonly ObjectShape<RequestConfig> Shape = new(
        "Headers and cookies that are set on the request.",
        f => new RequestConfig(f)
    );

    static TextMapShape<string> Named(TextShape value, string name) =>
        new(HeaderName, value) { Example = () => new JsonObject { [name] = "shop" } };

    /// <summary>RFC 9110 section 5.1: a token; cookie names are tokens as well (RFC 6265 section 4.1.1).</summary>
    static TextShape HeaderName =>
        new()
        {
            ValidValues = "a name of letters, digits and !#$%&'*+-.^_`|~",
            Judge = text => HeaderSyntax.IsName(text) ? null : "is not a valid name",
        };

    static TextShape HeaderValue =>
        new()
        {
            ValidValues = "text without line breaks and control characters",
            Judge = text =>
                text.Any(char.IsControl) ? "has a control character"
                : HeaderSyntax.IsValue(text) ? null
                : LonePercent,
        };

    static TextShape CookieValue =>
        new()
        {
            ValidValues = "text without blanks, quotes, commas, semicolons, backslashes and control characters",
            Judge = text =>
                text.Any(c => c is <= ' ' or '"' or ',' or ';' or '\\' or '\x7f')
                    ? "has a character that ends a cookie (RFC 6265)"
                : HeaderSyntax.IsValue(text) ? null
                : LonePercent,
        };

    /// <summary>Kyma hands the value on to a VirtualService, where Istio's webhook judges it.</summary>
    const string LonePercent =
        "has a '%' that does not begin a variable such as %DOWNSTREAM_REMOTE_ADDRESS% (write %% for a percent sign)";
}

/// <summary>A Kubernetes Service and its port.</summary>
internal sealed record ApiServiceConfig(string Name, string? Namespace, int Port)
{
    public static readonly ObjectShape<ApiServiceConfig> Shape = new(
        "A Kubernetes Service and its port.",
        f => new ApiServiceConfig(
            f.Required("name", Shapes.DnsLabel, "The Service's name."),
            f.Optional("namespace", Shapes.DnsLabel, "The Service's namespace. Default: the APIRule's."),
            f.Required("port", Shapes.Port, "The Service's port.")
        )
    );
}
