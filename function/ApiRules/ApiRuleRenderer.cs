using System.Text.Json.Nodes;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.ApiRules;

/// <summary>gateway.kyma-project.io/v2 APIRules, field for field (kyma api-gateway, config/crd/bases).</summary>
internal static class ApiRuleRenderer
{
    /// <summary>The APIRules in the order of their plans.</summary>
    public static IEnumerable<Rendered> Render(IReadOnlyList<ApiRulePlan> plans) =>
        plans.Select((plan, i) => Render(plan, FieldPath.Child("spec.apiRules", i)));

    static Rendered Render(ApiRulePlan plan, string field) =>
        Rendered.Of(
            "gateway.kyma-project.io/v2",
            "APIRule",
            new ObjectMeta(plan.Name, plan.Namespace),
            plan,
            plan =>
                JsonFields.Of(
                    ("hosts", new JsonArray(plan.Host)),
                    ("gateway", plan.Gateway),
                    ("service", ServiceOf(plan.Service)),
                    ("timeout", plan.Timeout),
                    ("corsPolicy", CorsOf(plan.CorsPolicy)),
                    ("rules", JsonFields.List(plan.Rules.Select(PathOf)))
                )
        ) with
        {
            Origins = () =>
                new Origins(
                    ("metadata.name", $"{field}.name"),
                    ("metadata.namespace", $"{field}.namespace"),
                    ("spec.hosts", $"{field}.host"),
                    ("spec", field)
                ),
        };

    static JsonObject PathOf(ApiPathConfig rule) =>
        JsonFields.Of(
            ("path", rule.Path),
            ("methods", JsonFields.List(rule.Methods.Distinct())),
            ("noAuth", rule is { Jwt: null, ExtAuth: null } ? JsonValue.Create(true) : null),
            ("jwt", JwtOf(rule.Jwt)),
            (
                "extAuth",
                rule.ExtAuth is { } external
                    ? JsonFields.Of(
                        ("authorizers", JsonFields.List(external.Authorizers)),
                        ("restrictions", JwtOf(external.Restrictions))
                    )
                    : null
            ),
            ("service", ServiceOf(rule.Service)),
            ("timeout", rule.Timeout),
            ("request", RequestOf(rule.Request))
        );

    /// <summary>Null where it would be empty, which the API server rejects.</summary>
    static JsonObject? RequestOf(RequestConfig? request) =>
        (request?.Headers, request?.Cookies) is ({ Count: > 0 }, _) or (_, { Count: > 0 })
            ? JsonFields.Of(("headers", JsonFields.Map(request.Headers)), ("cookies", JsonFields.Map(request.Cookies)))
            : null;

    static JsonObject? ServiceOf(ApiServiceConfig? service) =>
        service is null
            ? null
            : JsonFields.Of(("name", service.Name), ("namespace", service.Namespace), ("port", service.Port));

    static JsonObject? JwtOf(JwtConfig? jwt) =>
        jwt is null
            ? null
            : JsonFields.Of(
                ("authentications", JsonFields.List(jwt.Authentications.Select(AuthenticationOf))),
                (
                    "authorizations",
                    JsonFields.List(
                        jwt.Authorizations?.Select(authorization =>
                            JsonFields.Of(
                                ("requiredScopes", JsonFields.List(authorization.RequiredScopes)),
                                ("audiences", JsonFields.List(authorization.Audiences))
                            )
                        )
                    )
                )
            );

    static JsonObject AuthenticationOf(JwtAuthenticationConfig jwt) =>
        JsonFields.Of(
            ("issuer", jwt.Issuer),
            ("jwksUri", jwt.JwksUri),
            (
                "fromHeaders",
                JsonFields.List(
                    jwt.FromHeaders?.Select(header => JsonFields.Of(("name", header.Name), ("prefix", header.Prefix)))
                )
            ),
            ("fromParams", JsonFields.List(jwt.FromParams))
        );

    static JsonObject? CorsOf(CorsPolicyConfig? cors) =>
        cors is null
            ? null
            : JsonFields.Of(
                (
                    "allowOrigins",
                    JsonFields.List(
                        cors.AllowOrigins?.Select(origin =>
                            JsonFields.Of(("exact", origin.Exact), ("prefix", origin.Prefix), ("regex", origin.Regex))
                        )
                    )
                ),
                ("allowMethods", JsonFields.List(cors.AllowMethods)),
                ("allowHeaders", JsonFields.List(cors.AllowHeaders)),
                ("allowCredentials", cors.AllowCredentials),
                ("exposeHeaders", JsonFields.List(cors.ExposeHeaders)),
                ("maxAge", cors.MaxAge)
            );
}
