namespace Kyma.Krm.CommandLine.Reading;

/// <summary>
/// Which files kustomizations use as plugins, and which as resources: a config that only the lists of plugins lead to
/// is never applied, however it is marked.
/// </summary>
internal sealed class PluginFolders
{
    readonly FolderContents _contents;
    readonly HashSet<string> _pluginFiles = [];
    readonly HashSet<string> _appliedFiles = [];

    public PluginFolders(FolderContents contents)
    {
        _contents = contents;
        var all = contents.Kustomizations;
        var plugins = Below(all.Values.SelectMany(k => k.Resolved(k.Plugins)).Where(all.ContainsKey));
        var applied = Below(all.Keys.Where(folder => !plugins.Contains(folder)));
        foreach (var kustomization in all.Values)
            _pluginFiles.UnionWith(kustomization.Resolved(kustomization.Plugins));
        foreach (var folder in plugins)
            FilesInFolders.UnionWith(all[folder].Resolved(all[folder].Resources));
        foreach (var folder in applied)
            _appliedFiles.UnionWith(all[folder].Resolved(all[folder].Resources));
        _pluginFiles.UnionWith(FilesInFolders);
    }

    /// <summary>Files that a folder under a list of plugins lists.</summary>
    public HashSet<string> FilesInFolders { get; } = [];

    /// <summary>Some list of plugins leads to it.</summary>
    public bool IsPlugin(string file) => _pluginFiles.Contains(file);

    public bool IsOnlyPlugin(string file) => _pluginFiles.Contains(file) && !_appliedFiles.Contains(file);

    /// <summary>These folders and all that they list as resources.</summary>
    HashSet<string> Below(IEnumerable<string> folders)
    {
        HashSet<string> reached = [.. folders];
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var next))
        {
            var kustomization = _contents.Kustomizations[next];
            foreach (var listed in kustomization.Resolved(kustomization.Resources))
            {
                if (_contents.Kustomizations.ContainsKey(listed) && reached.Add(listed))
                    open.Enqueue(listed);
            }
        }

        return reached;
    }
}
