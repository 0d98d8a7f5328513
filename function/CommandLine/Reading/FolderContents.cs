using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>A folder that somebody else has to build.</summary>
/// <param name="Folder">Relative to the folder given; empty for that one.</param>
/// <param name="Reason">After "because": <c>its kustomization.yaml has `patches`</c>.</param>
internal sealed record UnbuiltFolder(string Folder, string Reason)
{
    public Kustomization? Kustomization { get; init; }

    public bool IsChart => Kustomization is null;

    /// <summary>It, or something it lists, runs plugins.</summary>
    public bool NeedsPlugins { get; init; }

    /// <summary>It, or something it lists, renders Helm charts.</summary>
    public bool NeedsHelm { get; init; }

    /// <summary>It, or something it lists, reads a file that is not below its own folder.</summary>
    public bool ReadsElsewhere { get; init; }

    /// <summary>kustomize does not build it either.</summary>
    public bool IsRejected { get; init; }

    /// <summary>It, or something it lists, lists a folder outside the one given, which nobody looks at.</summary>
    public bool ListsOutside { get; init; }

    /// <summary>What a person does instead.</summary>
    /// <param name="folder">The folder as the person knows it.</param>
    /// <param name="verb">What was meant to read it.</param>
    public string WayOut(string folder, string verb) =>
        IsRejected ? "Correct it: kustomize rejects it as well" : $"Run: {Command(folder, verb)}";

    string Command(string folder, string verb) =>
        Kustomization is null ? $"helm template {ShellText.Word(folder)} | kyma-krm {verb} -"
        : NeedsPlugins && verb == "render" ? Build(folder)
        : ListsOutside && verb == "render" ? $"{Build(folder)}. If that prints a KymaTraffic, add: | kyma-krm render -"
        : $"{Build(folder)} | kyma-krm {verb} -";

    string Build(string folder) =>
        "kustomize build "
        + (NeedsPlugins || ListsOutside ? "--enable-alpha-plugins --enable-exec " : "")
        + (NeedsHelm ? "--enable-helm " : "")
        + (ReadsElsewhere ? "--load-restrictor LoadRestrictionsNone " : "")
        + ShellText.Word(folder);
}

/// <summary>
/// Which files of a folder are resources as they are. A kustomization that only lists local resources and configs, and
/// changes nothing, is a folder like any other; what lies below any other one, or in a chart, is for its tool to read.
/// </summary>
internal sealed class FolderContents
{
    const string Chart = "Chart.yaml";

    readonly string _root;
    readonly long _mostBytes;
    readonly HashSet<string> _all;
    readonly Dictionary<string, Kustomization> _kustomizations;
    readonly HashSet<string> _listed;
    readonly HashSet<string> _withSeveral;
    readonly Dictionary<string, UnbuiltFolder> _unbuilt = [];

    /// <param name="root">The folder given, as the user names it.</param>
    /// <param name="files">Every YAML or JSON file in it that nobody told us to ignore, relative and with '/', in
    /// order.</param>
    /// <param name="mostBytes">The largest file that is read.</param>
    public FolderContents(string root, IReadOnlyList<string> files, long mostBytes)
    {
        _root = root.TrimEnd('/');
        _mostBytes = mostBytes;
        _all = [.. files];
        _kustomizations = files
            .Where(Kustomization.IsOne)
            .Select(file => new Kustomization(file, RootOf(file)))
            .DistinctBy(kustomization => kustomization.Folder)
            .ToDictionary(kustomization => kustomization.Folder);
        _withSeveral =
        [
            .. files
                .Where(Kustomization.IsOne)
                .GroupBy(PackageLayout.FolderOf)
                .Where(group => group.Count() > 1)
                .Select(group => group.Key),
        ];
        foreach (var file in files.Where(file => file == Chart || file.EndsWith($"/{Chart}", StringComparison.Ordinal)))
            _unbuilt.TryAdd(
                PackageLayout.FolderOf(file),
                new(PackageLayout.FolderOf(file), $"it is a Helm chart ({Chart})")
            );
        foreach (var kustomization in _kustomizations.Values)
        {
            var rejected = WhyRejected(kustomization);
            if ((rejected ?? WhyNotPlain(kustomization)) is { } reason)
                _unbuilt.TryAdd(
                    kustomization.Folder,
                    new(kustomization.Folder, reason)
                    {
                        Kustomization = kustomization,
                        IsRejected = rejected is not null,
                    }
                );
        }

        SpreadToListers();
        _listed = [.. _kustomizations.Values.SelectMany(k => k.Resolved([.. k.Resources, .. k.Plugins]))];
        HashSet<string> parts = [.. _kustomizations.Values.SelectMany(k => k.Resolved(k.Parts))];
        Files = files
            .Where(file => NonResources.IsRead(file) && !Kustomization.IsOne(file) && !IsBelowUnbuilt(file))
            .ToArray();
        Parts = Files.Where(parts.Contains).ToArray();
        Files = Files.Where(file => !parts.Contains(file)).ToArray();
        Unbuilt = NotUsedByOthers()
            .Select(folder =>
                folder with
                {
                    NeedsPlugins = All(folder).Any(k => k.HasPlugins),
                    NeedsHelm = All(folder).Any(k => k.HasCharts),
                    ReadsElsewhere = All(folder).Any(k => k.Listed.Any(listed => IsFileElsewhere(k, listed))),
                    ListsOutside = All(folder).Any(ListsFolderOutside),
                }
            )
            .OrderBy(folder => folder.Folder, StringComparer.Ordinal)
            .ToArray();
    }

