using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class ReadingFindings
{
    static readonly RuleSet Rules = new(nameof(ReadingFindings), Gate.Input);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule HiddenFile = Rules.Warning();
    public static readonly Rule PathNotFound = Rules.Error();
    public static readonly Rule FolderInsteadOfFile = Rules.Error();
    public static readonly Rule NeedsKustomize = Rules.Error();
    public static readonly Rule NotBuilt = Rules.Warning();
    public static readonly Rule FileLeftOut = Rules.Info();
    public static readonly Rule NotInKustomization = Rules.Info();
    public static readonly Rule LocalConfigInPluginFolder = Rules.Warning();
    public static readonly Rule ConfigUnderResources = Rules.Warning();
    public static readonly Rule GeneratorOverOutput = Rules.Error();
    public static readonly Rule OverlayMovesRendered = Rules.Warning();
    public static readonly Rule PatchMissesRendered = Rules.Warning();
    public static readonly Rule NoResource = Rules.Error();
    public static readonly Rule NothingToRender = Rules.Error();
    public static readonly Rule NothingToCheck = Rules.Error();
    public static readonly Rule NothingToInspect = Rules.Error();
    public static readonly Rule ProbeClientUnreadable = Rules.Error();
}
