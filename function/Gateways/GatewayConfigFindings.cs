using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Gateways;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class GatewayConfigFindings
{
    static readonly RuleTexts Texts = new(nameof(GatewayConfigFindings));

    public static readonly Rule ClientCaRequired = Texts.Error();
    public static readonly Rule ClientCaWithoutEffect = Texts.Error();
    public static readonly Rule OneClientCa = Texts.Error();
    public static readonly Rule ClientCaName = Texts.Error();
    public static readonly Rule ClientCaBesideKymas = Texts.Warning();
    public static readonly Rule ClientCaNotInSecret = Texts.Error();
    public static readonly Rule ClientCaShared = Texts.Warning();
    public static readonly Rule DuplicateEntry = Texts.Error();
    public static readonly Rule CipherSuitesWithoutEffect = Texts.Error();
    public static readonly Rule EcdhCurvesWithoutTls12 = Texts.Warning();
    public static readonly Rule OperatorOwnsGateway = Texts.Info();
    public static readonly Rule GatewayHostServedTwice = Texts.Warning();
    public static readonly Rule GatewayCredentialUsedTwice = Texts.Warning();
    public static readonly Rule CredentialElsewhere = Texts.Warning();
}
