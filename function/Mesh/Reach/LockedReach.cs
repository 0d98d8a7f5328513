using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh.Gateways;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Reach;

/// <summary>
/// Who is locked in a package. It answers for what the package says; what else is in the cluster is unknown.
/// </summary>
internal sealed class LockedReach
{
    /// <summary>Finds the Sidecars that limit; what their pods reach is found out when it is asked.</summary>
    public LockedReach(MeshModel mesh)
    {
        var services = new ExternalServices(mesh);
        Clients = mesh
            .Resources.Sidecars.Where(IsLocked)
            .OrderBy(sidecar => sidecar.Namespace, StringComparer.Ordinal)
            .ThenBy(sidecar => sidecar.Name, StringComparer.Ordinal)
            .Select(sidecar => new LockedClient(mesh, sidecar, services))
            .ToArray();
        OpenServers = Clients.Count == 0 || mesh.Egress is not { } egress ? [] : Open(mesh, egress).ToArray();
    }

    /// <summary>Whether there is anyone to answer for: most packages lock no namespace.</summary>
    public static bool IsAsked(MeshResources resources) => resources.Sidecars.Any(IsLocked);

    /// <summary>One for each Sidecar with REGISTRY_ONLY, by namespace and name.</summary>
    public IReadOnlyList<LockedClient> Clients { get; }

    /// <summary>Of these, those of one namespace.</summary>
    public IEnumerable<LockedClient> Of(string @namespace) =>
        (_byNamespace ??= Clients.ToLookup(client => client.Namespace))[@namespace];

    Lookup<string, LockedClient>? _byNamespace;

    /// <summary>Servers of the egress gateway that ask no client for its identity in the mesh.</summary>
    public IReadOnlyList<GatewayServer> OpenServers { get; }

    static bool IsLocked(MeshResource<SidecarSpec> sidecar) =>
        sidecar.Namespace != MeshResources.RootNamespace && sidecar.Spec.IsRegistryOnly;

    static IEnumerable<GatewayServer> Open(MeshModel mesh, GatewayProxy egress) =>
        GatewayServer
            .AllOf(mesh.Resources.Gateways.Where(egress.IsFor), egress.PodPort)
            .Where(server => server.Server.Tls?.Mode is not ("ISTIO_MUTUAL" or "MUTUAL"));
}
