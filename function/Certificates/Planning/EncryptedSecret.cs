using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Certificates.Planning;

/// <summary>A Secret that SOPS has encrypted and nobody has decrypted yet.</summary>
internal static class EncryptedSecret
{
    /// <summary>
    /// Whether the resource has SOPS's own field, so that its values are not what the cluster will get.
    /// </summary>
    public static bool Is(Item secret) => Sops.HasEncrypted(secret.Root);

    public static bool Report(Item secret, string field, ConfigScope scope)
    {
        if (!Is(secret))
            return false;
        scope.Report(
            CertificateFindings.SecretIsEncrypted,
            field,
            $"the {secret.Id} is encrypted with SOPS and must be decrypted before this function runs, for "
                + "example by KSOPS as a generator",
            field
        );
        return true;
    }
}
