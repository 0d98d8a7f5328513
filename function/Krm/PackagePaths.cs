namespace Kyma.Krm.Krm;

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

    /// <summary>The package whose pipeline runs; empty where kpt fn render is not the caller.</summary>
    public string Outermost => _outermost.Value;

    /// <summary>
    /// The package relative to the outermost one, with a '/' at the end unless empty. Never a path of the machine.
    /// </summary>
    public string FolderOf(string path) =>
        path.StartsWith($"{Outermost}/", StringComparison.Ordinal) ? $"{path[(Outermost.Length + 1)..]}/" : "";
}
