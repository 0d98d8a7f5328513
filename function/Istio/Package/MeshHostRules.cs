using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Istio.Package;

/// <summary>Hosts for which sidecars find more than one VirtualService. Gateways merge them, sidecars do not.</summary>
internal static class MeshHostRules
{
    /// <summary>
    /// Only those that are exported alike are compared: a sidecar prefers what is private to its namespace, so such a
    /// VirtualService may replace a public one on purpose. And only http routes: tls and tcp routes are matched one by
    /// one.
    /// </summary>
    public static void Check(IReadOnlyList<IstioResource<VirtualServiceSpec>> services, Findings findings)
    {
        var first = new Dictionary<(string Host, string Audience), IstioResource<VirtualServiceSpec>>();
        foreach (
            var service in services.Where(service => service.Spec.Http is { Count: > 0 } && service.Spec.IsForMesh())
        )
        {
            var audience = AudienceOf(service);
            for (var i = 0; i < service.Spec.Hosts?.Count; i++)
            {
                var host = HostNames.Completed(service.Spec.Hosts[i], service.Namespace);
                if (
                    first.TryAdd((host, audience), service)
                    || first[(host, audience)] is var known && ReferenceEquals(known, service)
                )
                    continue;
                findings.Add(
                    VirtualServiceMeshHostTwice,
                    service.Source.At(FieldPath.Child("spec.hosts", i)),
                    $"'{service.Spec.Hosts[i]}' is routed in the mesh by {known.Title()} already. Sidecars "
                        + $"use the {Precedence.Older(service, known)}, and drop all routes of the other: put all "
                        + "routes of the host into one VirtualService"
                );
            }
        }
    }

    static string AudienceOf(IstioResource<VirtualServiceSpec> service)
    {
        var exports = Visibility.Of(service.Spec.ExportTo, service.Namespace);
        return exports.IsPublic ? "*"
            : exports.Names.Count == 1 && exports.Names.Contains(service.Namespace) ? $"{service.Namespace} alone"
            : string.Join(' ', exports.Names.Order(StringComparer.Ordinal));
    }
}
