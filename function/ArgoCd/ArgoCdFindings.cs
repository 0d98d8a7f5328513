using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.ArgoCd;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class ArgoCdFindings
{
    static readonly RuleSet Rules = new(nameof(ArgoCdFindings), Gate.Input);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule ArgocdParameters = Rules.Error();
    public static readonly Rule ArgocdParametersApplied = Rules.Info();
    public static readonly Rule ArgocdParametersNeedOneConfig = Rules.Error();
}
