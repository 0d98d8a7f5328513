using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class SidecarFindings
{
    static readonly RuleSet Rules = new(nameof(SidecarFindings), Gate.Admission);
    static readonly RuleSet Traps = Rules.With(Gate.Trap);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => [.. Rules.Declared, .. Traps.Declared];

    public static readonly Rule SidecarEgressProxy = Rules.Error();
    public static readonly Rule SidecarEgressCatchAll = Rules.Error();
    public static readonly Rule SidecarEgressNoHosts = Rules.Error();
    public static readonly Rule SidecarEgressSocket = Rules.Error();
    public static readonly Rule SidecarHostForm = Rules.Error();
    public static readonly Rule SidecarHost = Rules.Error();
    public static readonly Rule SidecarHostDuplicate = Rules.Warning();
    public static readonly Rule SidecarDefaultEndpoint = Rules.Error();
    public static readonly Rule SidecarIngressTls = Rules.Error();
    public static readonly Rule SidecarHttpPool = Rules.Warning();
    public static readonly Rule SidecarPort = Rules.Error();
    public static readonly Rule SidecarTargetPort = Rules.Error();
    public static readonly Rule SidecarPortTwice = Rules.Error();
    public static readonly Rule SidecarBind = Rules.Error();
    public static readonly Rule SidecarEmpty = Rules.Error();
    public static readonly Rule SidecarOutboundModeMissing = Traps.Warning();
}
