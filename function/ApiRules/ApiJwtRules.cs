using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;

namespace Kyma.Krm.ApiRules;

/// <summary>Tokens (kyma api-gateway, internal/validation/v2alpha1/jwt.go).</summary>
internal static class ApiJwtRules
{
    public static readonly Rule SeveralTokenPlaces = new(
        "apirule-several-token-places",
        Severity.Error,
        "Tokens are to be looked for in more places than the controller takes."
    )
    {
        Source = "Kyma api-gateway, hasInvalidAuthentications",
        Consequence = "The APIRule gets state Error and exposes nothing.",
        Fix = "At most one fromHeaders or one fromParams per issuer, and not both kinds among the issuers of a path.",
    };

    public static readonly Rule EmptyAuthorization = new(
        "apirule-empty-authorization",
        Severity.Error,
        "An authorization that asks for nothing."
    )
    {
        Consequence = "It would let every valid token in, which reads otherwise.",
        Fix = "authorizations:\n- requiredScopes: [orders.read]",
    };

    public static readonly Rule IssuerDiffers = new(
        "apirule-issuer-differs",
        Severity.Error,
        "One issuer is described differently in two paths."
    )
    {
        Source = "Kyma api-gateway, validateJwtAuthenticationEquality",
        Consequence = "The APIRule gets state Error and exposes nothing.",
        Fix = "Write fromHeaders and fromParams alike wherever issuer and jwksUri are the same.",
    };

    public static void Check(IReadOnlyList<ApiPathConfig> rules, string field, ConfigScope scope)
    {
        foreach (var (i, rule) in rules.Index())
        {
            if (rule.Jwt is { } jwt)
                CheckOne(jwt, $"{field}.rules[{i}].jwt", scope);
            if (rule.ExtAuth?.Restrictions is { } restrictions)
                CheckOne(restrictions, $"{field}.rules[{i}].extAuth.restrictions", scope);
        }

        var first = new Dictionary<(string, string), (JwtAuthenticationConfig Issuer, string Field)>();
        foreach (var (i, rule) in rules.Index())
        {
            foreach (var (k, issuer) in (rule.Jwt?.Authentications ?? []).Index())
            {
                var at = $"{field}.rules[{i}].jwt.authentications[{k}]";
                if (first.TryAdd((issuer.Issuer, issuer.JwksUri), (issuer, at)))
                    continue;
                var other = first[(issuer.Issuer, issuer.JwksUri)];
                if (!SamePlaces(issuer, other.Issuer))
                    scope.Report(
                        IssuerDiffers,
                        at,
                        $"'{issuer.Issuer}' must have the same `fromHeaders` and `fromParams` as in `{scope.Source.NameOf(other.Field)}`",
                        $"{field}.rules"
                    );
            }
        }
    }

    static void CheckOne(JwtConfig jwt, string field, ConfigScope scope)
    {
        foreach (var (i, issuer) in jwt.Authentications.Index())
        {
            if (issuer.FromHeaders is { Count: > 1 })
                scope.Report(
                    SeveralTokenPlaces,
                    $"{field}.authentications[{i}].fromHeaders",
                    $"must have one entry at most, and has {issuer.FromHeaders.Count}"
                );
            if (issuer.FromParams is { Count: > 1 })
                scope.Report(
                    SeveralTokenPlaces,
                    $"{field}.authentications[{i}].fromParams",
                    $"must have one entry at most, and has {issuer.FromParams.Count}"
                );
        }

        if (
            jwt.Authentications.Any(issuer => issuer.FromHeaders is not null)
            && jwt.Authentications.Any(issuer => issuer.FromParams is not null)
        )
        {
            scope.Report(
                SeveralTokenPlaces,
                $"{field}.authentications",
                "must not mix `fromHeaders` and `fromParams`; use one of the two for all issuers of the path"
            );
        }

        foreach (
            var (i, _) in (jwt.Authorizations ?? [])
                .Index()
                .Where(entry => entry.Item is { RequiredScopes: null, Audiences: null })
        )
        {
            scope.Report(
                EmptyAuthorization,
                $"{field}.authorizations[{i}]",
                "must have `requiredScopes` or `audiences`"
            );
        }
    }

    static bool SamePlaces(JwtAuthenticationConfig one, JwtAuthenticationConfig other) =>
        (one.FromHeaders ?? []).SequenceEqual(other.FromHeaders ?? [])
        && (one.FromParams ?? []).SequenceEqual(other.FromParams ?? []);
}
