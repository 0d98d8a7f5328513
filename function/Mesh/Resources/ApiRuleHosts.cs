using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>
/// Short hosts of APIRules, which Kyma's controller completes with the domain of their Gateway
/// (kyma-project/api-gateway, internal/validation/v2alpha1/hosts.go).
/// </summary>
internal static class ApiRuleHosts
{
    /// <summary>A host that is one label, and no domain yet.</summary>
    public static bool IsShort(string host) => !host.Contains('.', StringComparison.Ordinal);

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
            domains[$"{gateway.Namespace}/{gateway.Name}"] = DomainOf(gateway.Spec);
        return all.Select(rule => HasShort(rule) ? Completed(rule, domains) : rule).ToArray();
    }

    static bool HasShort(MeshResource<VirtualServiceSpec> rule) =>
        rule.Kind == "APIRule" && rule.Spec.Hosts?.Any(IsShort) == true;

    static MeshResource<VirtualServiceSpec> Completed(
        MeshResource<VirtualServiceSpec> rule,
        Dictionary<string, string?> domains
    ) =>
        domains.GetValueOrDefault(rule.Spec.Gateways![0]) is { } domain
            ? rule with
            {
                Spec = new VirtualServiceSpec
                {
                    Hosts = rule.Spec.Hosts!.Select(host => IsShort(host) ? $"{host}.{domain}" : host).ToArray(),
                    Gateways = rule.Spec.Gateways,
                    Http = rule.Spec.Http,
                },
            }
            : rule;

    /// <summary>Every server has the same host, one wildcard; null otherwise.</summary>
    static string? DomainOf(GatewaySpec spec)
    {
        const string Wildcard = "*.";
        var hosts = (spec.Servers ?? []).Select(server => server.Hosts is [var only] ? only : "").Distinct().ToArray();
        return hosts is [var host] && host.StartsWith(Wildcard, StringComparison.Ordinal)
            ? host[Wildcard.Length..]
            : null;
    }
}
