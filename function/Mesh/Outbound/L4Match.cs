using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Mesh.Outbound;

/// <summary>
/// Whether a <c>tls</c> or <c>tcp</c> match holds for a proxy at all (istio, tls.go matchTLS, matchTCP).
/// </summary>
internal static class L4Match
{
    public static bool Holds(MeshVirtualService service, TlsMatch match, RouteScope scope) =>
        Holds(service, match.Gateways, match.SourceLabels, match.Port, match.SourceNamespace, scope);

    public static bool Holds(MeshVirtualService service, TcpMatch match, RouteScope scope) =>
        Holds(service, match.Gateways, match.SourceLabels, match.Port, match.SourceNamespace, scope);

    static bool Holds(
        MeshVirtualService service,
        IReadOnlyList<string>? gateways,
        IReadOnlyDictionary<string, string>? labels,
        long? port,
        string? @namespace,
        RouteScope scope
    ) =>
        service.Holds(gateways, scope.Gateway)
        && MeshPod.Covers(scope.Labels, labels ?? new Dictionary<string, string>())
        && (port is null or 0 || port == scope.Port)
        && (string.IsNullOrEmpty(@namespace) || @namespace == scope.Namespace);
}
