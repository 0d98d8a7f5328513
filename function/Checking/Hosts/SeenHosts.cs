using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Scoping;

namespace Kyma.Krm.Checking.Hosts;

/// <summary>
/// Which external hosts the pods of a Sidecar see. Each is asked for once, however often it is mentioned.
/// </summary>
internal sealed class SeenHosts
{
    readonly MeshModel _mesh;
    readonly HostIndex<string> _registered = new();
    readonly Dictionary<(SidecarScope Scope, string Host), Seen?> _seen = [];

    public SeenHosts(MeshModel mesh)
    {
        _mesh = mesh;
        foreach (
            var host in mesh
                .Registry.All.Where(service => !service.IsKubernetes)
                .Select(service => service.Host)
                .Distinct()
        )
            _registered.Add(host.ToLowerInvariant(), host);
    }

    /// <summary>Null where a request for the host gets to its ServiceEntry; else what is missing.</summary>
    public string? WhyNot(HostMention mention, SidecarScope scope)
    {
        MeshRef? registered = null;
        MeshRef? visible = null;
        foreach (var host in _registered.Covering(mention.Host))
        {
            registered ??= _mesh.Registry.At(host)[0].Reference;
            if (In(scope, host) is not { } seen)
                continue;
            visible ??= seen.By;
            if (mention.Port is not { } port || seen.Ports.Contains(port))
                return null;
        }

        return registered is null ? "no ServiceEntry registers it"
            : visible is null ? $"the {registered} is not visible in the namespace {scope.Namespace}"
            : $"the {visible} does not have port {mention.Port}";
    }

    Seen? In(SidecarScope scope, string host)
    {
        if (_seen.TryGetValue((scope, host), out var known))
            return known;
        Seen? seen = null;
        foreach (var listener in scope.Listeners)
        {
            foreach (var service in listener.At(host))
            {
                seen ??= new Seen(service.Reference, []);
                foreach (var port in service.Ports)
                {
                    if (listener.PortOf(service, port.Number) is not null)
                        seen.Ports.Add(port.Number);
                }
            }
        }

        return _seen[(scope, host)] = seen;
    }

    sealed record Seen(MeshRef By, HashSet<int> Ports);
}
