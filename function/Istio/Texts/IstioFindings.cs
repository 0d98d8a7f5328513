using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class IstioFindings
{
    static readonly RuleTexts Texts = new(nameof(IstioFindings));

    public static readonly Rule CrdUnknownField = Texts.Error();
    public static readonly Rule CrdDuplicateField = Texts.Error();
    public static readonly Rule CrdMissingField = Texts.Error();
    public static readonly Rule CrdWrongType = Texts.Error();
    public static readonly Rule CrdNull = Texts.Error();
    public static readonly Rule CrdNullField = Texts.Warning();
    public static readonly Rule CrdUnknownValue = Texts.Error();
    public static readonly Rule CrdLimit = Texts.Error();
    public static readonly Rule CrdFormat = Texts.Error();
    public static readonly Rule CrdDuration = Texts.Error();
    public static readonly Rule CrdOneOf = Texts.Error();
    public static readonly Rule IstioDuration = Texts.Error();
    public static readonly Rule ExportToEntry = Texts.Error();
    public static readonly Rule ExportToDuplicate = Texts.Error();
    public static readonly Rule ExportToAllOrNone = Texts.Error();
    public static readonly Rule ExportToWithSelector = Texts.Error();
    public static readonly Rule IstioLabel = Texts.Error();
    public static readonly Rule IstioTopLevelField = Texts.Error();
    public static readonly Rule IstioForbiddenAnnotation = Texts.Error();
    public static readonly Rule SelectorWildcard = Texts.Error();
    public static readonly Rule SelectorWithoutLabels = Texts.Warning();
    public static readonly Rule IstioKindUnknown = Texts.Error();
    public static readonly Rule IstioVersionUnserved = Texts.Error("istio-api-version");
}
