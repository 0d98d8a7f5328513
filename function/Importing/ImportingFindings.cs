using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Importing;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class ImportingFindings
{
    static readonly RuleTexts Texts = new(nameof(ImportingFindings));

    public static readonly Rule ImportNotExpressed = Texts.Warning();
    public static readonly Rule ImportStays = Texts.Warning();
    public static readonly Rule ImportStaysAside = Texts.Info();
    public static readonly Rule ImportSameMeaning = Texts.Info();
    public static readonly Rule ImportHardened = Texts.Warning();
    public static readonly Rule ImportAdded = Texts.Info();
    public static readonly Rule ImportAssumed = Texts.Info();
    public static readonly Rule ImportBetterWay = Texts.Info();
    public static readonly Rule ImportTwice = Texts.Warning();
    public static readonly Rule ImportContradiction = Texts.Warning();
    public static readonly Rule ImportNothing = Texts.Error();
}
