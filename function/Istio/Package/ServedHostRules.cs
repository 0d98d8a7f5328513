using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Istio.Package;

/// <summary>VirtualServices whose hosts their Gateway does not serve.</summary>
internal static class ServedHostRules
{
    public static readonly IReadOnlyList<Rule> All = [VirtualServiceHostUnserved];

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
