using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>
/// Every finding on AuthorizationPolicy, PeerAuthentication and the other kinds that are attached to workloads.
/// </summary>
internal static class SecurityFindings
{
    static readonly RuleTexts Texts = new(nameof(SecurityFindings));

    public static readonly Rule PolicyTargets = Texts.Error();
    public static readonly Rule AuthorizationWithoutRules = Texts.Error();
    public static readonly Rule AuthorizationProvider = Texts.Error();
    public static readonly Rule AuthorizationEmpty = Texts.Error();
    public static readonly Rule AuthorizationCondition = Texts.Error();
    public static readonly Rule AuthorizationIpBlock = Texts.Error();
    public static readonly Rule AuthorizationPort = Texts.Error();
    public static readonly Rule AuthorizationServiceAccounts = Texts.Error();
    public static readonly Rule PeerAuthenticationPort = Texts.Error();
    public static readonly Rule EnvoyFilterPatch = Texts.Error();
    public static readonly Rule EnvoyFilterInternal = Texts.Warning();
    public static readonly Rule EnvoyFilterMatch = Texts.Warning();
    public static readonly Rule EnvoyFilterOutdated = Texts.Warning();
    public static readonly Rule PluginVariable = Texts.Error();
    public static readonly Rule TelemetryTag = Texts.Error();
    public static readonly Rule TelemetryFilter = Texts.Error();
    public static readonly Rule TelemetryIgnored = Texts.Warning();

    public static readonly IReadOnlyList<Rule> All =
    [
        PolicyTargets,
        AuthorizationWithoutRules,
        AuthorizationProvider,
        AuthorizationEmpty,
        AuthorizationCondition,
        AuthorizationIpBlock,
        AuthorizationPort,
        AuthorizationServiceAccounts,
        PeerAuthenticationPort,
        EnvoyFilterPatch,
        EnvoyFilterInternal,
        EnvoyFilterMatch,
        EnvoyFilterOutdated,
        PluginVariable,
        TelemetryTag,
        TelemetryFilter,
        TelemetryIgnored,
    ];
}
