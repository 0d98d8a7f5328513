using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using static Kyma.Krm.CommandLine.Reading.ReadingFindings;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>What kustomize does silently with configs and what they render, as far as a folder shows it.</summary>
internal sealed class OverlayPitfallRules(FolderContents contents, PluginFolders plugins, Findings findings)
{
    /// <summary>Kinds of what a config renders, and of the config itself.</summary>
    static readonly string[] RenderedKinds =
    [
        KymaTraffic.Kind,
        "Gateway",
        "Certificate",
        "DNSEntry",
        "ServiceEntry",
        "DestinationRule",
        "VirtualService",
        "Sidecar",
        "APIRule",
        "RateLimit",
    ];

    readonly Dictionary<string, HashSet<string>> _kinds = [];

    public void Report()
    {
        ReportDropped();
        ReportNotRun();
        ReportGenerated();
        var origins = Renderers();
        ReportMoved(origins);
        ReportMissed();
        ReportTooLate(origins);
    }

    void ReportDropped()
    {
        foreach (var file in plugins.FilesInFolders.Order(StringComparer.Ordinal).Where(contents.IsConfigFile))
        {
            foreach (var config in contents.ItemsOf(file).Where(item => item.IsLocalConfig))
                findings.Add(
                    LocalConfigInPluginFolder,
                    config.Source.At($"metadata.annotations[{Annotations.LocalConfig}]"),
                    "a folder under `transformers:` lists this config, and kustomize 4 drops what is "
                        + "marked as local from every folder: it renders nothing and exits with 0. Remove "
                        + $"{Annotations.LocalConfig}; what is listed only under `transformers:` is never applied"
                );
        }
    }

    /// <summary>
    /// A folder of nothing but configs may be meant for the `transformers:` of a kustomization that is not looked at.
    /// </summary>
    void ReportNotRun()
    {
        foreach (var kustomization in InOrder())
        {
            var listed = kustomization.Resolved(kustomization.Resources).ToArray();
            if (listed.All(contents.IsConfigFile))
                continue;
            foreach (var file in listed.Where(file => contents.IsConfigFile(file) && !plugins.IsPlugin(file)))
            {
                foreach (var config in contents.ItemsOf(file).Where(HasRunner))
                    findings.Add(
                        ConfigUnderResources,
                        config.Source.At($"metadata.annotations[{Annotations.FunctionRunner}]"),
                        $"{contents.PathOf(kustomization.File)} lists this config under `resources:`, where kustomize "
                            + "runs no function: it renders nothing and exits with 0. List it under `transformers:`, "
                            + $"or remove {Annotations.FunctionRunner} if kustomize does not render it"
                    );
            }
        }
    }

    /// <summary>
    /// A generator is given no resources: kustomize refuses what it renders next to the same from an earlier run, and
    /// it removes nothing.
    /// </summary>
    void ReportGenerated()
    {
        foreach (var kustomization in InOrder())
        {
            var configs = kustomization
                .Generators.SelectMany(listed => ConfigsIn(kustomization, listed))
                .ToLookup(config => config.Name);
            if (configs.Count == 0)
                continue;
            foreach (var output in FilesBelow(kustomization).SelectMany(contents.ItemsOf))
            {
                if (
                    Marks.OwnerOf(output) is not { } owner
                    || configs[owner].FirstOrDefault() is not { } config
                    || Marks.RenderedAsOf(output) != output.Id
                )
                    continue;
                findings.Add(
                    GeneratorOverOutput,
                    output.Source.At("metadata.name"),
                    $"{contents.PathOf(kustomization.File)} lists this file under `resources:` and the config "
                        + $"'{owner}' that rendered it under `generators:`, which is given no resources: "
                        + (
                            config.IsAbsent
                                ? "`state: Absent` removes nothing there, and kustomize goes on applying it. Delete "
                                    + "this file"
                                : "kustomize renders it again and refuses the second of one name. Remove this file"
                        )
                        + ", or list the config under `transformers:`"
                );
            }
        }
    }

    /// <summary>The files that a kustomization and the folders that it lists list as resources.</summary>
    IEnumerable<string> FilesBelow(Kustomization kustomization)
    {
        HashSet<string> reached = [kustomization.Folder];
        var open = new Queue<Kustomization>([kustomization]);
        while (open.TryDequeue(out var next))
        {
            foreach (var path in next.Resolved(next.Resources))
            {
                if (!contents.Kustomizations.TryGetValue(path, out var folder))
                    yield return path;
                else if (reached.Add(path))
                    open.Enqueue(folder);
            }
        }
    }

