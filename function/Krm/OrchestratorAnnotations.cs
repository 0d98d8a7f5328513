using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm;

/// <summary>
/// Annotations by which kustomize and kpt speak to functions. On a cluster they would be noise, or differ on every
/// machine.
/// </summary>
internal static class OrchestratorAnnotations
{
    /// <summary>
    /// Reserved by the KRM Functions Specification (path, index, id, package-path: an absolute path), by kpt for
    /// its resource id, and by kustomize for what it strips itself where it is the last to run (id, needs-hash,
    /// behavior).
    /// </summary>
    static readonly string[] Prefixes =
    [
        "internal.config.kubernetes.io/",
        "internal.config.k8s.io/",
        "kustomize.config.k8s.io/",
    ];

    /// <summary>
    /// The older names of the same, and the marks for what stays out of a cluster or runs as a function.
    /// Other annotations under config.kubernetes.io stay: depends-on is read when applying, origin was asked for by the
    /// user.
    /// </summary>
    static readonly string[] Names =
    [
        Annotations.LegacyPath,
        Annotations.LegacyIndex,
        Annotations.LocalConfig,
        Annotations.FunctionRunner,
        "config.kubernetes.io/container",
        "config.kubernetes.io/package",
        "config.k8s.io/id",
        "config.k8s.io/function",
    ];

    /// <summary>False where their names surely do not occur: most items need not be parsed to see that.</summary>
    public static bool MayBeOn(ItemText text) => text.MayHave("config.k"u8) || text.MayHave("<<"u8);

    public static bool AreOn(YamlMapping resource) =>
        resource.Find("metadata") is YamlMapping metadata
        && metadata.Find("annotations") is YamlMapping annotations
        && annotations.Entries.Any(entry => entry.IsMerge || Concerns(YamlJson.KeyOf(entry.Key)));

    /// <summary>Takes them off a resource, and the annotations as a whole where none remain.</summary>
    public static void Remove(JsonObject resource)
    {
        if (resource["metadata"] is not JsonObject metadata || metadata["annotations"] is not JsonObject annotations)
            return;
        var unwanted = annotations.Select(annotation => annotation.Key).Where(Concerns).ToList();
        unwanted.ForEach(key => annotations.Remove(key));
        if (unwanted.Count > 0 && annotations.Count == 0)
            metadata.Remove("annotations");
    }

    static bool Concerns(string key) =>
        Names.Contains(key) || Prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal));
}
