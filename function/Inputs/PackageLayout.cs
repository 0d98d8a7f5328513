using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Inputs;

/// <summary>
/// Which package each item belongs to, and which packages this run renders: its own, and subpackages whose Kptfile has
/// no pipeline. kpt fn render names the package on every item; elsewhere it is the nearest folder above with a Kptfile.
/// </summary>
internal sealed class PackageLayout
{
    readonly string _root;
    readonly HashSet<string> _folders = [];
    readonly HashSet<string> _withPipeline = [];

    /// <summary>
    /// Finds the Kptfiles among the items; the other members then answer for any item of the same run.
    /// </summary>
    public PackageLayout(IReadOnlyList<Item> items)
    {
        // The items of an input share it.
        _root = items.FirstOrDefault()?.Packages?.Outermost ?? "";
        foreach (var kptfile in items.Where(IsKptfile))
        {
            var package = kptfile.PackagePath;
            if (package.Length == 0)
                _folders.Add(package = FolderOf(kptfile.Origin));
            if (package != _root && HasPipeline(kptfile.Root))
                _withPipeline.Add(package);
        }
    }

    /// <summary>Describes a package to kpt; it is never applied.</summary>
    public static bool IsKptfile(Item item) => item.Id is { Group: "kpt.dev", Kind: "Kptfile" };

    /// <summary>The item's package: a path of the machine, so it is compared and never shown.</summary>
    public string Of(Item item)
    {
        if (item.PackagePath is not "" and var named)
            return named;
        if (_root is not "" || _folders.Count == 0)
            return _root;
        for (var folder = FolderOf(item.Origin); folder.Length > 0; folder = FolderOf(folder))
        {
            if (_folders.Contains(folder))
                return folder;
        }

        return "";
    }

    /// <summary>The package whose pipeline runs, or the folder that was named.</summary>
    public string Root => _root;

    /// <summary>The package, or one around it below the root, has a pipeline: that one renders its configs.</summary>
    public bool IsRenderedByItself(string package) => PipelineOf(package) is not null;

    /// <summary>
    /// The outermost package below the root that has a pipeline and that the package is, or is in; null where there is
    /// none.
    /// </summary>
    public string? PipelineOf(string package)
    {
        string? found = null;
        for (; package.Length > _root.Length; package = FolderOf(package))
        {
            if (_withPipeline.Contains(package))
                found = package;
        }

        return found;
    }

    /// <summary>The folder of a file or folder, without a '/' at the end; empty where it has none.</summary>
    public static string FolderOf(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];

    static bool HasPipeline(YamlMapping kptfile) =>
        kptfile.Find("pipeline") is YamlMapping pipeline
        && (
            pipeline.Find("mutators") is YamlSequence { Items.Count: > 0 }
            || pipeline.Find("validators") is YamlSequence { Items.Count: > 0 }
        );
}
