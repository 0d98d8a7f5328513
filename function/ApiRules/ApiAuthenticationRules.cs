using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;

namespace Kyma.Krm.ApiRules;

/// <summary>Each path is authenticated in exactly one way.</summary>
internal static class ApiAuthenticationRules
{
    public static readonly Rule SeveralWays = new(
        "apirule-several-authentications",
        Severity.Error,
        "A path is to be authenticated in more than one way."
    )
    {
        Source = "Kyma api-gateway, CRD: exactly one of noAuth, jwt, extAuth",
        Consequence = "The API server refuses the APIRule.",
        Fix = "Keep one of noAuth: true, jwt and extAuth.",
    };

    public static readonly Rule NoWay = new(
        "apirule-no-authentication",
        Severity.Error,
        "A path says noAuth: false and nothing else."
    )
    {
        Source = "Kyma api-gateway, CRD: exactly one of noAuth, jwt, extAuth",
        Consequence = "The API server refuses the APIRule.",
        Fix =
            "jwt:\n  authentications:\n  - issuer: https://issuer.example.com\n    jwksUri: https://issuer.example.com/oauth2/certs",
    };

    public static readonly Rule UnknownAuthorizer = new(
        "apirule-unknown-authorizer",
        Severity.Warning,
        "An external authorizer that Kyma's Istio resource does not have."
    )
    {
        Source = "Kyma api-gateway, internal/validation/v2alpha1/ext_auth.go",
        Consequence = "The APIRule gets state Error and exposes nothing.",
        Fix = "Add it to spec.config.authorizers of Kyma's Istio resource.",
    };

    public static void Check(ApiPathConfig rule, string field, ConfigScope scope)
    {
        List<string> ways =
        [
            .. rule.NoAuth is true ? ["noAuth"] : (string[])[],
            .. rule.Jwt is null ? (string[])[] : ["jwt"],
            .. rule.ExtAuth is null ? (string[])[] : ["extAuth"],
        ];
        if (ways.Count > 1)
            scope.Report(
                SeveralWays,
                field,
                $"must have only one of {string.Join(", ", ways.Select(way => $"`{way}`"))}"
            );
        if (ways.Count == 0 && rule.NoAuth is false)
            scope.Report(
                NoWay,
                $"{field}.noAuth",
                "'false' must come with `jwt` or `extAuth`; leave it out for no authentication"
            );

        if (rule.ExtAuth is not { } external || KymaIstio.Find(scope.Items) is not { } istio)
            return;
        foreach (var (i, name) in external.Authorizers.Index().Where(entry => !istio.Authorizers.Contains(entry.Item)))
        {
            scope.Report(
                UnknownAuthorizer,
                $"{field}.extAuth.authorizers[{i}]",
                $"'{name}' must be under `spec.config.authorizers` of the {istio.Id}, which has {(istio.Authorizers.Count == 0 ? "none" : Listed.Some(istio.Authorizers))}.{Suggestion.For(name, istio.Authorizers)}"
            );
        }
    }
}
