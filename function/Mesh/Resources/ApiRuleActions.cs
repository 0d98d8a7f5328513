using Kyma.Krm.Istio.Model;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>
/// What the route of an APIRule does to requests apart from sending them on (kyma-project/api-gateway,
/// internal/processing/processors/v2alpha1/virtualservice and internal/builders).
/// </summary>
internal sealed record ApiRuleActions(string Timeout, CorsPolicy? CorsPolicy, Headers Headers)
{
    const string DefaultTimeout = "180";

    /// <summary>What the service says of other origins never reaches a browser.</summary>
    static readonly HeaderOperations WithoutCors = new()
    {
        Remove =
        [
            "Access-Control-Allow-Origin",
            "Access-Control-Expose-Headers",
            "Access-Control-Allow-Headers",
            "Access-Control-Allow-Credentials",
            "Access-Control-Allow-Methods",
            "Access-Control-Max-Age",
        ],
    };

    /// <param name="rule">One of its rules.</param>
    /// <param name="spec">Of the APIRule.</param>
    public static ApiRuleActions Of(YamlMapping rule, YamlMapping spec) =>
        new(
            $"{rule.FindText("timeout") ?? spec.FindText("timeout") ?? DefaultTimeout}s",
            CorsOf(spec.Find("corsPolicy") as YamlMapping),
            new Headers
            {
                Request = new HeaderOperations { Set = SetBy(rule, spec) },
                Response = WithoutCors,
            }
        );

    static Dictionary<string, string> SetBy(YamlMapping rule, YamlMapping spec)
    {
        var headers = new Dictionary<string, string>();
        if (spec.FindTextItems("hosts").FirstOrDefault() is { } host)
            headers["x-forwarded-host"] = host;
        foreach (var header in rule.FindTexts("request", "headers"))
            headers[header.Key] = header.Value;
        if (rule.FindTexts("request", "cookies") is { Count: > 0 } cookies)
            headers["Cookie"] = string.Join(
                "; ",
                cookies.OrderBy(cookie => cookie.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}")
            );
        return headers;
    }

    /// <summary>Without an origin there is no policy.</summary>
    static CorsPolicy? CorsOf(YamlMapping? cors) =>
        cors?.FindItems("allowOrigins").OfType<YamlMapping>().ToList() is not { Count: > 0 } origins
            ? null
            : new CorsPolicy
            {
                AllowOrigins = origins
                    .Select(origin => new StringMatch
                    {
                        Exact = origin.FindText("exact"),
                        Prefix = origin.FindText("prefix"),
                        Regex = origin.FindText("regex"),
                    })
                    .ToArray(),
                AllowMethods = cors.FindTextItems("allowMethods").ToArray(),
                AllowHeaders = cors.FindTextItems("allowHeaders").ToArray(),
                ExposeHeaders = cors.FindTextItems("exposeHeaders").ToArray(),
                AllowCredentials = cors.FindBool("allowCredentials"),
                MaxAge = cors.FindText("maxAge") is { } seconds ? $"{seconds}s" : null,
            };
}
