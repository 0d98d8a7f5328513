using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress;

/// <summary>REGISTRY_ONLY changes what a whole namespace can reach, so it must be meant.</summary>
internal static class RegistryOnlyRules
{
    static readonly string[] SystemNamespaces = ["kyma-system", "istio-system", "kube-system"];

    public static readonly Rule NeedsNamespace = new(
        "egress-registry-only-needs-namespace",
        Severity.Error,
        "REGISTRY_ONLY without a namespace that was written down."
    )
    {
        Consequence = "It would cut off whatever namespace the default happens to be.",
        Fix = "egress:\n  namespace: shop\n  outboundTrafficPolicy: REGISTRY_ONLY",
    };

    public static readonly Rule SystemNamespace = new(
        "egress-registry-only-in-system-namespace",
        Severity.Error,
        "REGISTRY_ONLY for a namespace that Kyma or Kubernetes runs in."
    )
    {
        Source = "Istio: a Sidecar in the root namespace istio-system counts for the whole mesh",
        Consequence = "In istio-system every namespace of the mesh would be cut off; in the others Kyma's own modules.",
        Fix = "Use a namespace of your applications.",
    };

    public static readonly Rule AnotherSidecar = new(
        "egress-another-sidecar",
        Severity.Error,
        "The namespace has a Sidecar for all its pods already."
    )
    {
        Source = "istioctl analyze IST0111, MultipleSidecarsWithoutWorkloadSelectors",
        Consequence = "Istio takes one of the two, and which one is not defined.",
        Fix = "Put `outboundTrafficPolicy: {mode: REGISTRY_ONLY}` into the existing Sidecar, or remove it.",
    };

    public static readonly Rule HidesServices = new(
        "egress-registry-only-hides-services",
        Severity.Error,
        "The limited namespace does not see the services that are registered for it."
    )
    {
        Source = "Istio, ServiceEntry.exportTo",
        Consequence = "The namespace is cut off from the registered hosts too.",
        Fix = "exportTo: [\".\"]",
    };

    public static void Check(EgressConfig config, ConfigScope scope)
    {
        if (config.OutboundTrafficPolicy != EgressConfig.RegistryOnly)
            return;
        if (config.Namespace is not { } @namespace)
        {
            scope.Report(
                NeedsNamespace,
                "spec.egress.namespace",
                "is required with `outboundTrafficPolicy: REGISTRY_ONLY`: write the namespace that is to be limited",
                "spec.egress.namespace"
            );
            return;
        }

        if (SystemNamespaces.Contains(@namespace))
        {
            scope.ReportWritten(
                SystemNamespace,
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
                HidesServices,
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
                AnotherSidecar,
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
