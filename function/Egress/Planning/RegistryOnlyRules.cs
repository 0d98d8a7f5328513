using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Kubernetes;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Planning;

/// <summary>REGISTRY_ONLY changes what a whole namespace can reach, so it must be meant.</summary>
internal static class RegistryOnlyRules
{
    public static void Check(EgressConfig config, EgressPlan plan, ConfigScope scope)
    {
        if (!config.IsRegistryOnly)
        {
            if (config.VisibleNamespaces is not null)
                scope.Report(
                    EgressVisibleWithoutLimit,
                    "spec.egress.visibleNamespaces",
                    $"has no effect with `outboundTrafficPolicy: {config.OutboundTrafficPolicy}`: set "
                        + "REGISTRY_ONLY, or remove it",
                    "spec.egress.outboundTrafficPolicy"
                );
            return;
        }

        CheckVisible(config, plan, scope);
        if (config.Namespace is not { } @namespace)
        {
            scope.Report(
                EgressRegistryOnlyNeedsNamespace,
                "spec.egress.namespace",
                "is required with `outboundTrafficPolicy: REGISTRY_ONLY`: write the namespace that is to be limited",
                "spec.egress.namespace"
            );
            return;
        }

        if (SystemNamespaces.All.Contains(@namespace))
            scope.ReportWritten(
                EgressRegistryOnlyInSystemNamespace,
                "spec.egress.namespace",
                $"'{@namespace}' must not be limited: "
                    + (
                        @namespace == EgressGateway.Namespace
                            ? "a Sidecar there counts for the whole mesh"
                            : "Kyma's and Kubernetes' own components run there"
                    )
                    + ". Use a namespace of your applications"
            );

        if (
            config is { Services.Count: > 0, ExportTo: { } exportTo }
            && !exportTo.Any(entry => entry is ExportScope.All or ExportScope.Own || entry == @namespace)
        )
            scope.Report(
                EgressRegistryOnlyHidesServices,
                "spec.egress.exportTo",
                $"must have '.' with `outboundTrafficPolicy: REGISTRY_ONLY`, or '{@namespace}' would not "
                    + "see its own services",
                "spec.egress.exportTo"
            );

        foreach (var item in scope.Items.Once(items => new ScopedItems(items)).SidecarsOf(@namespace))
            scope.ReportWritten(
                EgressAnotherSidecar,
                "spec.egress.outboundTrafficPolicy",
                $"'REGISTRY_ONLY' needs a Sidecar for the namespace '{@namespace}', which has the "
                    + $"{item.Id}{(item.File is { } file ? $" in {file.Path}" : "")} already. Set "
                    + "`outboundTrafficPolicy` there, or remove it"
            );
    }

    /// <summary>Visible is what both sides allow; told of the entries that are among the items.</summary>
    static void CheckVisible(EgressConfig config, EgressPlan plan, ConfigScope scope)
    {
        var fields = (config.VisibleNamespaces ?? [])
            .Select((name, i) => (name, Field: $"spec.egress.visibleNamespaces[{i}]"))
            .DistinctBy(entry => entry.name)
            .ToDictionary(entry => entry.name, entry => entry.Field);
        var items = scope.Items.Once(items => new ScopedItems(items));
        foreach (
            var (field, item) in fields
                .Where(visible => visible.Key != plan.Namespace)
                .SelectMany(visible =>
                    items.NotExported(visible.Key, plan.Namespace).Select(item => (visible.Value, item))
                )
        )
            scope.Report(
                EgressVisibleButNotExported,
                field,
                $"'{item.Id.Namespace}' does not export the "
                    + $"{item.Id}{(item.File is { } file ? $" in {file.Path}" : "")} to '{plan.Namespace}', so it "
                    + $"stays blocked here: add '{plan.Namespace}' to its exportTo"
            );
    }
}
