using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Egress.Renderers;

/// <summary>
/// What a config opens at the egress gateway, and who is kept out of it. The policy comes first, so that nothing is
/// open before it applies.
/// </summary>
internal static class EgressGatewayRenderer
{
    public const string IstioMutual = "ISTIO_MUTUAL";

    public static IEnumerable<Rendered> Render(EgressPlan plan)
    {
        List<(EgressService Service, EgressLane Lane)> lanes =
        [
            .. plan.Services.SelectMany(service => service.Lanes.Select(lane => (service, lane))),
        ];
        if (lanes.Count == 0)
            yield break;
        if (ExportScope.Namespaces(plan) is { } namespaces)
            yield return Policy(namespaces, plan);
        yield return EgressResource.Of(
            "Gateway",
            plan.SharedName,
            plan,
            null,
            Maker.Of(() =>
                new GatewaySpec
                {
                    Selector = EgressGateway.PodLabels,
                    Servers = lanes.Select(each => ServerOf(each.Lane, plan)).ToArray(),
                }
            ),
            because: () => lanes.Select((each, i) => (FieldPath.Child("spec.servers", i), $"{each.Service.Field}.via"))
        );
    }

    /// <summary>
    /// The namespace before the host keeps VirtualServices of other namespaces away from the server's routes (istio,
    /// Server.hosts). ISTIO_MUTUAL makes the caller show its identity, without which no policy could tell callers
    /// apart.
    /// </summary>
    static Server ServerOf(EgressLane lane, EgressPlan plan)
    {
        var protocol = lane.Port.IsHttp ? "HTTPS" : PortProtocol.Tls;
        var name = ResourceNames.Shorten($"{protocol.ToLowerInvariant()}-{lane.Name}");
        return new Server
        {
            Port = IstioPort.Of(EgressGateway.Port, name, protocol),
            Hosts = [$"{plan.Namespace}/{lane.Sni}"],
            Tls = new ServerTls { Mode = IstioMutual },
        };
    }

    /// <summary>
    /// Refuses the config's names at the gateway to every identity of another namespace. A DENY policy: an ALLOW policy
    /// would close every other server of the gateway, other people's too. In another namespace than the gateway's it
    /// would have no effect.
    /// </summary>
    static Rendered Policy(IReadOnlyList<string> namespaces, EgressPlan plan) =>
        Rendered.Of(
            plan.SecurityApiVersion,
            "AuthorizationPolicy",
            new ObjectMeta(plan.PolicyName, EgressGateway.Namespace),
            Maker.Of(() =>
                new AuthorizationPolicySpec
                {
                    Selector = new PolicySelector { MatchLabels = EgressGateway.PodLabels },
                    Action = "DENY",
                    Rules =
                    [
                        new AuthorizationRule
                        {
                            From =
                            [
                                new AuthorizationFrom
                                {
                                    Source = new AuthorizationSource { NotNamespaces = namespaces },
                                },
                            ],
                            When =
                            [
                                new AuthorizationCondition
                                {
                                    Key = "connection.sni",
                                    Values = [$"*.{LaneNames.SuffixOf(plan.ConfigName, plan.Namespace)}"],
                                },
                            ],
                        },
                    ],
                }
            )
        ) with
        {
            Origins = () => new Origins { Because = [("spec", "spec.egress.exportTo")] },
        };
}
