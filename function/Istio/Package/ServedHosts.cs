using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Istio.Package;

/// <summary>VirtualServices whose hosts their Gateway does not serve.</summary>
internal static class ServedHosts
{
    public static readonly IReadOnlyList<Rule> All = [PackageFindings.VirtualServiceHostUnserved];

    public static void Check(IstioResource<VirtualServiceSpec> service, GatewayIndex gateways, Findings findings)
    {
        var hosts = service.Spec.Hosts ?? [];
        if (hosts.Count == 0)
            return;
        foreach (var gateway in gateways.Of(service))
        {
            var served = (gateway.Spec.Servers ?? [])
                .SelectMany(server => Visible(server, gateway.Namespace, service.Namespace))
                .ToList();
            if (hosts.Any(host => served.Exists(other => HostNames.Overlap(other, host))))
                continue;
            findings.Add(
                PackageFindings.VirtualServiceHostUnserved,
                service.Source.At("spec.hosts"),
                $"'{hosts[0]}' is not served by {gateway.Title()}, which serves {(served.Count > 0 ? Listed.Some([.. served.Distinct()]) : "no host for this namespace")}: add it there, or name another Gateway"
            );
        }
    }

    /// <summary>The hosts of a server for VirtualServices of one namespace.</summary>
    public static IEnumerable<string> Visible(Server server, string gatewayNamespace, string serviceNamespace)
    {
        foreach (var entry in server.Hosts ?? [])
        {
            var slash = entry.IndexOf('/', StringComparison.Ordinal);
            var scope =
                slash < 0 ? "*"
                : entry[..slash] == "." ? gatewayNamespace
                : entry[..slash];
            if (scope == "*" || scope == serviceNamespace)
                yield return entry[(slash + 1)..];
        }
    }
}
