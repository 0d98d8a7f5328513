using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class SidecarFindings
{
    static readonly RuleTexts Texts = new(nameof(SidecarFindings));

    public static readonly Rule SidecarEgressProxy = Texts.Error();
    public static readonly Rule SidecarEgressCatchAll = Texts.Error();
    public static readonly Rule SidecarEgressNoHosts = Texts.Error();
    public static readonly Rule SidecarEgressSocket = Texts.Error();
    public static readonly Rule SidecarHostForm = Texts.Error();
    public static readonly Rule SidecarHost = Texts.Error();
    public static readonly Rule SidecarHostDuplicate = Texts.Warning();
    public static readonly Rule SidecarDefaultEndpoint = Texts.Error();
    public static readonly Rule SidecarIngressTls = Texts.Error();
    public static readonly Rule SidecarHttpPool = Texts.Warning();
    public static readonly Rule SidecarPort = Texts.Error();
    public static readonly Rule SidecarTargetPort = Texts.Error();
    public static readonly Rule SidecarPortTwice = Texts.Error();
    public static readonly Rule SidecarBind = Texts.Error();
    public static readonly Rule SidecarEmpty = Texts.Error();
    public static readonly Rule SidecarOutboundModeMissing = Texts.Warning();
}
