using System.Text.Json.Nodes;
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
    public static JsonObject Render(EgressPlan plan) =>
        KubeObject.Of(
            plan.ApiVersion,
            "Sidecar",
            new ObjectMeta(plan.SharedName, plan.Namespace),
            new SidecarSpec
            {
                Egress = [new IstioEgressListener { Hosts = [.. HostsOf(plan)] }],
                OutboundTrafficPolicy = new OutboundTrafficPolicy { Mode = EgressConfig.RegistryOnly },
            }
        );

    static IEnumerable<string> HostsOf(EgressPlan plan) =>
        ["./*", "*/*.svc.cluster.local", .. plan.VisibleNamespaces.Select(name => $"{name}/*")];
}
