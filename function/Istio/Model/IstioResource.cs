using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Model;

/// <summary>
/// A resource as Istio's control plane sees it. Where the manifest names no namespace, that of the cluster is unknown
/// and empty here.
/// </summary>
/// <param name="Name">Its metadata.name; empty where it has none.</param>
/// <param name="Namespace">Empty where the manifest names none.</param>
/// <param name="Spec">Without the fields that could not be read.</param>
/// <param name="Source">Its text, for findings.</param>
internal sealed record IstioResource<TSpec>(
    string Name,
    string Namespace,
    IReadOnlyDictionary<string, string> Labels,
    TSpec Spec,
    ResourceSource Source
)
{
    /// <summary>The resource with a spec that was read from its source.</summary>
    public static IstioResource<TSpec> Of(ResourceSource source, YamlMapping root, TSpec spec) =>
        new(
            root.FindText("metadata", "name") ?? "",
            root.FindText("metadata", "namespace") ?? "",
            LabelsOf(root),
            spec,
            source
        );

    static Dictionary<string, string> LabelsOf(YamlMapping root)
    {
        var result = new Dictionary<string, string>();
        if (root.Find("metadata") is not YamlMapping metadata || metadata.Find("labels") is not YamlMapping labels)
            return result;
        foreach (var entry in labels.Entries)
        {
            if (entry is { Key: YamlScalar key, Value: YamlScalar value })
                result[key.Value] = value.Value;
        }

        return result;
    }
}
