using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class GatewayFindings
{
    static readonly RuleSet Rules = new(nameof(GatewayFindings), Gate.Admission);
    static readonly RuleSet Traps = Rules.With(Gate.Trap);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => [.. Rules.Declared, .. Traps.Declared];

    public static readonly Rule GatewayName = Rules.Error();
    public static readonly Rule GatewayNoServers = Rules.Error();
    public static readonly Rule GatewayPortNameTwice = Rules.Error();
    public static readonly Rule GatewayRedirectNotHttp = Rules.Warning();
    public static readonly Rule GatewayNoHosts = Rules.Error();
    public static readonly Rule GatewayHostNamespace = Rules.Error();
    public static readonly Rule GatewayHost = Rules.Error();
    public static readonly Rule GatewayPortProtocol = Rules.Error();
    public static readonly Rule GatewayPortNumber = Rules.Error();
    public static readonly Rule GatewayTargetPort = Rules.Error();
    public static readonly Rule GatewayPortName = Rules.Error();
    public static readonly Rule GatewayBind = Rules.Error();
    public static readonly Rule TlsIstioMutualCertificates = Rules.Error();
    public static readonly Rule TlsPassthroughCertificates = Rules.Warning();
    public static readonly Rule TlsSeveralCertificateSources = Rules.Error();
    public static readonly Rule TlsNoClientCa = Rules.Error();
    public static readonly Rule TlsNoCertificate = Rules.Error();
    public static readonly Rule TlsCrl = Rules.Error();
    public static readonly Rule GatewayTlsMissing = Rules.Error();
    public static readonly Rule GatewayTlsOnHttp = Rules.Error();
    public static readonly Rule GatewayTlsOnTcp = Rules.Error();
    public static readonly Rule GatewayWithoutSelector = Traps.Warning();
    public static readonly Rule TlsModeMissing = Traps.Warning();
    public static readonly Rule CredentialCaOnly = Traps.Error();
    public static readonly Rule ClientCaWithoutSuffix = Traps.Error();
    public static readonly Rule ServerTlsSkipsVerification = Traps.Warning();
    public static readonly Rule HostUpperCase = Traps.Warning();
    public static readonly Rule TlsCurve = Traps.Error();
    public static readonly Rule HostTrailingDot = Traps.Warning();
    public static readonly Rule TlsOldVersionWithoutCiphers = Rules.Warning();
    public static readonly Rule TlsUnknownCipher = Rules.Warning();
    public static readonly Rule TlsDuplicateCipher = Rules.Warning();
    public static readonly Rule TlsMinAboveMax = Traps.Error();
    public static readonly Rule TlsBelow12 = Traps.Warning("tls-below-1-2");
    public static readonly Rule TlsCiphersWithoutEffect = Traps.Info();
}
