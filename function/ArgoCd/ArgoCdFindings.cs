using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.ArgoCd;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class ArgoCdFindings
{
    static readonly RuleTexts Texts = new(nameof(ArgoCdFindings));

    public static readonly Rule ArgocdParameters = Texts.Error();
    public static readonly Rule ArgocdParametersApplied = Texts.Info();
    public static readonly Rule ArgocdParametersNeedOneConfig = Texts.Error();
}
