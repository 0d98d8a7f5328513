using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.IstioFindings;

namespace Kyma.Krm.Istio.Admission;

/// <summary>
/// What Istio asks of every resource in addition to its spec and to what Kubernetes asks of its metadata.
/// </summary>
internal static class MetadataRules
{
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
                IstioTopLevelField,
                FieldPath.Child("", key),
                $"`{key}` is not allowed here: Istio takes apiVersion, kind, metadata, spec and status "
                    + $"only.{Suggestion.For(key, ["metadata", "spec", "status"])}"
            );
        }

        if (root.Find("metadata") is not YamlMapping metadata)
            return;
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
            review.Add(
                IstioForbiddenAnnotation,
                FieldPath.Child("metadata.annotations", name),
                $"the annotation '{name}' is not allowed on this kind: remove it"
            );
    }
}
