using Kyma.Krm.Krm;

namespace Kyma.Krm.Checking.Judging;

/// <summary>What is in a folder, with what its cluster gets of the folders around it.</summary>
/// <param name="Folder">
/// The subpackage or folder, as it may be shown; empty for what is in none of them.
/// </param>
/// <param name="Items">Of the folder itself, then what is shared; of each folder in the order of the input.</param>
/// <param name="HasFile">
/// Whether what the config or check of a file says is said of this part; of one that is of no file, empty.
/// </param>
internal sealed record ClusterPart(string Folder, IReadOnlyList<Item> Items, Func<string, bool> HasFile)
{
    /// <summary>False for what several clusters share, which no cluster gets alone.</summary>
    public bool IsCluster { get; init; } = true;

    /// <summary>It has what is shared, unless that were far too much.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The file is in the folder itself, and not shared.</summary>
    public Func<string, bool> Owns { get; init; } = HasFile;
}

/// <summary>Folders that are for clusters of their own.</summary>
internal interface IClusterFolders
{
    /// <summary>In the order of their names; none where nothing speaks for several clusters.</summary>
    IReadOnlyList<string> All { get; }

    /// <summary>The innermost of the folders that a file is in; empty for none.</summary>
    string Of(string file);

    /// <inheritdoc cref="Of(string)"/>
    string Of(Item item);

    /// <summary>
    /// What is in the folder is for one cluster, and not for those of all folders in it. Empty stands for what is in
    /// none of them.
    /// </summary>
    bool IsCluster(string folder);

    /// <summary>The folder, then those around it that are for its cluster as well.</summary>
    IReadOnlyList<string> Seen(string folder);
}
