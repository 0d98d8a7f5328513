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
        return KubeObject.Of("gateway.kyma-project.io/v2", "APIRule", new ObjectMeta(plan.Name, plan.Namespace), spec);
    }

    static ApiPath PathOf(ApiPathConfig rule) =>
        new()
        {
            Path = rule.Path,
            Methods = [.. rule.Methods.Distinct()],
            NoAuth = rule is { Jwt: null, ExtAuth: null } ? true : null,
            Jwt = rule.Jwt is { } jwt ? JwtOf(jwt) : null,
            ExtAuth = rule.ExtAuth is { } external
                ? new ApiExtAuth
                {
                    Authorizers = external.Authorizers,
                    Restrictions = external.Restrictions is { } restrictions ? JwtOf(restrictions) : null,
                }
                : null,
            Service = rule.Service is { } service ? ServiceOf(service) : null,
            Timeout = rule.Timeout,
            Request = rule.Request is { } request ? RequestOf(request) : null,
        };

    static ApiRequest? RequestOf(RequestConfig request) =>
        (request.Headers, request.Cookies) is ({ Count: > 0 }, _) or (_, { Count: > 0 })
            ? new ApiRequest
            {
                Headers = request.Headers is { Count: > 0 } headers ? headers : null,
                Cookies = request.Cookies is { Count: > 0 } cookies ? cookies : null,
            }
            : null;

    static ApiService ServiceOf(ApiServiceConfig service) =>
        new()
        {
            Name = service.Name,
            Namespace = service.Namespace,
            Port = service.Port,
        };

    static ApiJwt JwtOf(JwtConfig jwt) =>
        new()
        {
            Authentications = [.. jwt.Authentications.Select(AuthenticationOf)],
            Authorizations = jwt
                .Authorizations?.Select(a => new ApiJwtAuthorization
                {
                    RequiredScopes = a.RequiredScopes,
                    Audiences = a.Audiences,
                })
                .ToList(),
        };

    static ApiJwtAuthentication AuthenticationOf(JwtAuthenticationConfig jwt) =>
        new()
        {
            Issuer = jwt.Issuer,
            JwksUri = jwt.JwksUri,
            FromHeaders = jwt
                .FromHeaders?.Select(header => new ApiJwtHeader { Name = header.Name, Prefix = header.Prefix })
                .ToList(),
            FromParams = jwt.FromParams,
        };

    static ApiCorsPolicy CorsOf(CorsPolicyConfig cors) =>
        new()
        {
            AllowOrigins = cors
                .AllowOrigins?.Select(origin => new ApiStringMatch
                {
                    Exact = origin.Exact,
                    Prefix = origin.Prefix,
                    Regex = origin.Regex,
                })
                .ToList(),
            AllowMethods = cors.AllowMethods,
            AllowHeaders = cors.AllowHeaders,
            AllowCredentials = cors.AllowCredentials,
            ExposeHeaders = cors.ExposeHeaders,
            MaxAge = cors.MaxAge,
        };
}