    /// <summary>To be read as resources.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Patches and the like outside their kustomization's folder.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>Without those that another one of them lists, and so builds.</summary>
    public IReadOnlyList<UnbuiltFolder> Unbuilt { get; }

    /// <summary>All of them, by their folders.</summary>
    public IReadOnlyDictionary<string, Kustomization> Kustomizations => _kustomizations;

    /// <summary>
    /// The nearest kustomization on the way up, where neither it nor another one lists the file; null where there is
    /// none.
    /// </summary>
    public Kustomization? ThatOmits(string file) =>
        _kustomizations.GetValueOrDefault(OwnerOf(file)) is { } nearest && !_listed.Contains(file) ? nearest : null;

    /// <summary>Folders whose files the kustomization builds, by what it lists.</summary>
    public IReadOnlySet<string> BuiltBy(UnbuiltFolder folder)
    {
        HashSet<string> reached = [];
        Reach(folder.Folder, reached);
        return reached;
    }

    /// <summary>What was reached before is not walked again.</summary>
    void Reach(string folder, HashSet<string> reached)
    {
        reached.Add(folder);
        var open = new Queue<string>([folder]);
        while (open.TryDequeue(out var next))
        {
            if (!_kustomizations.TryGetValue(next, out var kustomization))
                continue;
            foreach (var listed in Listed(kustomization).Where(reached.Add))
                open.Enqueue(listed);
        }
    }

    /// <summary>
    /// Everything that a kustomization and those it lists say, for who wants to know what they would fetch.
    /// </summary>
    public IEnumerable<Kustomization> All(UnbuiltFolder folder) =>
        BuiltBy(folder).Select(reached => _kustomizations.GetValueOrDefault(reached)).OfType<Kustomization>();

    /// <summary>As the user knows the file.</summary>
    public string PathOf(string file) => $"{_root}/{file}";

    /// <summary>
    /// The nearest folder on the way up that is built, or listed, as a whole; empty where there is none.
    /// </summary>
    public string OwnerOf(string file) =>
        RelativePath
            .AndAbove(PackageLayout.FolderOf(file))
            .FirstOrDefault(folder => _unbuilt.ContainsKey(folder) || _kustomizations.ContainsKey(folder))
        ?? "";

    bool IsBelowUnbuilt(string file) => _unbuilt.ContainsKey(OwnerOf(file));

    string? WhyRejected(Kustomization kustomization)
    {
        var name = Path.GetFileName(kustomization.File);
        return kustomization.Root is null ? $"its {name} cannot be read as YAML"
            : _withSeveral.Contains(kustomization.Folder)
                ? "it has several kustomization files, of which kustomize accepts one"
            : kustomization.WhyRejected is { } why ? $"its {name} {why}"
            : null;
    }

    string? WhyNotPlain(Kustomization kustomization)
    {
        var name = Path.GetFileName(kustomization.File);
        if (kustomization.ChangingField is { } field)
            return $"its {name} has `{field}`";
        if (kustomization.Listed.FirstOrDefault(listed => IsFileElsewhere(kustomization, listed)) is { } outside)
            return $"its {name} lists '{outside}', a file outside its folder, which kustomize does not load by default";
        if (kustomization.Resources.FirstOrDefault(listed => !IsHere(kustomization, listed)) is { } elsewhere)
            return $"its {name} lists '{elsewhere}', which is not in this folder";
        return kustomization.Plugins.FirstOrDefault(listed => !IsConfig(kustomization, listed)) is { } plugin
            ? $"its {name} lists "
                + $"{(plugin.Contains('\n', StringComparison.Ordinal) ? "a plugin as text" : $"'{plugin}'")}, "
                + "which is not a config of kyma-krm in this folder"
            : null;
    }

