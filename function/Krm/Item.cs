using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Krm;

/// <summary>One resource of the input: its own characters, and its content for whoever asks.</summary>
internal abstract class Item : INamedTree
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
    public virtual string Path => AnnotatedPath;

    /// <summary>The same as the item itself says it, also in a file that we opened.</summary>
    public string AnnotatedPath => Annotation(Annotations.Path) ?? Annotation(Annotations.LegacyPath) ?? "";

    /// <summary>The content, parsed when first asked for.</summary>
    public abstract YamlMapping Root { get; }

    YamlNode ITree.Root => Root;

    /// <summary>The content for whoever goes through it once, in order.</summary>
    public virtual YamlNode OnDemand => Root;

    /// <summary>The content is not asked for any more for now; where it can be, it is parsed again.</summary>
    public virtual void Drop() { }

    /// <summary>Where it came from: path and index annotations in a ResourceList, or the file that we opened.</summary>
    public abstract FileReference? File { get; }

    /// <summary>
    /// The file that it belongs to, also where it came from stdin: the one that was opened, else the one that its
    /// annotations name, in their package. Empty where nothing says it.
    /// </summary>
    public string Origin =>
        File?.Path ?? (AnnotatedPath.Length == 0 ? "" : $"{Packages?.FolderOf(PackagePath)}{AnnotatedPath}");

    /// <summary>That of what a document is about; empty where nothing says it.</summary>
    public static string OriginOf(ResourceSource source) =>
        source.Tree is Item item ? item.Origin : source.File?.Path ?? "";

    /// <summary>Which one it is, for messages: with its file where that is known.</summary>
    public string IdInFile => File is { } file ? $"{Id} in {file.Path}" : Id.ToString();

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

    /// <summary>It was the functionConfig of a ResourceList in a file: it never reaches a cluster.</summary>
    public bool IsFunctionConfig { get; init; }

    /// <summary>
    /// Marked <c>config.kubernetes.io/local-config</c> with anything but "false": it never reaches a cluster.
    /// </summary>
    public bool IsLocalConfig => Annotation(Annotations.LocalConfig) is { } value && value != "false";

    /// <summary>
    /// The path and index annotations, the current ones or those of older orchestrators; with the subpackage before it.
    /// </summary>
    protected FileReference? AnnotatedFile() =>
        Path.Length == 0 ? null : new FileReference($"{Packages?.FolderOf(PackagePath)}{Path}", AnnotatedIndex);

    int AnnotatedIndex => Digits.Read(Annotation(Annotations.Index) ?? Annotation(Annotations.LegacyIndex)) ?? 0;

    /// <summary>As people and results are told of it.</summary>
    public ResourceReference Reference => Id.In(ApiVersion);
}

/// <summary>
/// What makes two items the same resource: the API group (any version), kind, namespace and name. A missing namespace
/// is empty.
/// </summary>
/// <param name="Group">Empty for the core group.</param>
/// <param name="Kind">As the manifest has it; kinds are case-sensitive.</param>
/// <param name="Namespace">Empty for cluster-wide kinds and where none is written.</param>
/// <param name="Name">Empty where the resource has none.</param>
internal sealed record ResourceId(string Group, string Kind, string Namespace, string Name) : IComparable<ResourceId>
{
    /// <summary>Asked of every resource, and few.</summary>
    static readonly SharedStrings Groups = new(size: 32);

    /// <summary>The group is what comes before the slash of apiVersion: empty for <c>v1</c>.</summary>
    public static ResourceId Of(string apiVersion, string kind, string @namespace, string name) =>
        new(GroupOf(apiVersion), kind, @namespace, name);

    /// <summary>The group of <c>group/version</c>; the core group is empty.</summary>
    public static string GroupOf(string apiVersion) =>
        apiVersion.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0
            ? Groups.Of(apiVersion.AsSpan(0, slash))
            : "";

    public int CompareTo(ResourceId? other) =>
        other is null ? 1
        : string.CompareOrdinal(Group, other.Group) is var g and not 0 ? g
        : string.CompareOrdinal(Kind, other.Kind) is var k and not 0 ? k
        : string.CompareOrdinal(Namespace, other.Namespace) is var n and not 0 ? n
        : string.CompareOrdinal(Name, other.Name);

    /// <summary>As people and results are told of it, with a version of its group.</summary>
    public ResourceReference In(string apiVersion) => new(apiVersion, Kind, Namespace, Name);

    /// <summary>The name behind its namespace, if it has one: <c>shop/web</c>.</summary>
    public string FullName => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";

    public override string ToString() => $"{Kind} {FullName}";
}

/// <summary>The whole lines of an item, with the comments that belong to it.</summary>
/// <param name="Utf8">UTF-8, the last line break included where there is one.</param>
/// <param name="Dash">The offset of the <c>-</c> before a list's item; -1 where the item is a document.</param>
internal readonly record struct ItemText(ReadOnlyMemory<byte> Utf8, int Dash)
{
    /// <summary>The dash of what is a document, and no item of a list.</summary>
    public const int NoDash = -1;

    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);

    /// <summary>
    /// False where a key surely does not occur, so that nearly no item is parsed to see that; escapes may hide one.
    /// </summary>
    public bool MayHave(ReadOnlySpan<byte> key) =>
        Utf8.IsEmpty || Utf8.Span.IndexOf(key) >= 0 || Utf8.Span.Contains((byte)'\\');

    /// <summary>
    /// The lines as a document of their own: a space stands for the dash, so columns stay what they were.
    /// </summary>
    public ReadOnlyMemory<byte> AsDocument()
    {
        if (Dash < 0)
            return Utf8;
        var bytes = Utf8.ToArray();
        bytes[Dash] = (byte)' ';
        return bytes;
    }
}

/// <summary>
/// The packages that kpt fn render passed in one list: each item names its own by an absolute path. What people and
/// results are shown is relative to the outermost of them, which is the package whose pipeline runs.
/// </summary>
internal sealed class PackagePaths
{
    readonly Lazy<string> _outermost;

    /// <param name="paths">The package of each item, empty where it names none; asked for once, and late.</param>
    public PackagePaths(IEnumerable<string> paths) =>
        _outermost = new(() =>
            paths
                .Where(path => path.Length > 0)
                .Distinct()
                .OrderBy(path => path.Length)
                .ThenBy(path => path, StringComparer.Ordinal)
                .FirstOrDefault("")
        );

    /// <summary>From then on each item knows the package that it names.</summary>
    public static PackagePaths NamedBy(IReadOnlyList<Item> items)
    {
        var packages = new PackagePaths(items.Select(item => item.PackagePath));
        foreach (var item in items)
            item.Packages = packages;
        return packages;
    }

    /// <summary>The package whose pipeline runs; empty where kpt fn render is not the caller.</summary>
    public string Outermost => _outermost.Value;

    /// <summary>
    /// The package relative to the outermost one, with a '/' at the end unless empty. Never a path of the machine.
    /// </summary>
    public string FolderOf(string path) =>
        path.StartsWith($"{Outermost}/", StringComparison.Ordinal) ? $"{path[(Outermost.Length + 1)..]}/" : "";
}
