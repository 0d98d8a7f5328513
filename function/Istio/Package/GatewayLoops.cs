using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Istio.Package;

/// <summary>
/// Gateways that are to send on what nobody looks up: sidecars know the address that the application asked for, a
/// gateway does not.
/// </summary>
internal static class GatewayLoops
{
    public static readonly IReadOnlyList<Rule> All = [PackageFindings.VirtualServiceGatewayLoop];

    public static void Check(IstioPackage package, Findings findings)
    {
        // With an EnvoyFilter a gateway can do what Istio's own resources cannot tell it.
        if (package.HasEnvoyFilters)
            return;
        var unresolved = package
            .ServiceEntries.Where(entry => entry.Spec.Resolution is null or "" or "NONE")
            .SelectMany(entry => entry.Spec.Hosts ?? [])
            .Where(host => host.StartsWith('*'))
            .ToHashSet();
        unresolved.ExceptWith(
            package
                .ServiceEntries.Where(entry => entry.Spec.Resolution is not (null or "" or "NONE"))
                .SelectMany(entry => entry.Spec.Hosts ?? [])
        );
        if (unresolved.Count == 0)
            return;
        foreach (var service in package.VirtualServices)
        {
            foreach (
                var to in service
                    .Spec.Routed()
                    .Where(to =>
                        unresolved.Contains(to.Destination.Host ?? "")
                        && to.Gateways.Any(name => name != Destinations.Mesh)
                    )
            )
            {
                findings.Add(
                    PackageFindings.VirtualServiceGatewayLoop,
                    service.Source.At($"{to.Path}.host"),
                    $"'{to.Destination.Host}' has resolution NONE, so the gateway has no server for it, and "
                        + "answers 503 or resets the connection: leave the gateway out, or route to single hosts "
                        + "with resolution DNS"
                );
            }
        }
    }
}