    /// <summary>
    /// A file that is not below the kustomization's folder. Of what is not in the folder given either, which nobody
    /// looks at, the name decides.
    /// </summary>
    bool IsFileElsewhere(Kustomization kustomization, string listed) =>
        RelativePath.Resolve(kustomization.Folder, listed) is { } path
            ? _all.Contains(path) && !RelativePath.AndAbove(path).Contains(kustomization.Folder)
            : !listed.Contains('\n', StringComparison.Ordinal)
                && !listed.Contains("://", StringComparison.Ordinal)
                && NonResources.IsRead(listed);

    /// <summary>A base above the folder given, which may run plugins; kustomize accepts no file there.</summary>
    static bool ListsFolderOutside(Kustomization kustomization) =>
        kustomization.MayBeFolders.Any(listed =>
            RelativePath.IsAbove(kustomization.Folder, listed) && !NonResources.MayBeOne(listed)
        );

    bool IsHere(Kustomization kustomization, string listed) =>
        RelativePath.Resolve(kustomization.Folder, listed) is { } path
        && (_all.Contains(path) || _kustomizations.ContainsKey(path));

    /// <summary>Only configs change nothing but what kyma-krm itself renders.</summary>
    bool IsConfig(Kustomization kustomization, string listed)
    {
        if (RelativePath.Resolve(kustomization.Folder, listed) is not { } path)
            return false;
        if (_kustomizations.TryGetValue(path, out var folder))
            return folder.ChangingField is null
                && !folder.HasPlugins
                && folder.Resources.All(below => IsConfigFile(RelativePath.Resolve(folder.Folder, below)));
        return IsConfigFile(path);
    }

    public bool IsConfigFile(string? path) =>
        path is not null
        && _all.Contains(path)
        && ItemsOf(path) is { Count: > 0 } items
        && items.All(ConfigReader.IsConfig);

    /// <summary>A kustomization that lists one that changes something is no list of resources either.</summary>
    void SpreadToListers()
    {
        var listers = _kustomizations
            .Values.SelectMany(k => Listed(k).Select(listed => (Listed: listed, Lister: k)))
            .ToLookup(pair => pair.Listed, pair => pair.Lister);
        var open = new Queue<string>(_unbuilt.Keys);
        while (open.TryDequeue(out var next))
        {
            foreach (var lister in listers[next])
            {
                var isRejected = _unbuilt[next].IsRejected;
                var why = isRejected ? $"which kustomize rejects: {_unbuilt[next].Reason}" : "which has to be built";
                var reason = $"its {Path.GetFileName(lister.File)} lists '{next}', {why}";
                var unbuilt = new UnbuiltFolder(lister.Folder, reason)
                {
                    Kustomization = lister,
                    IsRejected = isRejected,
                };
                if (_unbuilt.TryAdd(lister.Folder, unbuilt))
                    open.Enqueue(lister.Folder);
            }
        }
    }

    /// <summary>
    /// Without unbuilt folders that another one lists: whoever builds that one builds them. Of those that list each
    /// other, which nobody can build, one stays.
    /// </summary>
    List<UnbuiltFolder> NotUsedByOthers()
    {
        HashSet<string> used =
        [
            .. _unbuilt
                .Values.Where(folder => folder.Kustomization is not null)
                .SelectMany(folder => Listed(folder.Kustomization!)),
        ];
        HashSet<string> covered = [];
        var kept = new List<UnbuiltFolder>();
        foreach (
            var folder in _unbuilt
                .Values.OrderBy(folder => used.Contains(folder.Folder))
                .ThenBy(folder => folder.Folder, StringComparer.Ordinal)
        )
        {
            if (used.Contains(folder.Folder) && covered.Contains(folder.Folder))
                continue;
            kept.Add(folder);
            Reach(folder.Folder, covered);
        }

        return kept;
    }

    IEnumerable<string> Listed(Kustomization kustomization) =>
        kustomization
            .Resolved([.. kustomization.Resources, .. kustomization.Plugins, .. kustomization.Parts])
            .Where(path => path != kustomization.Folder && _kustomizations.ContainsKey(path));

    /// <summary>Of a file with nothing in it, a mapping without entries.</summary>
    Yaml.YamlMapping? RootOf(string file)
    {
        var unheard = new Findings();
        return ItemsOf(file, unheard) switch
        {
            [var only] => only.Root,
            [] when !unheard.HasErrors => new Yaml.YamlMapping(default, 0, IsFlow: false, []),
            _ => null,
        };
    }

    /// <summary>What is wrong with a file is told by who reads it for its content.</summary>
    public IReadOnlyList<Item> ItemsOf(string file) => ItemsOf(file, new Findings());

    IReadOnlyList<Item> ItemsOf(string file, Findings unheard)
    {
        if (!_all.Contains(file))
            return [];
        var path = PathOf(file);
        return WholeInput.ReadFound(path, _mostBytes, unheard) is { } text
            ? DocumentsReader.Read(text, path, unheard)
            : [];
    }
}
