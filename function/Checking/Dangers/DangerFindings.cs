using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Checking.Dangers;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class DangerFindings
{
    static readonly RuleSet Rules = new(nameof(DangerFindings), Gate.Package);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule LockedPodsWithoutSidecar = Rules.Warning();
    public static readonly Rule PodsBypassSidecar = Rules.Warning();
    public static readonly Rule SidecarLiftsRestriction = Rules.Warning();
    public static readonly Rule AmbientWithoutWaypoint = Rules.Warning();
    public static readonly Rule ServiceEntryTcpOn443 = Rules.Warning("service-entry-tcp-on-443");
    public static readonly Rule PolicyOutsideGatewayNamespace = Rules.Warning();
    public static readonly Rule PolicyServicePort = Rules.Warning();
    public static readonly Rule CompliancePolicyOverrides = Rules.Warning();
}
