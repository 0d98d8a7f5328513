using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>
/// Every finding on AuthorizationPolicy, PeerAuthentication and the other kinds that are attached to workloads.
/// </summary>
internal static class SecurityFindings
{
    static readonly RuleSet Rules = new(nameof(SecurityFindings), Gate.Admission);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule PolicyTargets = Rules.Error();
    public static readonly Rule AuthorizationWithoutRules = Rules.Error();
    public static readonly Rule AuthorizationProvider = Rules.Error();
    public static readonly Rule AuthorizationEmpty = Rules.Error();
    public static readonly Rule AuthorizationCondition = Rules.Error();
    public static readonly Rule AuthorizationIpBlock = Rules.Error();
    public static readonly Rule AuthorizationPort = Rules.Error();
    public static readonly Rule AuthorizationServiceAccounts = Rules.Error();
    public static readonly Rule PeerAuthenticationPort = Rules.Error();
    public static readonly Rule EnvoyFilterPatch = Rules.Error();
    public static readonly Rule EnvoyFilterInternal = Rules.Warning();
    public static readonly Rule EnvoyFilterMatch = Rules.Warning();
    public static readonly Rule EnvoyFilterOutdated = Rules.Warning();
    public static readonly Rule PluginVariable = Rules.Error();
    public static readonly Rule TelemetryTag = Rules.Error();
    public static readonly Rule TelemetryFilter = Rules.Error();
    public static readonly Rule TelemetryIgnored = Rules.Warning();
}
