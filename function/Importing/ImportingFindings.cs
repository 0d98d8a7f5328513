using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Importing;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class ImportingFindings
{
    static readonly RuleSet Rules = new(nameof(ImportingFindings), Gate.Input);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule ImportNotExpressed = Rules.Warning();
    public static readonly Rule ImportStays = Rules.Warning();
    public static readonly Rule ImportStaysAside = Rules.Info();
    public static readonly Rule ImportSameMeaning = Rules.Info();
    public static readonly Rule ImportHardened = Rules.Warning();
    public static readonly Rule ImportAdded = Rules.Info();
    public static readonly Rule ImportAssumed = Rules.Info();
    public static readonly Rule ImportBetterWay = Rules.Info();
    public static readonly Rule ImportTwice = Rules.Warning();
    public static readonly Rule ImportContradiction = Rules.Warning();
    public static readonly Rule ImportNothing = Rules.Error();
}
