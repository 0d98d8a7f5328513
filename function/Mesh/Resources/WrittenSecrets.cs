using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>
/// Which resources are Secrets or have a controller write one, and whether they replace what is there.
/// </summary>
internal static class WrittenSecrets
{
    /// <summary>The kinds that <see cref="Of"/> knows.</summary>
    public static readonly IReadOnlyList<(string Group, string Kind)> Kinds =
    [
        ("", "Secret"),
        ("bitnami.com", "SealedSecret"),
        ("cert.gardener.cloud", "Certificate"),
        ("cert-manager.io", "Certificate"),
        ("external-secrets.io", "ExternalSecret"),
        ("networking.istio.io", "Gateway"),
        ("networking.k8s.io", "Ingress"),
        ("", "Service"),
    ];

    /// <summary>False where its content need not be looked at: most Services have no such annotation.</summary>
    public static bool MayWrite(Item item) =>
        item.Id.Kind is not ("Gateway" or "Ingress" or "Service") || ManagedCertificates.IsManaged(item);

    /// <summary>Nothing where no Secret is named.</summary>
    /// <param name="id">A resource of one of <see cref="Kinds"/>.</param>
    /// <param name="root">Its content; that of a Secret is not asked for.</param>
    public static IEnumerable<WrittenSecret> Of(ResourceId id, Func<YamlMapping> root) =>
        (
            (id.Group, id.Kind) switch
            {
                (_, "Secret" or "SealedSecret") => [new WrittenSecret(id.Namespace, id.Name, "metadata.name")],
                ("cert.gardener.cloud", _) => [OfGardener(id, root())],
                ("cert-manager.io", _) => [OfCertManager(id, root())],
                ("external-secrets.io", _) => [OfExternal(id, root())],
                _ => ManagedCertificates.Of(root()),
            }
        ).Where(secret => secret.Name.Length > 0);

    /// <summary>It makes the Secret, or replaces what is in it.</summary>
    /// <inheritdoc cref="Of"/>
    public static bool Replaces(ResourceId id, Func<YamlMapping> root) =>
        id.Kind switch
        {
            "ExternalSecret" => root().FindText("spec", "target", "creationPolicy") is not ("Merge" or "None"),
            "Secret" => HasContent(root()) && !IsOfController(root()),
            _ => true,
        };

    /// <summary>kubectl apply leaves alone what a Secret without content has in the cluster.</summary>
    static bool HasContent(YamlMapping secret) =>
        secret.Find("data") is YamlMapping { Entries.Count: > 0 }
        || secret.Find("stringData") is YamlMapping { Entries.Count: > 0 };

    /// <summary>A copy from the cluster of what a controller wrote there.</summary>
    static bool IsOfController(YamlMapping secret) =>
        secret.Find("metadata") is YamlMapping metadata
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

    static WrittenSecret OfGardener(ResourceId id, YamlMapping root) =>
        root.FindText("spec", "secretRef", "name") is { } name
            ? new(root.FindText("spec", "secretRef", "namespace") ?? id.Namespace, name, "spec.secretRef.name")
            : OfCertManager(id, root);

    static WrittenSecret OfCertManager(ResourceId id, YamlMapping root) =>
        new(id.Namespace, root.FindText("spec", "secretName") ?? "", "spec.secretName");

    static WrittenSecret OfExternal(ResourceId id, YamlMapping root) =>
        new(id.Namespace, root.FindText("spec", "target", "name") ?? id.Name, "spec.target.name");
}
