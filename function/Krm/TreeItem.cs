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
    ItemFacts? _facts;

    public override string ApiVersion => Facts.ApiVersion;

    public override ResourceId Id => Facts.Id;

    public override YamlMapping Root { get; } = root;

    public override ItemText Text { get; } = text;

    public override string Path => openedFile?.Path ?? (hasPositions ? "" : base.Path);

    public override FileReference? File => openedFile ?? (hasPositions ? null : AnnotatedFile());

    /// <summary>How fields are called that the user wrote somewhere else.</summary>
    public Func<string, string>? Rename { get; init; }

    public override ResourceSource Source => new(this, null, File, hasPositions) { Rename = Rename };

    public override string? Annotation(string key) => Facts.Annotation(key);

    ItemFacts Facts => _facts ??= new ItemFacts(Root);
}

/// <summary>What everyone asks of an item, taken from its tree: that need not stay for it.</summary>
internal sealed class ItemFacts(YamlMapping root)
{
    readonly (string Key, string? Value)[] _annotations = Annotations(root);

    /// <summary>
    /// The entries of a resource that these are taken from. One with a merge key, which may bring in any of them, is
    /// left to the parser as a whole.
    /// </summary>
    public static bool IsReadFrom(YamlScalar key) => key.Value is "apiVersion" or "kind" or "metadata";

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
        return keys.Select(key => (key, annotations.FindText(key))).ToArray();
    }
}
