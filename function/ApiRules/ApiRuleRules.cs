using Kyma.Krm.Inputs;

namespace Kyma.Krm.ApiRules;

/// <summary>What must hold between the fields of one APIRule.</summary>
internal static class ApiRuleRules
{
    /// <summary>The controller writes the name into a label of all that it makes (api-gateway, OwnerLabels).</summary>
    const int LongestName = 63;

    /// <summary>Reports names and combinations of fields that Kyma's controller rejects.</summary>
    /// <param name="name">The APIRule's own; null where it could not be read.</param>
    /// <param name="rules">Its paths.</param>
    /// <param name="cors">Null where it has none.</param>
    /// <param name="field">Where its fields are.</param>
    /// <param name="nameField">Where its name is.</param>
    /// <param name="scope">Where findings go.</param>
    public static void Check(
        string? name,
        IReadOnlyList<ApiPathConfig> rules,
        CorsPolicyConfig? cors,
        string field,
        string nameField,
        ConfigScope scope
    )
    {
        if (name?.Length > LongestName)
            scope.Report(
                ApiRuleFindings.ApiruleNameTooLong,
                nameField,
                $"'{name}' must have at most {LongestName} characters, and has {name.Length}: "
                    + "Kyma writes it into a label"
            );
        foreach (var (i, rule) in rules.Index())
            ApiAuthenticationRules.Check(rule, $"{field}.rules[{i}]", scope);
        ApiJwtRules.Check(rules, field, scope);
        ApiPathRules.Check(rules, field, scope);
        ApiPathRegexRules.Check(rules, field, scope);
        if (cors is not null)
            ApiCorsRules.Check(cors, rules, field, scope);
    }
}
