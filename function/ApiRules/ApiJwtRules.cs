using Kyma.Krm.Inputs;
using static Kyma.Krm.ApiRules.ApiRuleFindings;

namespace Kyma.Krm.ApiRules;

/// <summary>Tokens (kyma api-gateway, internal/validation/v2alpha1/jwt.go).</summary>
internal static class ApiJwtRules
{
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
                        ApiruleIssuerDiffers,
                        at,
                        $"'{issuer.Issuer}' must have the same `fromHeaders` and `fromParams` as in "
                            + $"`{scope.Source.NameOf(other.Field)}`",
                        $"{field}.rules"
                    );
            }
        }
    }

    static void CheckOne(JwtConfig jwt, string field, ConfigScope scope)
    {
        foreach (var (i, issuer) in jwt.Authentications.Index())
        {
            CheckPlaces(issuer.FromHeaders?.Count, $"{field}.authentications[{i}].fromHeaders", scope);
            CheckPlaces(issuer.FromParams?.Count, $"{field}.authentications[{i}].fromParams", scope);
        }

        if (
            jwt.Authentications.Any(issuer => issuer.FromHeaders is not null)
            && jwt.Authentications.Any(issuer => issuer.FromParams is not null)
        )
            scope.Report(
                ApiruleSeveralTokenPlaces,
                $"{field}.authentications",
                "must not mix `fromHeaders` and `fromParams`; use one of the two for all issuers of the path"
            );

        foreach (
            var (i, _) in (jwt.Authorizations ?? [])
                .Index()
                .Where(entry => entry.Item is { RequiredScopes: null, Audiences: null })
        )
            scope.Report(
                ApiruleEmptyAuthorization,
                $"{field}.authorizations[{i}]",
                "must have `requiredScopes` or `audiences`"
            );
    }

    static void CheckPlaces(int? count, string field, ConfigScope scope)
    {
        if (count > 1)
            scope.Report(ApiruleSeveralTokenPlaces, field, $"must have one entry at most, and has {count}");
    }

    static bool SamePlaces(JwtAuthenticationConfig one, JwtAuthenticationConfig other) =>
        (one.FromHeaders ?? []).SequenceEqual(other.FromHeaders ?? [])
        && (one.FromParams ?? []).SequenceEqual(other.FromParams ?? []);
}