    static bool HasRunner(Item config) => config.Annotation(Annotations.FunctionRunner) is not null;

    /// <summary>
    /// Generated resources are renamed with the rest; what a transformer renders is, by whoever lists its
    /// kustomization.
    /// </summary>
    void ReportMoved(Dictionary<string, string> origins)
    {
        foreach (var kustomization in InOrder().Where(k => k.RenamingField is not null))
        {
            var generators = kustomization.Generators.Where(listed => IsConfig(kustomization, listed)).ToArray();
            var origin = origins.GetValueOrDefault(kustomization.Folder);
            if (generators.Length == 0 && origin is null)
                continue;
            var source = generators.Length > 0 ? kustomization : contents.Kustomizations[origin!];
            var breaks = (generators.Length > 0 ? generators : source.Plugins.Where(listed => IsConfig(source, listed)))
                .SelectMany(config => SpecsIn(source, config))
                .SelectMany(kustomization.Moves.Breaks)
                .Distinct()
                .ToArray();
            if (breaks.Length == 0)
                continue;
            var field = kustomization.RenamingField;
            findings.Add(
                OverlayMovesRendered,
                PlaceOf(kustomization),
                generators.Length > 0
                    ? $"`{field}` changes what '{generators[0]}' renders, because it is listed under "
                        + $"`generators:`, but not the names that its resources use for one another: {All(breaks)}. "
                        + "List it under `transformers:`"
                    : $"`{field}` changes what the config of '{origin}' renders, but not the names that its "
                        + $"resources use for one another: {All(breaks)}. List the config under `transformers:` of "
                        + "this kustomization, or use a NamespaceTransformer with `unsetOnly: true`"
            );
        }
    }

    static string All(IReadOnlyList<string> breaks) =>
        breaks.Count == 1 ? breaks[0] : $"{string.Join(", ", breaks.SkipLast(1))} and {breaks[^1]}";

    /// <summary>Of the configs in what a kustomization lists, as far as they can be read.</summary>
    IEnumerable<TrafficSpec> SpecsIn(Kustomization kustomization, string listed) =>
        ConfigsIn(kustomization, listed).Where(config => !config.IsAbsent).Select(config => config.TakeSpec());

    IEnumerable<KymaTraffic> ConfigsIn(Kustomization kustomization, string listed) =>
        RelativePath.Resolve(kustomization.Folder, listed) is { } path
            ? ConfigReader.ReadAny(FilesAt(path).SelectMany(contents.ItemsOf).ToArray(), null, new Findings())
            : [];

    void ReportMissed()
    {
        foreach (var kustomization in InOrder())
        {
            if (!kustomization.Plugins.Any(listed => IsConfig(kustomization, listed)))
                continue;
            var missed = kustomization
                .SelectedKinds.Where(kind => RenderedKinds.Contains(kind) && !Lists(kustomization, kind))
                .Distinct()
                .ToArray();
            if (missed.Length > 0)
                findings.Add(
                    PatchMissesRendered,
                    PlaceOf(kustomization),
                    $"`patches` or `replacements` select {ShortList.Of(missed)}, and only the config listed "
                        + $"here {(missed is [KymaTraffic.Kind] ? "is one" : "renders it")}: kustomize runs them "
                        + "first, finds nothing and exits with 0. Patch the config in a folder of its own, and "
                        + "what is rendered in a kustomization that lists this one"
                );
        }
    }

    /// <summary>What a folder below renders can be patched above it; its config is used up by then.</summary>
    void ReportTooLate(Dictionary<string, string> origins)
    {
        foreach (var kustomization in InOrder())
        {
            if (
                origins.GetValueOrDefault(kustomization.Folder) is { } origin
                && kustomization.SelectedKinds.Contains(KymaTraffic.Kind)
                && !kustomization.Plugins.Any(listed => IsConfig(kustomization, listed))
                && !MayList(kustomization, KymaTraffic.Kind)
            )
                findings.Add(
                    PatchMissesRendered,
                    PlaceOf(kustomization),
                    $"`patches` or `replacements` select {KymaTraffic.Kind}, and the kustomization of '{origin}' "
                        + "runs its config before they do: kustomize finds nothing to patch and exits with 0. Put "
                        + "the config into a folder of its own, patch it in another one that lists that folder under "
                        + "`resources:`, and list that one under `transformers:` here, and no config there"
                );
        }
    }

