using System.Globalization;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Krm;

/// <summary>One resource of the input: its own characters, and its content for whoever asks.</summary>
internal abstract class Item : ITree
{
    /// <summary>Empty where the resource lacks it.</summary>
    public abstract string ApiVersion { get; }

    /// <summary>Parts that the resource lacks are empty.</summary>
    public abstract ResourceId Id { get; }

    /// <summary>The value of an annotation, or null. Cheap: most items are only asked this.</summary>
    public abstract string? Annotation(string key);

    /// <summary>The packages of the list that the item is in; null for items of files that we opened.</summary>
    public PackagePaths? Packages { get; set; }

    /// <summary>The item's own package, empty where it names none, or where no function was given it.</summary>
    public string PackagePath => Packages is null ? "" : Annotation(Annotations.PackagePath)?.TrimEnd('/') ?? "";

    /// <summary>The path as it was given, relative to the item's package; empty where there is none.</summary>
    public virtual string Path => Annotation(Annotations.Path) ?? Annotation(Annotations.LegacyPath) ?? "";

    /// <summary>The position in the file at <see cref="Path"/>, from 0.</summary>
    public virtual int Index =>
        int.TryParse(
            Annotation(Annotations.Index) ?? Annotation(Annotations.LegacyIndex),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var index
        )
            ? index
            : 0;

    /// <summary>The content, parsed when first asked for.</summary>
    public abstract YamlMapping Root { get; }

    YamlNode ITree.Root => Root;

    /// <summary>The content is not asked for any more for now; where it can be, it is parsed again.</summary>
    public virtual void Drop() { }

    /// <summary>Where it came from: path and index annotations in a ResourceList, or the file that we opened.</summary>
    public abstract FileReference? File { get; }

    /// <summary>What readers and findings need: the content, and where it is written.</summary>
    public abstract ResourceSource Source { get; }

    /// <summary>The lines it came in.</summary>
    public abstract ItemText Text { get; }

    /// <summary>
    /// Other items that hold the anchors of its aliases: its lines only mean what they meant as long as those stay as
    /// they are.
    /// </summary>
    public IReadOnlyCollection<Item> AliasesInto { get; set; } = [];

    /// <summary>
    /// Kustomizations list it as a plugin and nowhere as a resource: it never reaches a cluster either.
    /// </summary>
    public bool IsOnlyPlugin { get; set; }

    /// <summary>
    /// Marked <c>config.kubernetes.io/local-config</c> with anything but "false": it never reaches a cluster.
    /// </summary>
    public bool IsLocalConfig => Annotation(Annotations.LocalConfig) is { } value && value != "false";

    /// <summary>
    /// The path and index annotations, the current ones or those of older orchestrators; with the subpackage before it.
    /// </summary>
    protected FileReference? AnnotatedFile() =>
        Path.Length == 0 ? null : new FileReference($"{Packages?.FolderOf(PackagePath)}{Path}", Index);

    protected ResourceReference Reference() => new(ApiVersion, Id.Kind, Id.Namespace, Id.Name);
}
