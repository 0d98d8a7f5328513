using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>What Istio asks of every resource beside its spec.</summary>
internal static class MetadataRules
{
    public static readonly Rule TopLevelField = new(
        "istio-top-level-field",
        Severity.Error,
        "A field beside apiVersion, kind, metadata, spec and status."
    )
    {
        Source = $"{IstioFiles.Webhook} checkFields",
        Consequence = IstioFiles.Rejected,
        Fix = "Move the field below spec, or remove it.",
    };

    public static readonly Rule ForbiddenAnnotation = new(
        "istio-forbidden-annotation",
        Severity.Error,
        "An annotation that Istio keeps for itself or for other kinds."
    )
    {
        Source = $"{IstioFiles.Validation} validateMetadata",
        Consequence = IstioFiles.Rejected,
        Fix = "Remove the annotation; istio.io/dry-run works on AuthorizationPolicies only.",
    };

    public static readonly IReadOnlyList<Rule> All = [TopLevelField, ForbiddenAnnotation];

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
                TopLevelField,
                FieldPath.Child("", key),
                $"`{key}` is not allowed here: Istio takes apiVersion, kind, metadata, spec and status only.{Suggestion.For(key, ["metadata", "spec", "status"])}"
            );
        }

        if (
            root.Find("metadata") is not YamlMapping metadata
            || metadata.Find("annotations") is not YamlMapping annotations
        )
            return;
        foreach (
            var (name, _) in Forbidden.Where(annotation =>
                review.Version >= annotation.Since && annotations.Find(annotation.Name) is not null
            )
        )
        {
            review.Add(
                ForbiddenAnnotation,
                FieldPath.Child("metadata.annotations", name),
                $"the annotation '{name}' is not allowed on this kind: remove it"
            );
        }
    }
}
