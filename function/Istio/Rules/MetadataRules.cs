using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>What Istio asks of every resource beside its spec.</summary>
internal static class MetadataRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        IstioFindings.IstioTopLevelField,
        IstioFindings.IstioForbiddenAnnotation,
        IstioFindings.MetadataName,
        IstioFindings.MetadataLabel,
        IstioFindings.MetadataAnnotation,
    ];

    static readonly IReadOnlyList<(string Name, IstioVersion Since)> Forbidden =
    [
        ("istio.io/dry-run", default),
        ("internal.istio.io/webhook-always-reject", default),
        ("internal.istio.io/parents", IstioVersion.Of(27)),
        ("internal.istio.io/parent-namespace", IstioVersion.Of(27)),
    ];

    public static void Check(YamlMapping root, Review review)
    {
        foreach (var entry in root.Entries)
        {
            if (
                entry.Key is not YamlScalar { Value: var key }
                || key is "apiVersion" or "kind" or "metadata" or "spec" or "status"
            )
                continue;
            review.Add(
                IstioFindings.IstioTopLevelField,
                FieldPath.Child("", key),
                $"`{key}` is not allowed here: Istio takes apiVersion, kind, metadata, spec and status only.{Suggestion.For(key, ["metadata", "spec", "status"])}"
            );
        }

        if (root.Find("metadata") is not YamlMapping metadata)
            return;
        KubernetesMetadata(metadata, review);
        if (metadata.Find("annotations") is not YamlMapping annotations)
            return;
        var isPolicy = root.FindText("kind") == "AuthorizationPolicy";
        foreach (
            var (name, _) in Forbidden.Where(annotation =>
                !(isPolicy && annotation.Name == "istio.io/dry-run")
                && review.Version >= annotation.Since
                && annotations.Find(annotation.Name) is not null
            )
        )
        {
            review.Add(
                IstioFindings.IstioForbiddenAnnotation,
                FieldPath.Child("metadata.annotations", name),
                $"the annotation '{name}' is not allowed on this kind: remove it"
            );
        }
    }

    /// <summary>What the API server asks of any resource (apimachinery, validation of ObjectMeta).</summary>
    static void KubernetesMetadata(YamlMapping metadata, Review review)
    {
        if (metadata.FindText("name") is { } name && !Shapes.ResourceName.Accepts(name))
            review.Add(
                IstioFindings.MetadataName,
                "metadata.name",
                $"'{name}' must be {Shapes.ResourceName.ValidValues}"
            );
        foreach (var entry in (metadata.Find("labels") as YamlMapping)?.Entries ?? [])
        {
            if (entry is not { Key: YamlScalar key })
                continue;
            var at = FieldPath.Child("metadata.labels", key.Value);
            if (entry.Value is not YamlScalar value || (!value.IsNull && !value.IsTextToKubectl))
                review.Add(IstioFindings.MetadataLabel, at, "must be text: put it in quotes");
            else if (value.Value.Length > 63 || !LabelSyntax.IsValue(value.Value))
                review.Add(
                    IstioFindings.MetadataLabel,
                    at,
                    $"'{value.Value}' must be a label value: at most 63 letters, digits, '-', '_' and '.'"
                );
        }

        foreach (var entry in (metadata.Find("annotations") as YamlMapping)?.Entries ?? [])
        {
            if (
                entry is { Key: YamlScalar key }
                && (entry.Value is not YamlScalar value || (!value.IsNull && !value.IsTextToKubectl))
            )
                review.Add(
                    IstioFindings.MetadataAnnotation,
                    FieldPath.Child("metadata.annotations", key.Value),
                    "must be text: put it in quotes"
                );
        }
    }
}
