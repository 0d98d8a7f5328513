using Kyma.Krm.Inputs;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>What one kustomization file says, before anything it lists is looked at.</summary>
/// <param name="File">Relative to the folder given, with '/'.</param>
/// <param name="Root">Its content; null where it cannot be read.</param>
internal sealed record Kustomization(string File, YamlMapping? Root)
{
    /// <summary>The names that kustomize looks for (api/konfig, RecognizedKustomizationFileNames).</summary>
    static readonly string[] Names = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    /// <summary>They say what it is, sort the output, or tell transformers that are not there what to do.</summary>
    static readonly string[] WithoutEffect =
    [
        "apiVersion",
        "kind",
        "metadata",
        "sortOptions",
        "configurations",
        "crds",
        "openapi",
        Inventory,
    ];

    const string Components = "components";

    /// <summary>Without effect since kustomize 3.5.5; kustomize 4 accepts it, kustomize 5 does not.</summary>
    const string Inventory = "inventory";

    /// <summary>
    /// All that kustomize 4 and 5 have (api/types/kustomization.go); they tell no upper case from lower case.
    /// </summary>
    static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "apiVersion",
        "kind",
        "metadata",
        "openapi",
        "namePrefix",
        "nameSuffix",
        "namespace",
        "commonLabels",
        "labels",
        "commonAnnotations",
        "patchesStrategicMerge",
        "patchesJson6902",
        "patches",
        "images",
        "imageTags",
        "replacements",
        "replicas",
        "vars",
        "sortOptions",
        "resources",
        Components,
        "crds",
        "bases",
        "configMapGenerator",
        "secretGenerator",
        "helmGlobals",
        "helmCharts",
        "helmChartInflationGenerator",
        "generatorOptions",
        "configurations",
        "generators",
        "transformers",
        "validators",
        "buildMetadata",
        Inventory,
    };

    /// <summary>The fields of those that have no effect, and so are not built to see what is wrong.</summary>
    static readonly Dictionary<string, HashSet<string>> KnownBelow = new()
    {
        ["metadata"] = new(StringComparer.OrdinalIgnoreCase) { "name", "namespace", "labels", "annotations" },
        ["sortOptions"] = new(StringComparer.OrdinalIgnoreCase) { "order", "legacySortOptions" },
        [Inventory] = new(StringComparer.OrdinalIgnoreCase) { "type", "configMap" },
    };

    static readonly string[] Prefixes = ["namePrefix", "nameSuffix"];

    static readonly string[] RenamingFields = ["namespace", .. Prefixes];

    static readonly string[] ResourceLists = ["resources", "bases"];

    static readonly string[] ConfigLists = ["generators", "transformers", "validators"];

    /// <summary>Fields whose files are no resources of their own.</summary>
    static readonly string[] PartLists = ["patchesStrategicMerge", "configurations", "crds", Components];

    public static bool IsOne(string file) => Names.Contains(file[(file.LastIndexOf('/') + 1)..]);

    /// <summary>Empty for the folder given.</summary>
    public string Folder => PackageLayout.FolderOf(File);

    /// <summary>What it lists as resources: files, folders, or something that is neither.</summary>
    public IReadOnlyList<string> Resources => ResourceLists.SelectMany(Texts).ToArray();

    /// <summary>What it lists as plugins: files, or whole configs as text.</summary>
    public IReadOnlyList<string> Plugins => ConfigLists.SelectMany(Texts).ToArray();

    /// <summary>What is given no resources, and whose output is treated like what is listed.</summary>
    public IReadOnlyList<string> Generators => Texts("generators").ToArray();

    /// <summary>
    /// The first field that gives everything it builds another name or namespace; null where there is none.
    /// </summary>
    public string? RenamingField => RenamingFields.FirstOrDefault(HasContent);

    /// <summary>What these fields do together.</summary>
    public MovedRendering Moves =>
        new(HasContent("namespace") ? Root!.FindText("namespace") : null, Prefixes.Any(HasContent));

    /// <summary>
    /// The kinds that patches and replacements select: where nothing is selected, kustomize is silent.
    /// </summary>
    public IReadOnlyList<string> SelectedKinds =>
        [
            .. Mappings(Root, "patches").Select(patch => patch.FindText("target", "kind")).OfType<string>(),
            .. Mappings(Root, "replacements")
                .SelectMany(replacement => Mappings(replacement, "targets"))
                .Select(target => target.FindText("select", "kind"))
                .OfType<string>(),
        ];

    public bool HasPlugins => ConfigLists.Any(HasContent);

    /// <summary>What it lists that may be a folder.</summary>
    public IEnumerable<string> MayBeFolders => Resources.Concat(Plugins).Concat(Texts(Components));

    /// <summary>Folders that change what is listed under <c>resources</c>, and nothing else.</summary>
    public IReadOnlyList<string> ComponentFolders => Resolved(Texts(Components)).ToArray();

    public bool HasCharts => HasContent("helmCharts") || HasContent("helmChartInflationGenerator");

    /// <summary>Patches, replacements and the like: files that are read as part of this one.</summary>
    public IReadOnlyList<string> Parts =>
        [
            .. PartLists.SelectMany(Texts),
            .. PathsIn("patches"),
            .. PathsIn("patchesJson6902"),
            .. PathsIn("replacements"),
            .. (Root?.FindText("openapi", "path") is { } openApi ? (string[])[openApi] : []),
        ];

    /// <summary>Everything in it that kustomize would take for a path or an address.</summary>
    public IEnumerable<string> AllTexts => Root is null ? [] : TextsBelow(Root);

    /// <summary>What listed paths mean in the folder given, without those that leave it.</summary>
    public IEnumerable<string> Resolved(IEnumerable<string> listed) =>
        listed.Select(path => RelativePath.Resolve(Folder, path)).OfType<string>();

    /// <summary>The first field that changes what is listed; null where there is none.</summary>
    public string? ChangingField =>
        Root
            ?.Entries.Select(entry => (entry.Key as YamlScalar)?.Value ?? "?")
            .FirstOrDefault(key =>
                !WithoutEffect.Contains(key)
                && !ResourceLists.Contains(key)
                && !ConfigLists.Contains(key)
                && HasContent(key)
            );

    /// <summary>
    /// After "its kustomization.yaml": why kustomize rejects it although it changes nothing; null where it does not.
    /// </summary>
    public string? WhyRejected =>
        Root?.FindText("kind") is { Length: > 0 } kind && kind is not ("Kustomization" or "Component")
            ? $"is of kind '{kind}'"
        : UnknownField is { } unknown ? $"has the field `{unknown}`, which kustomize does not know"
        : IsEmpty ? "is empty"
        : ResourceLists.Concat(ConfigLists).FirstOrDefault(IsNoList) is { } noList
            ? $"has a `{noList}` that is not a list"
        : ResourceLists.FirstOrDefault(ListsNothing) is { } nothing ? $"lists an empty name under `{nothing}`"
        : Resources.FirstOrDefault(IsFolderAbove) is { } above ? $"lists '{above}', which contains it"
        : FirstListedTwice is { } twice ? $"lists '{twice}' twice"
        : null;

    /// <summary>
    /// Nothing but what says what it is (since kustomize 5: api/types/kustomization.go, CheckEmpty). An empty list is
    /// something, except for <c>bases</c>, which are added to the resources.
    /// </summary>
    bool IsEmpty =>
        Root?.Entries.All(entry =>
            entry.Key is YamlScalar { Value: "apiVersion" or "kind" }
            || entry.Value is YamlScalar { IsNull: true }
            || entry is { Key: YamlScalar { Value: "bases" }, Value: YamlSequence { Items.Count: 0 } }
        ) == true;

    /// <summary>The first field that kustomize does not know, whatever its value; null where there is none.</summary>
    string? UnknownField =>
        Unknown(Root, Known)
        ?? KnownBelow
            .Select(known =>
                Unknown(Root?.Find(known.Key) as YamlMapping, known.Value) is { } key ? $"{known.Key}.{key}" : null
            )
            .FirstOrDefault(found => found is not null);

    static string? Unknown(YamlMapping? mapping, HashSet<string> known) =>
        mapping
            ?.Entries.Where(entry => !entry.IsMerge)
            .Select(entry => (entry.Key as YamlScalar)?.Value ?? "?")
            .FirstOrDefault(key => !known.Contains(key));

    bool ListsNothing(string key) =>
        Root!.Find(key) is YamlSequence list
        && list.Items.Any(item => item is YamlScalar scalar && (scalar.IsNull || scalar.Value.Length == 0));

    bool IsNoList(string key) => HasContent(key) && Root!.Find(key) is not YamlSequence;

    bool IsFolderAbove(string listed) =>
        RelativePath.Resolve(Folder, listed) is { } path && RelativePath.AndAbove(Folder).Contains(path);

    string? FirstListedTwice
    {
        get
        {
            var seen = new HashSet<string>();
            return Resources.FirstOrDefault(listed =>
                RelativePath.Resolve(Folder, listed) is { } path && !seen.Add(path)
            );
        }
    }

    /// <summary>Everything that it has kustomize read as a file or a folder.</summary>
    public IEnumerable<string> Listed => Resources.Concat(Plugins).Concat(Parts);

    bool HasContent(string key) =>
        Root?.Find(key) switch
        {
            null
            or YamlScalar { IsNull: true }
            or YamlSequence { Items.Count: 0 }
            or YamlMapping { Entries.Count: 0 } => false,
            _ => true,
        };

    IEnumerable<string> Texts(string key) =>
        Root?.Find(key) is YamlSequence list
            ? list.Items.Select(item => (item as YamlScalar)?.Value ?? "").Where(text => text.Length > 0)
            : [];

    IEnumerable<string> PathsIn(string key) =>
        Mappings(Root, key).Select(item => item.FindText("path")).OfType<string>();

    static IEnumerable<YamlMapping> Mappings(YamlMapping? parent, string key) =>
        parent?.Find(key) is YamlSequence list ? list.Items.OfType<YamlMapping>() : [];

    static IEnumerable<string> TextsBelow(YamlNode root)
    {
        var open = new Stack<YamlNode>([root]);
        while (open.TryPop(out var node))
        {
            switch (node)
            {
                case YamlScalar scalar:
                    yield return scalar.Value;
                    break;
                case YamlSequence list:
                    foreach (var item in list.Items)
                        open.Push(item);
                    break;
                case YamlMapping mapping:
                    foreach (var entry in mapping.Entries)
                        open.Push(entry.Value);
                    break;
            }
        }
    }
}
