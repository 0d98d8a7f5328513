using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress;

/// <summary>Istio's egress gateway, as Kyma installs it.</summary>
internal static class EgressGateway
{
    /// <summary>
    /// Its Service (kyma istio, internal/istiooperator/istio-operator.yaml; istio,
    /// manifests/charts/gateways/istio-egress).
    /// </summary>
    public const string Host = "istio-egressgateway.istio-system.svc.cluster.local";

    /// <summary>Where its pods, its Service and the credentials that it reads are.</summary>
    public const string Namespace = SystemNamespaces.Istio;

    /// <summary>The port of its Service on which sidecars speak the mesh's mutual TLS to it.</summary>
    public const int Port = 443;

    /// <summary>Its identity in the mesh, by which sidecars know it.</summary>
    public const string Identity = "spiffe://cluster.local/ns/istio-system/sa/istio-egressgateway-service-account";

    /// <summary>Labels that Gateways select its pods by.</summary>
    public static readonly IReadOnlyDictionary<string, string> PodLabels = new Dictionary<string, string>
    {
        ["istio"] = "egressgateway",
    };
}
