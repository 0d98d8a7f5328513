using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking.Kinds;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class KindFindings
{
    static readonly RuleTexts Texts = new(nameof(KindFindings));

    public static readonly Rule KindVersionUnserved = Texts.Warning();
    public static readonly Rule KindUnknown = Texts.Error();
    public static readonly Rule ApiVersionIncomplete = Texts.Error();
    public static readonly Rule SecretTypeKeys = Texts.Error();
}
