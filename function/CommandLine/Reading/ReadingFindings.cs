using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class ReadingFindings
{
    static readonly RuleTexts Texts = new(nameof(ReadingFindings));

    public static readonly Rule HiddenFile = Texts.Warning();
    public static readonly Rule PathNotFound = Texts.Error();
    public static readonly Rule FolderInsteadOfFile = Texts.Error();
    public static readonly Rule NeedsKustomize = Texts.Error();
    public static readonly Rule NotBuilt = Texts.Warning();
    public static readonly Rule FileLeftOut = Texts.Info();
    public static readonly Rule NotInKustomization = Texts.Info();
    public static readonly Rule LocalConfigInPluginFolder = Texts.Warning();
    public static readonly Rule ConfigUnderResources = Texts.Warning();
    public static readonly Rule GeneratorOverOutput = Texts.Error();
    public static readonly Rule OverlayMovesRendered = Texts.Warning();
    public static readonly Rule PatchMissesRendered = Texts.Warning();
    public static readonly Rule NoResource = Texts.Error();
    public static readonly Rule NothingToRender = Texts.Error();
    public static readonly Rule NothingToCheck = Texts.Error();
    public static readonly Rule NothingToInspect = Texts.Error();
    public static readonly Rule ProbeClientUnreadable = Texts.Error();

    public static readonly IReadOnlyList<Rule> All =
    [
        PathNotFound,
        FolderInsteadOfFile,
        NeedsKustomize,
        NotBuilt,
        FileLeftOut,
        NotInKustomization,
        LocalConfigInPluginFolder,
        ConfigUnderResources,
        GeneratorOverOutput,
        OverlayMovesRendered,
        PatchMissesRendered,
        NoResource,
        NothingToRender,
        HiddenFile,
        NothingToCheck,
        NothingToInspect,
    ];
}
