using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Mesh.Reach;

/// <summary>What ServiceEntries register, by whatever a Sidecar's hosts start from.</summary>
internal sealed class ExternalServices
{
    readonly Lookup<string, MeshService> _byNamespace;

    public ExternalServices(MeshModel mesh)
    {
        All = mesh.Registry.All.Where(IsEntry).ToArray();
        LikeCluster = All.Where(service => HostNames.IsInCluster(service.Host)).ToArray();
        _byNamespace = All.ToLookup(service => service.Namespace);
        LeadingOutside = mesh
            .Routes.All.Where(routes =>
                routes.IsForMesh
                && routes.Hosts.Any(HostNames.IsInCluster)
                && RoutedHosts.Of(routes.Spec, routes.Namespace).Any(to => mesh.Registry.At(to.Host).Any(IsEntry))
            )
            .ToArray();
    }

    public IReadOnlyList<MeshService> All { get; }

    /// <summary>Those that look like a Service of the cluster.</summary>
    public IReadOnlyList<MeshService> LikeCluster { get; }

    /// <summary>VirtualServices for a Service of the cluster that lead to an external one.</summary>
    public IReadOnlyList<MeshVirtualService> LeadingOutside { get; }

    public IEnumerable<MeshService> Of(string @namespace) => _byNamespace[@namespace];

    static bool IsEntry(MeshService service) => service.Reference.Kind == "ServiceEntry";
}
