using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Clusters;

/// <summary>The pods of Istio's own gateways. They do not take part in automatic mTLS.</summary>
internal static class IstioGateways
{
    /// <summary>With the labels, namespace and service account of Kyma's installation.</summary>
    public static readonly MeshPod Ingress = Pod(MeshResources.IngressGatewayName, GatewayLabels.IngressLabels);

    /// <summary>With the labels, namespace and service account of Kyma's installation.</summary>
    public static readonly MeshPod Egress = Pod(MeshResources.EgressGatewayName, GatewayLabels.EgressLabels);

    /// <summary>That of a Service that is always there.</summary>
    public static MeshPod Of(MeshService service) =>
        service.Reference.Name == MeshResources.IngressGatewayName ? Ingress : Egress;

    /// <summary>Those that a Service of the package selects.</summary>
    public static IEnumerable<MeshPod> SelectedBy(MeshService service, MeshResources resources)
    {
        if (service.Namespace != MeshResources.RootNamespace || service.Selector.Count == 0)
            yield break;
        if (Ingress.HasLabels(service.Selector))
            yield return Ingress;
        if (resources.HasEgressGateway && Egress.HasLabels(service.Selector))
            yield return Egress;
    }

    static MeshPod Pod(string name, IReadOnlyDictionary<string, string> labels) =>
        new(MeshResources.RootNamespace, name, labels, $"{name}-service-account", HasSidecar: false);
}
