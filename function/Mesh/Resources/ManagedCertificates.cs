using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Mesh.Resources;

/// <summary>
/// Secrets that Gardener's certificate management writes for a resource with its annotation (cert-management,
/// pkg/certman2/controller/source/common).
/// </summary>
internal static class ManagedCertificates
{
    /// <summary>Annotation with the issuer's name, or its namespace and name with a slash between them.</summary>
    public const string Issuer = "cert.gardener.cloud/issuer";

    const string Purpose = "cert.gardener.cloud/purpose";
    const string SecretName = "cert.gardener.cloud/secretname";
    const string SecretNamespace = "cert.gardener.cloud/secret-namespace";

    /// <summary>Whether a resource has the annotation that makes Gardener write Secrets for it.</summary>
    public static bool IsManaged(Item item) => item.Annotation(Purpose) == "managed";

    /// <summary>Each Secret once, with the field that names it; none where the annotation is missing.</summary>
    public static IEnumerable<WrittenSecret> Of(YamlMapping root)
    {
        if (root.FindText("metadata", "annotations", Purpose) != "managed")
            yield break;
        var @namespace = root.FindText("metadata", "annotations", SecretNamespace) is { Length: > 0 } other
            ? other
            : root.FindText("metadata", "namespace") ?? "";
        var seen = new HashSet<string>();
        foreach (var (name, field) in Names(root))
        {
            if (name.Length > 0 && seen.Add(name))
                yield return new(@namespace, name, field);
        }
    }

    /// <summary>A Service's annotation, an Ingress's tls, and the credentials of an Istio Gateway's servers.</summary>
    static IEnumerable<(string Name, string Field)> Names(YamlMapping root)
    {
        switch (root.FindText("kind"))
        {
            case "Service":
                yield return (
                    root.FindText("metadata", "annotations", SecretName) ?? "",
                    FieldPath.Child("metadata.annotations", SecretName)
                );
                break;
            case "Ingress":
                foreach (var (item, path) in Items(root, "spec.tls"))
                    yield return (item.FindText("secretName") ?? "", $"{path}.secretName");
                break;
            case "Gateway":
                foreach (var (item, path) in Items(root, "spec.servers"))
                    yield return (item.FindText("tls", "credentialName") ?? "", $"{path}.tls.credentialName");
                break;
        }
    }

    static IEnumerable<(YamlMapping Item, string Path)> Items(YamlMapping root, string list)
    {
        var items = (FieldPath.Find(root, list) as YamlSequence)?.Items ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is YamlMapping item)
                yield return (item, FieldPath.Child(list, i));
        }
    }
}
