using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Gateways;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class GatewayConfigFindings
{
    static readonly RuleSet Rules = new(nameof(GatewayConfigFindings), Gate.Config);
    static readonly RuleSet Credentials = Rules.With(Gate.Credential);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => [.. Rules.Declared, .. Credentials.Declared];

    public static readonly Rule ClientCaRequired = Rules.Error();
    public static readonly Rule ClientCaWithoutEffect = Rules.Error();
    public static readonly Rule OneClientCa = Rules.Error();
    public static readonly Rule ClientCaName = Rules.Error();
    public static readonly Rule ClientCaBesideKymas = Rules.Warning();
    public static readonly Rule ClientCaNotInSecret = Rules.Error();
    public static readonly Rule ClientCaShared = Rules.Warning();
    public static readonly Rule DuplicateEntry = Rules.Error();
    public static readonly Rule CipherSuitesWithoutEffect = Rules.Error();
    public static readonly Rule EcdhCurvesWithoutTls12 = Rules.Warning();
    public static readonly Rule OperatorOwnsGateway = Rules.Info();
    public static readonly Rule GatewayHostServedTwice = Rules.Warning();
    public static readonly Rule GatewayCredentialUsedTwice = Rules.Warning();
    public static readonly Rule CredentialElsewhere = Credentials.Warning();
}
