using Kyma.Krm.Config;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Checking.Judging;

/// <summary>Subpackages with pipelines of their own, where two of them have the same resource.</summary>
internal sealed class PipelineFolders : IClusterFolders
{
    readonly PackageLayout _layout;
    readonly PackagePaths? _packages;
    readonly Dictionary<string, string> _byFile = [];
    readonly bool _isRootCluster;

    /// <param name="items">What is in none of the subpackages is rendered by this run.</param>
    public PipelineFolders(IReadOnlyList<Item> items)
    {
        _layout = new PackageLayout(items);
        _packages = items.FirstOrDefault()?.Packages;
        var packages = items.Where(item => Of(item).Length > 0).ToLookup(Of);
        var own = new HashSet<ResourceId>();
        var isShared = false;
        foreach (var package in packages)
        {
            var ids = IdsOf(package);
            isShared |= own.Overlaps(ids);
            own.UnionWith(ids);
            foreach (var item in package.Where(item => item.Origin.Length > 0))
                _byFile[item.Origin] = package.Key;
        }

        if (!isShared)
            return;
        All = packages.Select(package => package.Key).ToArray();
        _isRootCluster = own.Overlaps(IdsOf(items.Where(item => Of(item).Length == 0)));
    }

    public IReadOnlyList<string> All { get; } = [];

    public string Of(Item item) => _layout.PipelineOf(_layout.Of(item)) is { } package ? Shown(package) : "";

    /// <summary>kpt names packages by paths of the machine.</summary>
    string Shown(string package) =>
        _packages?.FolderOf(package) is { Length: > 0 } folder ? folder.TrimEnd('/') : package;

    public string Of(string file) => _byFile.GetValueOrDefault(file, "");

    /// <summary>What is around them is one more of them where it has what they have.</summary>
    public bool IsCluster(string folder) => folder.Length > 0 || _isRootCluster;

    public IReadOnlyList<string> Seen(string folder) => IsCluster("") || folder.Length == 0 ? [folder] : [folder, ""];

    /// <summary>It reaches a cluster.</summary>
    public static bool IsApplied(Item item) =>
        !item.IsLocalConfig && !ConfigReader.IsConfig(item) && !PackageLayout.IsKptfile(item);

    static HashSet<ResourceId> IdsOf(IEnumerable<Item> items) =>
        items.Where(IsApplied).Select(item => item.Id).ToHashSet();
}
