using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Istio.Package;

/// <summary>VirtualServices whose hosts their Gateway does not serve.</summary>
internal static class ServedHostRules
{
    public static void Check(IstioResource<VirtualServiceSpec> service, GatewayIndex gateways, Findings findings)
    {
        var hosts = service.Spec.Hosts ?? [];
        if (hosts.Count == 0)
            return;
        foreach (var gateway in gateways.Of(service))
        {
            var served = gateways.HostsOf(gateway);
            if (hosts.Any(host => served.Serve(host, service.Namespace)))
                continue;
            findings.Add(
                VirtualServiceHostUnserved,
                service.Source.At("spec.hosts"),
                $"'{hosts[0]}' is not served by {gateway.Title()}, which serves "
                    + $"{served.Shown(service.Namespace)}: add it there, or name another Gateway"
            );
        }
    }
}

/// <summary>
/// Routes of a kind that no server of their Gateway looks at (pilot/pkg/networking/core/gateway.go): `http` where HTTP
/// is seen, `tls` where TLS passes through, `tcp` elsewhere.
/// </summary>
internal static class RouteKindRules
{
    /// <summary>
    /// Nothing is said where one of its Gateways is not in the package, or where sidecars use the routes as well.
    /// </summary>
    public static void Check(IstioResource<VirtualServiceSpec> service, GatewayIndex gateways, Findings findings)
    {
        var named = service.Spec.Gateways ?? [];
        if (named.Count == 0 || named.Contains(Destinations.Mesh))
            return;
        var found = gateways.Of(service).ToArray();
        if (found.DistinctBy(gateway => (gateway.Namespace, gateway.Name)).Count() < named.Distinct().Count())
            return;
        var hosts = service.Spec.Hosts ?? [];
        var kinds = new HashSet<string>();
        foreach (var (kind, served) in found.SelectMany(gateways.HostsByKind))
        {
            if (!kinds.Contains(kind) && hosts.Any(host => served.Serve(host, service.Namespace)))
                kinds.Add(kind);
        }

        if (kinds.Count == 0)
            return;
        Check("http", service.Spec.Http?.Count, kinds, service, found[0], findings);
        Check("tls", service.Spec.Tls?.Count, kinds, service, found[0], findings);
        Check("tcp", service.Spec.Tcp?.Count, kinds, service, found[0], findings);
    }

    static void Check(
        string kind,
        int? routes,
        HashSet<string> kinds,
        IstioResource<VirtualServiceSpec> service,
        IstioResource<GatewaySpec> gateway,
        Findings findings
    )
    {
        if (routes is not > 0 || kinds.Contains(kind))
            return;
        findings.Add(
            VirtualServiceRouteKind,
            service.Source.At($"spec.{kind}"),
            $"{gateway.Title()} serves these hosts by servers that use only "
                + $"{string.Join(" and ", kinds.Order(StringComparer.Ordinal).Select(other => $"`{other}`"))} "
                + $"routes, so no `{kind}` route ever matches. {Advice(kind, kinds)}"
        );
    }

    static string Advice(string kind, HashSet<string> kinds) =>
        kind == "http" && kinds.Contains("tls")
            ? "Write `tls` routes with sniHosts, or let the server terminate TLS (protocol HTTPS, mode SIMPLE)"
        : kind == "tls" && kinds.Contains("http")
            ? "Write `http` routes, or let TLS pass through the server (mode PASSTHROUGH)"
        : kind == "http" ? "Use protocol HTTPS or HTTP for the server"
        : $"Write `{kinds.Order(StringComparer.Ordinal).First()}` routes";
}
