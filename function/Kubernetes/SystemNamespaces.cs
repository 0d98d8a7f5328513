namespace Kyma.Krm.Kubernetes;

/// <summary>Namespaces that every Kyma cluster has.</summary>
internal static class SystemNamespaces
{
    /// <summary>istiod, and the pods of the ingress and egress gateways; Istio's root namespace.</summary>
    public const string Istio = "istio-system";

    /// <summary>Kyma's own Gateway and modules.</summary>
    public const string Kyma = "kyma-system";

    /// <summary>Kubernetes' own: DNS, and in a Gardener shoot the ConfigMap shoot-info.</summary>
    public const string Kube = "kube-system";

    /// <summary>All of them.</summary>
    public static readonly string[] All = [Kyma, Istio, Kube];
}
