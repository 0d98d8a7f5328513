namespace Kyma.Krm.Importing.Comparing;

/// <summary>Which labels and annotations mean something, and to whom.</summary>
internal static class Marking
{
    static readonly string[] Controllers =
    [
        "dns.gardener.cloud/",
        "cert.gardener.cloud/",
        "networking.istio.io/",
        "istio.io/",
        "external-dns.alpha.kubernetes.io/",
        "cert-manager.io/",
    ];

    /// <summary>Written by tools about their own work; whoever takes the resource over writes its own.</summary>
    static readonly string[] Ownership =
    [
        "kubectl.kubernetes.io/",
        "apigateways.operator.kyma-project.io/",
        "krm.kyma-project.io/",
        "argocd.argoproj.io/",
        "meta.helm.sh/",
        "helm.sh/",
        "config.kubernetes.io/",
        "internal.config.kubernetes.io/",
        "internal.config.k8s.io/",
        "internal.kpt.dev/",
        "config.k8s.io/",
        "kustomize.toolkit.fluxcd.io/",
        "kustomize.config.k8s.io/",
        "app.kubernetes.io/",
        "kyma-project.io/module",
        "gateway.kyma-project.io/original-version",
        "cert.gardener.cloud/hash",
        "cert.gardener.cloud/not-",
        "cert.gardener.cloud/certificate-hash",
        "dns.gardener.cloud/controller",
    ];

    /// <summary>A controller does something because of it.</summary>
    public static bool IsForController(string key) => StartsWith(Controllers, key) && !IsOwnership(key);

    public static bool IsOwnership(string key) => StartsWith(Ownership, key);

    static bool StartsWith(string[] prefixes, string key) =>
        Array.Exists(prefixes, prefix => key.StartsWith(prefix, StringComparison.Ordinal));
}
