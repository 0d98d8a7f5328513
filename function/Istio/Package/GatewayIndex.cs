using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Istio.Package;

/// <summary>Finds the Gateways that VirtualServices name.</summary>
internal sealed class GatewayIndex(IEnumerable<IstioResource<GatewaySpec>> gateways)
{
    readonly ILookup<(string Namespace, string Name), IstioResource<GatewaySpec>> _gateways = gateways.ToLookup(
        gateway => (gateway.Namespace, gateway.Name)
    );

    readonly Dictionary<IstioResource<GatewaySpec>, GatewayHosts> _hosts = new(ReferenceEqualityComparer.Instance);

    /// <summary>The hosts of a Gateway, read when they are first asked for.</summary>
    public GatewayHosts HostsOf(IstioResource<GatewaySpec> gateway) =>
        _hosts.TryGetValue(gateway, out var hosts) ? hosts : _hosts[gateway] = new GatewayHosts(gateway);

    readonly Dictionary<IstioResource<GatewaySpec>, IReadOnlyList<(string Kind, GatewayHosts Hosts)>> _kinds = new(
        ReferenceEqualityComparer.Instance
    );

    /// <summary>Its hosts by the kind of routes that their servers use.</summary>
    public IReadOnlyList<(string Kind, GatewayHosts Hosts)> HostsByKind(IstioResource<GatewaySpec> gateway) =>
        _kinds.TryGetValue(gateway, out var kinds)
            ? kinds
            : _kinds[gateway] = [
                .. ServerRoutes.All.Select(kind =>
                    (kind, new GatewayHosts(gateway, server => ServerRoutes.Of(server) == kind))
                ),
            ];

    /// <summary>The Gateways of a VirtualService that are in the package.</summary>
    public IEnumerable<IstioResource<GatewaySpec>> Of(IstioResource<VirtualServiceSpec> service) =>
        (service.Spec.Gateways ?? [])
            .Where(name => name != "mesh")
            .SelectMany(name => _gateways[Split(name, service.Namespace)]);

    /// <summary>
    /// The Gateway that a reference names: namespace/name, the old form with dots, or a name of the own namespace.
    /// </summary>
    public static (string Namespace, string Name) Split(string reference, string ownNamespace)
    {
        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
            return (reference[..slash] is var scope and not "." ? scope : ownNamespace, reference[(slash + 1)..]);
        var labels = reference.Split('.');
        return labels.Length > 1 ? (labels[1], labels[0]) : (ownNamespace, reference);
    }
}
