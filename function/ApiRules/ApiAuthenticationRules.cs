using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using static Kyma.Krm.ApiRules.ApiRuleFindings;

namespace Kyma.Krm.ApiRules;

/// <summary>Each path is authenticated in exactly one way.</summary>
internal static class ApiAuthenticationRules
{
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
                ApiruleSeveralAuthentications,
                field,
                $"must have only one of {string.Join(", ", ways.Select(way => $"`{way}`"))}"
            );
        if (ways.Count == 0 && rule.NoAuth is false)
            scope.Report(
                ApiruleNoAuthentication,
                $"{field}.noAuth",
                "'false' must come with `jwt` or `extAuth`; leave it out for no authentication",
                $"{field}.jwt",
                $"{field}.extAuth"
            );

        if (rule.ExtAuth is not { } external || KymaIstio.Find(scope.Items) is not { } istio)
            return;
        foreach (var (i, name) in external.Authorizers.Index().Where(entry => !istio.Authorizers.Contains(entry.Item)))
            scope.Report(
                ApiruleUnknownAuthorizer,
                $"{field}.extAuth.authorizers[{i}]",
                $"'{name}' must be under `spec.config.authorizers` of the {istio.Id}, which has "
                    + $"{(istio.Authorizers.Count == 0 ? "none" : ShortList.Of(istio.Authorizers))}."
                    + Suggestion.For(name, istio.Authorizers)
            );
    }
}
