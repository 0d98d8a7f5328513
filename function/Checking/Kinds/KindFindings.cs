using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking.Kinds;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class KindFindings
{
    static readonly RuleSet Rules = new(nameof(KindFindings), Gate.Admission);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule KindVersionUnserved = Rules.Warning();
    public static readonly Rule KindUnknown = Rules.Error();
    public static readonly Rule ApiVersionIncomplete = Rules.Error();
    public static readonly Rule SecretTypeKeys = Rules.Error();
}
