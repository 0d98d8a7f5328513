using System.Text.Json.Nodes;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Judging;

/// <summary>
/// The folders at which different versions of one resource part: of <c>prod/a/gw.yaml</c> and <c>staging/a/gw.yaml</c>
/// they are <c>prod</c> and <c>staging</c>. Equal copies divide nothing, and neither do two versions in one folder.
/// </summary>
internal sealed class VersionFolders : IClusterFolders
{
    readonly HashSet<string> _folders = [];
    readonly HashSet<string> _versioned = [];
    readonly HashSet<string> _outer;

    /// <param name="items">What reaches a cluster.</param>
    public VersionFolders(IEnumerable<Item> items)
    {
        foreach (var versions in InSeveralFolders(items))
            Divide(versions);
        All = _folders.Order(StringComparer.Ordinal).ToArray();
        _versioned = _versioned.Select(Holding).ToHashSet();
        _outer = All.Select(Around).ToHashSet();
    }

    public IReadOnlyList<string> All { get; }

    /// <summary>Two versions that show it; null where nothing is divided.</summary>
    public (Item One, Item Other)? FirstDifference { get; private set; }

    public string Of(Item item) => Of(item.Origin);

    public string Of(string file) => Holding(PackageLayout.FolderOf(file));

    /// <summary>
    /// Of <c>prod/eu</c> and <c>prod/us</c>, <c>prod</c> has what both get, unless it has a version of theirs.
    /// </summary>
    public bool IsCluster(string folder) => _versioned.Contains(folder) || !_outer.Contains(folder);

    public IReadOnlyList<string> Seen(string folder)
    {
        var seen = new List<string> { folder };
        for (var outer = folder; outer.Length > 0; )
        {
            outer = Around(outer);
            if (!IsCluster(outer))
                seen.Add(outer);
        }

        return seen;
    }

    string Around(string folder) => Holding(PackageLayout.FolderOf(folder));

    /// <summary>The innermost of the folders that a folder is, or is below; empty for none.</summary>
    string Holding(string folder)
    {
        while (folder.Length > 0 && !_folders.Contains(folder))
            folder = PackageLayout.FolderOf(folder);
        return folder;
    }

    /// <summary>Most resources are in one folder, so no more is kept of them than that.</summary>
    static IEnumerable<List<Version>> InSeveralFolders(IEnumerable<Item> items)
    {
        var first = new Dictionary<ResourceId, Version>();
        var several = new Dictionary<ResourceId, List<Version>>();
        foreach (var item in items.Where(item => item.Id.Name.Length > 0 && item.Origin.Length > 0))
        {
            var version = new Version(PackageLayout.FolderOf(item.Origin), item);
            if (first.TryAdd(item.Id, version))
                continue;
            if (!several.TryGetValue(item.Id, out var versions))
            {
                if (first[item.Id].Folder == version.Folder)
                    continue;
                several[item.Id] = versions = [first[item.Id]];
            }

            versions.Add(version);
        }

        return several.Values;
    }

    /// <summary>From the folder that all have in common to those that only two have.</summary>
    void Divide(IEnumerable<Version> several)
    {
        var versions = several.OrderBy(version => version.Key, StringComparer.Ordinal).ToArray();
        var open = new Stack<(int Start, int End)>([(0, versions.Length)]);
        while (open.TryPop(out var range))
        {
            var above = InCommon(versions[range.Start].Key, versions[range.End - 1].Key);
            var below = new List<(string Folder, int Start, int End)>();
            for (var i = range.Start; i < range.End; i++)
            {
                var folder = Below(above, versions[i].Folder);
                if (below is [.., var last] && last.Folder == folder)
                    below[^1] = last with { End = i + 1 };
                else
                    below.Add((folder, i, i + 1));
            }

            if (below.Count == 1)
                continue;
            var isVersioned = below.RemoveAll(part => part.Folder == above) > 0;
            if (
                !(below.All(part => _folders.Contains(part.Folder)) && (!isVersioned || _versioned.Contains(above)))
                && versions[(range.Start + 1)..range.End]
                    .FirstOrDefault(other => Differ(versions[range.Start].Item, other.Item))
                    is { } other
            )
            {
                FirstDifference ??= (versions[range.Start].Item, other.Item);
                _folders.UnionWith(below.Select(part => part.Folder));
                if (isVersioned)
                    _versioned.Add(above);
            }

            foreach (var (_, start, end) in below)
                open.Push((start, end));
        }
    }

    /// <summary>The innermost folder that both are or are in; empty for none.</summary>
    static string InCommon(string one, string other) =>
        PackageLayout.FolderOf(one[..one.AsSpan().CommonPrefixLength(other)]);

    /// <summary>The folder's next one on the way down from another; that one itself where it is the same.</summary>
    static string Below(string above, string folder)
    {
        if (folder.Length == above.Length)
            return folder;
        var end = folder.IndexOf('/', above.Length + 1);
        return end < 0 ? folder : folder[..end];
    }

    /// <summary>What two clusters may write differently is the spec.</summary>
    static bool Differ(Item one, Item other)
    {
        if (one.Text.Utf8.Span.SequenceEqual(other.Text.Utf8.Span))
            return false;
        var isSame = YamlJson.SameData(SpecOf(one), SpecOf(other));
        one.Drop();
        other.Drop();
        return !isSame;
    }

    static JsonNode? SpecOf(Item item) => item.Root.Find("spec") is { } spec ? YamlJson.ToJson(spec) : null;

    sealed record Version(string Folder, Item Item)
    {
        /// <summary>With the slash, what is below a folder comes right behind it.</summary>
        public string Key { get; } = $"{Folder}/";
    }
}
