using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class IstioFindings
{
    static readonly RuleSet Rules = new(nameof(IstioFindings), Gate.Admission);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule CrdUnknownField = Rules.Error();
    public static readonly Rule CrdDuplicateField = Rules.Error();
    public static readonly Rule CrdMissingField = Rules.Error();
    public static readonly Rule CrdWrongType = Rules.Error();
    public static readonly Rule CrdNull = Rules.Error();
    public static readonly Rule CrdNullField = Rules.Warning();
    public static readonly Rule CrdUnknownValue = Rules.Error();
    public static readonly Rule CrdLimit = Rules.Error();
    public static readonly Rule CrdFormat = Rules.Error();
    public static readonly Rule CrdDuration = Rules.Error();
    public static readonly Rule CrdOneOf = Rules.Error();
    public static readonly Rule IstioDuration = Rules.Error();
    public static readonly Rule ExportToEntry = Rules.Error();
    public static readonly Rule ExportToDuplicate = Rules.Error();
    public static readonly Rule ExportToAllOrNone = Rules.Error();
    public static readonly Rule ExportToWithSelector = Rules.Error();
    public static readonly Rule IstioLabel = Rules.Error();
    public static readonly Rule IstioTopLevelField = Rules.Error();
    public static readonly Rule IstioForbiddenAnnotation = Rules.Error();
    public static readonly Rule SelectorWildcard = Rules.Error();
    public static readonly Rule SelectorWithoutLabels = Rules.Warning();
    public static readonly Rule IstioKindUnknown = Rules.Error();
    public static readonly Rule IstioVersionUnserved = Rules.Error("istio-api-version");
}