    /// <summary>A resource of that kind is among all that is listed, or not all of it can be seen.</summary>
    bool MayList(Kustomization kustomization, string kind)
    {
        HashSet<string> reached = [kustomization.Folder];
        var open = new Queue<Kustomization>([kustomization]);
        while (open.TryDequeue(out var next))
        {
            foreach (var listed in next.Resources)
            {
                if (RelativePath.Resolve(next.Folder, listed) is not { } path)
                    return true;
                if (!contents.Kustomizations.TryGetValue(path, out var folder))
                {
                    if (KindsIn(path).Contains(kind))
                        return true;
                }
                else if (reached.Add(path))
                {
                    open.Enqueue(folder);
                }
            }
        }

        return false;
    }

    /// <summary>
    /// For each folder whose resources come from below, and for the components that it applies to them: one folder with
    /// a config that renders them.
    /// </summary>
    Dictionary<string, string> Renderers()
    {
        var listers = contents
            .Kustomizations.Values.SelectMany(k =>
                k.Resolved(k.Resources).Select(listed => (Listed: listed, Lister: k.Folder))
            )
            .ToLookup(pair => pair.Listed, pair => pair.Lister);
        var generating = InOrder()
            .Where(k => k.Generators.Any(listed => IsConfig(k, listed)))
            .Select(k => k.Folder)
            .ToHashSet();
        Dictionary<string, string> origins = [];
        var open = new Queue<(string Folder, string Origin)>(
            InOrder().Where(k => k.Plugins.Any(listed => IsConfig(k, listed))).Select(k => (k.Folder, k.Folder))
        );
        while (open.TryDequeue(out var next))
        {
            // kustomize 5 applies components to what is generated as well, but not to what a transformer renders.
            var isApplied = origins.ContainsKey(next.Folder) || generating.Contains(next.Folder);
            IReadOnlyList<string> components = isApplied ? ComponentsOf(next.Folder) : [];
            foreach (var above in listers[next.Folder].Concat(components).Where(to => origins.TryAdd(to, next.Origin)))
                open.Enqueue((above, next.Origin));
        }

        return origins;
    }

    IReadOnlyList<string> ComponentsOf(string folder) =>
        contents.Kustomizations.GetValueOrDefault(folder)?.ComponentFolders ?? [];

    IEnumerable<Kustomization> InOrder() =>
        contents.Kustomizations.Values.OrderBy(kustomization => kustomization.File, StringComparer.Ordinal);

    bool IsConfig(Kustomization kustomization, string listed) =>
        RelativePath.Resolve(kustomization.Folder, listed) is { } path && KindsIn(path).Contains(KymaTraffic.Kind);

    /// <summary>
    /// A resource of that kind may be among what is listed: it is, or a folder lists more than is looked at.
    /// </summary>
    bool Lists(Kustomization kustomization, string kind) =>
        kustomization
            .Resolved(kustomization.Resources)
            .Any(path => KindsIn(path) is var kinds && (kinds.Contains(kind) || kinds.Contains("")));

    /// <summary>
    /// The kinds in a file, or in the files that a folder lists; with an empty one where that folder lists folders.
    /// </summary>
    HashSet<string> KindsIn(string path)
    {
        if (_kinds.TryGetValue(path, out var known))
            return known;
        HashSet<string> kinds = [];
        foreach (var file in FilesAt(path))
        {
            if (contents.Kustomizations.ContainsKey(file))
                kinds.Add("");
            else
                kinds.UnionWith(contents.ItemsOf(file).Select(item => item.Id.Kind));
        }

        return _kinds[path] = kinds;
    }

    /// <summary>The file, or what a folder lists.</summary>
    IEnumerable<string> FilesAt(string path) =>
        contents.Kustomizations.TryGetValue(path, out var folder) ? folder.Resolved(folder.Resources) : [path];

    Place PlaceOf(Kustomization kustomization) =>
        new() { File = new FileReference(contents.PathOf(kustomization.File), 0) };
}
