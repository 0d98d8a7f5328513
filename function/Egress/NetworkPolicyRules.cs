using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;

namespace Kyma.Krm.Egress;

/// <summary>A NetworkPolicy knows addresses, not names; so what is allowed must have addresses, or go through the egress gateway.</summary>
internal static class NetworkPolicyRules
{
    public static readonly Rule NeedsRegistryOnly = new(
        "egress-network-policies-need-registry-only",
        Severity.Error,
        "NetworkPolicies are to enforce a limit that is not set."
    )
    {
        Consequence = "Everything that is not registered would be cut, although outboundTrafficPolicy says ALLOW_ANY.",
        Fix = "outboundTrafficPolicy: REGISTRY_ONLY",
    };

    public static readonly Rule CutsService = new(
        "egress-network-policy-cuts-service",
        Severity.Error,
        "A NetworkPolicy would cut a registered service."
    )
    {
        Source = "Kubernetes, NetworkPolicy: peers are pods, namespaces or IP blocks",
        Consequence = "Connections to the service would hang until they time out.",
        Fix = "via: EgressGateway\n# or endpoints or addresses with IP addresses, or networkPolicies: false",
    };

    public static readonly Rule PodsNeedLabel = new(
        "egress-pods-need-label",
        Severity.Info,
        "Kyma lets only labelled pods reach the egress gateway where its own NetworkPolicies are on."
    )
    {
        Source = "kyma istio, docs/user/00-50-network-policies.md",
        Consequence = "Pods without the label get no connection to the egress gateway.",
        Fix = "metadata:\n  labels:\n    networking.kyma-project.io/to-egressgateway: allowed",
    };

    public static readonly Rule CutsApiServer = new(
        "egress-network-policy-cuts-api-server",
        Severity.Info,
        "The NetworkPolicy also cuts the Kubernetes API server."
    )
    {
        Source = "Kubernetes: the API server is no pod, and its address is the cluster's own",
        Consequence = "Pods of the namespace that call the Kubernetes API (operators, leader election) lose it.",
        Fix = "Add a NetworkPolicy that allows such pods the API server's address; policies add up.",
    };

    public static void Check(EgressConfig config, EgressPlan plan, ConfigScope scope)
    {
        if (!config.NetworkPolicies)
            return;
        if (config.OutboundTrafficPolicy != EgressConfig.RegistryOnly)
        {
            scope.Report(
                NeedsRegistryOnly,
                "spec.egress.networkPolicies",
                $"must be left out with `outboundTrafficPolicy: {config.OutboundTrafficPolicy}`, which limits nothing; set REGISTRY_ONLY to have it enforced",
                "spec.egress.outboundTrafficPolicy"
            );
            return;
        }

        foreach (
            var service in plan.Services.Where(service =>
                !service.ViaGateway && NetworkPolicyPlanner.Blocks(service).Count == 0
            )
        )
        {
            scope.Report(
                CutsService,
                service.Field,
                $"'{service.Hosts[0]}' would be cut by `networkPolicies`, which know addresses and not names: set `via: EgressGateway`, or list `endpoints` with IP addresses, or leave `networkPolicies` out"
            );
        }

        scope.Report(
            CutsApiServer,
            "spec.egress.networkPolicies",
            "cuts the Kubernetes API server too, which is no pod; pods that call it need a NetworkPolicy of their own that allows its address"
        );
        if (plan.Gateway is not null && KymaIstio.Find(scope.Items) is null or { HasNetworkPolicies: true })
        {
            scope.Report(
                PodsNeedLabel,
                "spec.egress.networkPolicies",
                "needs the label `networking.kyma-project.io/to-egressgateway: allowed` on pods that use the egress gateway, where Kyma's Istio resource has `networkPoliciesEnabled: true`"
            );
        }
    }
}
