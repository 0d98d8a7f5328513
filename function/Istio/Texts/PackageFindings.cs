using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class PackageFindings
{
    static readonly RuleTexts Texts = new(nameof(PackageFindings));

    public static readonly Rule GatewaySameHost = Texts.Warning();
    public static readonly Rule NotAllCompared = Texts.Info();
    public static readonly Rule GatewayListenerRejected = Texts.Error();
    public static readonly Rule GatewayProtocolConflict = Texts.Warning();
    public static readonly Rule VirtualServiceGatewayLoop = Texts.Warning();
    public static readonly Rule VirtualServiceMeshHostTwice = Texts.Warning();
    public static readonly Rule ServiceEntryTcpPortShared = Texts.Warning();
    public static readonly Rule SidecarSeveralWithoutSelector = Texts.Warning();
    public static readonly Rule ServiceEntryHostTwice = Texts.Warning();
    public static readonly Rule ServiceEntryAnswersForAll = Texts.Info();
    public static readonly Rule ServiceEntryProtocolConflict = Texts.Warning();
    public static readonly Rule VirtualServiceSubsetUndefined = Texts.Warning();
    public static readonly Rule VirtualServiceHostUnserved = Texts.Warning();
    public static readonly Rule VirtualServiceRouteKind = Texts.Warning();
    public static readonly Rule SidecarsOverlap = Texts.Warning();
    public static readonly Rule ClientTlsStarttls = Texts.Warning();
    public static readonly Rule GatewaySharedCredential = Texts.Warning();
    public static readonly Rule ClientTlsCredentialWithoutSelector = Texts.Warning();
    public static readonly Rule ClientTlsSkipsVerification = Texts.Warning();
    public static readonly Rule ClientTlsTwice = Texts.Warning();
    public static readonly Rule ClientTlsNameUnchecked = Texts.Warning();
}
