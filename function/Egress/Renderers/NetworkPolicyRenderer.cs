using System.Text.Json.Nodes;
using k8s.Models;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Renderers;

/// <summary>
/// Everything inside the cluster stays open, or with Strict only the namespace itself, except istio-system, where only
/// istiod and the egress gateway do: the ingress gateway there could be a way out. DNS is open where no pod selector
/// reaches it.
/// </summary>
internal static class NetworkPolicyRenderer
{
    const string NamespaceLabel = "kubernetes.io/metadata.name";

    /// <summary>
    /// Where sidecars get configuration and certificates from istiod (istio.io,
    /// ops/deployment/application-requirements).
    /// </summary>
    const int XdsPort = 15012;

    const int DnsPort = 53;

    static readonly string[] DnsProtocols = ["UDP", "TCP"];

    public static JsonObject Render(EgressNetworkPolicy policy, EgressPlan plan)
    {
        var resource = new V1NetworkPolicy
        {
            ApiVersion = "networking.k8s.io/v1",
            Kind = "NetworkPolicy",
            Metadata = new V1ObjectMeta { Name = plan.SharedName, NamespaceProperty = plan.Namespace },
            Spec = new V1NetworkPolicySpec
            {
                PodSelector = new V1LabelSelector(),
                PolicyTypes = ["Egress"],
                Egress = [.. Rules(policy)],
            },
        };
        return FieldOrder.Apply(KubeJson.ToJson(resource, KubeJson.Default.V1NetworkPolicy));
    }

    static IEnumerable<V1NetworkPolicyEgressRule> Rules(EgressNetworkPolicy policy)
    {
        yield return new V1NetworkPolicyEgressRule
        {
            To =
            [
                new V1NetworkPolicyPeer { NamespaceSelector = Named(SystemNamespaces.Kube) },
                .. policy.DnsBlocks.Select(BlockOf),
            ],
            Ports =
            [
                .. DnsProtocols.Select(protocol => new V1NetworkPolicyPort { Port = DnsPort, Protocol = protocol }),
            ],
        };
        yield return new V1NetworkPolicyEgressRule
        {
            To =
            [
                policy.IsStrict
                    ? new V1NetworkPolicyPeer { PodSelector = new V1LabelSelector() }
                    : new V1NetworkPolicyPeer { NamespaceSelector = AllBut(EgressGateway.Namespace) },
            ],
        };
        yield return new V1NetworkPolicyEgressRule
        {
            To =
            [
                new V1NetworkPolicyPeer
                {
                    NamespaceSelector = Named(EgressGateway.Namespace),
                    PodSelector = Labelled("istio", "pilot"),
                },
            ],
            Ports = [Tcp(XdsPort)],
        };
        if (policy.ToEgressGateway)
            yield return new V1NetworkPolicyEgressRule
            {
                To =
                [
                    new V1NetworkPolicyPeer
                    {
                        NamespaceSelector = Named(EgressGateway.Namespace),
                        PodSelector = Labelled("istio", "egressgateway"),
                    },
                ],
            };

        foreach (var external in policy.External)
            yield return new V1NetworkPolicyEgressRule
            {
                To = [.. external.Cidrs.Select(BlockOf)],
                Ports = [.. external.Ports.Select(Tcp)],
            };
    }

    static V1NetworkPolicyPeer BlockOf(string cidr) => new() { IpBlock = new V1IPBlock { Cidr = cidr } };

    static V1NetworkPolicyPort Tcp(int port) => new() { Port = port, Protocol = "TCP" };

    static V1LabelSelector Named(string @namespace) => Labelled(NamespaceLabel, @namespace);

    static V1LabelSelector Labelled(string key, string value) =>
        new() { MatchLabels = new Dictionary<string, string> { [key] = value } };

    static V1LabelSelector AllBut(string @namespace) =>
        new()
        {
            MatchExpressions =
            [
                new V1LabelSelectorRequirement
                {
                    Key = NamespaceLabel,
                    OperatorProperty = "NotIn",
                    Values = [@namespace],
                },
            ],
        };
}
