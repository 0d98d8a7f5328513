using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress;

/// <summary>REGISTRY_ONLY changes what a whole namespace can reach, so it must be meant.</summary>
internal static class RegistryOnlyRules
{
    static readonly string[] SystemNamespaces = ["kyma-system", "istio-system", "kube-system"];

    public static void Check(EgressConfig config, ConfigScope scope)
    {
        if (config.OutboundTrafficPolicy != EgressConfig.RegistryOnly)
            return;
        if (config.Namespace is not { } @namespace)
        {
            scope.Report(
                EgressFindings.EgressRegistryOnlyNeedsNamespace,
                "spec.egress.namespace",
                "is required with `outboundTrafficPolicy: REGISTRY_ONLY`: write the namespace that is to be limited",
                "spec.egress.namespace"
            );
            return;
        }

        if (SystemNamespaces.Contains(@namespace))
        {
            scope.ReportWritten(
                EgressFindings.EgressRegistryOnlyInSystemNamespace,
                "spec.egress.namespace",
                $"'{@namespace}' must not be limited: {(@namespace == EgressGateway.Namespace ? "a Sidecar there counts for the whole mesh" : "Kyma's and Kubernetes' own components run there")}. Use a namespace of your applications"
            );
        }

        if (
            config is { Services.Count: > 0, ExportTo: { } exportTo }
            && !exportTo.Any(entry => entry is Exports.All or Exports.Own || entry == @namespace)
        )
        {
            scope.Report(
                EgressFindings.EgressRegistryOnlyHidesServices,
                "spec.egress.exportTo",
                $"must have '.' with `outboundTrafficPolicy: REGISTRY_ONLY`, or '{@namespace}' would not see its own services",
                "spec.egress.exportTo"
            );
        }

        foreach (
            var item in scope
                .Items.OfKind("networking.istio.io", "Sidecar")
                .Where(item => IsSidecarOfAll(item, @namespace))
        )
        {
            scope.ReportWritten(
                EgressFindings.EgressAnotherSidecar,
                "spec.egress.outboundTrafficPolicy",
                $"'REGISTRY_ONLY' needs a Sidecar for the namespace '{@namespace}', which has the {item.Id}{(item.File is { } file ? $" in {file.Path}" : "")} already. Set `outboundTrafficPolicy` there, or remove it"
            );
        }
    }

    static bool IsSidecarOfAll(Item item, string @namespace) =>
        item.Id.Namespace == @namespace
        && Marks.IsForeign(item)
        && (item.Root.Find("spec") as Yaml.YamlMapping)?.Find("workloadSelector")
            is null
                or Yaml.YamlScalar { IsNull: true };
}
