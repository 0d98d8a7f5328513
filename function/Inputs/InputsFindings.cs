using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Inputs;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class InputsFindings
{
    static readonly RuleSet Rules = new(nameof(InputsFindings), Gate.Config);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule NoDomain = Rules.Error();
    public static readonly Rule ReferenceNotFound = Rules.Error();
    public static readonly Rule AmbiguousReference = Rules.Error();
    public static readonly Rule SecretWouldLeak = Rules.Error();
    public static readonly Rule InputWouldBeApplied = Rules.Warning();
}
