using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class GatewayFindings
{
    static readonly RuleTexts Texts = new(nameof(GatewayFindings));

    public static readonly Rule GatewayName = Texts.Error();
    public static readonly Rule GatewayNoServers = Texts.Error();
    public static readonly Rule GatewayPortNameTwice = Texts.Error();
    public static readonly Rule GatewayRedirectNotHttp = Texts.Warning();
    public static readonly Rule GatewayNoHosts = Texts.Error();
    public static readonly Rule GatewayHostNamespace = Texts.Error();
    public static readonly Rule GatewayHost = Texts.Error();
    public static readonly Rule GatewayPortProtocol = Texts.Error();
    public static readonly Rule GatewayPortNumber = Texts.Error();
    public static readonly Rule GatewayTargetPort = Texts.Error();
    public static readonly Rule GatewayPortName = Texts.Error();
    public static readonly Rule GatewayBind = Texts.Error();
    public static readonly Rule TlsIstioMutualCertificates = Texts.Error();
    public static readonly Rule TlsPassthroughCertificates = Texts.Warning();
    public static readonly Rule TlsSeveralCertificateSources = Texts.Error();
    public static readonly Rule TlsNoClientCa = Texts.Error();
    public static readonly Rule TlsNoCertificate = Texts.Error();
    public static readonly Rule TlsCrl = Texts.Error();
    public static readonly Rule GatewayTlsMissing = Texts.Error();
    public static readonly Rule GatewayTlsOnHttp = Texts.Error();
    public static readonly Rule GatewayTlsOnTcp = Texts.Error();
    public static readonly Rule GatewayWithoutSelector = Texts.Warning();
    public static readonly Rule TlsModeMissing = Texts.Warning();
    public static readonly Rule CredentialCaOnly = Texts.Error();
    public static readonly Rule ClientCaWithoutSuffix = Texts.Error();
    public static readonly Rule ServerTlsSkipsVerification = Texts.Warning();
    public static readonly Rule HostUpperCase = Texts.Warning();
    public static readonly Rule TlsCurve = Texts.Error();
    public static readonly Rule HostTrailingDot = Texts.Warning();
    public static readonly Rule TlsOldVersionWithoutCiphers = Texts.Warning();
    public static readonly Rule TlsUnknownCipher = Texts.Warning();
    public static readonly Rule TlsDuplicateCipher = Texts.Warning();
    public static readonly Rule TlsMinAboveMax = Texts.Error();
    public static readonly Rule TlsBelow12 = Texts.Warning("tls-below-1-2");
    public static readonly Rule TlsCiphersWithoutEffect = Texts.Info();
}
