using Kyma.Krm.Egress.Services;
using Kyma.Krm.Inputs;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Planning;

/// <summary>From <c>spec.egress</c> to what will exist.</summary>
internal static class EgressPlanner
{
    /// <summary>Where egress resources go if neither <c>egress.namespace</c> nor metadata.namespace says.</summary>
    public const string DefaultNamespace = SystemNamespaces.Kyma;

    /// <summary>Checks <c>spec.egress</c> and fills in its defaults; mistakes are reported in the scope.</summary>
    public static EgressPlan Plan(EgressConfig config, ConfigScope scope)
    {
        var @namespace = config.Namespace ?? (scope.Namespace.Length > 0 ? scope.Namespace : DefaultNamespace);
        IReadOnlyList<EgressService> services = config
            .Services.Index()
            .SelectMany(entry => ServicePlanner.Plan(new(entry.Item, entry.Index, @namespace, scope)))
            .ToArray();
        var plan = new EgressPlan
        {
            ConfigName = scope.Name,
            Namespace = @namespace,
            ApiVersion = scope.IstioApiVersion,
            SecurityApiVersion = scope.SecurityApiVersion,
            ExportTo = config.ExportTo ?? (config.IsRegistryOnly ? [ExportScope.Own] : null),
            Services = services,
            RegistryOnly = config.IsRegistryOnly,
            VisibleNamespaces = config.VisibleNamespaces ?? [],
            NetworkPolicy =
                config.NetworkPolicies == NetworkPolicyMode.None
                    ? null
                    : NetworkPolicyPlanner.Plan(services, config.NetworkPolicies == NetworkPolicyMode.Strict, scope),
        };
        CheckWhole(config, plan, scope);
        return MeshRouteRules.Settle(plan, scope);
    }

    static void CheckWhole(EgressConfig config, EgressPlan plan, ConfigScope scope)
    {
        ExportRules.Check(config, plan, scope);
        SingleRegistrationRules.Check(config, plan, scope);
        NameRules.Check(plan, scope);
        SharedPortRules.Check(plan, scope);
        EgressGatewayRules.CheckCluster(plan, scope);
        RegistryOnlyRules.Check(config, plan, scope);
        if (plan.NetworkPolicy is not null)
            NetworkPolicyRules.Check(config, plan, scope);
    }
}
