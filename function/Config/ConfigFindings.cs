using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Config;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class ConfigFindings
{
    static readonly RuleTexts Texts = new(nameof(ConfigFindings));

    public static readonly Rule NoConfig = Texts.Error();
    public static readonly Rule UnknownConfigKind = Texts.Error();
    public static readonly Rule RenderedByItsPackage = Texts.Info();
    public static readonly Rule ConflictingConfigs = Texts.Error();
    public static readonly Rule ConfigWouldBeApplied = Texts.Warning();
    public static readonly Rule NeedsHash = Texts.Error();
    public static readonly Rule ShortFormKey = Texts.Error();
    public static readonly Rule ConfigInKptfile = Texts.Warning();
    public static readonly Rule IstioVersionUnknown = Texts.Info();
}
