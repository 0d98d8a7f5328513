using Kyma.Krm.Inputs;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Planning;

/// <summary>
/// A NetworkPolicy knows addresses, not names; so what is allowed must have addresses, or go through the egress
/// gateway.
/// </summary>
internal static class NetworkPolicyRules
{
    public static void Check(EgressConfig config, EgressPlan plan, ConfigScope scope)
    {
        var isStrict = config.NetworkPolicies == NetworkPolicyMode.Strict;
        if (config.OutboundTrafficPolicy != EgressConfig.RegistryOnly)
        {
            scope.Report(
                EgressNetworkPoliciesNeedRegistryOnly,
                "spec.egress.networkPolicies",
                $"must be left out with `outboundTrafficPolicy: {config.OutboundTrafficPolicy}`, which "
                    + "limits nothing; set REGISTRY_ONLY to have it enforced",
                "spec.egress.outboundTrafficPolicy"
            );
            return;
        }

        foreach (
            var service in plan.Services.Where(service =>
                !service.ViaGateway && (isStrict || NetworkPolicyPlanner.Blocks(service).Count == 0)
            )
        )
            scope.Report(
                EgressNetworkPolicyCutsService,
                service.Field,
                isStrict
                    ? $"'{service.Hosts[0]}' would be blocked by `networkPolicies: Strict`, with which pods "
                        + "reach nothing outside the cluster but through the egress gateway: set `via: "
                        + "EgressGateway`, or use `networkPolicies: true`"
                    : $"'{service.Hosts[0]}' would be blocked by `networkPolicies`, which know addresses and not "
                        + "names: set `via: EgressGateway`, or list `endpoints` with IP addresses, or leave "
                        + "`networkPolicies` out"
            );

        scope.Report(
            EgressNetworkPolicyCutsApiServer,
            "spec.egress.networkPolicies",
            "blocks the Kubernetes API server too, which is no pod; pods that call it need a NetworkPolicy "
                + "of their own that allows its address"
        );
        if (plan.UsesGateway && KymaIstio.Find(scope.Items) is null or { HasNetworkPolicies: true })
            scope.Report(
                EgressPodsNeedLabel,
                "spec.egress.networkPolicies",
                "needs the label `networking.kyma-project.io/to-egressgateway: allowed` on pods that use "
                    + "the egress gateway, where Kyma's Istio resource has `networkPoliciesEnabled: true`"
            );
    }
}
