namespace Kyma.Krm.Diagnostics;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class DiagnosticsFindings
{
    static readonly RuleSet Rules = new(nameof(DiagnosticsFindings), Gate.Input);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule MoreFindings = Rules.Info();
}
