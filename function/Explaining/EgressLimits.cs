using Kyma.Krm.Egress;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Explaining;

/// <summary>
/// What a way through the egress gateway, or TLS that a sidecar originates, does not keep from others.
/// </summary>
internal static class EgressLimits
{
    public static IEnumerable<string> NotLimited(EgressPlan egress)
    {
        var via = egress.Services.Where(service => service.ViaGateway).ToArray();
        if (via.Length > 0)
        {
            if (ExportScope.Namespaces(egress) is null)
                yield return "Any namespace gets through the egress gateway to these services (exportTo '*').";
            else
                yield return "Anyone who can write a VirtualService for a server of the egress gateway can route "
                    + "traffic to these partners, with their client certificates. Only RBAC, an admission policy "
                    + "or a separate gateway prevents that.";
            if (ExportScope.Namespaces(egress) is not null)
                yield return "Callers are distinguished by their namespace: another trust domain under the same root "
                    + "CA can have a namespace of the same name.";
        }

        foreach (var name in via.Select(service => service.Origination?.CredentialName).OfType<string>().Distinct())
            yield return $"Secret {EgressGateway.Namespace}/{name} has no owner: another config that names it uses its "
                + "certificate.";
        if (via.Any(service => service.Ports.Any(port => !port.IsHttp)))
            yield return "With TLS and TCP, a blocked caller still makes the gateway connect to the partner; if the "
                + "server sends first, the caller gets its first bytes.";
        if (via.Any(service => service.Ports.Any(port => port.IsHttp)))
            yield return "Partners still see X-Envoy-Original-Host with the gateway's own name, and tracing headers "
                + "where tracing is on: no route can remove them.";
        if (egress.Services.Any(service => !service.ViaGateway && HasHttp(service)))
            yield return "Partners see X-Request-Id, X-Envoy-Attempt-Count and X-Envoy-Decorator-Operation of the "
                + "sidecar.";
        if (
            egress.Services.Any(service =>
                !service.ViaGateway && HasHttp(service) && service.Hosts.Any(HostNames.IsWildcard)
            )
        )
            yield return "Under a wildcard, partners see X-Forwarded-Proto: http, although TLS is used: only a route "
                + "for a single host can set it.";
    }

    static bool HasHttp(EgressService service) =>
        service.Origination is { } tls && service.Ports.Any(port => port.IsHttp && tls.Ports.Contains(port.Number));
}
