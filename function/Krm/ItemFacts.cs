using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm;

/// <summary>What everyone asks of an item, taken from its tree: that need not stay for it.</summary>
internal sealed class ItemFacts(YamlMapping root)
{
    readonly YamlMapping? _annotations = (root.Find("metadata") as YamlMapping)?.Find("annotations") as YamlMapping;

    public string ApiVersion { get; } = root.FindText("apiVersion") ?? "";

    public ResourceId Id { get; } =
        ResourceId.Of(
            root.FindText("apiVersion") ?? "",
            root.FindText("kind") ?? "",
            root.FindText("metadata", "namespace") ?? "",
            root.FindText("metadata", "name") ?? ""
        );

    public string? Annotation(string key) => _annotations?.FindText(key);
}
