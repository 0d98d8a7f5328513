using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;

namespace Kyma.Krm.ApiRules;

/// <summary>What must hold between the fields of one APIRule.</summary>
internal static class ApiRuleRules
{
    public static void Check(ApiRuleConfig config, string field, ConfigScope scope)
    {
        foreach (var (i, rule) in config.Rules.Index())
            ApiAuthenticationRules.Check(rule, $"{field}.rules[{i}]", scope);
        ApiJwtRules.Check(config.Rules, field, scope);
        ApiPathRules.Check(config.Rules, field, scope);
        ApiCorsRules.Check(config, field, scope);
    }
}
