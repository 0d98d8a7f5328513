using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>A Secret of the package, or a resource whose controller will write it.</summary>
/// <param name="SecretName">The Secret's name.</param>
/// <param name="Namespace">The Secret's namespace; empty where the manifest leaves it to whoever applies it.</param>
internal sealed record CredentialSource(CheckedResource Resource, string SecretName, string Namespace)
{
    public bool IsSecret => Resource.Id is { Group: "", Kind: "Secret" };

    /// <summary>By the Secret's name.</summary>
    public static ILookup<string, CredentialSource> AllOf(CheckedPackage package) =>
        package
            .Of("", "Secret")
            .Concat(package.Of("bitnami.com", "SealedSecret"))
            .Select(secret => new CredentialSource(secret, secret.Id.Name, secret.Id.Namespace))
            .Concat(package.Of("cert.gardener.cloud", "Certificate").Select(OfGardener))
            .Concat(package.Of("cert-manager.io", "Certificate").Select(OfCertManager))
            .Concat(package.Of("external-secrets.io", "ExternalSecret").Select(OfExternal))
            .Where(source => source.SecretName.Length > 0)
            .ToLookup(source => source.SecretName);

    static CredentialSource OfGardener(CheckedResource certificate) =>
        new(
            certificate,
            certificate.Root.FindText("spec", "secretRef", "name")
                ?? certificate.Root.FindText("spec", "secretName")
                ?? "",
            certificate.Root.FindText("spec", "secretRef", "namespace") ?? certificate.Id.Namespace
        );

    static CredentialSource OfCertManager(CheckedResource certificate) =>
        new(certificate, certificate.Root.FindText("spec", "secretName") ?? "", certificate.Id.Namespace);

    static CredentialSource OfExternal(CheckedResource external) =>
        new(external, external.Root.FindText("spec", "target", "name") ?? external.Id.Name, external.Id.Namespace);
}
