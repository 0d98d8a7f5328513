using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>
/// Secrets that a controller will write, and those whose content is not shown: they count as having what they are for.
/// </summary>
internal static class IssuedSecrets
{
    /// <summary>The Secret that a Certificate or ExternalSecret leads to.</summary>
    public static ((string Namespace, string Name) Secret, CredentialKeys Keys)? Of(string group, YamlMapping root)
    {
        var (@namespace, name) = ClusterReader.Identity(root);
        return group switch
        {
            "cert.gardener.cloud" when root.FindText("spec", "secretRef", "name") is { } secret => (
                (root.FindText("spec", "secretRef", "namespace") ?? @namespace, secret),
                CredentialKeys.Server
            ),
            "cert.gardener.cloud" or "cert-manager.io" when root.FindText("spec", "secretName") is { } secret => (
                (@namespace, secret),
                group == "cert-manager.io" ? CredentialKeys.Both : CredentialKeys.Server
            ),
            "external-secrets.io" => (
                (@namespace, root.FindText("spec", "target", "name") ?? name),
                CredentialKeys.Both
            ),
            _ => null,
        };
    }

    /// <summary>
    /// Of a Secret that SOPS has encrypted, or that is rendered here and whose keys are not made for a question.
    /// </summary>
    public static CredentialKeys? OfHidden(YamlMapping root)
    {
        var isRendered =
            Marks.OwnerOf(root) is not null
            && root.Find("data") is not YamlMapping { Entries.Count: > 0 }
            && root.Find("stringData") is not YamlMapping { Entries.Count: > 0 };
        if (!isRendered && !Sops.HasEncrypted(root))
            return null;
        var isCa = root.FindText("metadata", "name")?.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal) == true;
        return isCa ? CredentialKeys.Ca : CredentialKeys.Both;
    }
}
