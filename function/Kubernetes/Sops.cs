using Kyma.Krm.Yaml;

namespace Kyma.Krm.Kubernetes;

/// <summary>
/// Secrets that SOPS encrypted in Git: what stands under their keys is no content until something decrypts it.
/// </summary>
internal static class Sops
{
    /// <summary>The mapping that SOPS adds beside the data (getsops/sops, stores: <c>sops</c> at the root).</summary>
    public static bool HasEncrypted(YamlMapping secret) => secret.Find("sops") is not null;
}
