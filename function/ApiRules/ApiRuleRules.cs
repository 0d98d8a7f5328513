using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;

namespace Kyma.Krm.ApiRules;

/// <summary>What must hold between the fields of one APIRule.</summary>
internal static class ApiRuleRules
{
    /// <summary>The controller writes the name into a label of all that it makes (api-gateway, OwnerLabels).</summary>
    const int LongestName = 63;

    /// <summary>Reports names and combinations of fields that Kyma's controller rejects.</summary>
    /// <param name="config">The APIRule.</param>
    /// <param name="field">Where its fields are.</param>
    /// <param name="name">Where its name is.</param>
    /// <param name="scope">Where findings go.</param>
    public static void Check(ApiRuleConfig config, string field, string name, ConfigScope scope)
    {
        if (config.Name?.Length > LongestName)
            scope.Report(
                ApiRuleFindings.ApiruleNameTooLong,
                name,
                $"'{config.Name}' must have at most {LongestName} characters, and has {config.Name.Length}: "
                    + "Kyma writes it into a label"
            );
        foreach (var (i, rule) in config.Rules.Index())
            ApiAuthenticationRules.Check(rule, $"{field}.rules[{i}]", scope);
        ApiJwtRules.Check(config.Rules, field, scope);
        ApiPathRules.Check(config.Rules, field, scope);
        ApiPathRegexRules.Check(config.Rules, field, scope);
        ApiCorsRules.Check(config, field, scope);
    }
}
