using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>The hosts of APIRules in full, as Kyma writes them into the VirtualServices that it makes.</summary>
internal static class ApiRuleHosts
{
    /// <summary>
    /// The same with their hosts in full. One whose Gateway gives no domain stays as it is: the controller refuses it,
    /// or the Gateway is only in the cluster.
    /// </summary>
    public static IReadOnlyList<MeshResource<VirtualServiceSpec>> Completed(
        IReadOnlyList<MeshResource<VirtualServiceSpec>> all,
        IReadOnlyList<MeshResource<GatewaySpec>> gateways
    )
    {
        if (!all.Any(HasShort))
            return all;
        var domains = new Dictionary<string, string?>();
        foreach (var gateway in gateways)
            domains[$"{gateway.Namespace}/{gateway.Name}"] = ShortHosts.DomainOf(gateway.Spec);
        return all.Select(rule => HasShort(rule) ? Completed(rule, domains) : rule).ToArray();
    }

    static bool HasShort(MeshResource<VirtualServiceSpec> rule) =>
        rule.Kind == "APIRule" && rule.Spec.Hosts?.Any(ShortHosts.IsShort) == true;

    static MeshResource<VirtualServiceSpec> Completed(
        MeshResource<VirtualServiceSpec> rule,
        Dictionary<string, string?> domains
    ) =>
        domains.GetValueOrDefault(rule.Spec.Gateways![0]) is { } domain
            ? rule with
            {
                Read = rule.Read with
                {
                    Spec = new VirtualServiceSpec
                    {
                        Hosts = rule.Spec.Hosts!.Select(host => ShortHosts.Complete(host, domain)).ToArray(),
                        Gateways = rule.Spec.Gateways,
                        Http = rule.Spec.Http,
                    },
                },
            }
            : rule;
}
