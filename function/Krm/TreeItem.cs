using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm;

/// <summary>An item whose content is already a tree.</summary>
/// <param name="openedFile">The file it is known to come from, else null.</param>
/// <param name="hasPositions">The tree's lines and columns are those of a text the user sees.</param>
internal sealed class TreeItem(
    YamlMapping root,
    ItemText text,
    FileReference? openedFile = null,
    bool hasPositions = false
) : Item
{
    readonly YamlMapping? _annotations = (root.Find("metadata") as YamlMapping)?.Find("annotations") as YamlMapping;
    ResourceId? _id;

    public override string ApiVersion { get; } = root.FindText("apiVersion") ?? "";

    public override ResourceId Id =>
        _id ??= ResourceId.Of(ApiVersion, Part("kind"), Part("metadata", "namespace"), Part("metadata", "name"));

    public override YamlMapping Root { get; } = root;

    public override ItemText Text { get; } = text;

    public override FileReference? File => openedFile ?? (hasPositions ? null : AnnotatedFile());

    /// <summary>How fields are called that the user wrote somewhere else.</summary>
    public Func<string, string>? Rename { get; init; }

    public override ResourceSource Source => new(Root, Reference(), File, hasPositions) { Rename = Rename };

    public override string? Annotation(string key) => _annotations?.FindText(key);

    string Part(params ReadOnlySpan<string> path) => Root.FindText(path) ?? "";
}
