using Kyma.Krm.Inputs;

namespace Kyma.Krm.Egress;

/// <summary>From <c>spec.egress</c> to what will exist.</summary>
internal static class EgressPlanner
{
    const string DefaultNamespace = "kyma-system";

    public static EgressPlan Plan(EgressConfig config, ConfigScope scope)
    {
        IReadOnlyList<EgressService> services = [.. config.Services.Index().SelectMany(entry => ServicePlanner.Plan(entry.Item, $"spec.egress.services[{entry.Index}]", scope))];
        return new EgressPlan
        {
            ConfigName = scope.Name,
            Namespace = NamespaceOf(config, scope),
            ApiVersion = scope.IstioApiVersion,
            ExportTo = config.ExportTo,
            Services = services,
            Gateway = EgressGateway.Of(services),
        };
    }

    static string NamespaceOf(EgressConfig config, ConfigScope scope) =>
        config.Namespace ?? (scope.Namespace.Length > 0 ? scope.Namespace : DefaultNamespace);
}
