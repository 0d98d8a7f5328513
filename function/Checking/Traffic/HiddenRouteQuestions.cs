using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>
/// VirtualServices that another one hides from every client they are exported to, whatever their age: sidecars take one
/// for a host, first those that only its own namespace sees, then those exported by name, then public ones.
/// </summary>
internal sealed class HiddenRouteQuestions(MeshModel mesh, Findings findings)
{
    /// <summary>Of the namespaces that a VirtualService is exported to.</summary>
    const int MostNamespaces = 20;

    public void Ask()
    {
        foreach (var routes in mesh.Routes.All)
        {
            if (routes.Reference.Source is not { } source || !HasMeshRoutes(routes) || routes.Exports.IsPublic)
                continue;
            for (var i = 0; i < routes.Hosts.Count; i++)
            {
                var field = FieldPath.Child("spec.hosts", i);
                if (Hiding(routes, routes.Hosts[i], out var isCut) is { } hiding)
                    findings.Add(
                        TrafficFindings.VirtualServiceHidden,
                        source.At(field),
                        $"{hiding.Reference} has routes for '{routes.Hosts[i]}' too, and comes first for "
                            + "every client that this one is exported to: none of its routes is used. Write all "
                            + "routes of the host into one VirtualService"
                    );
                else if (isCut)
                    findings.Add(
                        PackageFindings.NotAllCompared,
                        source.At(field),
                        $"more than {MostNamespaces} namespaces or other VirtualServices are concerned: whether others "
                            + $"hide its routes for '{routes.Hosts[i]}' is not known"
                    );
            }
        }
    }

    static bool HasMeshRoutes(MeshVirtualService routes) => routes.IsForMesh && routes.Spec.Http is { Count: > 0 };

    MeshVirtualService? Hiding(MeshVirtualService routes, string host, out bool isCut)
    {
        var rivals = mesh
            .Routes.HostsOf(Destinations.Mesh)
            .At(host)
            .Where(other => !ReferenceEquals(other, routes) && !other.Exports.IsPublic && HasMeshRoutes(other))
            .Take(MostNamespaces + 1)
            .ToArray();
        isCut = rivals.Length > 0 && routes.Exports.Names.Count > MostNamespaces;
        MeshVirtualService? hiding = null;
        if (rivals.Length == 0 || isCut)
            return null;
        foreach (var client in routes.Exports.Names)
        {
            hiding = rivals
                .Take(MostNamespaces)
                .FirstOrDefault(other =>
                    other.Exports.Reaches(client) && other.GroupFor(client) < routes.GroupFor(client)
                );
            if (hiding is not null)
                continue;
            isCut = rivals.Length > MostNamespaces;
            return null;
        }

        return hiding;
    }
}
