using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm;

/// <summary>What everyone asks of an item, taken from its tree: that need not stay for it.</summary>
internal sealed class ItemFacts(YamlMapping root)
{
    readonly (string Key, string? Value)[] _annotations = Annotations(root);

    public string ApiVersion { get; } = root.FindText("apiVersion") ?? "";

    public ResourceId Id { get; } =
        ResourceId.Of(
            root.FindText("apiVersion") ?? "",
            root.FindText("kind") ?? "",
            root.FindText("metadata", "namespace") ?? "",
            root.FindText("metadata", "name") ?? ""
        );

    public string? Annotation(string key)
    {
        foreach (var annotation in _annotations)
        {
            if (annotation.Key == key)
                return annotation.Value;
        }

        return null;
    }

    /// <summary>As strings alone: what holds a node holds its tree. Null where the value is no text.</summary>
    static (string Key, string? Value)[] Annotations(YamlMapping root)
    {
        if ((root.Find("metadata") as YamlMapping)?.Find("annotations") is not YamlMapping annotations)
            return [];
        var keys = annotations
            .Merged.SelectMany(merged => merged.Entries)
            .Concat(annotations.Entries)
            .Select(entry => (entry.Key as YamlScalar)?.Value)
            .OfType<string>();
        return [.. keys.Select(key => (key, annotations.FindText(key)))];
    }
}
