using Kyma.Krm.Inputs;

namespace Kyma.Krm.ApiRules;

/// <summary>From <c>spec.apiRules</c> to the APIRules that will exist.</summary>
internal static class ApiRulePlanner
{
    static readonly ApiPathConfig Everything = new();

    /// <summary>Completes short hosts and fills in defaults; mistakes are reported in the scope.</summary>
    /// <param name="configs">As written.</param>
    /// <param name="rendered">The Gateway that this config renders, or null.</param>
    /// <param name="scope">Who the config is, and where findings go.</param>
    public static IReadOnlyList<ApiRulePlan> Plan(
        IReadOnlyList<ApiRuleConfig> configs,
        RenderedGateway? rendered,
        ConfigScope scope
    )
    {
        IReadOnlyList<ApiRulePlan> plans = configs
            .Select((config, i) => PlanOne(config, $"spec.apiRules[{i}]", rendered?.Reference, scope))
            .ToArray();
        ApiHostRules.CheckTogether(plans, scope);
        foreach (var (i, plan) in plans.Index())
            ApiSurroundings.Check(
                plan,
                $"spec.apiRules[{i}]",
                plan.Gateway == rendered?.Reference ? rendered : null,
                scope
            );
        return plans;
    }

    static ApiRulePlan PlanOne(ApiRuleConfig config, string field, string? renderedGateway, ConfigScope scope)
    {
        if ((config.Gateway ?? renderedGateway) is null)
            scope.Report(
                ApiRuleFindings.ApiruleNoGateway,
                $"{field}.gateway",
                "`gateway` must name an existing Gateway as namespace/name, because this config renders none",
                $"{field}.gateway",
                "spec.domain",
                "spec.gateway",
                "spec.certificate",
                "spec.dns"
            );

        ApiRuleRules.Check(config.Name, config.Rules, config.CorsPolicy, field, $"{field}.name", scope);
        return new ApiRulePlan
        {
            Name = config.Name,
            Namespace = config.Namespace,
            Host = ApiHostRules.Complete(config.Host, field, scope),
            Gateway = config.Gateway ?? renderedGateway ?? "",
            Service = config.Service,
            Rules = config.Rules.Count > 0 ? config.Rules : [Everything],
            CorsPolicy = config.CorsPolicy,
            Timeout = config.Timeout,
        };
    }
}
