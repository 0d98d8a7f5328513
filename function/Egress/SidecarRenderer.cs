using System.Text.Json.Nodes;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress;

/// <summary>The limit of REGISTRY_ONLY: everything the mesh knows stays within reach, and nothing else.</summary>
internal static class SidecarRenderer
{
    public static JsonObject Render(EgressPlan plan) =>
        KubeObject.Of(
            plan.ApiVersion,
            "Sidecar",
            new ObjectMeta(plan.SharedName, plan.Namespace),
            new SidecarSpec
            {
                Egress = [new IstioEgressListener { Hosts = ["*/*"] }],
                OutboundTrafficPolicy = new OutboundTrafficPolicy { Mode = EgressConfig.RegistryOnly },
            }
        );
}
