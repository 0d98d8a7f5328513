using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;
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
                    + $"{item.IdInFile} already. Set "
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
                    + $"{item.IdInFile} to '{plan.Namespace}', so it "
                    + $"stays blocked here: add '{plan.Namespace}' to its exportTo"
            );
    }
}

/// <summary>What among the items decides who sees which external service, by namespace.</summary>
internal sealed class ScopedItems(InputItems items)
{
    readonly Lookup<string, Item> _sidecars = items
        .OfKind("networking.istio.io", "Sidecar")
        .Where(item => items.IsForeign(item) && IsForAll(item))
        .ToLookup(item => item.Id.Namespace);

    readonly Lookup<string, (Item Entry, HashSet<string> ExportTo)> _limited = items
        .OfKind("networking.istio.io", "ServiceEntry")
        .Select(entry => (Entry: entry, ExportTo: ExportsOf(entry)))
        .Where(limited => limited.ExportTo.Count > 0 && !limited.ExportTo.Contains(ExportScope.All))
        .ToLookup(limited => limited.Entry.Id.Namespace);

    /// <summary>Sidecars of others for a whole namespace.</summary>
    public IEnumerable<Item> SidecarsOf(string @namespace) => _sidecars[@namespace];

    /// <summary>ServiceEntries of one namespace that it does not export to the other.</summary>
    public IEnumerable<Item> NotExported(string from, string to) =>
        _limited[from].Where(limited => !limited.ExportTo.Contains(to)).Select(limited => limited.Entry);

    static bool IsForAll(Item sidecar) =>
        (sidecar.Root.Find("spec") as YamlMapping)?.Find("workloadSelector") is null or YamlScalar { IsNull: true };

    /// <summary>Empty where nothing is written, which exports to all.</summary>
    static HashSet<string> ExportsOf(Item entry) => [.. entry.Root.FindTextItems("spec", "exportTo")];
}
