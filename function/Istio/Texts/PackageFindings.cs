using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class PackageFindings
{
    static readonly RuleSet Rules = new(nameof(PackageFindings), Gate.Package);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule GatewaySameHost = Rules.Warning();
    public static readonly Rule NotAllCompared = Rules.Info();
    public static readonly Rule GatewayListenerRejected = Rules.Error();
    public static readonly Rule GatewayProtocolConflict = Rules.Warning();
    public static readonly Rule VirtualServiceGatewayLoop = Rules.Warning();
    public static readonly Rule VirtualServiceMeshHostTwice = Rules.Warning();
    public static readonly Rule ServiceEntryTcpPortShared = Rules.Warning();
    public static readonly Rule SidecarSeveralWithoutSelector = Rules.Warning();
    public static readonly Rule ServiceEntryHostTwice = Rules.Warning();
    public static readonly Rule ServiceEntryAnswersForAll = Rules.Info();
    public static readonly Rule ServiceEntryProtocolConflict = Rules.Warning();
    public static readonly Rule VirtualServiceSubsetUndefined = Rules.Warning();
    public static readonly Rule VirtualServiceHostUnserved = Rules.Warning();
    public static readonly Rule VirtualServiceRouteKind = Rules.Warning();
    public static readonly Rule SidecarsOverlap = Rules.Warning();
    public static readonly Rule ClientTlsStarttls = Rules.Warning();
    public static readonly Rule GatewaySharedCredential = Rules.Warning();
    public static readonly Rule ClientTlsCredentialWithoutSelector = Rules.Warning();
    public static readonly Rule ClientTlsSkipsVerification = Rules.Warning();
    public static readonly Rule ClientTlsTwice = Rules.Warning();
    public static readonly Rule ClientTlsNameUnchecked = Rules.Warning();
}
