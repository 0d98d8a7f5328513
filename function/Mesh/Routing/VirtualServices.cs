using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Routing;

/// <summary>All VirtualServices, by whatever a question starts from.</summary>
internal sealed class VirtualServices
{
    readonly Dictionary<string, List<MeshVirtualService>> _byGateway = [];
    readonly Dictionary<string, HostIndex<MeshVirtualService>> _hostsByGateway = [];
    readonly Dictionary<string, List<MeshVirtualService>> _byDestination = [];
    readonly HostIndex<MeshVirtualService> _none = new();

    public VirtualServices(MeshResources resources)
    {
        All = resources.VirtualServices.Select((resource, i) => new MeshVirtualService(resource, i)).ToArray();
        foreach (var service in All)
        {
            foreach (var gateway in service.Gateways)
            {
                _byGateway.ListOf(gateway).Add(service);
                if (!_hostsByGateway.TryGetValue(gateway, out var hosts))
                    _hostsByGateway[gateway] = hosts = new HostIndex<MeshVirtualService>();
                foreach (var host in service.Hosts.Distinct())
                    hosts.Add(host, service);
            }

            if (service.IsForMesh)
                AddForMesh(service);
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<MeshVirtualService> All { get; }

    /// <summary>Those with <c>tls</c> matches for the mesh, by the server names there.</summary>
    public HostIndex<MeshVirtualService> MeshSni { get; } = new();

    /// <summary>Those that are bound to a gateway (<c>namespace/name</c>, or <c>mesh</c>), oldest first.</summary>
    public IReadOnlyList<MeshVirtualService> OfGateway(string gateway) => _byGateway.GetValueOrDefault(gateway) ?? [];

    /// <summary>By host, those of one gateway (or <c>mesh</c>).</summary>
    public HostIndex<MeshVirtualService> HostsOf(string gateway) => _hostsByGateway.GetValueOrDefault(gateway) ?? _none;

    /// <summary>Those for the mesh that lead to a host.</summary>
    public IReadOnlyList<MeshVirtualService> To(string host) => _byDestination.GetValueOrDefault(host) ?? [];

    void AddForMesh(MeshVirtualService service)
    {
        foreach (var destinations in service.Destinations)
            _byDestination.ListOf(destinations.Key).Add(service);
        var names = (service.Spec.Tls ?? [])
            .SelectMany(route => route.Match ?? [])
            .SelectMany(match => match.SniHosts ?? []);
        foreach (var name in names.Distinct())
            MeshSni.Add(name, service);
    }
}
