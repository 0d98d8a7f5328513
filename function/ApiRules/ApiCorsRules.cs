using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;
using static Kyma.Krm.ApiRules.ApiRuleFindings;

namespace Kyma.Krm.ApiRules;

/// <summary>Cross-origin requests.</summary>
internal static class ApiCorsRules
{
    public static void Check(CorsPolicyConfig cors, IReadOnlyList<ApiPathConfig> rules, string field, ConfigScope scope)
    {
        if (cors == new CorsPolicyConfig())
            scope.Report(ApiruleEmptyCorsPolicy, $"{field}.corsPolicy", "must allow something, or be left out");
        foreach (var (i, origin) in (cors.AllowOrigins ?? []).Index())
        {
            var forms = new[] { origin.Exact, origin.Prefix, origin.Regex }.Count(form => form is not null);
            if (forms != 1)
                scope.Report(
                    ApiruleOriginForm,
                    $"{field}.corsPolicy.allowOrigins[{i}]",
                    $"must have exactly one of `exact`, `prefix` and `regex`, and has {forms}"
                );
            if (origin.Regex is { } regex && Re2Syntax.WrongWith(regex) is { } wrong)
                scope.Report(
                    ApiruleOriginRegex,
                    $"{field}.corsPolicy.allowOrigins[{i}].regex",
                    $"'{regex}' {wrong}. Istio rejects the VirtualService that Kyma makes from the APIRule"
                );
            else if (origin.Regex is { } twice && Re2Syntax.GroupNamedTwice(twice) is { } group)
                scope.Report(
                    VirtualServiceFindings.HttpRegexGroupTwice,
                    $"{field}.corsPolicy.allowOrigins[{i}].regex",
                    $"'{twice}' uses the group name '{group}' twice. Istio accepts it, but Envoy rejects "
                        + "the route configuration and keeps the previous one. Rename or remove one of the two"
                );
        }

        if (rules.Count > 0 && !rules.Any(rule => rule.Methods.Contains("OPTIONS")))
            scope.Report(
                ApiruleNoPreflight,
                $"{field}.rules",
                "should take the method OPTIONS in some path, because browsers ask with it before a "
                    + "cross-origin request"
            );
    }
}
