using System.Text.Json.Nodes;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.ApiRules;

/// <summary>APIRules, field for field.</summary>
internal static class ApiRuleRenderer
{
    public static IEnumerable<JsonObject> Render(IReadOnlyList<ApiRulePlan> plans) => plans.Select(Render);

    static JsonObject Render(ApiRulePlan plan)
    {
        var spec = new ApiRuleSpec
        {
            Hosts = [plan.Host],
            Gateway = plan.Gateway,
            Service = ServiceOf(plan.Service),
            Timeout = plan.Timeout,
            CorsPolicy = plan.CorsPolicy is { } cors ? CorsOf(cors) : null,
            Rules = [.. plan.Rules.Select(PathOf)],
        };
        return KubeJson.ToJson(
            new KubeObject<ApiRuleSpec>("gateway.kyma-project.io/v2", "APIRule", new ObjectMeta(plan.Name, plan.Namespace), spec),
            ApiRuleJson.Default.KubeObjectApiRuleSpec);
    }

    static ApiPath PathOf(ApiPathConfig rule) => new()
    {
        Path = rule.Path,
        Methods = [.. rule.Methods.Distinct()],
        NoAuth = rule is { Jwt: null, ExtAuth: null } ? true : null,
        Jwt = rule.Jwt is { } jwt ? JwtOf(jwt) : null,
        ExtAuth = rule.ExtAuth is { } external ? new ApiExtAuth(external.Authorizers, external.Restrictions is { } restrictions ? JwtOf(restrictions) : null) : null,
        Service = rule.Service is { } service ? ServiceOf(service) : null,
        Timeout = rule.Timeout,
        Request = rule.Request is { } request ? RequestOf(request) : null,
    };

    static ApiRequest? RequestOf(RequestConfig request) =>
        (request.Headers, request.Cookies) is ({ Count: > 0 }, _) or (_, { Count: > 0 })
            ? new ApiRequest(request.Headers is { Count: > 0 } headers ? headers : null, request.Cookies is { Count: > 0 } cookies ? cookies : null)
            : null;

    static ApiService ServiceOf(ApiServiceConfig service) => new(service.Name, service.Namespace, service.Port);

    static ApiJwt JwtOf(JwtConfig jwt) => new(
        [.. jwt.Authentications.Select(a => new ApiJwtAuthentication(a.Issuer, a.JwksUri, a.FromHeaders?.Select(h => new ApiJwtHeader(h.Name, h.Prefix)).ToList(), a.FromParams))],
        jwt.Authorizations?.Select(a => new ApiJwtAuthorization(a.RequiredScopes, a.Audiences)).ToList());

    static ApiCorsPolicy CorsOf(CorsPolicyConfig cors) => new()
    {
        AllowOrigins = cors.AllowOrigins?.Select(origin => new ApiStringMatch(origin.Exact, origin.Prefix, origin.Regex)).ToList(),
        AllowMethods = cors.AllowMethods,
        AllowHeaders = cors.AllowHeaders,
        AllowCredentials = cors.AllowCredentials,
        ExposeHeaders = cors.ExposeHeaders,
        MaxAge = cors.MaxAge,
    };
}
