using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Package;
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
                if (Hiding(routes, routes.Hosts[i]) is { } hiding)
                    findings.Add(
                        TrafficFindings.VirtualServiceHidden,
                        source.At(FieldPath.Child("spec.hosts", i)),
                        $"{hiding.Reference} has routes for '{routes.Hosts[i]}' too, and comes first for "
                            + "every client that this one is exported to: none of its routes is used. Write all "
                            + "routes of the host into one VirtualService"
                    );
            }
        }
    }

    static bool HasMeshRoutes(MeshVirtualService routes) => routes.IsForMesh && routes.Spec.Http is { Count: > 0 };

    MeshVirtualService? Hiding(MeshVirtualService routes, string host)
    {
        var rivals = mesh
            .Routes.HostsOf(Destinations.Mesh)
            .At(host)
            .Where(other => !other.Exports.IsPublic && HasMeshRoutes(other))
            .Take(MostNamespaces)
            .ToList();
        MeshVirtualService? hiding = null;
        if (routes.Exports.Names.Count > MostNamespaces)
            return null;
        foreach (var client in routes.Exports.Names)
        {
            hiding = rivals.Find(other =>
                other.Exports.Reaches(client) && other.GroupFor(client) < routes.GroupFor(client)
            );
            if (hiding is null)
                return null;
        }

        return hiding;
    }
}
