using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Renderers;

/// <summary>
/// The limit of REGISTRY_ONLY: the namespace's own registered hosts and every Service of the mesh stay within reach.
/// With
/// <c>*/*</c> every external host that any other namespace has registered would too.
/// </summary>
internal static class SidecarRenderer
{
    public static Rendered Render(EgressPlan plan) =>
        EgressResource.Of(
            "Sidecar",
            plan.SharedName,
            plan,
            () =>
                new SidecarSpec
                {
                    Egress = [new IstioEgressListener { Hosts = [.. HostsOf(plan)] }],
                    OutboundTrafficPolicy = new OutboundTrafficPolicy { Mode = EgressConfig.RegistryOnly },
                },
            () => [("spec.egress[0].hosts", "spec.egress.visibleNamespaces")]
        );

    static IEnumerable<string> HostsOf(EgressPlan plan) =>
        ["./*", "*/*.svc.cluster.local", .. plan.VisibleNamespaces.Select(name => $"{name}/*")];
}
