using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Scoping;

/// <summary>
/// What the gateways in istio-system know: every service exported there, of each host that of Kubernetes, else the
/// first (istio, DefaultSidecarScopeForGateway).
/// </summary>
internal sealed class GatewayScope(ServiceRegistry registry, bool prefersOwn) : IProxyScope
{
    readonly Dictionary<string, KnownService?> _known = [];

    public string Namespace => MeshResources.RootNamespace;

    public KnownService? Service(string host)
    {
        if (!_known.TryGetValue(host, out var known))
            _known[host] = known = Collect(host);
        return known;
    }

    KnownService? Collect(string host)
    {
        var visible = registry
            .At(host)
            .Where(service => service.Exports.Reaches(Namespace))
            .OrderBy(service => service.Exports.IsPublic)
            .ThenBy(service => prefersOwn && service.Namespace != Namespace)
            .ThenBy(service => service.Rank)
            .ToArray();
        if (visible.Length == 0)
            return null;
        var first = visible.FirstOrDefault(service => service.IsKubernetes) ?? visible[0];
        var ports = first.Ports.ToList();
        var numbers = ports.Select(port => port.Number).ToHashSet();
        foreach (var other in visible)
        {
            if (
                !first.IsKubernetes
                && other.Namespace == first.Namespace
                && other.Resolution == first.Resolution
                && other.Exports.IsPublic == first.Exports.IsPublic
                && other.Exports.Names.SetEquals(first.Exports.Names)
            )
                ports.AddRange(other.Ports.Where(port => numbers.Add(port.Number)));
        }

        return new KnownService(first, ports);
    }
}
