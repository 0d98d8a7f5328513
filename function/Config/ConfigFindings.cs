using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Config;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class ConfigFindings
{
    static readonly RuleSet Rules = new(nameof(ConfigFindings), Gate.Config);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule NoConfig = Rules.Error();
    public static readonly Rule UnknownConfigKind = Rules.Error();
    public static readonly Rule RenderedByItsPackage = Rules.Info();
    public static readonly Rule ConflictingConfigs = Rules.Error();
    public static readonly Rule ConfigWouldBeApplied = Rules.Warning();
    public static readonly Rule NeedsHash = Rules.Error();
    public static readonly Rule ShortFormKey = Rules.Error();
    public static readonly Rule ConfigInKptfile = Rules.Warning();
    public static readonly Rule IstioVersionUnknown = Rules.Info();
}
