using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Dns;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class DnsFindings
{
    static readonly RuleSet Rules = new(nameof(DnsFindings), Gate.Config);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule DnsTargetTwice = Rules.Error();
    public static readonly Rule DnsClassUnknown = Rules.Info();
}
