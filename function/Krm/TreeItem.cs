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

    public override int Index => openedFile?.Index ?? (hasPositions ? 0 : base.Index);

    public override FileReference? File => openedFile ?? (hasPositions ? null : AnnotatedFile());

    /// <summary>How fields are called that the user wrote somewhere else.</summary>
    public Func<string, string>? Rename { get; init; }

    public override ResourceSource Source => new(this, Reference(), File, hasPositions) { Rename = Rename };

    public override string? Annotation(string key) => Facts.Annotation(key);

    ItemFacts Facts => _facts ??= new ItemFacts(Root);
}
