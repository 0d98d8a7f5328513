using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Kubernetes.Metadata.MetadataFindings;

namespace Kyma.Krm.Kubernetes.Metadata;

/// <summary>
/// What the API server asks of every object, whatever its kind (apimachinery, pkg/api/validation/objectmeta.go), and
/// what kubectl asks before it sends one.
/// </summary>
internal static class ObjectMetadataRules
{
    /// <summary>apimachinery, ObjectMeta.</summary>
    static readonly IReadOnlyList<string> Fields =
    [
        "annotations",
        "creationTimestamp",
        "deletionGracePeriodSeconds",
        "deletionTimestamp",
        "finalizers",
        "generateName",
        "generation",
        "labels",
        "managedFields",
        "name",
        "namespace",
        "ownerReferences",
        "resourceVersion",
        "selfLink",
        "uid",
    ];

    /// <summary>Reports names, namespaces, labels and annotations that the API server rejects.</summary>
    /// <param name="root">The resource.</param>
    /// <param name="source">Where it is written.</param>
    /// <param name="findings">What is wrong with it.</param>
    public static void Check(YamlMapping root, ResourceSource source, Findings findings)
    {
        var id = ResourceId.Of(root.FindText("apiVersion") ?? "", root.FindText("kind") ?? "", "", "");
        if (KindNames.IsLocal(id))
            return;
        var found = root.Find("metadata");
        if (found is null or YamlScalar { IsNull: true })
        {
            if (KindNames.IsApplied(id))
                ReportNoName(source, findings);
            return;
        }

        if (found is not YamlMapping metadata)
        {
            findings.Add(
                MetadataWrongType,
                source.At("metadata"),
                $"`metadata` must be a mapping with `name`, not {found.Noun}"
            );
            return;
        }

        CheckFields(metadata, source, findings);
        MetadataNameRules.Check(id, metadata, source, findings);
        if (metadata.Find("name") is null or YamlScalar { IsNull: true })
            CheckNameless(metadata, id, source, findings);
        MetadataMapRules.Check(metadata, source, findings);
    }

    static void CheckFields(YamlMapping metadata, ResourceSource source, Findings findings)
    {
        foreach (var entry in metadata.Entries)
        {
            if (entry.Key is not YamlScalar { IsMerge: false, Value: var key } || Fields.Contains(key))
                continue;
            findings.Add(
                MetadataUnknownField,
                source.At(FieldPath.Child("metadata", key)),
                $"`{key}` is not a field of metadata. kubectl apply and Flux reject the "
                    + $"resource.{Suggestion.For(key, Fields)}"
            );
        }
    }

    static void CheckNameless(YamlMapping metadata, ResourceId id, ResourceSource source, Findings findings)
    {
        if (metadata.FindText("generateName") is not { } prefix)
        {
            if (!KindNames.MayBeNameless(id))
                ReportNoName(source, findings);
            return;
        }

        // Argo CD and Helm create their hooks, so these get a name of their own each time.
        if (metadata.Find("annotations") is YamlMapping annotations && annotations.Entries.Any(IsHook))
            return;
        findings.Add(
            MetadataGenerateName,
            source.At("metadata.generateName"),
            $"'{prefix}' is only a prefix, and kubectl apply, Flux and Argo CD need a whole name. Use `name` instead"
        );
    }

    static bool IsHook(YamlEntry entry) =>
        entry.Key is YamlScalar { Value: "argocd.argoproj.io/hook" or "helm.sh/hook" };

    static void ReportNoName(ResourceSource source, Findings findings) =>
        findings.Add(
            MetadataNoName,
            source.At("metadata.name"),
            "`metadata.name` is missing. The API server rejects a resource without a name. Add one"
        );
}
