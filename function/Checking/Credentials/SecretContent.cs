using Kyma.Krm.Certificates.Pki.Secrets;
using Kyma.Krm.Inputs;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>What a Secret or ConfigMap of the package holds, as far as it can be judged.</summary>
internal static class SecretContent
{
    /// <summary>Null where there is nothing to judge: it is rendered here, or SOPS has encrypted it.</summary>
    public static SecretData? Of(CheckedResource resource) =>
        resource.IsRendered || Sops.HasEncrypted(resource.Root)
            ? null
            : SecretReader.Read(resource.Root, isText: resource.Id.Kind == "ConfigMap");
}
