using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Checking.Dangers;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class DangerFindings
{
    static readonly RuleTexts Texts = new(nameof(DangerFindings));

    public static readonly Rule LockedPodsWithoutSidecar = Texts.Warning();
    public static readonly Rule PodsBypassSidecar = Texts.Warning();
    public static readonly Rule SidecarLiftsRestriction = Texts.Warning();
    public static readonly Rule AmbientWithoutWaypoint = Texts.Warning();
    public static readonly Rule ServiceEntryTcpOn443 = Texts.Warning("service-entry-tcp-on-443");
    public static readonly Rule PolicyOutsideGatewayNamespace = Texts.Warning();
    public static readonly Rule PolicyServicePort = Texts.Warning();
    public static readonly Rule CompliancePolicyOverrides = Texts.Warning();
}
