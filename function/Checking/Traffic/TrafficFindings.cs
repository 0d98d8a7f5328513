using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class TrafficFindings
{
    static readonly RuleSet Rules = new(nameof(TrafficFindings), Gate.Package);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule PlainTextToTlsPort = Rules.Warning();
    public static readonly Rule DestinationUnknown = Rules.Warning();
    public static readonly Rule VirtualServiceNotAttached = Rules.Warning();
    public static readonly Rule VirtualServiceHidden = Rules.Warning();
    public static readonly Rule GatewayHostWithoutRoute = Rules.Warning();
    public static readonly Rule GatewayServerUnreachable = Rules.Warning();
    public static readonly Rule DestinationRuleOverruled = Rules.Warning();
    public static readonly Rule DestinationRuleUnused = Rules.Warning();
    public static readonly Rule ClientCredentialElsewhere = Rules.Warning();
    public static readonly Rule ConfigTrafficBlocked = Rules.Warning();
    public static readonly Rule ConfigTrafficUnprotected = Rules.Warning();
    public static readonly Rule ConfigTrafficUnknown = Rules.Info();
}
