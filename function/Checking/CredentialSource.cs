using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking;

/// <summary>A Secret of the package, or a resource whose controller will write it.</summary>
/// <param name="SecretName">The Secret's name.</param>
/// <param name="Namespace">The Secret's namespace; empty where the manifest leaves it to whoever applies it.</param>
internal sealed record CredentialSource(CheckedResource Resource, string SecretName, string Namespace)
{
    /// <summary>It makes the Secret, or replaces what is in it.</summary>
    public bool Writes =>
        Resource.Id.Kind switch
        {
            "ExternalSecret" => Resource.Root.FindText("spec", "target", "creationPolicy") is not ("Merge" or "None"),
            "Secret" => HasContent && !IsOfController,
            _ => true,
        };

    /// <summary>kubectl apply leaves alone what a Secret without content has in the cluster.</summary>
    bool HasContent =>
        Resource.IsRendered
        || Resource.Root.Find("data") is YamlMapping { Entries.Count: > 0 }
        || Resource.Root.Find("stringData") is YamlMapping { Entries.Count: > 0 };

    /// <summary>A copy from the cluster of what a controller wrote there.</summary>
    bool IsOfController =>
        Resource.Root.Find("metadata") is YamlMapping metadata
        && (
            metadata.Find("ownerReferences") is not null
            || metadata.Find("uid") is not null
            || HasKeyOf(metadata.Find("annotations"))
            || HasKeyOf(metadata.Find("labels"))
        );

    static bool HasKeyOf(YamlNode? map) =>
        (map as YamlMapping)?.Entries.Any(entry =>
            entry.Key is YamlScalar { Value: var key }
            && (
                key.StartsWith("cert-manager.io/", StringComparison.Ordinal)
                || key.StartsWith("cert.gardener.cloud/", StringComparison.Ordinal)
                || key.StartsWith("reconcile.external-secrets.io/", StringComparison.Ordinal)
            )
        ) == true;

    /// <summary>Where the Secret is named.</summary>
    public string Field { get; init; } = "metadata.name";

    /// <summary>Gardener makes a Certificate of its annotations.</summary>
    public bool IsAnnotated => Resource.Id.Kind is "Gateway" or "Ingress" or "Service";

    public bool IsSecret => Resource.Id.Kind == "Secret";

    /// <summary>By the Secret's name.</summary>
    /// <param name="of">A package's resources of a group and kind.</param>
    public static ILookup<string, CredentialSource> AllOf(Func<string, string, IEnumerable<CheckedResource>> of) =>
        of("", "Secret")
            .Concat(of("bitnami.com", "SealedSecret"))
            .Select(secret => new CredentialSource(secret, secret.Id.Name, secret.Id.Namespace))
            .Concat(of("cert.gardener.cloud", "Certificate").Select(OfGardener))
            .Concat(of("cert-manager.io", "Certificate").Select(OfCertManager))
            .Concat(of("external-secrets.io", "ExternalSecret").Select(OfExternal))
            .Concat(
                of("networking.istio.io", "Gateway")
                    .Concat(of("networking.k8s.io", "Ingress"))
                    .Concat(of("", "Service"))
                    .SelectMany(OfAnnotated)
            )
            .Where(source => source.SecretName.Length > 0)
            .ToLookup(source => source.SecretName);

    /// <summary>What Gardener makes a Certificate of by itself.</summary>
    static IEnumerable<CredentialSource> OfAnnotated(CheckedResource resource) =>
        ManagedCertificates
            .Of(resource.Root)
            .Select(managed => new CredentialSource(resource, managed.Name, managed.Namespace)
            {
                Field = managed.Field,
            });

    static CredentialSource OfGardener(CheckedResource certificate) =>
        certificate.Root.FindText("spec", "secretRef", "name") is { } name
            ? new(
                certificate,
                name,
                certificate.Root.FindText("spec", "secretRef", "namespace") ?? certificate.Id.Namespace
            )
            {
                Field = "spec.secretRef.name",
            }
            : OfCertManager(certificate);

    static CredentialSource OfCertManager(CheckedResource certificate) =>
        new(certificate, certificate.Root.FindText("spec", "secretName") ?? "", certificate.Id.Namespace)
        {
            Field = "spec.secretName",
        };

    static CredentialSource OfExternal(CheckedResource external) =>
        new(external, external.Root.FindText("spec", "target", "name") ?? external.Id.Name, external.Id.Namespace)
        {
            Field = "spec.target.name",
        };
}
